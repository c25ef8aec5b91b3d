// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

/// Units of KMP registers by their number. Not the units of COSEM. 21 and 25 are W and var: two public clients print kW
/// and kvar and are wrong. Data only.
namespace meterbench::protocol::kmp {

enum class Unit : std::uint8_t {
    None = 0,
    WattHour = 1,
    KilowattHour = 2,
    VarHour = 13,
    KilovarHour = 14,
    VoltAmpereHour = 17,
    KilovoltAmpereHour = 18,
    Watt = 21,
    Kilowatt = 22,
    Var = 25,
    Kilovar = 26,
    VoltAmpere = 29,
    KilovoltAmpere = 30,
    Volt = 33,
    Ampere = 34,
    Celsius = 37,
    Kelvin = 38,
    Hour = 46,
    ClockHhmmss = 47,
    DateYymmdd = 48,
    DateYyyymmdd = 49,
    DateMmdd = 50,
    Number = 51,
    RealTimeClock = 53,
    Ascii = 54,
    Minute = 58,
    BitField = 59,
    Second = 60,
    Millisecond = 61,
    Day = 62,
    RealTimeClockQuality = 63,
    DateTime = 64,
    Hertz = 67,
    Degree = 68,
    Percent = 69,
    KamDateTime = 72
};

inline constexpr std::uint8_t lastUnit = 74;

/// "kWh", "m3/h"; what has no symbol (numbers, clocks) and what is unknown is empty.
[[nodiscard]] std::string_view symbol(std::uint8_t unit);

/// A name as the register table writes it: the symbol, or "number", "clock", "date", "RTC", "ASCII" …; empty when
/// unknown.
[[nodiscard]] std::string_view unitName(std::uint8_t unit);

} // namespace meterbench::protocol::kmp
