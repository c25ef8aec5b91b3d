// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/front_end.h"
#include "core/metrology/load_point.h"

#include <cstdint>

/// How wrong a specimen measures: the terms of one measuring system and what they make of a load. Closed form, no
/// state: heating and noise enter as values that the engines advance on their own grids. The equation and the meaning
/// of each term stand in docs/metrology.md. Plain values.
namespace meterbench::metrology {

/// Ideal: no errors. Typical: a specimen drawn from the spread of the production. Worst: every term at 95 % of what its
/// limit allows.
enum class ErrorMode : std::uint8_t { Ideal, Typical, Worst };

/// Gain and phase cannot both use up the limit of the base error, so the worst specimen has two corners.
enum class WorstCorner : std::uint8_t { Gain, Phase };

/// Terms of one measuring system. Per cent refer to active power.
struct ErrorTerms {
    double gainPercent = 0.0;
    double slopePercent = 0.0; ///< per unit of ln(I/Iref)
    double offsetAmpere = 0.0; ///< an extra current in phase with the voltage
    double phaseRadian = 0.0; ///< by which the measured current lags too much
    double temperaturePercentPerKelvin = 0.0; ///< about 23 °C
    double temperaturePhasePercentPerKelvin = 0.0; ///< times |tan φ|
    double voltagePercent = 0.0; ///< per +10 % of Un
    double frequencyPercent = 0.0; ///< per +2 % of fn
    double heatingPercent = 0.0; ///< at Imax, warm
    double noiseAmpere = 0.0; ///< effective value within one second, in phase with the voltage
    double currentFloorAmpere = 0.0; ///< wide-band noise that adds to the effective value of the current

    bool operator==(const ErrorTerms&) const = default;
};

/// A load point is measured as if the channels had these errors.
struct ChannelErrors {
    double powerGain = 1.0; ///< half of it (as a ratio) in each channel
    double rotation = 0.0; ///< radians, extra lag of the fundamental current; h times as much for harmonic h
    Phasor turn{1.0, 0.0}; ///< the same as a rotation
    double addedCurrent = 0.0; ///< A in phase with the fundamental voltage: offset and noise
    double currentFloor = 0.0; ///< A effective

    /// The same with what heating (per cent) and noise (A) add now.
    [[nodiscard]] ChannelErrors with(double heatingPercent, double noiseAmpere) const
    {
        auto result = *this;
        result.powerGain += heatingPercent / 100.0;
        result.addedCurrent += noiseAmpere;
        return result;
    }

    bool operator==(const ChannelErrors&) const = default;
};

class ErrorModel {
public:
    /// Time constant of the shunt's self-heating and the grid on which it is advanced, in seconds.
    static constexpr double heatingSeconds = 600.0;
    static constexpr Seconds grid = 60;
    static constexpr double referenceTemperature = 23.0;

    /// No errors at all.
    ErrorModel() = default;
    explicit ErrorModel(const std::array<ErrorTerms, 3>& terms, std::uint64_t seed = 0);

    [[nodiscard]] const ErrorTerms& terms(std::size_t system) const { return m_terms[system]; }
    [[nodiscard]] std::uint64_t seed() const { return m_seed; }
    /// False for the ideal model.
    [[nodiscard]] bool hasErrors() const { return m_errs; }
    [[nodiscard]] bool heats() const { return m_heats; }
    [[nodiscard]] bool isNoisy() const { return m_noisy; }

    /// Errors of one system by its load and conditions, cold and without noise. @param current A effective
    [[nodiscard]] ChannelErrors errors(const FrontEnd& frontEnd, std::size_t system, const PhaseLoad& load,
        double current, double frequency, double temperature) const;

    /// Mean of the noise current during one slot of the grid: depends on nothing but seed, system and slot.
    [[nodiscard]] double noise(std::size_t system, std::int64_t slot) const;

private:
    std::array<ErrorTerms, 3> m_terms{};
    std::uint64_t m_seed = 0;
    bool m_errs = false;
    bool m_heats = false;
    bool m_noisy = false;
};

/// A normally distributed number (by the sum of twelve) that depends on its arguments only; mean 0, deviation 1,
/// |value| ≤ 6.
[[nodiscard]] double normalNumber(std::uint64_t seed, std::uint64_t stream, std::uint64_t index);

} // namespace meterbench::metrology
