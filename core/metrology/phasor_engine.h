// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/error_model.h"
#include "core/metrology/front_end.h"
#include "core/metrology/load_point.h"
#include "core/metrology/measured_second.h"
#include "core/metrology/system_load.h"

#include <array>

/// The fast engine: a load point holds until the next one, and every second of it measures alike, so that any number of
/// seconds is one record. Self-heating and noise are advanced on a grid of whole minutes of the simulation's time,
/// wherever the steps of the caller end: n seconds in one step and n steps of one second give the same bits. Not for
/// what happens within a second: that is waveform_engine.h. One owner, one thread; copies are independent.
namespace meterbench::metrology {

class PhasorEngine {
public:
    PhasorEngine(const FrontEnd& frontEnd, const ErrorModel& model, SimInstant start);

    /// The load from now() on.
    void apply(const LoadPoint& point);

    /// The longest stretch from now() on that measures alike, not beyond `until`; now() moves to its end. Empty when
    /// `until` is not after now().
    [[nodiscard]] MeasuredSpan next(SimInstant until);

    [[nodiscard]] SimInstant now() const { return m_now; }
    [[nodiscard]] const FrontEnd& frontEnd() const { return m_frontEnd; }
    /// What the present second measures before rounding; for tests of accuracy.
    [[nodiscard]] const std::array<SystemFigures, 3>& figures();
    /// Warmth of the sensor: 0 cold, 1 at Imax for ever.
    [[nodiscard]] double warmth(std::size_t system) const { return m_warmth[system]; }

private:
    void measureAgain();
    void crossGrid();

    FrontEnd m_frontEnd;
    ErrorModel m_model;
    SimInstant m_now;
    double m_frequency = 50.0;
    double m_temperature = 23.0;
    std::array<PhaseLoad, 3> m_loads;
    std::array<double, 3> m_currents{}; ///< A effective
    std::array<double, 3> m_lags{}; ///< radians
    std::array<Phasor, 3> m_voltages{};
    std::array<std::int64_t, 3> m_squaredCurrent{}; ///< mA²
    std::array<std::int64_t, 3> m_heatSum{}; ///< mA²·s since the last line of the grid
    std::array<double, 3> m_warmth{};
    std::array<std::int32_t, 3> m_heating{}; ///< what it adds, in ppm: whole numbers, so that it changes seldom
    bool m_changed = true;
    std::array<SystemFigures, 3> m_figures{};
    MeasuredSecond m_each;
};

} // namespace meterbench::metrology
