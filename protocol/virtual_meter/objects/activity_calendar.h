// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "core/tariff/plan_definition.h"
#include "protocol/axdr/data.h"

#include <optional>

/// A plan of tariffs or load control as the tables of an activity calendar (IEC 62056-6-2, class 20) and back. Season n
/// of the plan, from 0, is week n; its kinds of day are day profiles 3n working, 3n + 1 non-working, 3n + 2 holiday,
/// where the plan has one of its own. Pure functions.
namespace meterbench::protocol::virtual_meter {

/// The scripts that put a position in force.
struct CalendarScripts {
    Obis table;
    std::uint16_t first = 0; ///< selector = first + position
};

struct CalendarTables {
    axdr::Data seasons; ///< season_profile
    axdr::Data weeks; ///< week_profile_table
    axdr::Data days; ///< day_profile_table

    bool operator==(const CalendarTables&) const = default;
};

[[nodiscard]] CalendarTables tablesOf(const tariff::PlanDefinition& plan, const CalendarScripts& scripts);

/// Day profiles may have any numbers: a week's own are taken for working, non-working and holiday as they come. Three
/// kinds of day in a week and dates without a year are all a plan holds. nullopt for everything it cannot hold; its
/// limits are judged by checkPlan().
[[nodiscard]] std::optional<tariff::PlanDefinition> planOf(
    const CalendarTables& tables, const CalendarScripts& scripts);

/// Whether each table by itself could be part of a plan.
[[nodiscard]] bool isSeasonTable(const axdr::Data& table);
[[nodiscard]] bool isWeekTable(const axdr::Data& table);
[[nodiscard]] bool isDayTable(const axdr::Data& table, const CalendarScripts& scripts);

/// The number of the day profile that holds on such a day of a season.
[[nodiscard]] std::uint8_t dayProfileOf(const tariff::PlanDefinition& plan, std::size_t season, tariff::DayType type);

} // namespace meterbench::protocol::virtual_meter
