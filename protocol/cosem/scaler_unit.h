// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/data.h"

#include <optional>
#include <string>
#include <string_view>

/// Scaler and unit of a register (IEC 62056-6-2, class 3): the value shown is value × 10^scaler in that unit. Units
/// with their symbols as the standard writes them; language-free. Plain values.
namespace meterbench::protocol::cosem {

enum class Unit : std::uint8_t {
    Year = 1,
    Month = 2,
    Week = 3,
    Day = 4,
    Hour = 5,
    Minute = 6,
    Second = 7,
    DegreeAngle = 8,
    DegreeCelsius = 9,
    Currency = 10,
    Metre = 11,
    MetrePerSecond = 12,
    CubicMetre = 13,
    CorrectedCubicMetre = 14,
    CubicMetrePerHour = 15,
    CorrectedCubicMetrePerHour = 16,
    CubicMetrePerDay = 17,
    CorrectedCubicMetrePerDay = 18,
    Litre = 19,
    Kilogram = 20,
    Newton = 21,
    NewtonMetre = 22,
    Pascal = 23,
    Bar = 24,
    Joule = 25,
    JoulePerHour = 26,
    Watt = 27,
    VoltAmpere = 28,
    Var = 29,
    WattHour = 30,
    VoltAmpereHour = 31,
    VarHour = 32,
    Ampere = 33,
    Coulomb = 34,
    Volt = 35,
    VoltPerMetre = 36,
    Farad = 37,
    Ohm = 38,
    OhmMetre = 39,
    Weber = 40,
    Tesla = 41,
    AmperePerMetre = 42,
    Henry = 43,
    Hertz = 44,
    PulsesPerWattHour = 45,
    PulsesPerVarHour = 46,
    PulsesPerVoltAmpereHour = 47,
    VoltSquareHour = 48,
    AmpereSquareHour = 49,
    KilogramPerSecond = 50,
    Siemens = 51,
    Kelvin = 52,
    PulsesPerVoltSquareHour = 53,
    PulsesPerAmpereSquareHour = 54,
    PulsesPerCubicMetre = 55,
    Percent = 56,
    AmpereHour = 57,
    DecibelMilliwatt = 70,
    DecibelMicrovolt = 71,
    Decibel = 72,
    Other = 254,
    Count = 255
};

/// "kWh" is not here: "Wh". Empty for Other, Count and numbers the standard does not have.
[[nodiscard]] std::string_view symbolOf(Unit unit);

struct ScalerUnit {
    std::int8_t scaler = 0;
    Unit unit = Unit::Count;

    bool operator==(const ScalerUnit&) const = default;
    [[nodiscard]] axdr::Data encode() const;
    /// nullopt when it is no structure of an integer and an enum.
    [[nodiscard]] static std::optional<ScalerUnit> decode(const axdr::Data& data);
    /// 12345 with scaler -2 is "123.45": exact, no rounding, point as decimal sign.
    [[nodiscard]] std::string apply(std::int64_t value) const;
};

} // namespace meterbench::protocol::cosem
