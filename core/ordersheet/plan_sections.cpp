// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings_text.h"
#include "core/ordersheet/section_writers.h"
#include "core/text/message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace meterbench::ordersheet {

namespace {

using tariff::DayType;
using tariff::PlanKind;

std::string filled(const SheetContext& context, std::string_view word, const std::vector<Argument>& arguments)
{
    return text::fill(context.word(word), arguments);
}

/// "2 (from 04-01)"
std::string seasonText(const SheetContext& context, const tariff::PlanDefinition& plan, std::size_t season)
{
    std::vector<std::string> dates;
    for (const auto& start : plan.starts) {
        if (start.season == static_cast<int>(season))
            dates.push_back(configuration::monthDayText(start.date));
    }
    const auto number = std::to_string(season + 1);
    if (!dates.empty())
        return filled(
            context, "season-from", {{"number", number}, {"dates", fmt::format("{}", fmt::join(dates, ", "))}});
    return filled(
        context, plan.starts.empty() && season == 0 ? "season-all-year" : "season-unused", {{"number", number}});
}

/// "Working days: Mon, Tue, Wed"
std::string dayTypeText(const SheetContext& context, const tariff::Season& season, DayType type)
{
    constexpr std::array<std::string_view, 3> words{"day-working", "day-non-working", "day-holiday"};
    std::vector<std::string> days;
    for (std::size_t weekday = 0; weekday < season.week.size(); ++weekday) {
        if (season.week[weekday] == type)
            days.push_back(context.word(fmt::format("weekday-{}", weekday + 1)));
    }
    const auto joined = days.empty() ? context.word("no-weekday") : fmt::format("{}", fmt::join(days, ", "));
    return filled(context, words[static_cast<std::size_t>(type)], {{"days", joined}});
}

/// "06:00 T1 · 22:00 T2"
std::string shiftsText(const SheetContext& context, PlanKind kind, const tariff::DayPlan& day)
{
    std::vector<std::string> shifts;
    for (const auto& shift : day) {
        const auto time = configuration::timeText(shift.minuteOfDay);
        if (kind == PlanKind::Tariff)
            shifts.push_back(fmt::format("{} T{}", time, shift.position));
        else
            shifts.push_back(filled(
                context, shift.position == tariff::loadActive ? "load-active" : "load-inactive", {{"time", time}}));
    }
    return fmt::format("{}", fmt::join(shifts, " · "));
}

void addPlan(const SheetContext& context, Section& section, PlanKind kind, const tariff::PlanDefinition& plan,
    const std::string& name, const std::string& path)
{
    const auto style = context.styleOf(path, CellStyle::Normal);
    if (plan.seasons.empty())
        section.rows.push_back({{cell(name, style), cell({}), cell({}), cell({})}});
    for (std::size_t season = 0; season < plan.seasons.size(); ++season) {
        for (const auto type : {DayType::Working, DayType::NonWorking, DayType::Holiday}) {
            // A type without shifts of its own has those of another; printed only where the week has such days.
            const auto& week = plan.seasons[season].week;
            const bool isInWeek = std::ranges::find(week, type) != week.end();
            const bool hasShifts = !plan.seasons[season].days[static_cast<std::size_t>(type)].empty();
            if (!hasShifts && !isInWeek && type != DayType::Working)
                continue;
            const auto place = fmt::format("{}/seasons/{}/days/{}", path, season, tariff::name(type));
            section.rows.push_back({{cell(name, style), cell(seasonText(context, plan, season)),
                cell(dayTypeText(context, plan.seasons[season], type)),
                cell(shiftsText(context, kind, plan.seasons[season].plan(type)),
                    context.styleOf(place, CellStyle::Code))}});
        }
    }
}

void setPlanColumns(const SheetContext& context, Section& section)
{
    section.columns = {context.column("column-plan", 14), context.column("column-season", 16),
        context.column("column-day-type", 26), context.column("column-shifts", 34, ColumnKind::Code)};
}

/// One row a year.
void addDates(
    const SheetContext& context, Section& section, const std::vector<tariff::Date>& dates, const std::string& path)
{
    std::map<int, std::vector<std::string>> years;
    for (const auto& date : dates) {
        years[static_cast<int>(date.year())].push_back(
            configuration::monthDayText(std::chrono::month_day(date.month(), date.day())));
    }
    const auto style = context.styleOf(path, CellStyle::Code);
    for (const auto& [year, days] : years)
        section.rows.push_back({{cell(std::to_string(year)), cell(fmt::format("{}", fmt::join(days, ", ")), style)}});
}

Section datesSection(
    const SheetContext& context, std::string_view word, const std::vector<tariff::Date>& dates, const std::string& path)
{
    auto section = context.section(word);
    section.columns = {context.column("column-year", 1), context.column("column-dates", 7, ColumnKind::Code)};
    addDates(context, section, dates, path);
    return section;
}

std::string transitionText(const SheetContext& context, const tariff::TransitionRule& rule)
{
    constexpr std::array<std::string_view, 5> weeks{
        "week-first", "week-second", "week-third", "week-fourth", "week-last"};
    constexpr std::array<std::string_view, 3> bases{"base-utc", "base-normal", "base-display"};
    return filled(context, "transition",
        {{"week", context.word(weeks[static_cast<std::size_t>(rule.week)])},
            {"weekday", context.word(fmt::format("weekday-{}", rule.weekday.iso_encoding()))},
            {"month", std::to_string(static_cast<unsigned>(rule.month))},
            {"time", configuration::timeText(rule.minuteOfDay)},
            {"base", context.word(bases[static_cast<std::size_t>(rule.base)])}});
}

Section daylightSavingSection(const SheetContext& context, const tariff::DaylightSavingDefinition& definition)
{
    auto section = context.section("daylight-saving", "daylight-saving-none");
    section.columns = {context.column("column-begin", 1), context.column("column-end", 1)};
    const std::string path = "/settings/daylightSaving";
    const auto style = context.styleOf(path, CellStyle::Normal);
    if (const auto* const rule = std::get_if<tariff::DaylightSavingRule>(&definition)) {
        section.rows.push_back(
            {{cell(transitionText(context, rule->begin), style), cell(transitionText(context, rule->end), style)}});
    } else if (const auto* const table = std::get_if<tariff::DaylightSavingTable>(&definition)) {
        section.intro = context.word("daylight-saving-table-intro");
        for (std::size_t row = 0; row < table->size(); ++row) {
            const auto rowStyle = context.styleOf(fmt::format("{}/periods/{}", path, row), CellStyle::Code);
            section.rows.push_back({{cell(configuration::instantText((*table)[row].begin), rowStyle),
                cell(configuration::instantText((*table)[row].end), rowStyle)}});
        }
    }
    return section;
}

Section tariffPlansSection(const SheetContext& context, const std::vector<tariff::PlanDefinition>& plans)
{
    auto section = context.section("tariff-plans");
    section.intro = context.word("tariff-plans-intro");
    setPlanColumns(context, section);
    for (std::size_t plan = 0; plan < plans.size(); ++plan) {
        addPlan(context, section, PlanKind::Tariff, plans[plan],
            filled(context, "plan-name", {{"number", std::to_string(plan + 1)}}),
            fmt::format("/settings/tariff/plans/{}", plan));
    }
    return section;
}

Section loadControlSection(const SheetContext& context)
{
    const auto& settings = context.document().settings;
    auto section = context.section("load-control", "load-control-empty");
    if (const auto& delay = settings.numbers[configuration::Setting::LoadStartDelay])
        section.intro = filled(context, "load-control-delay", {{"count", std::to_string(*delay)}});
    setPlanColumns(context, section);
    for (std::size_t output = 0; output < settings.loadOutputs.size(); ++output) {
        const auto& plans = settings.loadOutputs[output].plans;
        for (std::size_t plan = 0; plan < plans.size(); ++plan) {
            addPlan(context, section, PlanKind::LoadControl, plans[plan],
                filled(context, "plan-output",
                    {{"output", std::to_string(output + 1)}, {"number", std::to_string(plan + 1)}}),
                fmt::format("/settings/loadControl/outputs/{}/plans/{}", output, plan));
        }
    }
    return section;
}

} // namespace

