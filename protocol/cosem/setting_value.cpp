// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/setting_value.h"

#include "core/device/meter_settings.h"

#include <array>

namespace meterbench::protocol::cosem {

namespace {

using axdr::Data;
using axdr::Tag;
using configuration::SettingDefinition;
using configuration::SettingKind;

/// To the nearest whole number, halves away from zero. @param divisor may be negative
std::int64_t quotient(std::int64_t number, std::int64_t divisor)
{
    const auto half = std::abs(divisor) / 2;
    return (number + (number < 0 ? -half : half)) / divisor;
}

constexpr std::array<DisplayResolution, 6> resolutions{
    {{6, 0, 9}, {6, 1, 2}, {6, 3, 3}, {7, 0, 4}, {7, 1, 6}, {7, 2, 5}}};

struct AlarmBits {
    std::uint32_t alarm = 0;
    std::size_t filter = 0;
    std::uint32_t bits = 0;
};

constexpr std::uint32_t bit(unsigned number)
{
    return std::uint32_t{1} << number;
}

namespace alarm = device::alarm;
constexpr std::array<AlarmBits, 9> alarmBits{{
    {alarm::magnet, 4, bit(18)},
    {alarm::tamper, 4, bit(20)},
    {alarm::internalError, 1, bit(8) | bit(9) | bit(10)},
    {alarm::underVoltage, 4, bit(8) | bit(9) | bit(10)},
    {alarm::overVoltage, 4, bit(11) | bit(12) | bit(13)},
    {alarm::missingPhase, 2, bit(2) | bit(3) | bit(4)},
    {alarm::neutralFault, 4, bit(16)},
    {alarm::alarmInput, 1, bit(31)},
    {alarm::lastGasp, 2, bit(0)},
}};

} // namespace

Data encodeSetting(const SettingDefinition& row, std::int64_t value)
{
    const auto& form = row.cosem.number;
    return Data::number(static_cast<Tag>(form.tag), quotient(value * form.numerator, form.denominator) + form.offset);
}

bool hasTypeOf(const SettingDefinition& row, const Data& data)
{
    return data.tag() == static_cast<Tag>(row.cosem.number.tag);
}

std::optional<std::int64_t> decodeSetting(const SettingDefinition& row, const Data& data)
{
    const auto& form = row.cosem.number;
    const auto number = data.toInteger();
    if (!hasTypeOf(row, data) || !number)
        return std::nullopt;
    if (row.kind == SettingKind::Flag)
        return *number != 0 ? 1 : 0;
    const auto scaled = (*number - form.offset) * form.denominator;
    if (form.denominator == 1 && scaled % form.numerator != 0)
        return std::nullopt;
    return quotient(scaled, form.numerator);
}

ScalerUnit scalerUnitOf(const SettingDefinition& row, configuration::DisconnectBasis function)
{
    if (row.isCurrentOrPower() && function == configuration::DisconnectBasis::Power)
        return {0, Unit::Watt};
    return {row.cosem.number.scaler, static_cast<Unit>(row.cosem.number.unit)};
}

Data encodeIdentifiers(std::span<const std::string> identifiers)
{
    std::vector<Data> elements;
    elements.reserve(identifiers.size());
    for (const auto& identifier : identifiers)
        elements.push_back(Data::visibleString(identifier));
    return Data::array(std::move(elements));
}

std::optional<std::vector<std::string>> decodeIdentifiers(const Data& data)
{
    constexpr std::size_t longestList = 64;
    constexpr std::size_t longestIdentifier = 64;
    if (data.tag() != Tag::Array || data.elements().size() > longestList)
        return {};
    std::vector<std::string> identifiers;
    for (const auto& element : data.elements()) {
        const auto text = element.toText();
        if (!text || text->size() > longestIdentifier)
            return {};
        identifiers.emplace_back(*text);
    }
    return identifiers;
}

std::span<const DisplayResolution> displayResolutions()
{
    return resolutions;
}

std::uint32_t encodeAlarmFilter(std::size_t filter, std::uint32_t alarms)
{
    std::uint32_t bits = 0;
    for (const auto& each : alarmBits) {
        if (each.filter == filter && (alarms & each.alarm) != 0)
            bits |= each.bits;
    }
    return bits;
}

std::optional<std::uint32_t> decodeAlarmFilter(std::size_t filter, std::uint32_t bits, std::uint32_t alarms)
{
    for (const auto& each : alarmBits) {
        if (each.filter != filter)
            continue;
        const bool isOn = (bits & each.bits) == each.bits;
        alarms = isOn ? alarms | each.alarm : alarms & ~each.alarm;
    }
    return encodeAlarmFilter(filter, alarms) == bits ? std::optional(alarms) : std::nullopt;
}

} // namespace meterbench::protocol::cosem
