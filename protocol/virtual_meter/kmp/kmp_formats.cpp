// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/kmp_formats.h"

#include "protocol/kmp/clock.h"

#include <algorithm>
#include <array>
#include <limits>

namespace meterbench::protocol::virtual_meter {

namespace {

using kmp::RegisterFormat;
using kmp::RegisterId;
using kmp::RegisterValue;

/// Where no source shows a format: that of its like.
RegisterFormat usualFormat(const MeterNumber& number)
{
    switch (number.unit) {
    case device::Unit::WattHour:
        return registerFormat(kmp::Unit::KilowattHour, 4, exponent::tenths);
    case device::Unit::VarHour:
        return registerFormat(kmp::Unit::KilovarHour, 4, exponent::tenths);
    case device::Unit::VoltAmpereHour:
        return registerFormat(kmp::Unit::KilovoltAmpereHour, 4, exponent::tenths);
    case device::Unit::Watt:
        return registerFormat(kmp::Unit::Kilowatt, 4, exponent::thousandths);
    case device::Unit::Var:
        return registerFormat(kmp::Unit::Kilovar, 4, exponent::thousandths);
    case device::Unit::VoltAmpere:
        return registerFormat(kmp::Unit::KilovoltAmpere, 4, exponent::thousandths);
    case device::Unit::Volt:
        return registerFormat(kmp::Unit::Volt, 2, exponent::tenths);
    case device::Unit::Ampere:
        return registerFormat(kmp::Unit::Ampere, 4, exponent::hundredths);
    case device::Unit::Hertz:
        return registerFormat(kmp::Unit::Hertz, 2, exponent::hundredths);
    case device::Unit::Percent:
        return registerFormat(kmp::Unit::Percent, 2, exponent::hundredths);
    case device::Unit::Hour:
        return registerFormat(kmp::Unit::Hour, 4);
    case device::Unit::Second:
        return registerFormat(kmp::Unit::Second, 4);
    default:
        return number.scaler == 0 ? registerFormat(kmp::Unit::Number, 4)
                                  : registerFormat(kmp::Unit::Number, 2, kmp::signExponentOf(number.scaler));
    }
}

/// Units that stand for a thousand of those of COSEM.
int prefixOf(std::uint8_t unit)
{
    using kmp::Unit;
    constexpr std::array kilo{Unit::KilowattHour, Unit::KilovarHour, Unit::KilovoltAmpereHour, Unit::Kilowatt,
        Unit::Kilovar, Unit::KilovoltAmpere};
    return std::ranges::find(kilo, static_cast<Unit>(unit)) == kilo.end() ? 0 : 3;
}

RegisterValue fitted(RegisterId id, RegisterFormat wanted, std::int64_t value)
{
    if (auto fits = kmp::numberValue(id, wanted, value))
        return std::move(*fits);
    wanted.octets = 8;
    return kmp::numberValue(id, wanted, value).value_or(RegisterValue{id, wanted.unit, wanted.signExponent, {}});
}

} // namespace

int exponentOf(std::uint8_t signExponent)
{
    constexpr unsigned negative = 0x40;
    constexpr unsigned mask = 0x3F;
    const int size = static_cast<int>(signExponent & mask);
    return (signExponent & negative) != 0 ? -size : size;
}

std::int64_t rescaled(std::int64_t value, int power)
{
    for (; power < 0 && value != 0; ++power)
        value /= 10;
    constexpr auto most = std::numeric_limits<std::int64_t>::max() / 10;
    for (; power > 0 && value <= most && value >= -most; --power)
        value *= 10;
    return value;
}

RegisterValue plainRegister(
    const kmp::RegisterTable& table, RegisterId id, std::int64_t value, const RegisterFormat& otherwise)
{
    const auto* const known = table.find(id);
    return fitted(id, known != nullptr && known->format ? *known->format : otherwise, value);
}

RegisterValue textRegister(RegisterId id, std::string_view text)
{
    return {id, static_cast<std::uint8_t>(kmp::Unit::Ascii), exponent::whole, bytesOf(text)};
}

std::optional<std::int64_t> digitsOf(std::string_view text)
{
    constexpr std::size_t mostDigits = 18;
    if (text.empty() || text.size() > mostDigits)
        return std::nullopt;
    std::int64_t number = 0;
    for (const char character : text) {
        if (character < '0' || character > '9')
            return std::nullopt;
        number = number * 10 + (character - '0');
    }
    return number;
}

RegisterValue numberRegister(const kmp::RegisterTable& table, RegisterId id, const MeterNumber& number)
{
    const auto* const known = table.find(id);
    const auto wanted = known != nullptr && known->format ? *known->format : usualFormat(number);
    const int power = number.scaler - prefixOf(wanted.unit) - exponentOf(wanted.signExponent);
    return fitted(id, wanted, rescaled(number.value, power));
}

RegisterValue clockRegister(RegisterId id, std::optional<MeterTime> time, std::uint8_t flags)
{
    RegisterValue value{id, static_cast<std::uint8_t>(kmp::Unit::RealTimeClock), exponent::whole, {}};
    const auto clock = time ? kmp::realTimeClock(*time, flags) : Result<kmp::RealTimeClock>(failure({}));
    if (clock)
        kmp::append(value.octets, *clock);
    else
        value.octets.resize(kmp::RealTimeClock::length);
    return value;
}

} // namespace meterbench::protocol::virtual_meter
