// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/error_model.h"
#include "core/metrology/front_end.h"
#include "core/metrology/load_point.h"
#include "core/metrology/measured_second.h"

#include <array>

/// From the network to the measuring systems, and what one system makes of its load in closed form, before anything is
/// rounded. No state; shared by both engines so that they differ in nothing but the way they get at the figures.
namespace meterbench::metrology {

/// What lies across each system: for SinglePhase and FourWire the phases themselves; for Aron U12 with I1 in place 0,
/// U32 with I3 in place 2, and the voltage U13 without any current in place 1. A current transformer passes no direct
/// current.
[[nodiscard]] std::array<PhaseLoad, 3> systemLoads(const FrontEnd& frontEnd, const LoadPoint& point);

/// Effective values of one system in mW, mvar, mVA, mV and mA, THD in millipercent.
struct SystemFigures {
    double active = 0.0;
    double reactive = 0.0;
    double apparent = 0.0;
    double voltage = 0.0;
    double current = 0.0;
    double voltageThd = 0.0;
    double currentThd = 0.0;
    double fundamentalVoltage = 0.0; ///< mV

    bool operator==(const SystemFigures&) const = default;
};

/// P with all harmonics, Q of the fundamental, S = U·I.
[[nodiscard]] SystemFigures measure(const PhaseLoad& load, const ChannelErrors& errors);

/// What the three voltages say together.
struct VoltageSystem {
    std::int32_t unbalanceMicropercent = 0;
    PhaseOrder order = PhaseOrder::Unclear;
};

/// @param voltages the fundamental phase voltages as phasors in V, see phaseVoltages()
[[nodiscard]] VoltageSystem voltageSystem(const FrontEnd& frontEnd, const std::array<Phasor, 3>& voltages);

/// The record of one second: rounded, with the registration cut-off applied. Powers of an Aron meter are rounded so
/// that their sum is the rounded total. Half-cycle values are those of the whole second.
[[nodiscard]] MeasuredSecond recordOf(const FrontEnd& frontEnd, const std::array<SystemFigures, 3>& figures,
    const VoltageSystem& voltages, double frequency);

/// From the voltages across the systems to those of the phases; for Aron against the star point of a network without
/// zero sequence.
[[nodiscard]] std::array<Phasor, 3> phaseVoltages(const FrontEnd& frontEnd, const std::array<Phasor, 3>& across);

/// Half away from zero, as std::llround but without a call.
[[nodiscard]] constexpr std::int64_t nearest(double value)
{
    auto whole = static_cast<std::int64_t>(value);
    const double rest = value - static_cast<double>(whole);
    if (rest >= 0.5)
        ++whole;
    else if (rest <= -0.5)
        --whole;
    return whole;
}

} // namespace meterbench::metrology