std::vector<Section> planSections(const SheetContext& context)
{
    std::vector<Section> sections;
    const auto& settings = context.document().settings;
    if (!settings.tariffPlans.empty())
        sections.push_back(tariffPlansSection(context, settings.tariffPlans));
    if (!settings.exceptionDays.empty()) {
        sections.push_back(datesSection(context, "exception-days", settings.exceptionDays, "/settings/exceptionDays"));
    }
    if (settings.daylightSaving)
        sections.push_back(daylightSavingSection(context, *settings.daylightSaving));
    const bool hasPlans = !settings.loadOutputs[0].plans.empty() || !settings.loadOutputs[1].plans.empty();
    if (hasPlans || settings.numbers[configuration::Setting::LoadStartDelay])
        sections.push_back(loadControlSection(context));
    for (std::size_t output = 0; output < settings.loadOutputs.size(); ++output) {
        const auto& days = settings.loadOutputs[output].exceptionDays;
        if (days.empty())
            continue;
        auto section = datesSection(context, "exception-days-output", days,
            fmt::format("/settings/loadControl/outputs/{}/exceptionDays", output));
        const auto number = std::to_string(output + 1);
        section.id = "exception-days-output-" + number;
        section.title = text::fill(section.title, std::vector<Argument>{{"output", number}});
        sections.push_back(std::move(section));
    }
    return sections;
}

} // namespace meterbench::ordersheet
