// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/system_load.h"

#include <algorithm>
#include <cmath>

namespace meterbench::metrology {

namespace {

/// Voltage of the phase-sequence symbol, all phases.
constexpr double phaseOrderVolt = 50.0;
constexpr int highestThdOrder = 40;

/// A load's voltage and current as phasors against the network.
struct Absolute {
    Phasor voltage;
    Phasor current;
};

Absolute fundamental(const PhaseLoad& load)
{
    const auto direction = rotation(load.voltageAngle);
    if (load.voltage <= 0.0)
        return {.voltage = {}, .current = load.deadCurrent * direction};
    const Phasor lagging{load.activeMilliwatt, -load.reactiveMillivar};
    return {.voltage = load.voltage * direction, .current = (0.001 / load.voltage) * (lagging * direction)};
}

Absolute harmonic(const PhaseLoad& load, const Harmonic& one)
{
    if (one.order == 0)
        return {.voltage = {one.voltage, 0.0}, .current = {one.current, 0.0}};
    const double turned = one.order * load.voltageAngle;
    return {.voltage = one.voltage * rotation(turned + one.voltageAngle),
        .current = one.current * rotation(turned + one.currentAngle)};
}

PhaseLoad across(Phasor voltage, Phasor current)
{
    PhaseLoad load;
    load.voltage = magnitude(voltage);
    load.voltageAngle = angle(voltage);
    if (load.voltage <= 0.0) {
        load.deadCurrent = magnitude(current);
        return load;
    }
    const auto power = voltage * conjugate(current);
    load.activeMilliwatt = 1000.0 * power.real;
    load.reactiveMillivar = 1000.0 * power.imaginary;
    return load;
}

/// One system between two lines with the current of the first.
PhaseLoad lineToLine(const PhaseLoad& from, const PhaseLoad& to, bool withCurrent)
{
    const auto a = fundamental(from);
    const auto b = fundamental(to);
    auto load = across(a.voltage - b.voltage, withCurrent ? a.current : Phasor{});
    std::array<bool, 51> seen{};
    const auto add = [&](std::uint8_t order) {
        if (order >= seen.size() || seen[order])
            return;
        seen[order] = true;
        Absolute sum;
        for (const auto& one : from.harmonics) {
            if (one.order == order) {
                const auto part = harmonic(from, one);
                sum.voltage = sum.voltage + part.voltage;
                sum.current = sum.current + part.current;
            }
        }
        for (const auto& one : to.harmonics) {
            if (one.order == order)
                sum.voltage = sum.voltage - harmonic(to, one).voltage;
        }
        if (!withCurrent)
            sum.current = {};
        const double turned = order * load.voltageAngle;
        if (order == 0)
            load.harmonics.push_back({.order = 0, .voltage = sum.voltage.real, .current = sum.current.real});
        else
            load.harmonics.push_back({.order = order,
                .voltage = magnitude(sum.voltage),
                .voltageAngle = angle(sum.voltage) - turned,
                .current = magnitude(sum.current),
                .currentAngle = angle(sum.current) - turned});
    };
    for (const auto& one : from.harmonics)
        add(one.order);
    for (const auto& one : to.harmonics)
        add(one.order);
    return load;
}

} // namespace

std::array<PhaseLoad, 3> systemLoads(const FrontEnd& frontEnd, const LoadPoint& point)
{
    std::array<PhaseLoad, 3> loads;
    switch (frontEnd.connection()) {
    case Connection::SinglePhase:
        loads[0] = point.phases[0];
        break;
    case Connection::FourWire:
        loads = point.phases;
        break;
    case Connection::Aron:
        loads[0] = lineToLine(point.phases[0], point.phases[1], true);
        loads[1] = lineToLine(point.phases[0], point.phases[2], false);
        loads[2] = lineToLine(point.phases[2], point.phases[1], true);
        break;
    }
    if (frontEnd.sensor() == CurrentSensor::Transformer) {
        for (auto& load : loads) {
            for (auto& one : load.harmonics) {
                if (one.order == 0)
                    one.current = 0.0;
            }
        }
    }
    return loads;
}

SystemFigures measure(const PhaseLoad& load, const ChannelErrors& errors)
{
    SystemFigures figures;
    const double channelGain = errors.powerGain == 1.0 ? 1.0 : std::sqrt(errors.powerGain);
    const double voltage = load.voltage * channelGain; // V
    double active = load.activeMilliwatt;
    double reactive = load.reactiveMillivar;
    if (errors.rotation != 0.0) {
        const auto turned = Phasor{active, reactive} * errors.turn;
        active = turned.real;
        reactive = turned.imaginary;
    }
    active = active * errors.powerGain + 1000.0 * voltage * errors.addedCurrent;
    reactive *= errors.powerGain;

    const double fundamentalCurrent = voltage > 0.0 ? magnitude({active, reactive}) / voltage // mA
                                                    : 1000.0 * load.deadCurrent * channelGain;
    double voltageHarmonics = 0.0; // V²
    double currentHarmonics = 0.0; // A²
    double voltageBeyond = 0.0; // direct component and orders that THD leaves out
    double currentBeyond = 0.0;
    for (const auto& one : load.harmonics) {
        const bool counts = one.order >= 2 && one.order <= highestThdOrder;
        (counts ? voltageHarmonics : voltageBeyond) += one.voltage * one.voltage;
        (counts ? currentHarmonics : currentBeyond) += one.current * one.current;
        const double lag = one.order == 0 ? 0.0 : one.voltageAngle - one.currentAngle + one.order * errors.rotation;
        active += 1000.0 * errors.powerGain * one.voltage * one.current * rotation(lag).real;
    }
    figures.active = active;
    figures.reactive = reactive;
    figures.fundamentalVoltage = 1000.0 * voltage;
    figures.voltage = 1000.0 * voltage;
    figures.current = fundamentalCurrent;
    if (!load.harmonics.empty()) {
        const double squared = voltage * voltage + errors.powerGain * (voltageHarmonics + voltageBeyond);
        figures.voltage = 1000.0 * std::sqrt(squared);
    }
    const double extra
        = errors.powerGain * (currentHarmonics + currentBeyond) + errors.currentFloor * errors.currentFloor; // A²
    if (extra > 0.0)
        figures.current = std::sqrt(fundamentalCurrent * fundamentalCurrent + 1e6 * extra);
    figures.apparent = figures.voltage * figures.current / 1000.0;
    if (voltageHarmonics > 0.0 && load.voltage > 0.0)
        figures.voltageThd = 1e5 * std::sqrt(voltageHarmonics) / load.voltage;
    if (currentHarmonics > 0.0 && fundamentalCurrent > 0.0)
        figures.currentThd = 1e8 * channelGain * std::sqrt(currentHarmonics) / fundamentalCurrent;
    return figures;
}

MeasuredSecond recordOf(const FrontEnd& frontEnd, const std::array<SystemFigures, 3>& figures,
    const VoltageSystem& voltages, double frequency)
{
    MeasuredSecond second;
    double activeSum = 0.0;
    double reactiveSum = 0.0;
    std::int64_t activeShared = 0;
    std::int64_t reactiveShared = 0;
    for (std::size_t place = 0; place < 3; ++place) {
        auto& phase = second.phases[place];
        const auto& one = figures[place];
        phase.voltageMillivolt = static_cast<std::int32_t>(nearest(one.voltage));
        phase.voltageThdMillipercent = static_cast<std::int32_t>(nearest(one.voltageThd));
        phase.minimumHalfCycleMillivolt = phase.voltageMillivolt;
        phase.maximumHalfCycleMillivolt = phase.voltageMillivolt;
        if (!frontEnd.measures(place) || one.apparent < static_cast<double>(frontEnd.cutOffMillivoltampere()))
            continue;
        activeSum += one.active;
        reactiveSum += one.reactive;
        if (frontEnd.connection() == Connection::Aron) {
            // The total is the wattmeter's reading; what rounding leaves goes to the later system.
            phase.activeMilliwatt = nearest(activeSum) - activeShared;
            phase.reactiveMillivar = nearest(reactiveSum) - reactiveShared;
            activeShared += phase.activeMilliwatt;
            reactiveShared += phase.reactiveMillivar;
        } else {
            phase.activeMilliwatt = nearest(one.active);
            phase.reactiveMillivar = nearest(one.reactive);
        }
        phase.apparentMillivoltampere = nearest(one.apparent);
        phase.currentMilliampere = static_cast<std::int32_t>(nearest(one.current));
        // OG 5.1.3: harmonics of the current are shown from 0.6 A on.
        if (one.current >= 600.0)
            phase.currentThdMillipercent = static_cast<std::int32_t>(nearest(std::min(one.currentThd, 1e6)));
    }
    second.frequencyMillihertz = static_cast<std::int32_t>(nearest(1000.0 * frequency));
    second.voltageUnbalanceMicropercent = voltages.unbalanceMicropercent;
    second.phaseOrder = voltages.order;
    return second;
}

VoltageSystem voltageSystem(const FrontEnd& frontEnd, const std::array<Phasor, 3>& voltages)
{
    if (frontEnd.connection() == Connection::SinglePhase)
        return {};
    const double percent = std::min(negativeSequencePercent(voltages), 100.0);
    return {.unbalanceMicropercent = static_cast<std::int32_t>(nearest(1e6 * percent)),
        .order = phaseOrder(voltages, phaseOrderVolt)};
}

std::array<Phasor, 3> phaseVoltages(const FrontEnd& frontEnd, const std::array<Phasor, 3>& across)
{
    if (frontEnd.connection() != Connection::Aron)
        return across;
    const auto second = (-1.0 / 3.0) * (across[0] + across[2]);
    return {across[0] + second, second, across[2] + second};
}

} // namespace meterbench::metrology
