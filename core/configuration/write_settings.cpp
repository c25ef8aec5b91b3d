// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings_json.h"
#include "core/configuration/settings_text.h"

namespace meterbench::configuration {

namespace {

Json numberToJson(int value, int decimals)
{
    const int steps = stepsPerUnit(decimals);
    if (value % steps == 0)
        return value / steps;
    return static_cast<double>(value) / steps;
}

Json valueToJson(const SettingDefinition& row, int value)
{
    switch (row.kind) {
    case SettingKind::Flag:
        return value != 0;
    case SettingKind::Choice:
        return std::string(row.words[static_cast<std::size_t>(value)]);
    case SettingKind::TimeOfDay:
        return timeText(value);
    default:
        return numberToJson(value, row.decimals);
    }
}

Json loadOutputsToJson(const Settings& settings)
{
    auto outputs = Json::array();
    for (const auto& output : settings.loadOutputs) {
        auto each = Json::object();
        each["plans"] = plansToJson(tariff::PlanKind::LoadControl, output.plans);
        each["exceptionDays"] = datesToJson(output.exceptionDays);
        outputs.push_back(std::move(each));
    }
    return outputs;
}

/// What stands at the place of a row; null where nothing does.
Json rowToJson(const SettingDefinition& row, const Settings& settings)
{
    if (row.isNumber()) {
        const auto value = settings.value(row.setting);
        return value ? valueToJson(row, *value) : Json();
    }
    switch (row.setting) {
    case Setting::TariffPlans:
        return settings.tariffPlans.empty() ? Json() : plansToJson(tariff::PlanKind::Tariff, settings.tariffPlans);
    case Setting::ExceptionDays:
        return settings.exceptionDays.empty() ? Json() : datesToJson(settings.exceptionDays);
    case Setting::DaylightSaving:
        return settings.daylightSaving ? daylightSavingToJson(*settings.daylightSaving) : Json();
    case Setting::LoadOutputs:
        return settings.loadOutputs == decltype(settings.loadOutputs){} ? Json() : loadOutputsToJson(settings);
    case Setting::Alarms:
        return settings.alarms ? Json(*settings.alarms) : Json();
    case Setting::AnalysisRegisters:
        return settings.analysisRegisters ? Json(*settings.analysisRegisters) : Json();
    default:
        return {};
    }
}

} // namespace

Json settingsToJson(const Settings& settings)
{
    auto json = Json::object();
    for (const auto& row : settingTable()) {
        if (row.group().empty())
            continue;
        auto value = rowToJson(row, settings);
        if (!value.is_null())
            json[Json::json_pointer(std::string(row.path.substr(std::string_view("/settings").size())))]
                = std::move(value);
    }
    return json;
}

} // namespace meterbench::configuration
