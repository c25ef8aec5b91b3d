// SPDX-License-Identifier: Apache-2.0
#include "core/ordersheet/order_sheet.h"

#include "core/ordersheet/section_writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace meterbench::ordersheet {

namespace {

using configuration::Finding;

/// The style of the worst finding that is about it. Notes are said below and do not colour a row.
template <typename Concerns>
CellStyle worst(std::span<const Finding> findings, CellStyle otherwise, Concerns concerns)
{
    // Sorted worst first.
    const auto found = std::ranges::find_if(findings, concerns);
    if (found == findings.end() || found->severity == configuration::Severity::Note)
        return otherwise;
    return severityStyle(found->severity);
}

} // namespace

CellStyle severityStyle(configuration::Severity severity)
{
    switch (severity) {
    case configuration::Severity::Error:
        return CellStyle::Error;
    case configuration::Severity::Warning:
        return CellStyle::Warning;
    case configuration::Severity::Note:
        return CellStyle::Note;
    }
    return CellStyle::Error;
}

Cell cell(std::string text, CellStyle style)
{
    if (text.empty())
        return {"–", CellStyle::Muted};
    return {std::move(text), style};
}

std::string decimalText(std::string text, text::Language language)
{
    std::ranges::replace(text, '.', text::decimalSign(language));
    return text;
}

Cell SheetContext::sources(const std::vector<std::string>& keys)
{
    m_citedPapers.insert(keys.begin(), keys.end());
    return cell(fmt::format("{}", fmt::join(keys, ", ")), CellStyle::Muted);
}

Section SheetContext::section(std::string_view id, std::string_view emptyWord) const
{
    Section section;
    section.id = id;
    section.title = word(id);
    if (!emptyWord.empty())
        section.whenEmpty = word(emptyWord);
    return section;
}

Column SheetContext::column(std::string_view titleWord, int share, ColumnKind kind) const
{
    return {word(titleWord), share, kind};
}

CellStyle SheetContext::styleOf(configuration::FieldIndex field, CellStyle otherwise) const
{
    return worst(m_findings, otherwise,
        [field](const Finding& finding) { return (finding.fields & configuration::fieldBit(field)) != 0; });
}

CellStyle SheetContext::styleOf(std::string_view path, CellStyle otherwise) const
{
    return worst(m_findings, otherwise, [path](const Finding& finding) {
        return std::ranges::any_of(finding.paths, [path](std::string_view each) {
            return each.starts_with(path) && (each.size() == path.size() || each[path.size()] == '/');
        });
    });
}

namespace {

/// Order number, date and revision as far as given: a sheet found on a desk tells which one it is.
std::string issueOf(const configuration::OrderDetails& order, const SheetWords& words, text::Language language)
{
    std::string issue;
    const auto add = [&issue](const std::string& fact) { issue += (issue.empty() ? "" : " · ") + fact; };
    if (!order.orderNumber.empty())
        add(words.say("order-number", language) + ' ' + order.orderNumber);
    if (!order.date.empty())
        add(order.date);
    if (!order.revision.empty())
        add(words.say("order-revision", language) + ' ' + order.revision);
    return issue;
}

} // namespace

OrderSheet composeOrderSheet(const configuration::Judge& judge, const SheetWords& words,
    const configuration::MeterConfiguration& document, text::Language language, Annex annex)
{
    const auto findings = configuration::judgeDocument(judge, document);
    OrderSheet sheet;
    sheet.language = language;
    sheet.title = words.say("title", language);
    sheet.date = document.order.date;
    sheet.revision = document.order.revision;
    sheet.issue = issueOf(document.order, words, language);
    sheet.pageOf = words.say("page-of", language);
    sheet.notTheMaker = words.say("not-the-maker", language);
    sheet.hasErrors = configuration::hasErrors(findings);
    if (sheet.hasErrors)
        sheet.errorBanner = words.say("error-banner", language);
    if (document.family == nullptr)
        return sheet;

    const auto& family = *document.family;
    sheet.subtitle = family.name.in(language);
    sheet.typeCode = typeCode(family, document.codes);
    sheet.typeCodeGrouped = typeCodeGrouped(family, document.codes);
    sheet.configuration = configurationText(family, document.codes);
    sheet.machineReadable = sheet.typeCode;
    if (!sheet.configuration.empty())
        sheet.machineReadable += ' ' + sheet.configuration;

    SheetContext context(judge.catalog(), words, document, findings, language);
    // What is wrong stands before what it is about: nobody turns to the last page for it.
    sheet.sections.push_back(findingsSection(context));
    sheet.sections.push_back(orderSection(context));
    sheet.sections.push_back(typeCodeSection(context));
    sheet.sections.push_back(configurationSection(context));
    if (configuration::hasTransformerRatio(family) || document.currentTransformerRatio)
        sheet.sections.push_back(transformerRatioSection(context));
    sheet.sections.push_back(accessoriesSection(context));
    sheet.sections.push_back(meterNumbersSection(context));
    sheet.sections.push_back(approvalSection(context));
    sheet.sections.push_back(displayOptionsSection(context));
    for (const auto kind : catalog::allDisplayLists)
        sheet.sections.push_back(displayListSection(context, kind));
    sheet.sections.push_back(pushButton2Section(context));
    std::ranges::move(planSections(context), std::back_inserter(sheet.sections));
    std::ranges::move(settingSections(context), std::back_inserter(sheet.sections));
    sheet.sections.push_back(loadProfileSection(context));
    if (annex == Annex::TechnicalData)
        sheet.sections.push_back(technicalSection(context));
    sheet.sections.push_back(papersSection(context));
    return sheet;
}

} // namespace meterbench::ordersheet
