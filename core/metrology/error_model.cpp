// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/error_model.h"

#include <algorithm>
#include <cmath>

namespace meterbench::metrology {

namespace {

/// One step of a well-known 64-bit mixing function.
std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31U);
}

} // namespace

double normalNumber(std::uint64_t seed, std::uint64_t stream, std::uint64_t index)
{
    std::uint64_t state = mixed(mixed(mixed(seed) ^ stream) ^ index);
    std::int64_t sum = 0;
    for (int word = 0; word < 3; ++word) {
        state = mixed(state);
        for (unsigned part = 0; part < 4; ++part)
            sum += static_cast<std::int64_t>((state >> (16U * part)) & 0xFFFFU);
    }
    // Each of the twelve has mean 32767.5 and the sum a deviation of 65536.
    return (static_cast<double>(sum) - 12.0 * 32767.5) / 65536.0;
}

ErrorModel::ErrorModel(const std::array<ErrorTerms, 3>& terms, std::uint64_t seed)
    : m_terms(terms), m_seed(seed),
      m_errs(std::ranges::any_of(terms, [](const auto& one) { return one != ErrorTerms{}; })),
      m_heats(std::ranges::any_of(terms, [](const auto& one) { return one.heatingPercent != 0.0; })),
      m_noisy(std::ranges::any_of(terms, [](const auto& one) { return one.noiseAmpere != 0.0; }))
{
}

ChannelErrors ErrorModel::errors(const FrontEnd& frontEnd, std::size_t system, const PhaseLoad& load, double current,
    double frequency, double temperature) const
{
    const auto& terms = m_terms[system];
    const double warmer = temperature - referenceTemperature;
    double percent = terms.gainPercent;
    percent += terms.temperaturePercentPerKelvin * warmer;
    percent += terms.voltagePercent * (load.voltage / frontEnd.nominalVoltage() - 1.0) / 0.1;
    percent += terms.frequencyPercent * (frequency / hertz(frontEnd.frequency()) - 1.0) / 0.02;
    if (terms.slopePercent != 0.0 && current > 0.0) {
        // Below the starting current nothing is measured, so the logarithm needs no lower reach than that.
        const double least = 0.001 * frontEnd.referenceCurrent();
        percent += terms.slopePercent * naturalLogarithm(std::max(current, least) / frontEnd.referenceCurrent());
    }
    ChannelErrors result;
    result.powerGain = 1.0 + percent / 100.0;
    result.rotation = terms.phaseRadian;
    // c·ΔT·|tan φ| per cent of P is a rotation whose sense is that of the quadrant.
    const double shift = terms.temperaturePhasePercentPerKelvin * warmer / 100.0;
    const double sense = load.activeMilliwatt * load.reactiveMillivar;
    if (sense != 0.0)
        result.rotation -= sense > 0.0 ? shift : -shift;
    if (result.rotation != 0.0)
        result.turn = rotation(result.rotation);
    result.addedCurrent = terms.offsetAmpere;
    result.currentFloor = terms.currentFloorAmpere;
    return result;
}

double ErrorModel::noise(std::size_t system, std::int64_t slot) const
{
    const double deviation = m_terms[system].noiseAmpere;
    if (deviation == 0.0)
        return 0.0;
    const double mean = deviation / std::sqrt(static_cast<double>(grid));
    return mean * normalNumber(m_seed, system + 1, static_cast<std::uint64_t>(slot));
}

} // namespace meterbench::metrology
