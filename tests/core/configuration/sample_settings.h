// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/settings.h"

/// Settings that are right for an OMNIPOWER meter with breaker, every group filled.
namespace meterbench::tests {

inline tariff::PlanDefinition dayAndNightPlan()
{
    tariff::Season winter;
    winter.days[0] = {{360, 1}, {1320, 2}};
    winter.days[1] = {{0, 2}};
    winter.days[2] = {{0, 3}};
    tariff::Season summer;
    summer.days[0] = {{0, 4}, {720, 5}};
    return {{winter, summer}, {{std::chrono::April / 1, 1}, {std::chrono::October / 1, 0}}};
}

inline tariff::PlanDefinition heaterPlan()
{
    tariff::Season season;
    season.days[0] = {{0, tariff::loadActive}, {360, tariff::loadInactive}, {1320, tariff::loadActive}};
    return {{season}, {}};
}

inline configuration::Settings fullSettings()
{
    using enum configuration::Setting;
    configuration::Settings settings;
    for (const auto& each : configuration::settingTable()) {
        if (each.isInNumbers())
            settings.numbers[each.setting] = each.byDefault.value_or(each.least);
    }
    settings.numbers[LoadStartDelay] = 1800;
    settings.numbers[DisconnectLimit] = 20;
    settings.numbers[DisconnectFactor1] = 30;
    settings.numbers[DisconnectFactor2] = 25;
    settings.numbers[DisconnectFactor3] = 10;
    settings.numbers[DisconnectTime1] = 10;
    settings.numbers[DisconnectTime2] = 60;
    settings.numbers[DisconnectTime3] = 300;
    settings.numbers[PulseInputDivisor] = 2'500;
    settings.tariffPlans = {dayAndNightPlan()};
    settings.exceptionDays
        = {std::chrono::year(2026) / std::chrono::December / 25, std::chrono::year(2027) / std::chrono::January / 1};
    settings.daylightSaving = tariff::europeanRule();
    settings.loadOutputs[0].plans = {heaterPlan()};
    settings.disconnect
        = {configuration::DisconnectBasis::Current, configuration::Reconnection::AfterRelease, true, false};
    settings.prepayment = {true, configuration::TimeSlot{1320, 480}};
    settings.alarms = {"magnet", "tamper"};
    settings.analysisRegisters = {"voltage-l1", "current-l1"};
    return settings;
}

} // namespace meterbench::tests
