// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/system_load.h"
#include "core/metrology/waveform_kernel.h"

#include <array>

/// Sets the generator of the waveform engine up: from what lies across the systems and how wrong the channels are to
/// coefficients in steps of the converter. Done once per load point, never per sample. Pure functions.
namespace meterbench::metrology::waveform {

/// Steps per volt and per ampere.
struct Scale {
    double voltage = 1.0;
    double current = 1.0;
};

[[nodiscard]] Scale scaleOf(const FrontEnd& frontEnd);

/// @param turned angle of the network's L1 now, radians
/// @param step angle of the fundamental from sample to sample, radians
/// @param noise effective noise of the converter in steps
void setUp(Generator& generator, const std::array<PhaseLoad, 3>& loads, const std::array<ChannelErrors, 3>& errors,
    const Scale& scale, double turned, double step, double noise);

/// Different noise in every channel and lane.
void seedNoise(Generator& generator, std::uint64_t seed);

/// The tables are the same for everyone.
[[nodiscard]] const SpectrumTable& spectrumTable();

/// The fundamental of a folded channel as effective phasor in steps. @param cycles laid over each other
[[nodiscard]] Phasor fundamentalOf(const ChannelSpectrum& spectrum, int cycles);

} // namespace meterbench::metrology::waveform
