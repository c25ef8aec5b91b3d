// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/analysis_setup.h"
#include "core/configuration/judge.h"
#include "tests/core/configuration/sample_settings.h"

#include <QTest>

#include <functional>

/// Changes to the settings of a document, for tests that keep and break the rules about them.
namespace meterbench::tests::changes {

using namespace meterbench::configuration;

using Change = std::function<void(MeterConfiguration&)>;

/// A rule of the settings, a change that keeps it and one that breaks it.
struct RuleCase {
    const char* rule;
    const char* family;
    Severity severity;
    Change kept;
    Change broken;
};

inline void setField(MeterConfiguration& document, const char* field, const char* code)
{
    document.codes[*document.family->scheme->find(field)] = Code(code);
}

inline Change code(const char* field, const char* value)
{
    return [field, value](MeterConfiguration& document) { setField(document, field, value); };
}

inline Change number(Setting setting, int value)
{
    return [setting, value](MeterConfiguration& document) { document.settings.numbers[setting] = value; };
}

inline Change plan(std::function<void(tariff::PlanDefinition&)> change)
{
    return [change](MeterConfiguration& document) {
        setField(document, "Z13", "100");
        document.settings.tariffPlans = {tests::dayAndNightPlan()};
        change(document.settings.tariffPlans.front());
    };
}

inline Change days(std::vector<const char*> dates)
{
    return [dates](MeterConfiguration& document) {
        setField(document, "Z20", "100");
        for (const std::string text : dates) {
            document.settings.exceptionDays.push_back(std::chrono::year(std::stoi(text.substr(0, 4)))
                / std::chrono::month(static_cast<unsigned>(std::stoi(text.substr(5, 2))))
                / std::chrono::day(static_cast<unsigned>(std::stoi(text.substr(8, 2)))));
        }
    };
}

inline Change manyDays(int count)
{
    return [count](MeterConfiguration& document) {
        setField(document, "Z20", "100");
        for (int day = 0; day < count; ++day)
            document.settings.exceptionDays.push_back(tariff::dateOf(9'500 + day));
    };
}

inline Change saving(tariff::DaylightSavingDefinition definition)
{
    return [definition](MeterConfiguration& document) {
        setField(document, "Z15", "999"); // an order form
        document.settings.daylightSaving = definition;
    };
}

inline Change table(std::size_t years)
{
    tariff::DaylightSavingTable all;
    for (std::int64_t year = 0; year < static_cast<std::int64_t>(years); ++year)
        all.push_back({{year * 31'600'000}, {year * 31'600'000 + 15'000'000}});
    return saving(all);
}

inline Change alarms(std::vector<std::string> ids)
{
    return [ids](MeterConfiguration& document) { document.settings.alarms = ids; };
}

inline Change registers(std::vector<std::string> ids)
{
    return [ids](MeterConfiguration& document) { document.settings.analysisRegisters = ids; };
}

inline Change manyRegisters(const catalog::Catalog& catalog, std::size_t count)
{
    return [&catalog, count](MeterConfiguration& document) {
        auto& all = document.settings.analysisRegisters.emplace();
        for (const auto& each : catalog.analysisRegisters()) {
            if (all.size() < count && isAvailable(each, document))
                all.push_back(each.id);
        }
        QCOMPARE(all.size(), count);
    };
}

inline Change numbers(std::vector<std::pair<Setting, int>> values)
{
    return [values](MeterConfiguration& document) {
        for (const auto& [setting, value] : values)
            document.settings.numbers[setting] = value;
    };
}

inline Change all(std::vector<Change> changes)
{
    return [changes](MeterConfiguration& document) {
        for (const auto& change : changes)
            change(document);
    };
}

inline const Change nothing = [](MeterConfiguration&) { };
inline Change basis(DisconnectBasis value)
{
    return [value](MeterConfiguration& document) { document.settings.disconnect.basis = value; };
}

inline Change loadPlans(int output, const char* z14)
{
    return [output, z14](MeterConfiguration& document) {
        setField(document, "Z14", z14);
        document.settings.loadOutputs[static_cast<std::size_t>(output)].plans = {tests::heaterPlan()};
    };
}

} // namespace meterbench::tests::changes
