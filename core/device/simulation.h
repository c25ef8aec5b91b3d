// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/running_meter.h"

#include <span>
#include <string>
#include <vector>

/// A meter, a load and a timeline of faults, run as fast as the machine can: what the command `simulate` does. It
/// drives the measuring part and the meter and collects results; it reads no file and no clock. Functions and plain
/// values.
namespace meterbench::device {

struct SimulationSetup {
    RunningMeter::Setup meter;
    SimInstant to; ///< first second that is not simulated
};

struct RegisterText {
    std::string obis;
    std::string value;
    std::string unit;
};

struct DisplayText {
    std::string list; ///< "automatic", …
    std::string item;
    std::string text;
    std::string identification;
    std::string value;
    std::string unit;
};

struct LogText {
    std::string name; ///< "load_profile", "debiting_1", …
    std::size_t entries = 0;
    std::size_t capacityEntries = 0;
    int capacityDays = 0; ///< 0 where a log is not periodical
};

/// What the load was and what became of it, mW·s of what the meter stands in (secondary behind transformers).
struct EnergyBalance {
    std::int64_t offeredImport = 0; ///< by the load, phases summed as the meter sums them
    std::int64_t offeredExport = 0;
    std::int64_t registeredImport = 0;
    std::int64_t registeredExport = 0;
    std::int64_t tariffImport = 0; ///< sum of the tariff registers' growth

    [[nodiscard]] std::int64_t missing() const
    {
        return offeredImport - registeredImport + (offeredExport - registeredExport);
    }
};

struct SimulationResult {
    std::vector<RegisterText> registers;
    std::vector<DisplayText> display;
    std::vector<LogText> logs;
    EnergyBalance balance;
    std::vector<Error> refused; ///< events that the meter refused; `where` is their time
    Seconds simulated = 0;
};

/// Runs a meter that is already running at `from`, or the one that the memory holds. Powers below the registration
/// threshold, times without mains, and the errors of a specimen are what the balance misses. What an event before
/// `from` made of the surroundings still holds at `from`; what somebody did then is done. An event that the meter
/// refuses is reported, and the run goes on. Errors: those of Meter::create(), `device-state-ahead` with the time of a
/// state that lies behind `from`, `device-state-other-project`, and those of the memory.
/// @param events ascending
[[nodiscard]] Result<SimulationResult> simulate(
    const SimulationSetup& setup, const Load& load, std::span<const SimulationEvent> events = {});

/// The parts of a result, from any meter.
[[nodiscard]] std::vector<RegisterText> registerTexts(const Meter& meter);
[[nodiscard]] std::vector<DisplayText> displayTexts(const Meter& meter, const MeterDisplay& display);
[[nodiscard]] std::vector<LogText> logTexts(const Meter& meter);

} // namespace meterbench::device
