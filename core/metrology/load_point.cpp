// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/load_point.h"

#include <cmath>

namespace meterbench::metrology {

double PhaseLoad::current() const
{
    if (voltage <= 0.0)
        return deadCurrent;
    return magnitude({activeMilliwatt, reactiveMillivar}) / (1000.0 * voltage);
}

double PhaseLoad::squaredCurrent() const
{
    double squared = current() * current();
    for (const auto& one : harmonics)
        squared += one.current * one.current;
    return squared;
}

double networkAngle(std::size_t phase)
{
    constexpr std::array<double, 3> angles{0.0, -2.0 * pi / 3.0, 2.0 * pi / 3.0};
    return angles[phase];
}

PhaseLoad phaseFromCurrent(std::size_t phase, double voltage, double current, double lag)
{
    PhaseLoad load;
    load.voltage = voltage;
    load.voltageAngle = networkAngle(phase);
    if (voltage <= 0.0) {
        load.deadCurrent = current;
        return load;
    }
    const auto direction = rotation(lag);
    load.activeMilliwatt = 1000.0 * voltage * current * direction.real;
    load.reactiveMillivar = 1000.0 * voltage * current * direction.imaginary;
    return load;
}

PhaseLoad phaseFromPower(
    std::size_t phase, std::int64_t voltageMillivolt, std::int64_t activeMilliwatt, std::int64_t reactiveMillivar)
{
    PhaseLoad load;
    load.voltage = static_cast<double>(voltageMillivolt) / 1000.0;
    load.voltageAngle = networkAngle(phase);
    if (voltageMillivolt > 0) {
        load.activeMilliwatt = static_cast<double>(activeMilliwatt);
        load.reactiveMillivar = static_cast<double>(reactiveMillivar);
    }
    return load;
}

LoadPoint balancedLoad(int phases, double voltage, double current, double lag, double frequency)
{
    LoadPoint point;
    point.frequency = frequency;
    for (std::size_t phase = 0; phase < static_cast<std::size_t>(phases); ++phase)
        point.phases[phase] = phaseFromCurrent(phase, voltage, current, lag);
    return point;
}

std::array<std::int64_t, 3> shareTotal(std::int64_t total, int parts)
{
    std::array<std::int64_t, 3> shares{};
    const std::int64_t each = total / parts;
    for (std::size_t part = 0; part < static_cast<std::size_t>(parts); ++part)
        shares[part] = each;
    shares[0] += total - each * parts;
    return shares;
}

double SequenceComponents::negativePercent() const
{
    return positive > 0.0 ? 100.0 * negative / positive : 0.0;
}

double SequenceComponents::zeroPercent() const
{
    return positive > 0.0 ? 100.0 * zero / positive : 0.0;
}

namespace {

constexpr Phasor forward{-0.5, 0.86602540378443864676};
constexpr Phasor backward{-0.5, -0.86602540378443864676};

double squareOf(Phasor a)
{
    return a.real * a.real + a.imaginary * a.imaginary;
}

} // namespace

SequenceComponents sequenceComponents(const std::array<Phasor, 3>& phases)
{
    const auto& [first, second, third] = phases;
    return {.zero = magnitude(first + second + third) / 3.0,
        .positive = magnitude(first + forward * second + backward * third) / 3.0,
        .negative = magnitude(first + backward * second + forward * third) / 3.0};
}

double negativeSequencePercent(const std::array<Phasor, 3>& phases)
{
    const auto& [first, second, third] = phases;
    const double positive = squareOf(first + forward * second + backward * third);
    const double negative = squareOf(first + backward * second + forward * third);
    return positive > 0.0 ? 100.0 * std::sqrt(negative / positive) : 0.0;
}

double unbalanceFromLineVoltages(double u12, double u23, double u31)
{
    const double a = u12 * u12;
    const double b = u23 * u23;
    const double c = u31 * u31;
    const double sum = a + b + c;
    if (sum <= 0.0)
        return 0.0;
    const double beta = (a * a + b * b + c * c) / (sum * sum);
    const double root = std::sqrt(std::fmax(0.0, 3.0 - 6.0 * beta));
    return 100.0 * std::sqrt(std::fmax(0.0, (1.0 - root) / (1.0 + root)));
}

PhaseOrder phaseOrder(const std::array<Phasor, 3>& phases, double least)
{
    for (const auto& phase : phases) {
        if (squareOf(phase) <= least * least)
            return PhaseOrder::Unclear;
    }
    // Seen from L1, the second phasor lags less than half a turn in the usual order, and the third leads.
    const double second = (phases[1] * conjugate(phases[0])).imaginary;
    const double third = (phases[2] * conjugate(phases[0])).imaginary;
    if (second < 0.0 && third > 0.0)
        return PhaseOrder::L1L2L3;
    if (second > 0.0 && third < 0.0)
        return PhaseOrder::L1L3L2;
    return PhaseOrder::Unclear;
}

OpenNeutral openNeutral(const std::array<Phasor, 3>& phases, const std::array<double, 3>& conductances)
{
    Phasor weighted;
    double sum = 0.0;
    for (std::size_t phase = 0; phase < 3; ++phase) {
        weighted = weighted + conductances[phase] * phases[phase];
        sum += conductances[phase];
    }
    OpenNeutral result{.starPoint = (1.0 / sum) * weighted, .phases = phases};
    for (auto& phase : result.phases)
        phase = phase - result.starPoint;
    return result;
}

} // namespace meterbench::metrology
