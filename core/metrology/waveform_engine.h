// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/error_model.h"
#include "core/metrology/front_end.h"
#include "core/metrology/load_point.h"
#include "core/metrology/measured_second.h"
#include "core/metrology/sensor_heating.h"
#include "core/metrology/system_load.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

/// The exact engine: u(t) and i(t) sample by sample, 128 per cycle in step with the network, through a 24-bit
/// converter, and from the samples what phasor_engine.h knows in closed form. For events shorter than a second, for
/// direct and even components, and to hold the other engine against. It chooses its code by the processor, and every
/// choice gives the same bits. One owner, one thread; may be moved.
namespace meterbench::metrology {

/// Levels of the x86-64 processor architecture; Baseline on every other machine.
enum class InstructionSet : std::uint8_t { Baseline, V2, V3, V4 };
[[nodiscard]] std::string_view name(InstructionSet set);
/// What this machine can run, Baseline first.
[[nodiscard]] std::vector<InstructionSet> availableInstructionSets();

/// The voltage of one system times a factor for a while. Counted in quarters of a cycle from the next sample on.
struct VoltageDisturbance {
    std::size_t system = 0; ///< 0 … 2
    double factor = 0.0; ///< 0 … 2
    int afterQuarters = 0;
    int quarters = 2;
};

/// Urms(1/2): the effective value of a whole cycle, refreshed each half cycle, in mV; zero for places without voltage.
using HalfCycleValues = std::array<std::int32_t, 3>;

class WaveformEngine {
public:
    /// @param set one of availableInstructionSets(). Error: `instruction-set` when the machine lacks it.
    [[nodiscard]] static Result<WaveformEngine> create(
        const FrontEnd& frontEnd, const ErrorModel& model, SimInstant start, InstructionSet set);
    /// With the best instruction set of the machine.
    [[nodiscard]] static WaveformEngine create(const FrontEnd& frontEnd, const ErrorModel& model, SimInstant start);

    WaveformEngine(const WaveformEngine&) = delete;
    WaveformEngine& operator=(const WaveformEngine&) = delete;
    WaveformEngine(WaveformEngine&&) noexcept;
    WaveformEngine& operator=(WaveformEngine&&) noexcept;
    ~WaveformEngine();

    /// The load from the next sample on; the waves go on without a jump of phase.
    void apply(const LoadPoint& point);
    /// Sensors as warm as another engine left them.
    void setHeating(const SensorHeating& heating);
    /// In addition to those that still run.
    void disturb(const VoltageDisturbance& disturbance);
    /// Injected error: the converter's clock is off by this ratio instead of following the network.
    void setClockError(double ratio);

    /// Measures one second: as many windows of 10 cycles (12 at 60 Hz) as end in it.
    [[nodiscard]] MeasuredSecond next();

    /// Of the second measured last.
    [[nodiscard]] std::span<const HalfCycleValues> halfCycles() const;
    [[nodiscard]] const std::array<SystemFigures, 3>& figures() const;
    [[nodiscard]] SimInstant now() const;

private:
    struct State;
    explicit WaveformEngine(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace meterbench::metrology
