// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/tariff/calendar_time.h"

#include <chrono>
#include <variant>
#include <vector>

/// Daylight saving: what has to be added to normal time to get the time the glass shows, by a rule that holds for every
/// year or by a table of dates. Tariffs, load control and display follow it, loggers never do (technical description
/// 4.3.3). Not a time zone: it knows one offset from UTC and no history. Immutable once made; safe to share.
namespace meterbench::tariff {

/// While it is active the glass is this far ahead of normal time.
inline constexpr Seconds daylightSavingShift = secondsPerHour;

enum class WeekOfMonth { First, Second, Third, Fourth, Last };

/// In which time the time of day of a transition is said.
enum class TimeBase {
    Utc,
    Normal,
    Display ///< what the glass shows just before the transition
};

/// "The last Sunday of March at 01:00 UTC"
struct TransitionRule {
    std::chrono::month month{1};
    WeekOfMonth week = WeekOfMonth::Last;
    std::chrono::weekday weekday = std::chrono::Sunday;
    int minuteOfDay = 0; ///< 0–1439
    TimeBase base = TimeBase::Utc;

    bool operator==(const TransitionRule&) const = default;
};

/// Holds for every year. On the southern half of the earth the end comes before the begin within a year.
struct DaylightSavingRule {
    TransitionRule begin;
    TransitionRule end;

    bool operator==(const DaylightSavingRule&) const = default;
};

/// One summer of a table, in normal time.
struct DaylightSavingPeriod {
    MeterTime begin;
    MeterTime end; ///< the first second without

    bool operator==(const DaylightSavingPeriod&) const = default;
};

using DaylightSavingTable = std::vector<DaylightSavingPeriod>;

struct NoDaylightSaving {
    bool operator==(const NoDaylightSaving&) const = default;
};

using DaylightSavingDefinition = std::variant<NoDaylightSaving, DaylightSavingRule, DaylightSavingTable>;

/// A table reaches this many years (technical description 4.3.3): so many summers.
inline constexpr std::size_t longestDaylightSavingTable = 20;

/// Directive 2000/84/EC: last Sunday of March to last Sunday of October, 01:00 UTC. Code 001 of Z15.
[[nodiscard]] DaylightSavingRule europeanRule();

/// An example of the southern half: first Sunday of October to first Sunday of April, 02:00 normal time.
[[nodiscard]] DaylightSavingRule southernRule();

/// What is wrong with a definition, each a rule id with the place in the table.
enum class DaylightSavingFault {
    RuleMonths, ///< begin and end in the same month
    RuleTime, ///< time of day or month that does not exist
    TableLength,
    TableOrder, ///< a period that ends before it begins, or begins before the one above has ended
};

struct DaylightSavingProblem {
    DaylightSavingFault fault = DaylightSavingFault::RuleTime;
    std::size_t position = 0; ///< in the table

    bool operator==(const DaylightSavingProblem&) const = default;
};

/// Everything wrong with a definition.
[[nodiscard]] std::vector<DaylightSavingProblem> checkDaylightSaving(const DaylightSavingDefinition& definition);

/// A stretch of normal time with one offset. `from` and `to` are far away where it never changes.
struct DaylightSavingSpan {
    MeterTime from; ///< first second of it
    MeterTime to; ///< first second after it
    Seconds offset = 0; ///< 0 or daylightSavingShift
};

class DaylightSaving {
public:
    /// Never active.
    DaylightSaving() = default;

    /// @param hoursFromUtc normal time is so far ahead of UTC, −11–12 (Z11)
    /// Error: `daylight-saving-invalid`.
    [[nodiscard]] static Result<DaylightSaving> create(DaylightSavingDefinition definition, int hoursFromUtc);

    /// The stretch around an instant.
    [[nodiscard]] DaylightSavingSpan spanAt(MeterTime time) const;

    [[nodiscard]] DisplayTime displayTime(MeterTime time) const { return {time.seconds + spanAt(time).offset}; }

    /// When the glass shows a time. In the hour that is shown twice: the first. In the hour that is left out: the
    /// instant of the jump.
    [[nodiscard]] MeterTime meterTime(DisplayTime time) const;

private:
    DaylightSavingDefinition m_definition;
    Seconds m_utcOffset = 0;
};

} // namespace meterbench::tariff
