// SPDX-License-Identifier: Apache-2.0
#include "core/display/preview.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace meterbench::display {

namespace {

/// Formats that do not follow Z1 (technical description 4.6.2; those of voltage and current are what meters push).
constexpr std::array<std::pair<std::string_view, NumberFormat>, 7> fixedFormats{{
    {"secondary-energy", {5, 2}},
    {"power", {2, 3}},
    {"voltage", {3, 1}},
    {"current", {3, 2}},
    {"power-factor", {1, 2}},
    {"frequency", {2, 1}},
    {"percent", {2, 1}},
}};

/// A typical value of a quantity, times 10^-scaler.
struct SampleValue {
    std::int64_t value = 0;
    int scaler = 0;
};

/// Groups C, D and E of the OBIS code as the identification field shows it; zeroes where there is none.
std::array<int, 3> obisGroups(std::string_view obis)
{
    std::array<int, 3> groups{};
    const char* position = obis.data();
    const char* const end = position + obis.size();
    for (auto& group : groups) {
        const auto [next, error] = std::from_chars(position, end, group);
        if (error != std::errc{} || next == end)
            break;
        position = next + 1;
    }
    return groups;
}

/// A household after some years: import above export, active above reactive, each tariff and phase a share of the
/// whole.
std::int64_t sampleEnergyWattHours(const catalog::DisplayItem& item)
{
    const auto [quantity, kind, tariff] = obisGroups(item.obis);
    constexpr std::int64_t base = 23'456'789;
    constexpr int trip = 128;
    const auto share = std::int64_t{quantity % 20} + 1 + (kind == trip ? 40 : 0);
    return base * 2 / share / (tariff + 1);
}

std::int64_t samplePowerWatts(const catalog::DisplayItem& item)
{
    const auto [quantity, kind, tariff] = obisGroups(item.obis);
    constexpr std::int64_t base = 4'682;
    return base / (quantity % 20 + 1) / (tariff + 1) + kind;
}

std::string sampleNumber(const catalog::DisplayItem& item, LeadingZeroes zeroes)
{
    if (item.obis == "97.97.0")
        return formatCount(0, LeadingZeroes::Shown); // the status is eight marks, each 0 or 1
    if (item.obis == "96.1.0")
        return formatCount(15'085'488, zeroes);
    if (item.obis == "0.2.0")
        return formatCount(50'981'173, zeroes);
    const auto [first, second, number] = obisGroups(item.obis);
    if (first == 0 && second == 0)
        return formatCount(1'258'679U + static_cast<std::uint64_t>(number), zeroes);
    return formatCount(40, LeadingZeroes::Hidden);
}

SampleValue sampleQuantity(const catalog::DisplayItem& item)
{
    if (item.format == "energy")
        return {sampleEnergyWattHours(item), -3};
    if (item.format == "secondary-energy")
        return {sampleEnergyWattHours(item) / 40, -3};
    if (item.format == "power")
        return {samplePowerWatts(item), -3};
    if (item.format == "voltage")
        return {2304, -1};
    if (item.format == "current")
        return {683, -2};
    if (item.format == "power-factor")
        return {97, -2};
    if (item.format == "frequency")
        return {500, -1};
    if (item.format == "percent")
        return {21, -1};
    return {};
}

std::string sampleValue(const catalog::DisplayItem& item, const GlassTraits& traits)
{
    const auto zeroes = traits.leadingZeroes ? LeadingZeroes::Shown : LeadingZeroes::Hidden;
    if (const auto format = numberFormatOf(item.format, traits)) {
        const bool isEnergy = item.format == "energy" || item.format == "secondary-energy";
        const auto [value, scaler] = sampleQuantity(item);
        return formatNumber(value, scaler, *format, isEnergy ? zeroes : LeadingZeroes::Hidden);
    }
    if (item.format == "hours")
        return formatCount(26'304, LeadingZeroes::Hidden);
    if (item.format == "number")
        return sampleNumber(item, zeroes);
    if (item.format == "date")
        return formatDate(2026, 3, 1);
    if (item.format == "time")
        return formatTime(13, 45, 30);
    return {};
}

} // namespace

std::optional<NumberFormat> numberFormatOf(std::string_view format, const GlassTraits& traits)
{
    if (format == "energy")
        return traits.energy;
    const auto fixed = std::ranges::find(fixedFormats, format, &decltype(fixedFormats)::value_type::first);
    return fixed == fixedFormats.end() ? std::nullopt : std::optional(fixed->second);
}

LcdImage preview(const catalog::DisplayItem& item, const GlassTraits& traits)
{
    if (item.id == "display-test")
        return allSegments();

    LcdImage image;
    image.value = sampleValue(item, traits);
    image.text = item.text;
    image.unit = item.unit;
    if (traits.identificationShown)
        image.identification = item.obis;
    // The load is an ordinary one: importing on every phase, inductive.
    if (traits.quadrantShown) {
        image.quadrant.importActive = true;
        image.quadrant.importReactive = true;
    }
    const auto phases = static_cast<std::size_t>(std::clamp(traits.phases, 0, 3));
    for (std::size_t phase = 0; phase < phases; ++phase)
        image.phases[phase] = {.voltage = true, .importing = true, .exporting = false};
    // With solar panels on one phase the last phase exports while the others import.
    if (traits.importsAndExports && phases > 1) {
        image.phases[phases - 1].importing = false;
        image.phases[phases - 1].exporting = true;
    }
    if (phases == 3)
        image.phaseSequence = PhaseSequence::L1L2L3;
    if (traits.tariffShown && traits.hasTariffs)
        image.tariff = 1;
    image.radio = traits.hasRadio;
    image.breaker = traits.hasBreaker ? BreakerSymbol::Closed : BreakerSymbol::None;
    image.prepayment = item.obis.starts_with("130.");
    return image;
}

} // namespace meterbench::display
