// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/ports/consumer_port.h"
#include "protocol/virtual_meter/ports/optical_port.h"
#include "workbench/emulation/simulated_clock.h"
#include "workbench/session/engine.h"
#include "workbench/session/keeper.h"
#include "workbench/state/file_memory.h"
#include "workbench/state/kept_values.h"

#include <optional>

/// One emulated meter of this program: the meter, the clock it lives by, and the folder in which it survives. It is
/// brought up to date when somebody speaks to it. What a client does to it, and the state that an answer tells of, are
/// kept before the answer leaves. It opens no line: engine() is for sessions that do. One owner, one thread; it must
/// outlive its engines.
namespace meterbench::emulation {

/// The meter's chance, the same for the same seed on every machine: SplitMix64, eight octets for each meter.
class SeededRandom final : public device::RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) { }
    [[nodiscard]] std::uint64_t next() override
    {
        m_state += 0x9E3779B97F4A7C15U;
        auto mixed = (m_state ^ (m_state >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }

private:
    std::uint64_t m_state;
};

struct MeterSetup {
    std::shared_ptr<const protocol::virtual_meter::MeterVariant> variant;
    std::shared_ptr<const device::Load> load; ///< without rows: 230 V and no current
    std::uint64_t serial = 15'085'488;
    metrology::ErrorModel errors; ///< ideal by default
    std::uint64_t seed = 1;
    /// None: those kept in the folder, or fresh ones.
    std::optional<protocol::virtual_meter::MeterSecrets> secrets;
};

/// Whose set-up a meter has: the project's that it was made from, or the one a client gave it in its folder.
enum class SetUpSource : std::uint8_t { Project, State };

class EmulatedMeter final : public session::Keeper {
public:
    /// A meter that runs now: a new one since the first row of its load (so that its logs are full), one of the folder
    /// after an outage since it was saved.
    /// @param folder made when missing; empty: nothing survives the program @param clock must outlive the meter
    /// Errors: those of FileMemory, KeptValuesFile, RunningMeter and VirtualMeter; `device-state-other-project`.
    [[nodiscard]] static Result<std::unique_ptr<EmulatedMeter>> create(
        MeterSetup setup, const SimulatedClock& clock, const QString& folder);
    ~EmulatedMeter() override;

    [[nodiscard]] protocol::virtual_meter::VirtualMeter& meter() { return *m_meter; }
    [[nodiscard]] const protocol::virtual_meter::VirtualMeter& meter() const { return *m_meter; }

    [[nodiscard]] SetUpSource setUpSource() const { return m_setUpSource; }

    /// Runs up to the clock.
    void advance() { m_meter->catchUp(); }
    [[nodiscard]] const SimulatedClock& clock() const { return m_clock; }

    /// The optical port, for one line. @param format what the line is to be opened with goes there
    [[nodiscard]] std::unique_ptr<session::Engine> opticalEngine(
        const protocol::virtual_meter::OpticalPort::Options& options, protocol::LineFormat& format);
    /// DLMS over the wrapper, for one line.
    [[nodiscard]] std::unique_ptr<session::Engine> wrapperEngine();

    /// The consumer port, for one line. Errors: those of ConsumerPort::create().
    [[nodiscard]] Result<std::unique_ptr<session::Engine>> pushEngine(
        const protocol::virtual_meter::ConsumerPort::Options& options);

    /// The values, and the meter itself when it has changed or gone on since it was last saved.
    [[nodiscard]] Result<void> keep(std::span<const protocol::Persist> values) override;
    /// Everything up to now.
    [[nodiscard]] Result<void> save();

private:
    EmulatedMeter(const SimulatedClock& clock, std::uint64_t seed) : m_clock(clock), m_random(seed) { }

    const SimulatedClock& m_clock;
    SeededRandom m_random;
    std::unique_ptr<state::FileMemory> m_memory;
    std::unique_ptr<state::KeptValuesFile> m_values;
    std::unique_ptr<protocol::virtual_meter::VirtualMeter> m_meter;
    std::uint64_t m_savedChanges = 0;
    SimInstant m_savedAt;
    SetUpSource m_setUpSource = SetUpSource::Project;
};

} // namespace meterbench::emulation
