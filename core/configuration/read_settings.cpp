// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings_json.h"
#include "core/configuration/settings_text.h"
#include "core/configuration/settings_words.h"

#include <algorithm>
#include <cmath>

namespace meterbench::configuration {

namespace {

/// A number of the unit as steps of 10^-decimals: 232.3 is 2323. More decimals than the setting has are no value.
std::optional<int> steps(const Json& json, const SettingDefinition& row)
{
    const double scaled = json.get<double>() * stepsPerUnit(row.decimals);
    if (!(scaled >= 0.0 && scaled <= static_cast<double>(row.mostWritten())))
        return std::nullopt;
    const double whole = std::round(scaled);
    constexpr double readingError = 1e-6; // far above that of a double, far below a step
    if (std::abs(scaled - whole) > readingError)
        return std::nullopt;
    return static_cast<int>(whole);
}

std::optional<int> placeOf(const Json& json, const SettingDefinition& row)
{
    const auto place = std::ranges::find(row.words, json.get_ref<const std::string&>());
    return place == row.words.end() ? std::nullopt : std::optional(static_cast<int>(place - row.words.begin()));
}

/// What the member of a row must look like.
std::string expected(const SettingDefinition& row)
{
    if (row.kind == SettingKind::Flag)
        return "true, false";
    if (row.kind == SettingKind::Choice)
        return "\"…\"";
    return numberText(row.least, row.decimals) + "–" + numberText(row.most, row.decimals);
}

/// Those of a group that are one value each and stand directly in it.
void takeValues(ObjectReader& reader, std::string_view group, Settings& settings)
{
    for (const auto& row : settingTable()) {
        if (row.group() != group || row.kind > SettingKind::Choice)
            continue;
        const auto* const json = reader.takeOptional(row.name());
        if (json == nullptr)
            continue;
        std::optional<int> value;
        const bool isFlag = row.kind == SettingKind::Flag;
        const bool isChoice = row.kind == SettingKind::Choice;
        if (isFlag ? !json->is_boolean() : isChoice ? !json->is_string() : !json->is_number()) {
            reader.problem().wrongType(reader.pathOf(row.name()), expected(row));
            continue;
        }
        value = isFlag ? int{json->get<bool>()} : isChoice ? placeOf(*json, row) : steps(*json, row);
        if (!value)
            reader.problem().wrongValue(reader.pathOf(row.name()), *json);
        settings.set(row.setting, value);
    }
}

int takeTime(ObjectReader& reader, std::string_view name)
{
    const auto text = reader.text(name);
    const auto time = readTime(text);
    if (!time)
        reader.problem().wrongValue(reader.pathOf(name), Json(text));
    return time.value_or(0);
}

/// A group that may be absent: reads it and reports what nobody asked for.
template <typename Read>
void group(ObjectReader& reader, std::string_view name, Settings& settings, Read read)
{
    if (reader.takeOptional(name) == nullptr)
        return;
    auto members = reader.object(name);
    takeValues(members, name, settings);
    read(members);
    members.finish();
}

void readTariff(ObjectReader& reader, Settings& settings)
{
    if (reader.takeOptional("plans") != nullptr)
        settings.tariffPlans = readPlans(tariff::PlanKind::Tariff, reader.objects("plans"));
}

void readLoadControl(ObjectReader& reader, Settings& settings)
{
    if (reader.takeOptional("outputs") == nullptr)
        return;
    auto outputs = reader.objects("outputs");
    if (outputs.size() != settings.loadOutputs.size()) {
        reader.problem().wrongType(reader.pathOf("outputs"), "[{…}, {…}]");
        return;
    }
    for (std::size_t place = 0; place < outputs.size(); ++place) {
        auto& output = outputs[place];
        settings.loadOutputs[place].plans = readPlans(tariff::PlanKind::LoadControl, output.objects("plans"));
        if (const auto* const days = output.take("exceptionDays")) {
            settings.loadOutputs[place].exceptionDays
                = readDates(output.problem(), *days, output.pathOf("exceptionDays"));
        }
        output.finish();
    }
}

void readPrepayment(ObjectReader& reader, Settings& settings)
{
    if (reader.takeOptional("exceptionSlot") == nullptr)
        return;
    auto slot = reader.object("exceptionSlot");
    const int from = takeTime(slot, "from");
    const int until = takeTime(slot, "until");
    settings.prepayment.exceptionSlot = TimeSlot{from, until};
    slot.finish();
}

} // namespace

std::vector<tariff::Date> readDates(Problem& problem, const Json& json, const std::string& path)
{
    std::vector<tariff::Date> dates;
    for (const auto& text : readTexts(problem, json, path)) {
        const auto date = readDate(text);
        if (!date)
            problem.wrongValue(path + '/' + std::to_string(dates.size()), Json(text));
        dates.push_back(date.value_or(tariff::Date{}));
    }
    return dates;
}

Settings readSettings(ObjectReader reader)
{
    Settings settings;
    const auto valuesAlone = [](ObjectReader&) { };
    group(reader, "tariff", settings, [&](ObjectReader& members) { readTariff(members, settings); });
    if (const auto* const days = reader.takeOptional("exceptionDays"))
        settings.exceptionDays = readDates(reader.problem(), *days, reader.pathOf("exceptionDays"));
    if (reader.takeOptional("daylightSaving") != nullptr)
        settings.daylightSaving = readDaylightSaving(reader.object("daylightSaving"));
    group(reader, "loadControl", settings, [&](ObjectReader& members) { readLoadControl(members, settings); });
    group(reader, "disconnect", settings, valuesAlone);
    group(reader, "prepayment", settings, [&](ObjectReader& members) { readPrepayment(members, settings); });
    group(reader, "voltageQuality", settings, valuesAlone);
    group(reader, "neutralFault", settings, valuesAlone);
    if (reader.takeOptional("alarms") != nullptr)
        settings.alarms = reader.texts("alarms");
    group(reader, "analysisLogger", settings, [&](ObjectReader& members) {
        if (members.takeOptional("registers") != nullptr)
            settings.analysisRegisters = members.texts("registers");
    });
    for (const auto* const name : {"pulses", "thresholds", "specialData"})
        group(reader, name, settings, valuesAlone);
    reader.finish();
    return settings;
}

} // namespace meterbench::configuration
