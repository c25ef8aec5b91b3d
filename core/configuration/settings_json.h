// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/object_reader.h"
#include "core/configuration/settings.h"

/// The member `settings` of a project file: settings ↔ JSON. What is absent is not written, and a group without any
/// member neither, so that the same settings give the same bytes. Private to this room.
namespace meterbench::configuration {

[[nodiscard]] Json settingsToJson(const Settings& settings);

/// What is wrong is reported to the reader's problem.
[[nodiscard]] Settings readSettings(ObjectReader reader);

/// The plans of tariffs or of one load output.
[[nodiscard]] Json plansToJson(tariff::PlanKind kind, const std::vector<tariff::PlanDefinition>& plans);
[[nodiscard]] std::vector<tariff::PlanDefinition> readPlans(tariff::PlanKind kind, std::vector<ObjectReader> readers);

[[nodiscard]] Json daylightSavingToJson(const tariff::DaylightSavingDefinition& definition);
[[nodiscard]] tariff::DaylightSavingDefinition readDaylightSaving(ObjectReader reader);

[[nodiscard]] Json datesToJson(const std::vector<tariff::Date>& dates);
[[nodiscard]] std::vector<tariff::Date> readDates(Problem& problem, const Json& json, const std::string& path);

} // namespace meterbench::configuration
