// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings_json.h"
#include "core/configuration/settings_text.h"
#include "core/configuration/settings_words.h"

namespace meterbench::configuration {

namespace {

using tariff::DaylightSavingRule;
using tariff::DaylightSavingTable;
using tariff::TransitionRule;

constexpr int lastMonth = 12;

Json transitionToJson(const TransitionRule& rule)
{
    auto json = Json::object();
    json["month"] = static_cast<unsigned>(rule.month);
    json["week"] = std::string(nameIn(weekNames, rule.week));
    json["weekday"] = std::string(nameIn(weekdayNames, rule.weekday.c_encoding()));
    json["time"] = timeText(rule.minuteOfDay);
    json["base"] = std::string(nameIn(timeBaseNames, rule.base));
    return json;
}

template <typename Choice, std::size_t count>
Choice readChoice(ObjectReader& reader, std::string_view name, const ChoiceNames<Choice, count>& names)
{
    const auto word = reader.text(name);
    const auto choice = choiceIn(names, word);
    if (!choice)
        reader.problem().wrongValue(reader.pathOf(name), Json(word));
    return choice.value_or(names.front().first);
}

TransitionRule readTransition(ObjectReader reader)
{
    TransitionRule rule;
    rule.month = std::chrono::month(static_cast<unsigned>(reader.number("month", 1, lastMonth)));
    rule.week = readChoice(reader, "week", weekNames);
    rule.weekday = std::chrono::weekday(readChoice(reader, "weekday", weekdayNames));
    const auto text = reader.text("time");
    const auto time = readTime(text);
    if (!time)
        reader.problem().wrongValue(reader.pathOf("time"), Json(text));
    rule.minuteOfDay = time.value_or(0);
    rule.base = readChoice(reader, "base", timeBaseNames);
    reader.finish();
    return rule;
}

MeterTime readInstantOf(ObjectReader& reader, std::string_view name)
{
    const auto text = reader.text(name);
    const auto instant = readInstant(text);
    if (!instant)
        reader.problem().wrongValue(reader.pathOf(name), Json(text));
    return instant.value_or(MeterTime{});
}

DaylightSavingTable readTable(std::vector<ObjectReader> periods)
{
    DaylightSavingTable table;
    for (auto& reader : periods) {
        const auto begin = readInstantOf(reader, "begin");
        const auto end = readInstantOf(reader, "end");
        table.push_back({begin, end});
        reader.finish();
    }
    return table;
}

} // namespace

Json daylightSavingToJson(const tariff::DaylightSavingDefinition& definition)
{
    auto json = Json::object();
    if (const auto* const rule = std::get_if<DaylightSavingRule>(&definition)) {
        json["kind"] = "rule";
        json["begin"] = transitionToJson(rule->begin);
        json["end"] = transitionToJson(rule->end);
    } else if (const auto* const table = std::get_if<DaylightSavingTable>(&definition)) {
        json["kind"] = "table";
        json["periods"] = Json::array();
        for (const auto& period : *table) {
            auto each = Json::object();
            each["begin"] = instantText(period.begin);
            each["end"] = instantText(period.end);
            json["periods"].push_back(std::move(each));
        }
    } else {
        json["kind"] = "none";
    }
    return json;
}

tariff::DaylightSavingDefinition readDaylightSaving(ObjectReader reader)
{
    tariff::DaylightSavingDefinition definition;
    const auto kind = reader.text("kind");
    if (kind == "rule") {
        auto begin = readTransition(reader.object("begin"));
        auto end = readTransition(reader.object("end"));
        definition = DaylightSavingRule{begin, end};
    } else if (kind == "table") {
        definition = readTable(reader.objects("periods"));
    } else if (kind != "none") {
        reader.problem().wrongValue(reader.pathOf("kind"), Json(kind));
    }
    reader.finish();
    return definition;
}

} // namespace meterbench::configuration
