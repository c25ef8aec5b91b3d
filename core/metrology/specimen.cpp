// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/specimen.h"

#include "core/metrology/repeatable_math.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace meterbench::metrology {

namespace {

/// Tangents of the angles at which the tables test.
constexpr double tangentHalf = std::numbers::sqrt3;
constexpr double tangentQuarter = 3.87298334620741689;
constexpr double tangentEight = 0.75;

double noiseFloor(const FrontEnd& frontEnd, const ProductionSpread& spread)
{
    // 20·log10 as natural logarithms.
    const double ratio = exponential(-spread.signalToNoiseDecibel * std::numbers::ln10 / 20.0);
    return ratio * frontEnd.fullScaleCurrent() / std::numbers::sqrt2;
}

/// Share of the converter's noise that is left after a second, scaled from the 100 A meter it was found on.
double powerNoise(const FrontEnd& frontEnd, const ProductionSpread& spread)
{
    return spread.powerNoiseAmpere * frontEnd.maximumCurrent() / 100.0;
}

double influencePercent(const StandardLimits& limits, std::string_view accuracyClass, Influence influence, bool half)
{
    const auto* const limit = limits.influence(accuracyClass, Quantity::Active, influence);
    if (limit == nullptr)
        return 0.0;
    return half ? limit->halfPercent.value_or(limit->unityPercent) : limit->unityPercent;
}

ErrorTerms typicalTerms(const FrontEnd& frontEnd, const ProductionSpread& spread, std::uint64_t seed, std::size_t phase)
{
    const double factor = spread.classFactors.find(name(frontEnd.accuracyClass()))->second;
    std::uint64_t stream = 0x100 * (phase + 1);
    const auto spreadOver = [&](double greatest) {
        // A third of the greatest amount is one deviation, and nothing passes the greatest.
        return std::clamp(greatest / 3.0 * normalNumber(seed, ++stream, 0), -greatest, greatest);
    };
    ErrorTerms terms;
    terms.slopePercent = factor * spread.slopeDeviation * normalNumber(seed, ++stream, 0);
    terms.heatingPercent = factor * spreadOver(spread.heating);
    // The release test sees gain, slope and heating together and keeps them inside its limit from Itr to Imax.
    const double slopeReach
        = std::fabs(terms.slopePercent) * naturalLogarithm(frontEnd.maximumCurrent() / frontEnd.transitionalCurrent());
    const double room = factor * spread.releaseLimit - slopeReach - std::fabs(terms.heatingPercent);
    terms.gainPercent = std::clamp(factor * spread.gainDeviation * normalNumber(seed, ++stream, 0), -room, room);
    terms.offsetAmpere = factor * spreadOver(spread.offsetAmpere) * frontEnd.referenceCurrent() / 5.0;
    terms.phaseRadian = factor * radians(spreadOver(spread.phaseDegree));
    terms.temperaturePercentPerKelvin = factor * spreadOver(spread.temperature);
    terms.temperaturePhasePercentPerKelvin = factor * spreadOver(spread.temperaturePhase);
    terms.voltagePercent = factor * spreadOver(spread.voltage);
    terms.frequencyPercent = factor * spreadOver(spread.frequency);
    terms.noiseAmpere = powerNoise(frontEnd, spread);
    terms.currentFloorAmpere = noiseFloor(frontEnd, spread);
    return terms;
}

} // namespace

