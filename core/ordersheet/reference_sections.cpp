// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"
#include "core/ordersheet/section_writers.h"
#include "core/text/message.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <ranges>

namespace meterbench::ordersheet {

namespace {

/// A list of energies as the catalogue's meaning has it, `["A+","A-"]`, in the words of the load profile: "A+/A−".
std::string energyWords(std::string_view list)
{
    std::string words;
    for (const char each : list) {
        if (each == ',')
            words += '/';
        else if (each == '-')
            words += "−";
        else if (each != '[' && each != ']' && each != '"' && each != ' ')
            words += each;
    }
    return words;
}

/// What the load profile logs: by its own field where the family has one, else by the energy type, which stands before.
std::string loggedEnergies(const SheetContext& context)
{
    for (const auto& field : std::views::reverse(context.family().fields)) {
        const auto* const option = chosenOption(context.family(), field.field, context.document().codes);
        if (option == nullptr)
            continue;
        const auto energies = std::ranges::find(option->meaning, "energies", &catalog::Particular::name);
        if (energies != option->meaning.end())
            return energyWords(energies->value);
    }
    return {};
}

int daysAt(const catalog::LoadProfileDepth& depth, int minutes)
{
    switch (minutes) {
    case 5:
        return depth.days5;
    case 15:
        return depth.days15;
    case 30:
        return depth.days30;
    case 60:
        return depth.days60;
    default:
        return 0;
    }
}

std::string_view severityWord(configuration::Severity severity)
{
    switch (severity) {
    case configuration::Severity::Error:
        return "severity-error";
    case configuration::Severity::Warning:
        return "severity-warning";
    case configuration::Severity::Note:
        return "severity-note";
    }
    return "severity-error";
}

/// Where a finding belongs, in the words of the sheet's headings: a clerk reads no JSON Pointers.
std::string placeWords(const SheetContext& context, std::string_view path)
{
    constexpr std::string_view lists = "/display/lists/";
    if (path.starts_with(lists)) {
        const auto name = path.substr(lists.size());
        if (const auto list = catalog::displayListFromName(name.substr(0, name.find('/'))))
            return context.words(context.catalog().display().list(*list).name);
    }
    // A longer path before its beginning.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 20> headings{{{"/typeCode", "type-code"},
        {"/configuration", "configuration"}, {"/ctRatio", "transformer-ratio"}, {"/meterNumbers", "meter-numbers"},
        {"/display", "display-options"}, {"/pushButton2", "push-button-2"}, {"/accessories", "accessories"},
        {"/order", "order"}, {"/settings/tariff", "tariff-plans"}, {"/settings/exceptionDays", "exception-days"},
        {"/settings/daylightSaving", "daylight-saving"}, {"/settings/loadControl", "load-control"},
        {"/settings/disconnect", "disconnect"}, {"/settings/prepayment", "prepayment"},
        {"/settings/voltageQuality", "voltage-quality"}, {"/settings/neutralFault", "neutral-fault"},
        {"/settings/alarms", "alarms"}, {"/settings/analysisLogger", "analysis-logger"}, {"/settings/pulses", "pulses"},
        {"/settings", "settings"}}};
    const auto found
        = std::ranges::find_if(headings, [path](const auto& heading) { return path.starts_with(heading.first); });
    return found == headings.end() ? std::string(path) : context.word(found->second);
}

/// The fields a finding is about, else the part of the sheet.
std::string concerned(const SheetContext& context, const configuration::Finding& finding,
    const configuration::ExplainedFinding& explained)
{
    const auto fields = explained.fields.size() - finding.paths.size();
    if (fields != 0)
        return fmt::format("{}", fmt::join(std::span(explained.fields).first(fields), ", "));
    return finding.paths.empty() ? context.word("whole-document") : placeWords(context, finding.paths.front());
}

} // namespace

Section technicalSection(SheetContext& context)
{
    auto section = context.section("technical", "technical-empty");
    section.intro = context.word("technical-intro");
    section.columns = {context.column("column-datum", 34), context.column("column-value", 50),
        context.column("column-source", 16, ColumnKind::Source)};
    for (const auto& datum : context.family().technical) {
        if (holds(datum.when, context.document().codes))
            section.rows.push_back(
                {{cell(context.words(datum.name)), cell(context.words(datum.value)), context.sources(datum.sources)}});
    }
    return section;
}

Section loadProfileSection(SheetContext& context)
{
    auto section = context.section("load-profile", "load-profile-empty");
    section.columns = {context.column("column-energies", 34), context.column("column-period", 20),
        context.column("column-depth", 20), context.column("column-source", 26, ColumnKind::Source)};
    const auto& profile = context.family().loadProfile;
    section.intro = context.words(profile.note);
    const auto minutes
        = configuration::chosenNumber(context.family(), context.document().codes, "integrationPeriodMinutes");
    const auto energies = loggedEnergies(context);
    const auto depth = std::ranges::find(profile.depths, energies, &catalog::LoadProfileDepth::energy);
    if (!minutes || depth == profile.depths.end() || daysAt(*depth, *minutes) == 0)
        return section;
    const auto counted = [&](std::string_view word, int count) {
        const std::vector<Argument> arguments{{"count", std::to_string(count)}};
        return cell(text::fill(context.word(word), arguments));
    };
    section.rows.push_back({{cell(energies), counted("minutes", *minutes), counted("days", daysAt(*depth, *minutes)),
        context.sources(depth->sources)}});
    return section;
}

Section findingsSection(SheetContext& context)
{
    auto section = context.section("findings", "findings-empty");
    section.columns = {context.column("column-severity", 10), context.column("column-place-of-finding", 16),
        context.column("column-message", 54), context.column("column-source", 20)};
    for (const auto& finding : context.findings()) {
        const auto explained
            = explain(context.catalog(), &context.family(), finding, context.document().codes, context.language());
        section.rows.push_back({{cell(context.word(severityWord(finding.severity)), severityStyle(finding.severity)),
                                    cell(concerned(context, finding, explained)), cell(explained.message),
                                    cell(explained.source, CellStyle::Muted)},
            explained.rule, finding.paths.empty() ? std::string() : finding.paths.front()});
    }
    // No configuration is wrong for want of a customer; an order is.
    const auto& order = context.document().order;
    const std::array<std::pair<std::string_view, const std::string*>, 3> wanted{
        {{"order-customer", &order.customer}, {"order-number", &order.orderNumber}, {"order-date", &order.date}}};
    std::vector<std::string> missing;
    for (const auto& [word, value] : wanted)
        if (value->empty())
            missing.push_back(context.word(word));
    if (!missing.empty()) {
        const std::vector<Argument> names{{"entries", fmt::format("{}", fmt::join(missing, ", "))}};
        section.rows.push_back({{cell(context.word("severity-note"), CellStyle::Note), cell(context.word("order")),
                                    cell(text::fill(context.word("order-incomplete"), names)), cell({})},
            "order-incomplete", "/order"});
    }
    return section;
}

Section papersSection(SheetContext& context)
{
    auto section = context.section("papers", "papers-empty");
    section.columns = {context.column("column-key", 10, ColumnKind::Code), context.column("column-title", 50),
        context.column("column-document-number", 26), context.column("order-date", 14)};
    for (const auto& paper : context.catalog().papers()) {
        if (context.citedPapers().contains(paper.key))
            section.rows.push_back(
                {{cell(paper.key, CellStyle::Code), cell(paper.title), cell(paper.number), cell(paper.date)},
                    paper.key});
    }
    return section;
}

} // namespace meterbench::ordersheet
