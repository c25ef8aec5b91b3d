// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/error_model.h"
#include "core/metrology/front_end.h"
#include "core/metrology/load_point.h"
#include "core/metrology/measured_second.h"
#include "core/metrology/sensor_heating.h"
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
    /// How warm the sensors are, and as how warm they go on.
    [[nodiscard]] const SensorHeating& heating() const { return m_heating; }
    void setHeating(const SensorHeating& heating);
    /// Warmth of the sensor: 0 cold, 1 at Imax for ever.
    [[nodiscard]] double warmth(std::size_t system) const { return m_heating.warmth(system); }

private:
    void takePhases(const LoadPoint& point);
    void measureAgain();
    void crossGrid();

    FrontEnd m_frontEnd;
    ErrorModel m_model;
    SimInstant m_now;
    double m_frequency = 50.0;
    std::array<PhaseLoad, 3> m_loads;
    std::array<Phasor, 3> m_directions{Phasor{1.0, 0.0}, Phasor{1.0, 0.0}, Phasor{1.0, 0.0}}; ///< of the voltages
    std::array<double, 3> m_directionAngles{}; ///< that they stand for, radians
    VoltageSystem m_voltages;
    std::array<ChannelErrors, 3> m_errors{}; ///< cold and without noise
    std::array<std::int64_t, 3> m_squaredCurrent{}; ///< mA²
    SensorHeating m_heating;
    bool m_changed = true;
    std::array<SystemFigures, 3> m_figures{};
    MeasuredSecond m_each;
};

} // namespace meterbench::metrology
