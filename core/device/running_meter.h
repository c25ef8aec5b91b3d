// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/load.h"
#include "core/device/meter.h"
#include "core/device/meter_display.h"
#include "core/device/simulation_event.h"
#include "core/metrology/error_model.h"

#include <memory>

/// A meter at work: load and faults of the network go through the measuring part into the meter, as far as somebody
/// asks for. Time is handed in. It reads no file and no clock. One owner, one thread.
namespace meterbench::device {

class RunningMeter {
public:
    struct Setup {
        std::shared_ptr<const MeterModel> model;
        SimInstant from; ///< a new meter has been running until then
        std::uint64_t serial = 15'085'488;
        metrology::ErrorModel errors; ///< ideal by default
        ClockDeviation deviation; ///< of a new meter
        PermanentMemory* memory = nullptr; ///< state to resume and to keep; may be null
        RandomSource* random = nullptr; ///< may be null
    };

    /// @param load shared by whoever stands in the same network; the first row's predecessor is no current
    /// Errors: those of Meter::create().
    [[nodiscard]] static Result<RunningMeter> create(const Setup& setup, std::shared_ptr<const Load> load);
    ~RunningMeter();
    RunningMeter(RunningMeter&&) noexcept;
    RunningMeter& operator=(RunningMeter&&) noexcept;

    /// Runs up to this instant; what lies behind is left as it is.
    void advanceTo(SimInstant until);
    /// Something happens now. Error: what the meter refuses.
    [[nodiscard]] Result<void> apply(const SimulationEvent& event);

    /// What the load has offered since the meter was made, mW·s, phases summed as the meter sums them.
    struct OfferedEnergy {
        std::int64_t activeImport = 0;
        std::int64_t activeExport = 0;
    };

    [[nodiscard]] SimInstant now() const;
    [[nodiscard]] OfferedEnergy offered() const;
    [[nodiscard]] Meter& meter();
    [[nodiscard]] const Meter& meter() const;
    [[nodiscard]] MeterDisplay& display();

private:
    struct Parts;
    explicit RunningMeter(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace meterbench::device
