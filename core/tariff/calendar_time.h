// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <chrono>
#include <cstdint>
#include <limits>

/// Days and times of day of a meter: seconds since the year 2000 ↔ the calendar's dates. Normal time is MeterTime, time
/// with daylight saving is DisplayTime, and only DaylightSaving makes the one from the other. No time-zone database, no
/// clock. Plain values and functions.
namespace meterbench::tariff {

inline constexpr Seconds secondsPerMinute = 60;
inline constexpr Seconds secondsPerHour = 3600;
inline constexpr Seconds secondsPerDay = 86'400;
inline constexpr int minutesPerDay = 1440;

/// Ends of what never changes; far enough off that sums with any span of a meter's life do not wrap.
inline constexpr MeterTime longAgo{-(std::numeric_limits<std::int64_t>::max() / 4)};
inline constexpr MeterTime longAhead{std::numeric_limits<std::int64_t>::max() / 4};

/// What the glass shows: seconds since 2000-01-01 00:00:00, daylight saving included. It jumps twice a year.
struct DisplayTime {
    std::int64_t seconds = 0;

    constexpr auto operator<=>(const DisplayTime&) const = default;
};

/// Days since 2000-01-01, whichever of the two times they are days of.
using DayNumber = std::int64_t;

using Date = std::chrono::year_month_day;

/// A date with the seconds since its midnight.
struct CalendarTime {
    Date date;
    Seconds secondOfDay = 0; ///< 0–86399

    bool operator==(const CalendarTime&) const = default;
};

/// The day a number of seconds since 2000 falls on; right before 2000 as well.
[[nodiscard]] constexpr DayNumber dayNumber(std::int64_t seconds)
{
    const auto day = seconds / secondsPerDay;
    return seconds % secondsPerDay < 0 ? day - 1 : day;
}

[[nodiscard]] constexpr DayNumber dayNumber(Date date)
{
    constexpr auto epoch = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
    return (std::chrono::sys_days(date) - epoch).count();
}

[[nodiscard]] constexpr Date dateOf(DayNumber day)
{
    constexpr auto epoch = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
    return Date(epoch + std::chrono::days(day));
}

[[nodiscard]] constexpr Seconds secondOfDay(std::int64_t seconds)
{
    return seconds - dayNumber(seconds) * secondsPerDay;
}

[[nodiscard]] constexpr CalendarTime calendarTime(MeterTime time)
{
    return {dateOf(dayNumber(time.seconds)), secondOfDay(time.seconds)};
}

[[nodiscard]] constexpr CalendarTime calendarTime(DisplayTime time)
{
    return {dateOf(dayNumber(time.seconds)), secondOfDay(time.seconds)};
}

/// Normal time of a date. @param date must exist
[[nodiscard]] constexpr MeterTime meterTime(Date date, Seconds secondOfDay = 0)
{
    return {dayNumber(date) * secondsPerDay + secondOfDay};
}

} // namespace meterbench::tariff
