// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/phasor_engine.h"

#include <algorithm>
#include <cmath>

namespace meterbench::metrology {

PhasorEngine::PhasorEngine(const FrontEnd& frontEnd, const ErrorModel& model, SimInstant start)
    : m_frontEnd(frontEnd), m_model(model), m_now(start), m_frequency(hertz(frontEnd.frequency()))
{
}

void PhasorEngine::takePhases(const LoadPoint& point)
{
    for (std::size_t phase = 0; phase < 3; ++phase) {
        auto& to = m_loads[phase];
        const auto& from = point.phases[phase];
        to.voltage = from.voltage;
        to.voltageAngle = from.voltageAngle;
        to.activeMilliwatt = from.activeMilliwatt;
        to.reactiveMillivar = from.reactiveMillivar;
        to.deadCurrent = from.deadCurrent;
        // Most loads have none, and assigning a vector is dear when it is done millions of times.
        if (!to.harmonics.empty() || !from.harmonics.empty())
            to.harmonics = from.harmonics;
    }
}

void PhasorEngine::apply(const LoadPoint& point)
{
    m_frequency = point.frequency;
    if (m_frontEnd.connection() == Connection::FourWire && m_frontEnd.sensor() == CurrentSensor::Shunt)
        takePhases(point);
    else
        m_loads = systemLoads(m_frontEnd, point);
    std::array<Phasor, 3> voltages;
    for (std::size_t system = 0; system < 3; ++system) {
        const auto& load = m_loads[system];
        if (load.voltageAngle != m_directionAngles[system]) {
            m_directionAngles[system] = load.voltageAngle;
            m_directions[system] = rotation(load.voltageAngle);
        }
        voltages[system] = load.voltage * m_directions[system];
        if (!m_model.hasErrors())
            continue;
        const double squared = load.squaredCurrent();
        m_squaredCurrent[system] = nearest(squared * 1e6);
        m_errors[system]
            = m_model.errors(m_frontEnd, system, load, std::sqrt(squared), point.frequency, point.temperature);
    }
    m_voltages = voltageSystem(m_frontEnd, phaseVoltages(m_frontEnd, voltages));
    m_changed = true;
}

void PhasorEngine::measureAgain()
{
    const auto slot = SensorHeating::slot(m_now);
    for (std::size_t system = 0; system < 3; ++system) {
        const auto& cold = m_errors[system];
        m_figures[system] = measure(m_loads[system],
            m_model.hasErrors() ? cold.with(m_heating.percent(system), m_model.noise(system, slot)) : cold);
    }
    m_each = recordOf(m_frontEnd, m_figures, m_voltages, m_frequency);
    m_changed = false;
}

void PhasorEngine::crossGrid()
{
    if (m_model.heats() && m_heating.crossLine(m_frontEnd, m_model))
        m_changed = true;
    m_changed = m_changed || m_model.isNoisy();
}

void PhasorEngine::setHeating(const SensorHeating& heating)
{
    m_heating = heating;
    m_changed = true;
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
        const auto line = SensorHeating::nextLine(m_now);
        const auto stop = std::min(until, line);
        for (std::size_t system = 0; system < 3; ++system)
            m_heating.flow(system, m_squaredCurrent[system], stop - m_now);
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
