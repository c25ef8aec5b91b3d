// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/objects/activity_calendar.h"

#include "protocol/axdr/reader.h"
#include "protocol/virtual_meter/meter/setup_values.h"

#include <map>

namespace meterbench::protocol::virtual_meter {

using axdr::Data;
using axdr::Tag;
using tariff::DayPlan;
using tariff::DayType;
using tariff::dayTypes;
using tariff::PlanDefinition;
using tariff::Season;
using tariff::SeasonStart;

namespace {

constexpr int minutesPerHour = 60;
constexpr std::size_t daysOfWeek = 7;

/// Names of seasons and weeks are their numbers, from 1.
Data numberName(std::size_t number)
{
    return textOctets(std::to_string(number + 1));
}

Data startOf(std::chrono::month_day date)
{
    axdr::DateTime start;
    start.date.month = static_cast<std::uint8_t>(static_cast<unsigned>(date.month()));
    start.date.dayOfMonth = static_cast<std::uint8_t>(static_cast<unsigned>(date.day()));
    start.time = {0, 0, 0, 0};
    return Data::octetString(start.encode());
}

Data dayProfile(std::uint8_t number, const DayPlan& plan, const CalendarScripts& scripts)
{
    std::vector<Data> shifts;
    for (const auto& shift : plan) {
        const axdr::Time time{static_cast<std::uint8_t>(shift.minuteOfDay / minutesPerHour),
            static_cast<std::uint8_t>(shift.minuteOfDay % minutesPerHour), 0, 0};
        shifts.push_back(Data::structure({Data::octetString(time.encode()), nameValue(scripts.table),
            Data::longUnsigned(static_cast<std::uint16_t>(scripts.first + shift.position))}));
    }
    return Data::structure({Data::unsignedInteger(number), Data::array(std::move(shifts))});
}

bool isOpenOr(std::uint8_t part, std::uint8_t value)
{
    return part == axdr::notSpecified || part == value;
}

std::optional<std::string> nameOf(const Data& data)
{
    const auto text = data.tag() == Tag::OctetString ? data.toText() : std::nullopt;
    return text ? std::optional(std::string(*text)) : std::nullopt;
}

struct SeasonRow {
    std::chrono::month_day date;
    std::string week;
};

std::optional<SeasonRow> seasonRow(const Data& row)
{
    const auto fields = fieldsOf(row, 3);
    const auto start = fields ? (*fields)[1].toDateTime() : std::nullopt;
    const auto week = fields ? nameOf((*fields)[2]) : std::nullopt;
    if (!start || !week || !nameOf((*fields)[0]) || start->date.year != axdr::yearNotSpecified
        || start->date.dayOfWeek != axdr::notSpecified || !isOpenOr(start->time.hour, 0)
        || !isOpenOr(start->time.minute, 0) || !isOpenOr(start->time.second, 0))
        return {};
    const std::chrono::month_day date(std::chrono::month(start->date.month), std::chrono::day(start->date.dayOfMonth));
    return date.ok() ? std::optional(SeasonRow{date, *week}) : std::nullopt;
}

struct WeekRow {
    std::string name;
    std::array<std::uint8_t, daysOfWeek> days{};
};

std::optional<WeekRow> weekRow(const Data& row)
{
    const auto fields = fieldsOf(row, 1 + daysOfWeek);
    const auto name = fields ? nameOf((*fields)[0]) : std::nullopt;
    if (!name)
        return {};
    WeekRow week{*name, {}};
    for (std::size_t day = 0; day < daysOfWeek; ++day) {
        const auto number = numberOf((*fields)[day + 1], Tag::Unsigned);
        if (!number)
            return {};
        week.days[day] = static_cast<std::uint8_t>(*number);
    }
    return week;
}

std::optional<tariff::Shift> shiftOf(const Data& row, const CalendarScripts& scripts)
{
    const auto fields = fieldsOf(row, 3);
    if (!fields || (*fields)[0].tag() != Tag::OctetString || (*fields)[1] != nameValue(scripts.table))
        return {};
    const auto time = axdr::Time::decode((*fields)[0].octets());
    const auto selector = numberOf((*fields)[2], Tag::LongUnsigned);
    if (!time || time->hour == axdr::notSpecified || time->minute == axdr::notSpecified || !isOpenOr(time->second, 0)
        || !isOpenOr(time->hundredths, 0) || !selector || *selector < scripts.first)
        return {};
    return tariff::Shift{time->hour * minutesPerHour + time->minute, static_cast<int>(*selector) - scripts.first};
}

using DayTable = std::map<std::uint8_t, DayPlan>;

std::optional<DayTable> dayTable(const Data& table, const CalendarScripts& scripts)
{
    if (table.tag() != Tag::Array)
        return {};
    DayTable days;
    for (const auto& row : table.elements()) {
        const auto fields = fieldsOf(row, 2);
        const auto number = fields ? numberOf((*fields)[0], Tag::Unsigned) : std::nullopt;
        if (!number || (*fields)[1].tag() != Tag::Array || days.contains(static_cast<std::uint8_t>(*number)))
            return {};
        auto& plan = days[static_cast<std::uint8_t>(*number)];
        for (const auto& shift : (*fields)[1].elements()) {
            const auto read = shiftOf(shift, scripts);
            if (!read)
                return {};
            plan.push_back(*read);
        }
    }
    return days;
}

template <typename Row, typename Read>
std::optional<std::vector<Row>> rowsOf(const Data& table, const Read& read)
{
    if (table.tag() != Tag::Array)
        return {};
    std::vector<Row> rows;
    for (const auto& each : table.elements()) {
        auto row = read(each);
        if (!row)
            return {};
        rows.push_back(std::move(*row));
    }
    return rows;
}

/// The day profiles of a week as kinds of day: by their numbers when they are those of tablesOf(), else as they come.
std::optional<Season> seasonOf(const WeekRow& week, std::size_t number, const DayTable& days)
{
    const auto base = number * dayTypes;
    const auto isOwn = [&](std::uint8_t day) { return day >= base && day < base + dayTypes; };
    std::vector<std::uint8_t> kinds;
    if (std::ranges::all_of(week.days, isOwn)) {
        for (std::size_t type = 0; type < dayTypes; ++type)
            kinds.push_back(static_cast<std::uint8_t>(base + type));
    } else {
        for (const auto day : week.days)
            if (std::ranges::find(kinds, day) == kinds.end())
                kinds.push_back(day);
    }
    if (kinds.size() > dayTypes)
        return {};
    Season season;
    for (std::size_t day = 0; day < daysOfWeek; ++day) {
        if (!days.contains(week.days[day]))
            return {};
        season.week[day] = static_cast<DayType>(std::ranges::find(kinds, week.days[day]) - kinds.begin());
    }
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        if (const auto found = days.find(kinds[kind]); found != days.end())
            season.days[kind] = found->second;
    return season;
}

} // namespace

std::uint8_t dayProfileOf(const PlanDefinition& plan, std::size_t season, DayType type)
{
    auto kind = static_cast<std::size_t>(type);
    while (kind > 0 && season < plan.seasons.size() && plan.seasons[season].days[kind].empty())
        --kind;
    return static_cast<std::uint8_t>(season * dayTypes + kind);
}

CalendarTables tablesOf(const PlanDefinition& plan, const CalendarScripts& scripts)
{
    auto starts = plan.starts;
    if (starts.empty())
        starts.push_back({});
    std::vector<Data> seasons;
    seasons.reserve(starts.size());
    for (std::size_t row = 0; row < starts.size(); ++row)
        seasons.push_back(Data::structure(
            {numberName(row), startOf(starts[row].date), numberName(static_cast<std::size_t>(starts[row].season))}));
    std::vector<Data> weeks;
    std::vector<Data> days;
    for (std::size_t season = 0; season < plan.seasons.size(); ++season) {
        const auto& content = plan.seasons[season];
        std::vector<Data> week{numberName(season)};
        for (const auto type : content.week)
            week.push_back(Data::unsignedInteger(dayProfileOf(plan, season, type)));
        weeks.push_back(Data::structure(std::move(week)));
        for (std::size_t kind = 0; kind < dayTypes; ++kind)
            if (!content.days[kind].empty())
                days.push_back(
                    dayProfile(static_cast<std::uint8_t>(season * dayTypes + kind), content.days[kind], scripts));
    }
    return {Data::array(std::move(seasons)), Data::array(std::move(weeks)), Data::array(std::move(days))};
}

std::optional<PlanDefinition> planOf(const CalendarTables& tables, const CalendarScripts& scripts)
{
    const auto starts = rowsOf<SeasonRow>(tables.seasons, seasonRow);
    const auto weeks = rowsOf<WeekRow>(tables.weeks, weekRow);
    const auto days = dayTable(tables.days, scripts);
    if (!starts || !weeks || !days || starts->empty() || weeks->empty())
        return {};
    PlanDefinition plan;
    for (std::size_t number = 0; number < weeks->size(); ++number) {
        auto season = seasonOf((*weeks)[number], number, *days);
        if (!season)
            return {};
        plan.seasons.push_back(std::move(*season));
    }
    for (const auto& start : *starts) {
        const auto week = std::ranges::find(*weeks, start.week, &WeekRow::name);
        if (week == weeks->end())
            return {};
        plan.starts.push_back({start.date, static_cast<int>(week - weeks->begin())});
    }
    std::ranges::sort(plan.starts, {}, &SeasonStart::date);
    return plan;
}

bool isSeasonTable(const Data& table)
{
    return rowsOf<SeasonRow>(table, seasonRow).has_value();
}

bool isWeekTable(const Data& table)
{
    return rowsOf<WeekRow>(table, weekRow).has_value();
}

bool isDayTable(const Data& table, const CalendarScripts& scripts)
{
    return dayTable(table, scripts).has_value();
}

} // namespace meterbench::protocol::virtual_meter
