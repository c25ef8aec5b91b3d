// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/scaler_unit.h"

#include <array>

namespace meterbench::protocol::cosem {

namespace {

constexpr std::array<std::string_view, 73> makeSymbols()
{
    std::array<std::string_view, 73> symbols{"", "a", "mo", "wk", "d", "h", "min", "s", "°", "°C", "", "m", "m/s", "m³",
        "m³", "m³/h", "m³/h", "m³/d", "m³/d", "l", "kg", "N", "Nm", "Pa", "bar", "J", "J/h", "W", "VA", "var", "Wh",
        "VAh", "varh", "A", "C", "V", "V/m", "F", "Ω", "Ωm", "Wb", "T", "A/m", "H", "Hz", "1/(Wh)", "1/(varh)",
        "1/(VAh)", "V²h", "A²h", "kg/s", "S", "K", "1/(V²h)", "1/(A²h)", "1/m³", "%", "Ah"};
    symbols[70] = "dBm";
    symbols[71] = "dBµV";
    symbols[72] = "dB";
    return symbols;
}

constexpr auto symbols = makeSymbols();

} // namespace

std::string_view symbolOf(Unit unit)
{
    const auto number = static_cast<std::size_t>(unit);
    return number < symbols.size() ? symbols[number] : std::string_view();
}

axdr::Data ScalerUnit::encode() const
{
    return axdr::Data::structure(
        {axdr::Data::integer(scaler), axdr::Data::enumerated(static_cast<std::uint8_t>(unit))});
}

std::optional<ScalerUnit> ScalerUnit::decode(const axdr::Data& data)
{
    const auto parts = data.elements();
    if (data.tag() != axdr::Tag::Structure || parts.size() != 2 || parts[0].tag() != axdr::Tag::Integer
        || parts[1].tag() != axdr::Tag::Enum)
        return {};
    return ScalerUnit{static_cast<std::int8_t>(*parts[0].toInteger()), static_cast<Unit>(*parts[1].toInteger())};
}

std::string ScalerUnit::apply(std::int64_t value) const
{
    const auto magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    auto digits = std::to_string(magnitude);
    if (scaler > 0 && magnitude != 0)
        digits.append(static_cast<std::size_t>(scaler), '0');
    if (scaler < 0) {
        const auto decimals = static_cast<std::size_t>(-int{scaler});
        if (digits.size() <= decimals)
            digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    if (value < 0)
        digits.insert(std::size_t{0}, 1, '-');
    return digits;
}

} // namespace meterbench::protocol::cosem
