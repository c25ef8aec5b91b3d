// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings_json.h"
#include "core/configuration/settings_text.h"
#include "core/configuration/settings_words.h"

namespace meterbench::configuration {

namespace {

constexpr int largestWrittenPosition = 255;

Json dayToJson(tariff::PlanKind kind, const tariff::DayPlan& day)
{
    auto shifts = Json::array();
    for (const auto& shift : day) {
        auto json = Json::object();
        json["time"] = timeText(shift.minuteOfDay);
        if (kind == tariff::PlanKind::Tariff)
            json["tariff"] = shift.position;
        else
            json["active"] = shift.position != tariff::loadInactive;
        shifts.push_back(std::move(json));
    }
    return shifts;
}

Json seasonToJson(tariff::PlanKind kind, const tariff::Season& season)
{
    auto week = Json::array();
    for (const auto type : season.week)
        week.push_back(std::string(nameIn(dayTypeNames, type)));
    auto days = Json::object();
    for (const auto& [type, word] : dayTypeNames)
        days[std::string(word)] = dayToJson(kind, season.days[static_cast<std::size_t>(type)]);
    auto json = Json::object();
    json["week"] = std::move(week);
    json["days"] = std::move(days);
    return json;
}

tariff::DayPlan readDay(tariff::PlanKind kind, std::vector<ObjectReader> shifts)
{
    tariff::DayPlan day;
    for (auto& reader : shifts) {
        const auto text = reader.text("time");
        const auto time = readTime(text);
        if (!time)
            reader.problem().wrongValue(reader.pathOf("time"), Json(text));
        tariff::Shift shift{time.value_or(0), 0};
        if (kind == tariff::PlanKind::Tariff)
            shift.position = reader.number("tariff", 0, largestWrittenPosition);
        else
            shift.position = reader.flag("active") ? tariff::loadActive : tariff::loadInactive;
        reader.finish();
        day.push_back(shift);
    }
    return day;
}

void readWeek(ObjectReader& reader, tariff::Season& season)
{
    const auto words = reader.texts("week");
    if (words.size() != season.week.size()) {
        reader.problem().wrongType(reader.pathOf("week"), "7 × \"…\"");
        return;
    }
    for (std::size_t weekday = 0; weekday < words.size(); ++weekday) {
        const auto type = choiceIn(dayTypeNames, words[weekday]);
        if (!type)
            reader.problem().wrongValue(reader.pathOf("week") + '/' + std::to_string(weekday), Json(words[weekday]));
        season.week[weekday] = type.value_or(tariff::DayType::Working);
    }
}

tariff::Season readSeason(tariff::PlanKind kind, ObjectReader& reader)
{
    tariff::Season season;
    readWeek(reader, season);
    auto days = reader.object("days");
    for (const auto& [type, word] : dayTypeNames)
        season.days[static_cast<std::size_t>(type)] = readDay(kind, days.objects(word));
    days.finish();
    reader.finish();
    return season;
}

tariff::SeasonStart readStart(ObjectReader& reader)
{
    tariff::SeasonStart start;
    const auto text = reader.text("date");
    if (const auto date = readMonthDay(text))
        start.date = *date;
    else
        reader.problem().wrongValue(reader.pathOf("date"), Json(text));
    start.season = reader.number("season", 1, largestWrittenPosition) - 1;
    reader.finish();
    return start;
}

} // namespace

Json plansToJson(tariff::PlanKind kind, const std::vector<tariff::PlanDefinition>& plans)
{
    auto all = Json::array();
    for (const auto& plan : plans) {
        auto seasons = Json::array();
        for (const auto& season : plan.seasons)
            seasons.push_back(seasonToJson(kind, season));
        auto starts = Json::array();
        for (const auto& start : plan.starts) {
            auto json = Json::object();
            json["date"] = monthDayText(start.date);
            json["season"] = start.season + 1;
            starts.push_back(std::move(json));
        }
        auto json = Json::object();
        json["seasons"] = std::move(seasons);
        json["starts"] = std::move(starts);
        all.push_back(std::move(json));
    }
    return all;
}

std::vector<tariff::PlanDefinition> readPlans(tariff::PlanKind kind, std::vector<ObjectReader> readers)
{
    std::vector<tariff::PlanDefinition> plans;
    for (auto& reader : readers) {
        tariff::PlanDefinition plan;
        for (auto& season : reader.objects("seasons"))
            plan.seasons.push_back(readSeason(kind, season));
        for (auto& start : reader.objects("starts"))
            plan.starts.push_back(readStart(start));
        reader.finish();
        plans.push_back(std::move(plan));
    }
    return plans;
}

Json datesToJson(const std::vector<tariff::Date>& dates)
{
    auto json = Json::array();
    for (const auto& date : dates)
        json.push_back(dateText(date));
    return json;
}

} // namespace meterbench::configuration
