// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings_json.h"
#include "core/configuration/settings_text.h"
#include "core/configuration/settings_words.h"

namespace meterbench::configuration {

namespace {

Json numberToJson(int value, int decimals)
{
    const int steps = stepsPerUnit(decimals);
    if (value % steps == 0)
        return value / steps;
    return static_cast<double>(value) / steps;
}

void addNumbers(Json& group, const Settings& settings, std::string_view name)
{
    for (const auto& each : numberDefinitions()) {
        if (each.group == name && settings.numbers[each.setting])
            group[std::string(each.name)] = numberToJson(*settings.numbers[each.setting], each.decimals);
    }
}

Json tariffToJson(const Settings& settings)
{
    auto json = Json::object();
    if (!settings.tariffPlans.empty())
        json["plans"] = plansToJson(tariff::PlanKind::Tariff, settings.tariffPlans);
    return json;
}

Json loadControlToJson(const Settings& settings)
{
    auto json = Json::object();
    addNumbers(json, settings, "loadControl");
    if (settings.loadOutputs == decltype(settings.loadOutputs){})
        return json;
    auto outputs = Json::array();
    for (const auto& output : settings.loadOutputs) {
        auto each = Json::object();
        each["plans"] = plansToJson(tariff::PlanKind::LoadControl, output.plans);
        each["exceptionDays"] = datesToJson(output.exceptionDays);
        outputs.push_back(std::move(each));
    }
    json["outputs"] = std::move(outputs);
    return json;
}

Json disconnectToJson(const Settings& settings)
{
    auto json = Json::object();
    const auto& disconnect = settings.disconnect;
    if (disconnect.basis)
        json["basis"] = std::string(nameIn(disconnectBasisNames, *disconnect.basis));
    if (disconnect.reconnection)
        json["reconnection"] = std::string(nameIn(reconnectionNames, *disconnect.reconnection));
    if (disconnect.atOvervoltage)
        json["atOvervoltage"] = *disconnect.atOvervoltage;
    if (disconnect.atNeutralFault)
        json["atNeutralFault"] = *disconnect.atNeutralFault;
    addNumbers(json, settings, "disconnect");
    return json;
}

Json prepaymentToJson(const Settings& settings)
{
    auto json = Json::object();
    const auto& prepayment = settings.prepayment;
    if (prepayment.onWorkingDaysOnly)
        json["onWorkingDaysOnly"] = *prepayment.onWorkingDaysOnly;
    if (prepayment.exceptionSlot) {
        auto slot = Json::object();
        slot["from"] = timeText(prepayment.exceptionSlot->fromMinute);
        slot["until"] = timeText(prepayment.exceptionSlot->untilMinute);
        json["exceptionSlot"] = std::move(slot);
    }
    addNumbers(json, settings, "prepayment");
    return json;
}

Json numbersToJson(const Settings& settings, std::string_view group)
{
    auto json = Json::object();
    addNumbers(json, settings, group);
    return json;
}

} // namespace

Json settingsToJson(const Settings& settings)
{
    auto json = Json::object();
    const auto add = [&json](const char* name, Json group) {
        if (!group.empty())
            json[name] = std::move(group);
    };
    add("tariff", tariffToJson(settings));
    add("exceptionDays", datesToJson(settings.exceptionDays));
    if (settings.daylightSaving)
        json["daylightSaving"] = daylightSavingToJson(*settings.daylightSaving);
    add("loadControl", loadControlToJson(settings));
    add("disconnect", disconnectToJson(settings));
    add("prepayment", prepaymentToJson(settings));
    add("voltageQuality", numbersToJson(settings, "voltageQuality"));
    add("neutralFault", numbersToJson(settings, "neutralFault"));
    if (settings.alarms)
        json["alarms"] = *settings.alarms;
    auto analysis = numbersToJson(settings, "analysisLogger");
    if (settings.analysisRegisters)
        analysis["registers"] = *settings.analysisRegisters;
    add("analysisLogger", std::move(analysis));
    add("pulses", numbersToJson(settings, "pulses"));
    return json;
}

} // namespace meterbench::configuration
