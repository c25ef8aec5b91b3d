// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/date_time.h"

#include <algorithm>

namespace meterbench::protocol::axdr {

namespace {

constexpr std::int16_t highestDeviation = 840; // UTC+14 counted either way: both signs are seen in the field

std::uint8_t octet(std::span<const std::byte> octets, std::size_t at)
{
    return std::to_integer<std::uint8_t>(octets[at]);
}

std::uint16_t pair(std::span<const std::byte> octets, std::size_t at)
{
    return static_cast<std::uint16_t>(octet(octets, at) << 8U | octet(octets, at + 1));
}

constexpr bool within(std::uint8_t value, std::uint8_t low, std::uint8_t high)
{
    return value == notSpecified || (value >= low && value <= high);
}

tl::unexpected<Error> damaged(const char* what)
{
    return failure(ErrorKind::Damaged, "axdr-damaged", {{"detail", what}});
}

} // namespace

std::array<std::byte, Date::size> Date::encode() const
{
    return {static_cast<std::byte>(year >> 8U), static_cast<std::byte>(year & 0xFFU), std::byte{month},
        std::byte{dayOfMonth}, std::byte{dayOfWeek}};
}

Result<Date> Date::decode(std::span<const std::byte> octets)
{
    if (octets.size() != size)
        return damaged("date");
    const Date date{pair(octets, 0), octet(octets, 2), octet(octets, 3), octet(octets, 4)};
    const bool isMonth
        = within(date.month, 1, 12) || date.month == daylightSavingBegins || date.month == daylightSavingEnds;
    const bool isDay = within(date.dayOfMonth, 1, 31) || date.dayOfMonth == lastDayOfMonth
        || date.dayOfMonth == lastButOneDayOfMonth;
    if (!isMonth || !isDay || !within(date.dayOfWeek, 1, 7))
        return damaged("date");
    return date;
}

std::array<std::byte, Time::size> Time::encode() const
{
    return {std::byte{hour}, std::byte{minute}, std::byte{second}, std::byte{hundredths}};
}

Result<Time> Time::decode(std::span<const std::byte> octets)
{
    if (octets.size() != size)
        return damaged("time");
    const Time time{octet(octets, 0), octet(octets, 1), octet(octets, 2), octet(octets, 3)};
    if (!within(time.hour, 0, 23) || !within(time.minute, 0, 59) || !within(time.second, 0, 59)
        || !within(time.hundredths, 0, 99))
        return damaged("time");
    return time;
}

std::array<std::byte, DateTime::size> DateTime::encode() const
{
    std::array<std::byte, size> octets{};
    std::ranges::copy(date.encode(), octets.begin());
    std::ranges::copy(time.encode(), octets.begin() + Date::size);
    const auto offset = static_cast<std::uint16_t>(deviation);
    octets[9] = static_cast<std::byte>(offset >> 8U);
    octets[10] = static_cast<std::byte>(offset & 0xFFU);
    octets[11] = std::byte{clockStatus};
    return octets;
}

Result<DateTime> DateTime::decode(std::span<const std::byte> octets)
{
    if (octets.size() != size)
        return damaged("date-time");
    const auto date = Date::decode(octets.first(Date::size));
    if (!date)
        return tl::unexpected(date.error());
    const auto time = Time::decode(octets.subspan(Date::size, Time::size));
    if (!time)
        return tl::unexpected(time.error());
    const auto deviation = static_cast<std::int16_t>(pair(octets, 9));
    if (deviation != deviationNotSpecified && (deviation < -highestDeviation || deviation > highestDeviation))
        return damaged("date-time");
    return DateTime{*date, *time, deviation, octet(octets, 11)};
}

} // namespace meterbench::protocol::axdr
