// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/plan_definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace meterbench::tariff {

namespace {

constexpr std::array<std::pair<PlanFault, std::string_view>, 17> faultNames{{
    {PlanFault::SeasonsMissing, "plan-seasons-missing"},
    {PlanFault::SeasonsTooMany, "plan-seasons-too-many"},
    {PlanFault::StartsTooMany, "plan-starts-too-many"},
    {PlanFault::StartMissing, "plan-start-missing"},
    {PlanFault::StartDate, "plan-start-date"},
    {PlanFault::StartOrder, "plan-start-order"},
    {PlanFault::StartSeason, "plan-start-season"},
    {PlanFault::DayTypeAbsent, "plan-day-type-absent"},
    {PlanFault::ShiftsMissing, "plan-shifts-missing"},
    {PlanFault::ShiftsTooMany, "plan-shifts-too-many"},
    {PlanFault::ShiftTime, "plan-shift-time"},
    {PlanFault::ShiftOrder, "plan-shift-order"},
    {PlanFault::ShiftPosition, "plan-shift-position"},
    {PlanFault::ExceptionDaysTooMany, "exception-days-too-many"},
    {PlanFault::ExceptionDayDate, "exception-day-date"},
    {PlanFault::ExceptionDayTwice, "exception-day-twice"},
    {PlanFault::ExceptionDaySpan, "exception-day-span"},
}};

constexpr std::array<DayType, dayTypes> allDayTypes{DayType::Working, DayType::NonWorking, DayType::Holiday};

std::int64_t number(std::size_t count)
{
    return static_cast<std::int64_t>(count);
}

bool isEveryYear(std::chrono::month_day date)
{
    constexpr std::chrono::year common{2001};
    return (common / date).ok();
}

/// Checks one plan, fault by fault.
class PlanCheck {
public:
    PlanCheck(PlanKind kind, const PlanLimits& limits, const PlanDefinition& definition)
        : m_kind(kind), m_limits(limits), m_definition(definition)
    {
    }

    std::vector<PlanProblem> run() &&
    {
        const auto& seasons = m_definition.seasons;
        if (seasons.empty())
            add(PlanFault::SeasonsMissing, "/seasons");
        atMost(PlanFault::SeasonsTooMany, "/seasons", seasons.size(), m_limits.seasons);
        for (std::size_t position = 0; position < seasons.size(); ++position)
            checkSeason(seasons[position], fmt::format("/seasons/{}", position));
        checkStarts();
        return std::move(m_problems);
    }

private:
    void add(PlanFault fault, std::string path, std::int64_t value = 0, std::int64_t limit = 0)
    {
        m_problems.push_back({fault, std::move(path), value, limit});
    }

    void atMost(PlanFault fault, const std::string& path, std::size_t count, std::size_t limit)
    {
        if (count > limit)
            add(fault, path, number(count), number(limit));
    }

    void checkSeason(const Season& season, const std::string& path)
    {
        for (std::size_t weekday = 0; weekday < season.week.size(); ++weekday) {
            if (static_cast<std::size_t>(season.week[weekday]) >= m_limits.dayTypes)
                add(PlanFault::DayTypeAbsent, fmt::format("{}/week/{}", path, weekday));
        }
        for (const auto type : allDayTypes) {
            const auto place = static_cast<std::size_t>(type);
            const auto dayPath = fmt::format("{}/days/{}", path, name(type));
            if (place >= m_limits.dayTypes && !season.days[place].empty())
                add(PlanFault::DayTypeAbsent, dayPath);
            else if (type == DayType::Working && season.days[place].empty())
                add(PlanFault::ShiftsMissing, dayPath);
            checkDay(season.days[place], dayPath);
        }
    }

