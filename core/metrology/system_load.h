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

/// The record of one second: rounded, with the registration cut-off applied. Powers of an Aron meter are rounded so
/// that their sum is the rounded total. Half-cycle values are those of the whole second.
/// @param voltages the fundamental voltage of each place as a phasor in V; nothing for places that are not measured
[[nodiscard]] MeasuredSecond recordOf(const FrontEnd& frontEnd, const std::array<SystemFigures, 3>& figures,
    const std::array<Phasor, 3>& voltages, double frequency);

/// The ends of the voltage phasors against the star point, from what the systems measure; for Aron those of a network
/// without zero sequence.
[[nodiscard]] std::array<Phasor, 3> voltagePhasors(const FrontEnd& frontEnd, const std::array<PhaseLoad, 3>& loads);

} // namespace meterbench::metrology
