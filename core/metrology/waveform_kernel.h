// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// The inner loops of the waveform engine and the state they share, compiled once per instruction set from one text.
/// Every operation works lane by lane in single precision without contraction, and sums are whole numbers, so all
/// builds give the same bits. Plain data without functions on purpose: a file compiled for a newer processor must not
/// bring inline functions that the linker could choose for everyone. Private to waveform_engine.cpp and its tests.
namespace meterbench::metrology::waveform {

inline constexpr int samplesPerCycle = 128;
inline constexpr int chunk = 32; ///< a quarter of a cycle: the samples between two rotations of the coefficients
inline constexpr int chunksPerCycle = samplesPerCycle / chunk;
inline constexpr int channels = 6; ///< u1 i1 u2 i2 u3 i3
inline constexpr int maximumPartials = 56; ///< fundamental, 2 … 50 and padding to a multiple of eight
inline constexpr int noiseLanes = 16;
inline constexpr int highestThdOrder = 40;
inline constexpr int spectrumLanes = 32; ///< twenty odd or even orders and padding

/// A channel is a sum of partials: real·cos(h·θ·n) − imaginary·sin(h·θ·n), n counted from the start of the chunk. In
/// steps of the converter.
struct alignas(64) Generator {
    int partials = 0; ///< multiple of eight; the padding has zero amplitude
    double stepReal[maximumPartials] = {}; ///< rotation of each partial by one chunk
    double stepImaginary[maximumPartials] = {};
    double real[channels][maximumPartials] = {};
    double imaginary[channels][maximumPartials] = {};
    alignas(64) float laneCosine[maximumPartials][chunk] = {};
    alignas(64) float laneSine[maximumPartials][chunk] = {};
    float direct[channels] = {}; ///< direct component
    float noise[channels] = {}; ///< effective noise ÷ 26755, the deviation of the sum of two 16-bit numbers
    bool used[channels] = {};
    alignas(64) std::uint32_t noiseState[channels][noiseLanes] = {};
};

/// What one cycle leaves behind, exact.
struct CycleSums {
    std::int64_t voltageSquare[3][2]; ///< by half cycles
    std::int64_t currentSquare[3];
    std::int64_t power[3];
};

/// Samples of several cycles laid over each other.
struct alignas(64) Folded {
    std::int32_t sample[channels][samplesPerCycle];
};

/// Tables of the folded transform, by sample 0 … 32 and order.
struct alignas(64) SpectrumTable {
    float oddCosine[chunk + 1][spectrumLanes]; ///< orders 1, 3 … 39
    float oddSine[chunk + 1][spectrumLanes];
    float evenCosine[chunk + 1][spectrumLanes]; ///< orders 2, 4 … 40
    float evenSine[chunk + 1][spectrumLanes];
    double cosine[chunk + 1]; ///< of the fundamental
    double sine[chunk + 1];
};

/// Sums over one folded cycle: Σx·cos and Σx·sin of the fundamental, and the sum of squared magnitudes of orders 2
/// … 40.
struct ChannelSpectrum {
    double cosine = 0.0;
    double sine = 0.0;
    double harmonicSquares = 0.0;
};

struct Kernel {
    /// Generates one cycle, sums it and lays it over `folded`. @param scale factor of each channel in each chunk
    void (*cycle)(
        Generator& generator, const float (&scale)[chunksPerCycle][channels], CycleSums& sums, Folded& folded);
    void (*spectrum)(const SpectrumTable& table, const Folded& folded, const bool (&used)[channels],
        ChannelSpectrum (&out)[channels]);
};

extern const Kernel kernelBaseline;
#if defined(__x86_64__)
extern const Kernel kernelV2;
extern const Kernel kernelV3;
extern const Kernel kernelV4;
#endif

} // namespace meterbench::metrology::waveform