ErrorTerms worstTerms(
    const FrontEnd& frontEnd, const StandardLimits& limits, const ProductionSpread& spread, WorstCorner corner)
{
    const auto accuracyClass = name(frontEnd.accuracyClass());
    const double share = spread.worstShare;
    const double reference = frontEnd.referenceCurrent();
    const auto base = [&](std::string_view factor) {
        const auto* const limit
            = limits.baseError(frontEnd, accuracyClass, Quantity::Active, Loading::Balanced, reference, factor);
        return limit != nullptr ? share * limit->percent : -1.0;
    };
    const double unity = base("1");
    const double half = base("0.5i");
    ErrorTerms terms;
    // Heating and slope take their part of the limit at Imax, offset takes it at Imin.
    const double reach
        = naturalLogarithm(std::max(frontEnd.maximumCurrent() / reference, reference / frontEnd.minimumCurrent()));
    terms.heatingPercent = 0.1 * unity;
    terms.slopePercent = 0.1 * unity / reach;
    terms.offsetAmpere = 0.15 / 100.0 * unity * frontEnd.minimumCurrent();
    if (corner == WorstCorner::Gain) {
        terms.gainPercent = 0.8 * unity;
    } else {
        terms.gainPercent = 0.15 * unity;
        const double used = terms.gainPercent + terms.heatingPercent + 0.1 * unity;
        double percent = std::min((half - used) / tangentEight, (half + terms.gainPercent - 0.1 * unity) / tangentHalf);
        if (const double quarter = base("0.25i"); quarter > 0.0)
            percent = std::min(percent, (quarter - 0.1 * unity) / tangentQuarter);
        if (const double capacitive = base("0.5c"); capacitive > 0.0)
            percent = std::min(percent, (capacitive - used) / tangentHalf);
        // Reactive energy of class 2: sin φ = 0.25 and 0.5.
        for (const auto& [factor, tangent] : {std::pair("0.25i", tangentQuarter), std::pair("0.5i", tangentHalf)}) {
            const auto* const limit
                = limits.baseError(frontEnd, "2", Quantity::Reactive, Loading::Balanced, reference, factor);
            if (limit != nullptr)
                percent = std::min(percent, (share * limit->percent - used) / tangent);
        }
        terms.phaseRadian = percent / 100.0;
    }
    terms.voltagePercent = share * influencePercent(limits, accuracyClass, Influence::Voltage, false);
    terms.frequencyPercent = share * influencePercent(limits, accuracyClass, Influence::Frequency, false);
    double kelvin = share * influencePercent(limits, accuracyClass, Influence::Temperature, false);
    double kelvinHalf = share * influencePercent(limits, accuracyClass, Influence::Temperature, true);
    // MID: the root of the squares must stay within the permissible error at the edge of every band.
    for (const auto& limit : limits.permissibleErrors) {
        if (limit.accuracyClass != accuracyClass)
            continue;
        const double away = std::max(
            ErrorModel::referenceTemperature - limit.fromCelsius, limit.toCelsius - ErrorModel::referenceTemperature);
        // At Imin and cos φ = 0.5 the offset counts twice, on top of the gain.
        const bool low = limit.to.unit == TableCurrent::Unit::Transitional;
        const double greatest = std::max({unity, half, low ? 1.1 * unity : 0.0});
        const double left = square(share * limit.percent) - square(greatest) - square(terms.voltagePercent)
            - square(terms.frequencyPercent);
        const double cap = std::sqrt(std::max(left, 0.0)) / away;
        kelvin = std::min(kelvin, cap);
        kelvinHalf = std::min(kelvinHalf, cap);
    }
    terms.temperaturePercentPerKelvin = kelvin;
    terms.temperaturePhasePercentPerKelvin = std::max(0.0, kelvinHalf - kelvin) / tangentHalf;
    // Two systems between lines see 30° to either side even at cos φ = 1.
    if (frontEnd.connection() == Connection::Aron)
        terms.temperaturePercentPerKelvin -= terms.temperaturePhasePercentPerKelvin / tangentHalf;
    terms.noiseAmpere = powerNoise(frontEnd, spread);
    terms.currentFloorAmpere = noiseFloor(frontEnd, spread);
    return terms;
}

ErrorModel makeSpecimen(const FrontEnd& frontEnd, const StandardLimits& limits, const ProductionSpread& spread,
    ErrorMode mode, std::uint64_t seed, WorstCorner corner)
{
    std::array<ErrorTerms, 3> terms{};
    if (mode == ErrorMode::Ideal)
        return {};
    for (std::size_t phase = 0; phase < 3; ++phase) {
        terms[phase] = mode == ErrorMode::Worst ? worstTerms(frontEnd, limits, spread, corner)
                                                : typicalTerms(frontEnd, spread, seed, phase);
    }
    return ErrorModel(terms, seed);
}

} // namespace meterbench::metrology