    void checkDay(const DayPlan& day, const std::string& path)
    {
        atMost(PlanFault::ShiftsTooMany, path, day.size(), m_limits.shifts);
        for (std::size_t position = 0; position < day.size(); ++position) {
            const auto& shift = day[position];
            const auto shiftPath = fmt::format("{}/{}", path, position);
            if (shift.minuteOfDay < 0 || shift.minuteOfDay >= minutesPerDay)
                add(PlanFault::ShiftTime, shiftPath, shift.minuteOfDay);
            else if (position > 0 && shift.minuteOfDay <= day[position - 1].minuteOfDay)
                add(PlanFault::ShiftOrder, shiftPath, shift.minuteOfDay, day[position - 1].minuteOfDay);
            const bool isTariff = m_kind == PlanKind::Tariff;
            const int least = isTariff ? 1 : int{loadInactive};
            const int most = isTariff ? mostTariffs : int{loadActive};
            if (shift.position < least || shift.position > most)
                add(PlanFault::ShiftPosition, shiftPath, shift.position, most);
        }
    }

    void checkStarts()
    {
        const auto& starts = m_definition.starts;
        atMost(PlanFault::StartsTooMany, "/starts", starts.size(), m_limits.seasonStarts);
        if (starts.empty() && m_definition.seasons.size() > 1)
            add(PlanFault::StartMissing, "/starts");
        for (std::size_t position = 0; position < starts.size(); ++position) {
            const auto& start = starts[position];
            const auto path = fmt::format("/starts/{}", position);
            if (!isEveryYear(start.date))
                add(PlanFault::StartDate, path);
            else if (position > 0 && start.date <= starts[position - 1].date)
                add(PlanFault::StartOrder, path);
            if (start.season < 0 || start.season >= number(m_definition.seasons.size()))
                add(PlanFault::StartSeason, path, start.season + 1, number(m_definition.seasons.size()));
        }
    }

    PlanKind m_kind;
    const PlanLimits& m_limits;
    const PlanDefinition& m_definition;
    std::vector<PlanProblem> m_problems;
};

} // namespace

const DayPlan& Season::plan(DayType type) const
{
    auto place = static_cast<std::size_t>(type);
    while (place > 0 && days[place].empty())
        --place;
    return days[place];
}

std::string_view name(PlanFault fault)
{
    const auto found = std::ranges::find(faultNames, fault, &std::pair<PlanFault, std::string_view>::first);
    return found == faultNames.end() ? std::string_view{} : found->second;
}

std::string_view name(DayType type)
{
    switch (type) {
    case DayType::Working:
        return "working";
    case DayType::NonWorking:
        return "nonWorking";
    case DayType::Holiday:
        return "holiday";
    }
    return {};
}

std::vector<PlanProblem> checkPlan(PlanKind kind, const PlanLimits& limits, const PlanDefinition& definition)
{
    return PlanCheck(kind, limits, definition).run();
}

std::vector<PlanProblem> checkExceptionDays(const PlanLimits& limits, const std::vector<Date>& days)
{
    std::vector<PlanProblem> problems;
    if (days.size() > limits.exceptionDays) {
        problems.push_back({PlanFault::ExceptionDaysTooMany, {}, number(days.size()), number(limits.exceptionDays)});
    }
    const auto earliest = std::ranges::min_element(days);
    std::vector<std::pair<Date, std::size_t>> sorted;
    for (std::size_t position = 0; position < days.size(); ++position) {
        const auto path = fmt::format("/{}", position);
        if (!days[position].ok())
            problems.push_back({PlanFault::ExceptionDayDate, path});
        else if (days[position] >= *earliest + std::chrono::years(limits.exceptionYears))
            problems.push_back({PlanFault::ExceptionDaySpan, path, 0, limits.exceptionYears});
        sorted.emplace_back(days[position], position);
    }
    std::ranges::sort(sorted);
    for (std::size_t position = 1; position < sorted.size(); ++position) {
        if (sorted[position].first == sorted[position - 1].first)
            problems.push_back({PlanFault::ExceptionDayTwice, fmt::format("/{}", sorted[position].second)});
    }
    return problems;
}

} // namespace meterbench::tariff
