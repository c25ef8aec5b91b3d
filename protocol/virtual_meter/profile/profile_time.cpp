// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/profile/profile_time.h"

#include "protocol/virtual_meter/meter/clock_time.h"

#include <algorithm>
#include <chrono>

namespace meterbench::protocol::virtual_meter {

namespace {

constexpr std::size_t hourPlace = 5;
constexpr int secondsPerMinute = 60;
constexpr Seconds summerShift = 3600;
constexpr MeterTime longAgo{-1'000'000'000'000};

std::uint8_t partOf(std::uint8_t part, std::uint8_t otherwise)
{
    return part == axdr::notSpecified ? otherwise : part;
}

} // namespace

std::optional<MeterTime> boundOf(const axdr::Data& data, Bound bound, int offsetMinutes)
{
    const auto when = data.toDateTime();
    if (!when)
        return {};
    const bool isFrom = bound == Bound::From;
    const auto& [date, time, deviation, status] = *when;
    if (date.year == axdr::yearNotSpecified)
        return isFrom ? longAgo : device::never;
    const auto month = partOf(date.month, isFrom ? 1 : 12);
    if (month < 1 || month > 12)
        return {};
    const std::chrono::year_month_day_last last(
        std::chrono::year(date.year), std::chrono::month_day_last(std::chrono::month(month)));
    const auto lastDay = static_cast<unsigned>(last.day());
    const auto day
        = std::min<unsigned>(partOf(date.dayOfMonth, isFrom ? 1 : static_cast<std::uint8_t>(lastDay)), lastDay);
    const auto hour = partOf(time.hour, isFrom ? 0 : 23);
    const auto minute = partOf(time.minute, isFrom ? 0 : 59);
    const auto second = partOf(time.second, isFrom ? 0 : 59);
    if (day < 1 || hour > 23 || minute > 59 || second > 59)
        return {};
    auto result = device::meterTime(date.year, month, day, hour, minute, second);
    if (deviation != axdr::deviationNotSpecified)
        result = result + Seconds{secondsPerMinute} * (deviation + offsetMinutes);
    else if (status != axdr::ClockStatusNotSpecified && (status & axdr::ClockDaylightSaving) != 0)
        result = result - summerShift;
    return result;
}

void StampWriter::write(MeterTime time, std::byte* out)
{
    const auto midnight = time.seconds == noValue ? time : device::startOfDay(time);
    if (midnight.seconds != m_day || time.seconds == noValue) {
        m_octets
            = capturedTime(time.seconds == noValue ? std::nullopt : std::optional(midnight), m_offsetMinutes).encode();
        m_day = midnight.seconds;
    }
    std::ranges::copy(m_octets, out);
    if (time.seconds == noValue)
        return;
    const auto second = time - midnight;
    out[hourPlace] = static_cast<std::byte>(second / 3600);
    out[hourPlace + 1] = static_cast<std::byte>(second / secondsPerMinute % 60);
    out[hourPlace + 2] = static_cast<std::byte>(second % secondsPerMinute);
}

} // namespace meterbench::protocol::virtual_meter
