// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/daylight_saving.h"

#include <algorithm>
#include <array>

namespace meterbench::tariff {

namespace {

/// Beyond every date of a meter, and still safe to add an offset to.
constexpr DaylightSavingSpan always{longAgo, longAhead, 0};

bool isTimeOfRule(const TransitionRule& rule)
{
    return rule.month.ok() && rule.weekday.ok() && rule.minuteOfDay >= 0 && rule.minuteOfDay < minutesPerDay;
}

DayNumber dayOf(const TransitionRule& rule, std::chrono::year year)
{
    using namespace std::chrono;
    if (rule.week == WeekOfMonth::Last)
        return dayNumber(Date(sys_days(year / rule.month / rule.weekday[last])));
    const auto week = static_cast<unsigned>(rule.week) + 1;
    return dayNumber(Date(sys_days(year / rule.month / rule.weekday[week])));
}

/// @param shiftBefore what the glass is ahead just before the transition
MeterTime transition(const TransitionRule& rule, std::chrono::year year, Seconds utcOffset, Seconds shiftBefore)
{
    const auto said = dayOf(rule, year) * secondsPerDay + rule.minuteOfDay * secondsPerMinute;
    switch (rule.base) {
    case TimeBase::Utc:
        return {said + utcOffset};
    case TimeBase::Normal:
        return {said};
    case TimeBase::Display:
        return {said - shiftBefore};
    }
    return {said};
}

/// The transitions of a year and, where they do not surround the instant, of its neighbours: whichever half of the
/// earth.
DaylightSavingSpan spanOf(const DaylightSavingRule& rule, MeterTime time, Seconds utcOffset)
{
    const auto year = calendarTime(time).date.year();
    DaylightSavingSpan span = always;
    const auto consider = [&](MeterTime instant, Seconds offset) {
        if (instant <= time && instant > span.from) {
            span.from = instant;
            span.offset = offset;
        } else if (instant > time && instant < span.to) {
            span.to = instant;
        }
    };
    const auto considerYear = [&](std::chrono::year each) {
        consider(transition(rule.begin, each, utcOffset, 0), daylightSavingShift);
        consider(transition(rule.end, each, utcOffset, daylightSavingShift), 0);
    };
    considerYear(year);
    if (span.from == always.from)
        considerYear(year - std::chrono::years(1));
    if (span.to == always.to)
        considerYear(year + std::chrono::years(1));
    return span;
}

DaylightSavingSpan spanOf(const DaylightSavingTable& table, MeterTime time)
{
    const auto next = std::ranges::upper_bound(table, time, {}, &DaylightSavingPeriod::begin);
    DaylightSavingSpan span = always;
    if (next != table.end())
        span.to = next->begin;
    if (next == table.begin())
        return span;
    const auto& last = *(next - 1);
    if (time < last.end)
        return {last.begin, last.end, daylightSavingShift};
    span.from = last.end;
    return span;
}

} // namespace

DaylightSavingRule europeanRule()
{
    using std::chrono::March;
    using std::chrono::October;
    using std::chrono::Sunday;
    return {
        {March, WeekOfMonth::Last, Sunday, 60, TimeBase::Utc}, {October, WeekOfMonth::Last, Sunday, 60, TimeBase::Utc}};
}

DaylightSavingRule southernRule()
{
    using std::chrono::April;
    using std::chrono::October;
    using std::chrono::Sunday;
    return {{October, WeekOfMonth::First, Sunday, 120, TimeBase::Normal},
        {April, WeekOfMonth::First, Sunday, 120, TimeBase::Normal}};
}

std::vector<DaylightSavingProblem> checkDaylightSaving(const DaylightSavingDefinition& definition)
{
    std::vector<DaylightSavingProblem> problems;
    if (const auto* const rule = std::get_if<DaylightSavingRule>(&definition)) {
        if (!isTimeOfRule(rule->begin) || !isTimeOfRule(rule->end))
            problems.push_back({DaylightSavingFault::RuleTime, 0});
        else if (rule->begin.month == rule->end.month)
            problems.push_back({DaylightSavingFault::RuleMonths, 0});
    } else if (const auto* const table = std::get_if<DaylightSavingTable>(&definition)) {
        if (table->size() > longestDaylightSavingTable)
            problems.push_back({DaylightSavingFault::TableLength, table->size()});
        for (std::size_t position = 0; position < table->size(); ++position) {
            const auto& period = (*table)[position];
            if (period.begin >= period.end || (position > 0 && period.begin <= (*table)[position - 1].end))
                problems.push_back({DaylightSavingFault::TableOrder, position});
        }
    }
    return problems;
}

Result<DaylightSaving> DaylightSaving::create(DaylightSavingDefinition definition, int hoursFromUtc)
{
    if (!checkDaylightSaving(definition).empty() || hoursFromUtc < -12 || hoursFromUtc > 14)
        return failure("daylight-saving-invalid");
    DaylightSaving saving;
    saving.m_definition = std::move(definition);
    saving.m_utcOffset = hoursFromUtc * secondsPerHour;
    return saving;
}

DaylightSavingSpan DaylightSaving::spanAt(MeterTime time) const
{
    if (const auto* const rule = std::get_if<DaylightSavingRule>(&m_definition))
        return spanOf(*rule, time, m_utcOffset);
    if (const auto* const table = std::get_if<DaylightSavingTable>(&m_definition))
        return spanOf(*table, time);
    return always;
}

MeterTime DaylightSaving::meterTime(DisplayTime time) const
{
    // Summer time first: it is the earlier of the two instants that show the same hour.
    const MeterTime ahead{time.seconds - daylightSavingShift};
    const auto span = spanAt(ahead);
    if (span.offset == daylightSavingShift)
        return ahead;
    // Shown with normal time only if no jump lies between; else it is left out, and the jump is next to it.
    return span.to.seconds > time.seconds ? MeterTime{time.seconds} : span.to;
}

} // namespace meterbench::tariff
