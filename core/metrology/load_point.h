// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/measured_second.h"
#include "core/metrology/repeatable_math.h"

#include <array>
#include <cstdint>
#include <vector>

/// What the network and the load do at a meter from an instant until the next: the input of both engines. The true
/// values, not what the meter makes of them. Plain values.
namespace meterbench::metrology {

/// One harmonic of a phase. Angles in radians, of the harmonic's own period, both against the phase's fundamental
/// voltage: a wave sqrt(2)·voltage·cos(order·(ωt + α) + voltageAngle), α being the angle of the fundamental voltage.
struct Harmonic {
    std::uint8_t order = 3; ///< 2 … 50; 0 is a direct component, whose angles are not used
    double voltage = 0.0; ///< V effective
    double voltageAngle = 0.0;
    double current = 0.0; ///< A effective
    double currentAngle = 0.0;

    bool operator==(const Harmonic&) const = default;
};

/// One phase. Fundamental voltage with its angle, and the fundamental power exactly, in mW and mvar; the current
/// follows from them. Powers are kept instead of current and angle so that a power given in whole milliwatts comes out
/// of an ideal meter as the same whole number.
struct PhaseLoad {
    double voltage = 0.0; ///< V effective, fundamental
    double voltageAngle = 0.0; ///< radians, against L1 of the ideal network
    double activeMilliwatt = 0.0;
    double reactiveMillivar = 0.0;
    double deadCurrent = 0.0; ///< A flowing while there is no voltage to make power with
    std::vector<Harmonic> harmonics;

    /// A effective, fundamental.
    [[nodiscard]] double current() const;
    /// A² effective, with all harmonics.
    [[nodiscard]] double squaredCurrent() const;

    bool operator==(const PhaseLoad&) const = default;
};

struct LoadPoint {
    std::array<PhaseLoad, 3> phases;
    double frequency = 50.0; ///< Hz
    double temperature = 23.0; ///< °C at the meter

    bool operator==(const LoadPoint&) const = default;
};

/// The usual angle of a phase's voltage in radians: 0, −120°, +120°.
[[nodiscard]] double networkAngle(std::size_t phase);

/// From voltage (V), current (A) and the angle by which the current lags (radians).
[[nodiscard]] PhaseLoad phaseFromCurrent(std::size_t phase, double voltage, double current, double lag);

/// From voltage and powers in whole mV, mW and mvar.
[[nodiscard]] PhaseLoad phaseFromPower(
    std::size_t phase, std::int64_t voltageMillivolt, std::int64_t activeMilliwatt, std::int64_t reactiveMillivar);

/// The same voltage, current and lag on all of `phases` phases; the rest dead.
[[nodiscard]] LoadPoint balancedLoad(int phases, double voltage, double current, double lag, double frequency = 50.0);

/// Shares a total to the last unit: equal parts, what is left over goes to the first. @param parts 1 … 3
[[nodiscard]] std::array<std::int64_t, 3> shareTotal(std::int64_t total, int parts);

/// Symmetrical components of three phasors.
struct SequenceComponents {
    double zero = 0.0;
    double positive = 0.0;
    double negative = 0.0;

    /// Negative and zero sequence in per cent of the positive; 0 without a positive sequence.
    [[nodiscard]] double negativePercent() const;
    [[nodiscard]] double zeroPercent() const;
};

[[nodiscard]] SequenceComponents sequenceComponents(const std::array<Phasor, 3>& phases);

/// The negative share alone, with a single root.
[[nodiscard]] double negativeSequencePercent(const std::array<Phasor, 3>& phases);

/// Negative-sequence share in per cent from the three line-to-line voltages alone (any unit); equal to the former when
/// the voltages close a triangle.
[[nodiscard]] double unbalanceFromLineVoltages(double u12, double u23, double u31);

/// Order in which the phasors pass, Unclear unless all three exceed `least` in magnitude.
[[nodiscard]] PhaseOrder phaseOrder(const std::array<Phasor, 3>& phases, double least);

/// A load in star whose neutral is open: the voltage of the star point and the three voltages that are left across the
/// load. @param conductances in siemens or any one unit, not all zero
struct OpenNeutral {
    Phasor starPoint;
    std::array<Phasor, 3> phases;
};

[[nodiscard]] OpenNeutral openNeutral(const std::array<Phasor, 3>& phases, const std::array<double, 3>& conductances);

} // namespace meterbench::metrology
