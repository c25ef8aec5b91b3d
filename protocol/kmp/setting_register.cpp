// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/setting_register.h"

#include <limits>

namespace meterbench::protocol::kmp {

namespace {

using configuration::SettingDefinition;

/// The register of a row, with the unit that it has now.
configuration::KmpRegister registerOf(const SettingDefinition& row, configuration::DisconnectBasis function)
{
    auto form = row.kmp;
    if (row.isCurrentOrPower() && function == configuration::DisconnectBasis::Power) {
        form.unit = static_cast<std::uint8_t>(Unit::Watt);
        form.exponent = 0;
    }
    return form;
}

/// number · 10^steps; nothing when digits would be lost, or it grows beyond 32 bits and nine more digits.
std::optional<std::int64_t> shifted(std::int64_t number, int steps)
{
    if (number == 0)
        return 0;
    for (; steps < 0; ++steps) {
        if (number % 10 != 0)
            return std::nullopt;
        number /= 10;
    }
    constexpr int mostSteps = 9;
    if (steps > mostSteps)
        return std::nullopt;
    for (; steps > 0; --steps)
        number *= 10;
    return number;
}

} // namespace

RegisterValue encodeSetting(const SettingDefinition& row, std::int64_t value, configuration::DisconnectBasis function)
{
    const auto form = registerOf(row, function);
    const RegisterFormat format{form.unit, form.octets, signExponentOf(form.exponent)};
    const auto number = shifted(value, form.power);
    auto encoded = numberValue(form.id, format, number.value_or(0));
    return encoded ? std::move(*encoded) : RegisterValue{form.id, format.unit, format.signExponent, {}};
}

std::optional<std::int64_t> decodeSetting(
    const SettingDefinition& row, const RegisterValue& value, configuration::DisconnectBasis function)
{
    const auto form = registerOf(row, function);
    if (value.unit != form.unit)
        return std::nullopt;
    return numberIn(value, form.exponent + form.power);
}

std::optional<std::int64_t> numberIn(const RegisterValue& value, int power)
{
    const auto read = decimal(value);
    if (!read || read->magnitude > std::uint64_t{std::numeric_limits<std::uint32_t>::max()})
        return std::nullopt;
    const auto number = shifted(static_cast<std::int64_t>(read->magnitude), read->exponent - power);
    return number && read->isNegative ? std::optional(-*number) : number;
}

} // namespace meterbench::protocol::kmp
