// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/document_judging.h"
#include "core/configuration/tariff_schedule.h"

namespace meterbench::configuration {

namespace {

using tariff::PlanKind;
using tariff::PlanProblem;

std::vector<Argument> numbers(std::int64_t value, std::int64_t limit)
{
    return {{"value", std::to_string(value)}, {"limit", std::to_string(limit)}};
}

void addProblems(DocumentFindings& findings, const std::vector<PlanProblem>& problems, const std::string& path)
{
    for (const auto& problem : problems)
        findings.add(tariff::name(problem.fault), path + problem.path, numbers(problem.value, problem.limit));
}

void judgePlanList(DocumentFindings& findings, PlanKind kind, const std::vector<tariff::PlanDefinition>& plans,
    const std::string& path)
{
    const auto& limits = planLimits(findings.document());
    if (plans.size() > limits.plans) {
        findings.add("plans-too-many", path,
            numbers(static_cast<std::int64_t>(plans.size()), static_cast<std::int64_t>(limits.plans)));
    }
    for (std::size_t position = 0; position < plans.size(); ++position)
        addProblems(findings, checkPlan(kind, limits, plans[position]), path + '/' + std::to_string(position));
}

void judgeTariffPlans(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const std::string path = "/settings/tariff/plans";
    judgePlanList(findings, PlanKind::Tariff, document.settings.tariffPlans, path);
    const auto field = findings.fieldTelling("tariffControl");
    if (field == 0)
        return;
    const bool isPlanned = tariffControlMode(document) == tariff::TariffControlMode::Plan;
    if (!isPlanned && !document.settings.tariffPlans.empty())
        findings.add("tariff-plan-unused", path, {}, field);
    else if (isPlanned && document.settings.tariffPlans.empty())
        findings.add("tariff-plan-order-form", {}, {}, field);
}

void judgeLoadPlans(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto& limits = planLimits(document);
    const bool sharesCalendar = limits.exceptionDayType == tariff::DayType::Holiday;
    const auto field = findings.fieldTelling("loadControl");
    for (std::size_t output = 0; output < document.settings.loadOutputs.size(); ++output) {
        const auto& settings = document.settings.loadOutputs[output];
        const auto path = "/settings/loadControl/outputs/" + std::to_string(output);
        judgePlanList(findings, PlanKind::LoadControl, settings.plans, path + "/plans");
        addProblems(findings, checkExceptionDays(limits, settings.exceptionDays), path + "/exceptionDays");
        if (sharesCalendar && !settings.exceptionDays.empty())
            findings.add("exception-days-shared", path + "/exceptionDays");
        if (field != 0 && !settings.plans.empty() && !isPlanCode(document, "loadControl"))
            findings.add("load-plan-unused", path + "/plans", {}, field);
    }
}

std::string_view ruleOf(tariff::DaylightSavingFault fault)
{
    switch (fault) {
    case tariff::DaylightSavingFault::RuleMonths:
        return "daylight-saving-months";
    case tariff::DaylightSavingFault::RuleTime:
        return "daylight-saving-time";
    case tariff::DaylightSavingFault::TableLength:
        return "daylight-saving-table-length";
    case tariff::DaylightSavingFault::TableOrder:
        return "daylight-saving-table-order";
    }
    return {};
}

/// Whether the settings contradict the code; a code of an order form contradicts nothing.
bool contradicts(const tariff::DaylightSavingDefinition& definition, std::string_view code)
{
    if (code == "none")
        return !std::holds_alternative<tariff::NoDaylightSaving>(definition);
    if (code != "EU" || std::holds_alternative<tariff::DaylightSavingTable>(definition))
        return false; // a table may spell the rule out
    const auto* const rule = std::get_if<tariff::DaylightSavingRule>(&definition);
    return rule == nullptr || *rule != tariff::europeanRule();
}

void judgeDaylightSaving(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto& definition = document.settings.daylightSaving;
    if (!definition)
        return;
    const std::string path = "/settings/daylightSaving";
    for (const auto& problem : checkDaylightSaving(*definition)) {
        const bool isPeriod = problem.fault == tariff::DaylightSavingFault::TableOrder;
        findings.add(ruleOf(problem.fault), isPeriod ? path + "/periods/" + std::to_string(problem.position) : path,
            numbers(static_cast<std::int64_t>(problem.position),
                static_cast<std::int64_t>(tariff::longestDaylightSavingTable)));
    }
    const auto code = chosenParticular(*document.family, document.codes, "daylightSaving").value_or("");
    if (contradicts(*definition, code))
        findings.add("daylight-saving-differs", path, {}, findings.fieldTelling("daylightSaving"));
}

} // namespace

void judgePlans(DocumentFindings& findings)
{
    const auto& document = findings.document();
    judgeTariffPlans(findings);
    const auto& days = document.settings.exceptionDays;
    addProblems(findings, checkExceptionDays(planLimits(document), days), "/settings/exceptionDays");
    if (!days.empty() && chosenParticular(*document.family, document.codes, "exceptionDays") == "none")
        findings.add("exception-days-unused", "/settings/exceptionDays", {}, findings.fieldTelling("exceptionDays"));
    judgeDaylightSaving(findings);
    judgeLoadPlans(findings);
}

} // namespace meterbench::configuration
