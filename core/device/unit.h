// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

/// Units of registers with the numbers of COSEM (IEC 62056-6-2, physical units), so that protocols hand them on as they
/// are.
namespace meterbench::device {

enum class Unit : std::uint8_t {
    Hour = 5,
    Second = 7,
    CubicMetre = 13,
    Litre = 19,
    Watt = 27,
    VoltAmpere = 28,
    Var = 29,
    WattHour = 30,
    VoltAmpereHour = 31,
    VarHour = 32,
    Ampere = 33,
    Volt = 35,
    Hertz = 44,
    Percent = 56,
    None = 255
};

/// "Wh", "var", "m3"; empty for None.
[[nodiscard]] constexpr std::string_view symbol(Unit unit)
{
    switch (unit) {
    case Unit::Hour:
        return "h";
    case Unit::Second:
        return "s";
    case Unit::CubicMetre:
        return "m3";
    case Unit::Litre:
        return "L";
    case Unit::Watt:
        return "W";
    case Unit::VoltAmpere:
        return "VA";
    case Unit::Var:
        return "var";
    case Unit::WattHour:
        return "Wh";
    case Unit::VoltAmpereHour:
        return "VAh";
    case Unit::VarHour:
        return "varh";
    case Unit::Ampere:
        return "A";
    case Unit::Volt:
        return "V";
    case Unit::Hertz:
        return "Hz";
    case Unit::Percent:
        return "%";
    case Unit::None:
        break;
    }
    return {};
}

} // namespace meterbench::device
