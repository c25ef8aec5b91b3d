// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/core/configuration/setting_changes.h"

#include <vector>

/// The rules about plans, exception days and daylight saving, each with a document that keeps and one that breaks it.
namespace meterbench::tests::changes {

/// Every rule about plans, exception days and daylight saving.
[[nodiscard]] inline std::vector<RuleCase> planCases()
{
    constexpr auto one = "omnipower-1p";
    constexpr auto error = Severity::Error;
    constexpr auto warning = Severity::Warning;
    const auto keep = plan([](auto&) { });
    const auto season = [](std::size_t index) {
        return [index](tariff::PlanDefinition& each) -> tariff::Season& { return each.seasons[index]; };
    };
    const auto working = [season](tariff::DayPlan shifts) {
        return plan([season, shifts](auto& each) { season(0)(each).days[0] = shifts; });
    };
    tariff::DayPlan tenShifts;
    for (int shift = 0; shift < 10; ++shift)
        tenShifts.push_back({shift * 60, 1});
    auto elevenShifts = tenShifts;
    elevenShifts.push_back({1400, 2});
    return {
        {"plans-too-many", one, error,
            all({keep, [](auto& each) { each.settings.tariffPlans.resize(3, tests::dayAndNightPlan()); }}),
            all({keep, [](auto& each) { each.settings.tariffPlans.resize(4, tests::dayAndNightPlan()); }})},
        {"plan-seasons-missing", one, error, keep, plan([](auto& each) { each = {}; })},
        {"plan-seasons-too-many", one, error, plan([](auto& each) { each.seasons.resize(4, each.seasons[0]); }),
            plan([](auto& each) { each.seasons.resize(5, each.seasons[0]); })},
        {"plan-starts-too-many", one, error, keep, plan([](auto& each) {
             each.starts.clear();
             for (unsigned month = 1; month <= 9; ++month)
                 each.starts.push_back({std::chrono::month(month) / 1, 0});
         })},
        {"plan-start-missing", one, error, keep, plan([](auto& each) { each.starts.clear(); })},
        {"plan-start-date", one, error, keep,
            plan([](auto& each) { each.starts[0].date = std::chrono::February / 29; })},
        {"plan-start-order", one, error, keep,
            plan([](auto& each) { each.starts[0].date = std::chrono::December / 1; })},
        {"plan-start-season", one, error, keep, plan([](auto& each) { each.starts[0].season = 2; })},
        {"plan-day-type-absent", "kamstrup-162m", error,
            [](auto& each) {
                each.settings.tariffPlans = {tests::heaterPlan()};
                each.settings.tariffPlans[0].seasons[0].days[0] = {{0, 1}};
            },
            [](auto& each) {
                each.settings.tariffPlans = {tests::heaterPlan()};
                each.settings.tariffPlans[0].seasons[0].week[6] = tariff::DayType::Holiday;
            }},
        {"plan-shifts-missing", one, error, keep, working({})},
        {"plan-shifts-too-many", one, error, working(tenShifts), working(elevenShifts)},
        {"plan-shift-time", one, error, keep, working({{1440, 1}})},
        {"plan-shift-order", one, error, keep, working({{60, 1}, {60, 2}})},
        {"plan-shift-position", one, error, working({{0, 8}}), working({{0, 9}})},
        {"exception-days-too-many", one, error, manyDays(200), manyDays(201)},
        {"exception-day-date", one, error, days({"2028-02-29"}), days({"2027-02-29"})},
        {"exception-day-twice", one, warning, days({"2026-01-01", "2027-01-01"}), days({"2026-01-01", "2026-01-01"})},
        {"exception-day-span", one, error, days({"2026-01-01", "2045-12-31"}), days({"2026-01-01", "2046-01-01"})},
        {"exception-days-shared", one, warning, nothing,
            [](auto& each) { each.settings.loadOutputs[0].exceptionDays = {tariff::dateOf(9'000)}; }},
        {"exception-days-unused", one, warning, days({"2026-01-01"}), all({days({"2026-01-01"}), code("Z20", "000")})},
        {"tariff-plan-unused", one, warning, keep, all({keep, code("Z13", "001"), code("Z3", "01")})},
        {"tariff-plan-order-form", one, Severity::Note, keep, code("Z13", "100")},
        {"load-plan-unused", one, warning, loadPlans(0, "100"), loadPlans(1, "001")},
        {"daylight-saving-months", one, error, saving(tariff::europeanRule()),
            [](auto& each) {
                auto rule = tariff::europeanRule();
                rule.end.month = std::chrono::March;
                saving(rule)(each);
            }},
        {"daylight-saving-time", one, error, nothing,
            [](auto& each) {
                auto rule = tariff::europeanRule();
                rule.end.minuteOfDay = 1440;
                saving(rule)(each);
            }},
        {"daylight-saving-table-length", one, error, table(20), table(21)},
        {"daylight-saving-table-order", one, error, table(2),
            saving(tariff::DaylightSavingTable{{{100}, {200}}, {{150}, {300}}})},
        {"daylight-saving-differs", one, warning, all({saving(tariff::europeanRule()), code("Z15", "001")}),
            all({saving(tariff::southernRule()), code("Z15", "001")})},
    };
}

} // namespace meterbench::tests::changes
