// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant_before.h"

#include <cstdint>

/// Meter time ↔ the proleptic Gregorian calendar, and the instants at which billing periods end. Pure functions on
/// MeterTime; no zones, no daylight saving (what the glass shows adds that).
namespace meterbench::device {

struct CivilTime {
    int year = 2000;
    unsigned month = 1;
    unsigned day = 1;
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;
    unsigned weekday = 6; ///< 1 Monday … 7 Sunday

    bool operator==(const CivilTime&) const = default;
};

inline constexpr Seconds secondsPerDay = 86'400;
/// 2000-01-01T00:00:00 in seconds since 1970.
inline constexpr std::int64_t epochOfMeterTime = 946'684'800;

[[nodiscard]] CivilTime civil(MeterTime time);

/// The calendar date must exist.
[[nodiscard]] MeterTime meterTime(
    int year, unsigned month, unsigned day, unsigned hour = 0, unsigned minute = 0, unsigned second = 0);

/// True time → normal time of a zone.
[[nodiscard]] constexpr MeterTime normalTime(SimInstant instant, int offsetMinutes)
{
    return {instant.seconds - epochOfMeterTime + std::int64_t{60} * offsetMinutes};
}

[[nodiscard]] constexpr SimInstant trueTime(MeterTime time, int offsetMinutes)
{
    return {time.seconds + epochOfMeterTime - std::int64_t{60} * offsetMinutes};
}

/// The first multiple of `span` seconds of meter time (counted from 2000-01-01, a Saturday) after `time`.
[[nodiscard]] constexpr MeterTime nextMultiple(MeterTime time, Seconds span)
{
    const auto into = ((time.seconds % span) + span) % span;
    return {time.seconds - into + span};
}

[[nodiscard]] constexpr MeterTime startOfDay(MeterTime time)
{
    return {nextMultiple(time, secondsPerDay).seconds - secondsPerDay};
}

/// When debiting periods end (Z6, Z7): at 00:00 of `day`, every `intervalMonths` from `firstMonth` on.
struct DebitingSchedule {
    std::uint8_t day = 1; ///< 1–28
    std::uint8_t intervalMonths = 1; ///< 1, 2, 3, 6, 12; 0: only by command, button or module
    std::uint8_t firstMonth = 1; ///< 1–12

    bool operator==(const DebitingSchedule&) const = default;
};

/// The first end of a debiting period after `time`; a time no meter reaches when the schedule is external.
[[nodiscard]] MeterTime nextDebiting(MeterTime time, DebitingSchedule schedule);

enum class RecurringLog : std::uint8_t { Daily = 1, Weekly = 2, Monthly = 3 };

/// The first 00:00 after `time` that ends a day, a week (Monday) or a month.
[[nodiscard]] MeterTime nextRecurrence(MeterTime time, RecurringLog interval);

/// Later than anything a meter lives to see.
inline constexpr MeterTime never{std::int64_t{8'000'000'000}};

} // namespace meterbench::device
