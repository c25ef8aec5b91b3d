// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings_json.h"
#include "core/configuration/settings_text.h"
#include "core/configuration/settings_words.h"

#include <cmath>

namespace meterbench::configuration {

namespace {

/// A number of the unit as steps of 10^-decimals: 232.3 is 2323. More decimals than the setting has are no value.
std::optional<int> steps(const Json& json, int decimals)
{
    const double scaled = json.get<double>() * stepsPerUnit(decimals);
    if (!(scaled >= 0.0 && scaled <= static_cast<double>(largestWrittenNumber) * stepsPerUnit(decimals)))
        return std::nullopt;
    const double whole = std::round(scaled);
    constexpr double readingError = 1e-6; // far above that of a double, far below a step
    if (std::abs(scaled - whole) > readingError)
        return std::nullopt;
    return static_cast<int>(whole);
}

void takeNumbers(ObjectReader& reader, std::string_view group, Settings& settings)
{
    for (const auto& each : numberDefinitions()) {
        if (each.group != group)
            continue;
        const auto* const json = reader.takeOptional(each.name);
        if (json == nullptr)
            continue;
        const auto path = reader.pathOf(each.name);
        if (!json->is_number()) {
            reader.problem().wrongType(
                path, numberText(each.least, each.decimals) + "–" + numberText(each.most, each.decimals));
        } else if (const auto value = steps(*json, each.decimals)) {
            settings.numbers[each.setting] = *value;
        } else {
            reader.problem().wrongValue(path, *json);
        }
    }
}

std::optional<bool> takeFlag(ObjectReader& reader, std::string_view name)
{
    if (reader.takeOptional(name) == nullptr)
        return std::nullopt;
    return reader.flag(name);
}

template <typename Choice, std::size_t count>
std::optional<Choice> takeChoice(ObjectReader& reader, std::string_view name, const ChoiceNames<Choice, count>& names)
{
    if (reader.takeOptional(name) == nullptr)
        return std::nullopt;
    const auto word = reader.text(name);
    const auto choice = choiceIn(names, word);
    if (!choice)
        reader.problem().wrongValue(reader.pathOf(name), Json(word));
    return choice;
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
    takeNumbers(members, name, settings);
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

void readDisconnect(ObjectReader& reader, Settings& settings)
{
    settings.disconnect.basis = takeChoice(reader, "basis", disconnectBasisNames);
    settings.disconnect.reconnection = takeChoice(reader, "reconnection", reconnectionNames);
    settings.disconnect.atOvervoltage = takeFlag(reader, "atOvervoltage");
    settings.disconnect.atNeutralFault = takeFlag(reader, "atNeutralFault");
}

void readPrepayment(ObjectReader& reader, Settings& settings)
{
    settings.prepayment.onWorkingDaysOnly = takeFlag(reader, "onWorkingDaysOnly");
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
    const auto numbersAlone = [](ObjectReader&) { };
    group(reader, "tariff", settings, [&](ObjectReader& members) { readTariff(members, settings); });
    if (const auto* const days = reader.takeOptional("exceptionDays"))
        settings.exceptionDays = readDates(reader.problem(), *days, reader.pathOf("exceptionDays"));
    if (reader.takeOptional("daylightSaving") != nullptr)
        settings.daylightSaving = readDaylightSaving(reader.object("daylightSaving"));
    group(reader, "loadControl", settings, [&](ObjectReader& members) { readLoadControl(members, settings); });
    group(reader, "disconnect", settings, [&](ObjectReader& members) { readDisconnect(members, settings); });
    group(reader, "prepayment", settings, [&](ObjectReader& members) { readPrepayment(members, settings); });
    group(reader, "voltageQuality", settings, numbersAlone);
    group(reader, "neutralFault", settings, numbersAlone);
    if (reader.takeOptional("alarms") != nullptr)
        settings.alarms = reader.texts("alarms");
    group(reader, "analysisLogger", settings, [&](ObjectReader& members) {
        if (members.takeOptional("registers") != nullptr)
            settings.analysisRegisters = members.texts("registers");
    });
    group(reader, "pulses", settings, numbersAlone);
    reader.finish();
    return settings;
}

} // namespace meterbench::configuration
