// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/waveform_signal.h"

#include <cmath>
#include <numbers>

namespace meterbench::metrology::waveform {

namespace {

constexpr double rootOfTwo = std::numbers::sqrt2;
constexpr double fullScaleSteps = 8388608.0;
constexpr int highestOrder = 50;

/// Where each order stands among the partials; −1 for those that are absent.
struct Partials {
    std::array<int, highestOrder + 1> place{};
    int count = 0;
};

Partials partialsOf(const std::array<PhaseLoad, 3>& loads)
{
    std::array<bool, highestOrder + 1> present{};
    present[1] = true;
    for (const auto& load : loads) {
        for (const auto& one : load.harmonics) {
            if (one.order >= 2 && one.order <= highestOrder)
                present[one.order] = true;
        }
    }
    Partials partials;
    partials.place.fill(-1);
    for (std::size_t order = 1; order < present.size(); ++order) {
        if (present[order])
            partials.place[order] = partials.count++;
    }
    return partials;
}

void setPartial(Generator& generator, std::size_t channel, int place, Phasor effectiveSteps)
{
    const auto at = static_cast<std::size_t>(place);
    generator.real[channel][at] += rootOfTwo * effectiveSteps.real;
    generator.imaginary[channel][at] += rootOfTwo * effectiveSteps.imaginary;
}

} // namespace

Scale scaleOf(const FrontEnd& frontEnd)
{
    return {.voltage = fullScaleSteps / frontEnd.fullScaleVoltage(),
        .current = fullScaleSteps / frontEnd.fullScaleCurrent()};
}

void setUp(Generator& generator, const std::array<PhaseLoad, 3>& loads, const std::array<ChannelErrors, 3>& errors,
    const Scale& scale, double turned, double step, double noise)
{
    const auto partials = partialsOf(loads);
    generator.partials = partials.count;
    for (std::size_t order = 1; order < partials.place.size(); ++order) {
        if (partials.place[order] < 0)
            continue;
        const auto at = static_cast<std::size_t>(partials.place[order]);
        const double turn = static_cast<double>(order) * step;
        const auto stride = rotation(turn * chunk);
        generator.stepReal[at] = stride.real;
        generator.stepImaginary[at] = stride.imaginary;
        for (std::size_t lane = 0; lane < chunk; ++lane) {
            const auto value = rotation(turn * static_cast<double>(lane));
            generator.laneCosine[at][lane] = static_cast<float>(value.real);
            generator.laneSine[at][lane] = static_cast<float>(value.imaginary);
        }
    }
    for (std::size_t system = 0; system < 3; ++system) {
        const auto& load = loads[system];
        const auto& error = errors[system];
        const std::size_t u = 2 * system;
        const std::size_t i = u + 1;
        for (const auto channel : {u, i}) {
            for (std::size_t at = 0; at < maximumPartials; ++at)
                generator.real[channel][at] = generator.imaginary[channel][at] = 0.0;
            generator.direct[channel] = 0.0F;
            generator.noise[channel] = static_cast<float>(noise / 26754.95);
        }
        const double gain = error.powerGain == 1.0 ? 1.0 : std::sqrt(error.powerGain);
        const double base = turned + load.voltageAngle;
        const auto place = partials.place[1];
        setPartial(generator, u, place, (gain * load.voltage * scale.voltage) * rotation(base));
        if (load.voltage > 0.0) {
            const auto lagging = Phasor{load.activeMilliwatt, -load.reactiveMillivar} * rotation(-error.rotation);
            const Phasor current = (0.001 * gain / load.voltage) * lagging + Phasor{error.addedCurrent, 0.0};
            setPartial(generator, i, place, scale.current * (current * rotation(base)));
        } else {
            setPartial(generator, i, place, (gain * load.deadCurrent * scale.current) * rotation(base));
        }
        for (const auto& one : load.harmonics) {
            if (one.order == 0) {
                generator.direct[u] += static_cast<float>(gain * one.voltage * scale.voltage);
                generator.direct[i] += static_cast<float>(gain * one.current * scale.current);
                continue;
            }
            if (one.order > highestOrder || one.order == 1)
                continue;
            const auto at = partials.place[one.order];
            const double around = one.order * base;
            setPartial(generator, u, at, (gain * one.voltage * scale.voltage) * rotation(around + one.voltageAngle));
            setPartial(generator, i, at,
                (gain * one.current * scale.current)
                    * rotation(around + one.currentAngle - one.order * error.rotation));
        }
    }
}

void seedNoise(Generator& generator, std::uint64_t seed)
{
    for (std::size_t channel = 0; channel < channels; ++channel) {
        for (std::size_t lane = 0; lane < noiseLanes; ++lane) {
            // Any numbers but zero will do for the generators; the fraction of a normal number is one.
            const double number = normalNumber(seed, 0x1000 + channel, lane);
            generator.noiseState[channel][lane]
                = static_cast<std::uint32_t>(static_cast<std::int64_t>(number * 65536.0 * 1021.0)) | 1U;
        }
        generator.noise[channel] = 0.0F;
    }
}

const SpectrumTable& spectrumTable()
{
    static const SpectrumTable table = [] {
        SpectrumTable made{};
        for (std::size_t n = 0; n <= chunk; ++n) {
            const auto value = [&](std::size_t order) {
                return rotation(2.0 * pi * static_cast<double>((order * n) % samplesPerCycle) / samplesPerCycle);
            };
            made.cosine[n] = value(1).real;
            made.sine[n] = value(1).imaginary;
            for (std::size_t lane = 0; lane < highestThdOrder / 2; ++lane) {
                const auto odd = value(2 * lane + 1);
                const auto even = value(2 * lane + 2);
                made.oddCosine[n][lane] = static_cast<float>(odd.real);
                made.oddSine[n][lane] = static_cast<float>(odd.imaginary);
                made.evenCosine[n][lane] = static_cast<float>(even.real);
                made.evenSine[n][lane] = static_cast<float>(even.imaginary);
            }
        }
        return made;
    }();
    return table;
}

Phasor fundamentalOf(const ChannelSpectrum& spectrum, int cycles)
{
    // Over N samples of amplitude √2·A the sums are N/2·√2·A.
    const double factor = rootOfTwo / (static_cast<double>(samplesPerCycle) * cycles);
    return {factor * spectrum.cosine, -factor * spectrum.sine};
}

} // namespace meterbench::metrology::waveform
