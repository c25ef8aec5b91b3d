// SPDX-License-Identifier: Apache-2.0
#include "core/display/number_format.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::display {

namespace {

/// 10^20 does not fit 64 bits.
constexpr std::int64_t largestPower = 19;

std::uint64_t powerOfTen(std::int64_t exponent)
{
    std::uint64_t power = 1;
    for (std::int64_t step = 0; step < exponent; ++step)
        power *= 10;
    return power;
}

/// What the digits of the glass hold: the value in units of its last place, without the digits that rolled over.
/// @param shift how many places the value stands above (positive) or below the last place
std::uint64_t digitsHeld(std::uint64_t magnitude, std::int64_t shift, std::uint64_t places)
{
    if (shift < 0)
        return -shift > largestPower ? 0 : magnitude / powerOfTen(-shift) % places;
    if (shift >= glassDigits)
        return 0;
    return magnitude % places * powerOfTen(shift) % places;
}

} // namespace

std::string formatNumber(std::int64_t value, int scaler, NumberFormat format, LeadingZeroes zeroes)
{
    const int decimals = std::clamp(format.decimals, 0, glassDigits - 1);
    const int digits = std::clamp(format.digits, 1, glassDigits - decimals);

    // Negated as unsigned: the smallest 64-bit integer has no positive counterpart.
    const auto bits = static_cast<std::uint64_t>(value);
    const auto magnitude = value < 0 ? 0U - bits : bits;
    const auto held
        = digitsHeld(magnitude, std::int64_t{scaler} + decimals, powerOfTen(std::int64_t{digits} + decimals));

    const auto unit = powerOfTen(decimals);
    auto text
        = zeroes == LeadingZeroes::Shown ? fmt::format("{:0{}}", held / unit, digits) : fmt::format("{}", held / unit);
    if (decimals > 0)
        text += fmt::format(".{:0{}}", held % unit, decimals);
    return value < 0 && held != 0 ? "-" + text : text;
}

std::string formatCount(std::uint64_t value, LeadingZeroes zeroes)
{
    const auto held = value % powerOfTen(8);
    return zeroes == LeadingZeroes::Shown ? fmt::format("{:08}", held) : fmt::format("{}", held);
}

std::string formatDate(int year, int month, int day)
{
    const auto cut = [](int part, int places) { return std::max(part, 0) % places; };
    return fmt::format("{:04}:{:02}:{:02}", cut(year, 10000), cut(month, 100), cut(day, 100));
}

std::string formatTime(int hour, int minute, int second)
{
    const auto cut = [](int part) { return std::max(part, 0) % 100; };
    return fmt::format("{:02}:{:02}:{:02}", cut(hour), cut(minute), cut(second));
}

} // namespace meterbench::display
