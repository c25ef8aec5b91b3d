// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/phasor_engine.h"

#include <algorithm>
#include <cmath>

namespace meterbench::metrology {

namespace {

/// Number of the grid's slot that holds an instant, also before 1970.
std::int64_t slotOf(SimInstant instant)
{
    const auto quotient = instant.seconds / ErrorModel::grid;
    return instant.seconds % ErrorModel::grid < 0 ? quotient - 1 : quotient;
}

} // namespace

PhasorEngine::PhasorEngine(const FrontEnd& frontEnd, const ErrorModel& model, SimInstant start)
    : m_frontEnd(frontEnd), m_model(model), m_now(start), m_frequency(hertz(frontEnd.frequency()))
{
}

void PhasorEngine::apply(const LoadPoint& point)
{
    m_frequency = point.frequency;
    m_temperature = point.temperature;
    if (m_frontEnd.connection() == Connection::FourWire && m_frontEnd.sensor() == CurrentSensor::Shunt)
        m_loads = point.phases;
    else
        m_loads = systemLoads(m_frontEnd, point);
    m_voltages = voltagePhasors(m_frontEnd, m_loads);
    for (std::size_t system = 0; system < 3; ++system) {
        const auto& load = m_loads[system];
        double squared = load.current() * load.current();
        for (const auto& one : load.harmonics)
            squared += one.current * one.current;
        m_currents[system] = std::sqrt(squared);
        m_squaredCurrent[system] = std::llround(squared * 1e6);
        if (m_model.terms(system).temperaturePhasePercentPerKelvin != 0.0)
            m_lags[system] = angle({load.activeMilliwatt, load.reactiveMillivar});
    }
    m_changed = true;
}

void PhasorEngine::measureAgain()
{
    LoadPoint conditions;
    conditions.frequency = m_frequency;
    conditions.temperature = m_temperature;
    const auto slot = slotOf(m_now);
    for (std::size_t system = 0; system < 3; ++system) {
        const auto& load = m_loads[system];
        ChannelErrors errors;
        if (m_model.hasErrors())
            errors = m_model.errors(m_frontEnd, system, load.voltage, m_currents[system], m_lags[system], conditions,
                m_heating[system] * 1e-4, m_model.noise(system, slot));
        m_figures[system] = measure(load, errors);
    }
    m_each = recordOf(m_frontEnd, m_figures, m_voltages, m_frequency);
    m_changed = false;
}

void PhasorEngine::crossGrid()
{
    // Share of the way to the final warmth that one slot of the grid goes.
    static const double share = 1.0 - exponential(-static_cast<double>(ErrorModel::grid) / ErrorModel::heatingSeconds);
    const double full = 1e6 * m_frontEnd.maximumCurrent() * m_frontEnd.maximumCurrent()
        * static_cast<double>(ErrorModel::grid); // mA²·s
    if (m_model.heats()) {
        for (std::size_t system = 0; system < 3; ++system) {
            const double target = static_cast<double>(m_heatSum[system]) / full;
            m_heatSum[system] = 0;
            m_warmth[system] += (target - m_warmth[system]) * share;
            const auto heating
                = static_cast<std::int32_t>(std::lround(1e4 * m_model.terms(system).heatingPercent * m_warmth[system]));
            m_changed = m_changed || heating != m_heating[system];
            m_heating[system] = heating;
        }
    }
    m_changed = m_changed || m_model.isNoisy();
}

MeasuredSpan PhasorEngine::next(SimInstant until)
{
    MeasuredSpan span;
    span.from = m_now;
    if (until <= m_now)
        return span;
    if (m_changed)
        measureAgain();
    span.each = m_each;
    if (!m_model.heats() && !m_model.isNoisy()) {
        span.seconds = until - m_now;
        m_now = until;
        return span;
    }
    while (m_now < until && !m_changed) {
        const SimInstant line{(slotOf(m_now) + 1) * ErrorModel::grid};
        const auto stop = std::min(until, line);
        for (std::size_t system = 0; system < 3; ++system)
            m_heatSum[system] += m_squaredCurrent[system] * (stop - m_now);
        span.seconds += stop - m_now;
        m_now = stop;
        if (m_now == line)
            crossGrid();
    }
    return span;
}

const std::array<SystemFigures, 3>& PhasorEngine::figures()
{
    if (m_changed)
        measureAgain();
    return m_figures;
}

} // namespace meterbench::metrology
