// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/plan.h"

#include <algorithm>
#include <utility>

namespace meterbench::tariff {

namespace {

Seconds secondOf(const Shift& shift)
{
    return shift.minuteOfDay * secondsPerMinute;
}

Position positionOf(const Shift& shift)
{
    return static_cast<Position>(shift.position);
}

} // namespace

Result<Plan> Plan::create(PlanKind kind, const PlanLimits& limits, PlanDefinition definition,
    const std::vector<Date>& exceptionDays, DaylightSaving daylightSaving)
{
    auto problems = checkPlan(kind, limits, definition);
    if (problems.empty())
        problems = checkExceptionDays(limits, exceptionDays);
    if (!problems.empty()) {
        const auto& first = problems.front();
        return failure("tariff-plan-invalid", {{"rule", std::string(name(first.fault))}}, first.path);
    }
    Plan plan;
    plan.m_definition = std::move(definition);
    for (const auto& day : exceptionDays)
        plan.m_exceptionDays.push_back(dayNumber(day));
    std::ranges::sort(plan.m_exceptionDays);
    plan.m_exceptionDayType = limits.exceptionDayType;
    plan.m_daylightSaving = std::move(daylightSaving);
    return plan;
}

DayType Plan::dayTypeOf(DayNumber displayDay) const
{
    if (std::ranges::binary_search(m_exceptionDays, displayDay))
        return m_exceptionDayType;
    constexpr DayNumber saturdaysDistance = 5; // 2000-01-01 was a Saturday
    const auto weekday = ((displayDay + saturdaysDistance) % 7 + 7) % 7;
    return m_definition.seasons[seasonOf(displayDay)].week[static_cast<std::size_t>(weekday)];
}

std::size_t Plan::seasonOf(DayNumber displayDay) const
{
    const auto& starts = m_definition.starts;
    if (starts.empty())
        return 0;
    const auto date = dateOf(displayDay);
    const auto next
        = std::ranges::upper_bound(starts, std::chrono::month_day(date.month(), date.day()), {}, &SeasonStart::date);
    const auto& current = next == starts.begin() ? starts.back() : *(next - 1);
    return static_cast<std::size_t>(current.season);
}

const DayPlan& Plan::shiftsOf(DayNumber displayDay) const
{
    return m_definition.seasons[seasonOf(displayDay)].plan(dayTypeOf(displayDay));
}

PlanSegment Plan::segmentAt(MeterTime time) const
{
    const auto saving = m_daylightSaving.spanAt(time);
    const auto display = time.seconds + saving.offset;
    const auto day = dayNumber(display);
    const auto midnight = day * secondsPerDay;
    const auto& shifts = shiftsOf(day);
    const auto next = std::ranges::upper_bound(shifts, display - midnight, {}, secondOf);

    PlanSegment segment;
    segment.from = {midnight - saving.offset};
    segment.to = segment.from + (next == shifts.end() ? secondsPerDay : secondOf(*next));
    if (next == shifts.begin()) {
        segment.position = positionOf(shiftsOf(day - 1).back());
    } else {
        const auto& current = *(next - 1);
        segment.from = segment.from + secondOf(current);
        segment.position = positionOf(current);
    }
    segment.from = std::max(segment.from, saving.from);
    segment.to = std::min(segment.to, saving.to);
    return segment;
}

MeterTime Plan::nextShift(MeterTime time) const
{
    const auto dayAhead = time + secondsPerDay;
    auto segment = segmentAt(time);
    const auto position = segment.position;
    while (segment.to < dayAhead) {
        const auto next = segmentAt(segment.to);
        if (next.position != position)
            return segment.to;
        segment = next;
    }
    return dayAhead;
}

Position PlanCursor::positionAt(MeterTime time)
{
    moveTo(time);
    return m_segment.position;
}

MeterTime PlanCursor::endOfSegment(MeterTime time)
{
    moveTo(time);
    return m_segment.to;
}

void PlanCursor::moveTo(MeterTime time)
{
    if (time < m_segment.from || time >= m_segment.to)
        m_segment = m_plan->segmentAt(time);
}

} // namespace meterbench::tariff
