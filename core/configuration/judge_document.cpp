// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/document_judging.h"
#include "core/configuration/judge.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

void judgeCompleteness(DocumentFindings& findings, catalog::Part part, std::string_view message, std::string path)
{
    const auto& document = findings.document();
    std::vector<std::string> names;
    FieldSet missing = 0;
    for (const auto& field : document.family->fields) {
        const auto& definition = document.family->scheme->fields[field.field];
        if (definition.part != part || document.codes[field.field].isGiven())
            continue;
        names.push_back(definition.id);
        missing |= fieldBit(field.field);
    }
    if (missing != 0)
        findings.add(message, std::move(path), {{"fields", joined(names)}}, missing);
}

/// What the papers remark on a combination that is right in itself.
void remarkOnHardware(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto meaning = [&](std::string_view particular) {
        return chosenParticular(*document.family, document.codes, particular).value_or("");
    };
    if (meaning("country") == "AT")
        findings.add("load-profile-austria", {}, {}, findings.fieldTelling("country"));
    if (chosenNumber(*document.family, document.codes, "measuringSystems") == 2)
        findings.add("aron-voltage", {}, {}, findings.fieldTelling("measuringSystems"));
    if (meaning("interface") == "APS" && !meaning("breaker").empty() && meaning("breaker") != "none") {
        findings.add(
            "auxiliary-supply-breaker", {}, {}, findings.fieldTelling("interface") | findings.fieldTelling("breaker"));
    }
}

} // namespace

void DocumentFindings::add(std::string_view message, std::string path, std::vector<Argument> arguments, FieldSet fields)
{
    const auto& words = m_catalog.engineMessage(message);
    Finding finding;
    finding.severity = words.severity;
    finding.rule = words.id;
    finding.message = &words.message;
    finding.source = words.source;
    finding.fields = fields;
    if (!path.empty())
        finding.paths.push_back(std::move(path));
    finding.arguments = std::move(arguments);
    m_findings.push_back(std::move(finding));
}

FieldSet DocumentFindings::fieldTelling(std::string_view particular) const
{
    const auto field = tellingField(*m_document.family, particular);
    return field ? fieldBit(*field) : FieldSet{0};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::vector<Finding> judgeDocument(const Judge& judge, const MeterConfiguration& document)
{
    DocumentFindings findings(judge.catalog(), document);
    if (document.family == nullptr) {
        findings.add("family-unknown", "/family");
        return std::move(findings.findings());
    }

    std::vector<std::string> modules;
    for (const auto& ordered : document.accessories) {
        const auto* const accessory = findAccessory(judge.catalog(), ordered.part);
        if (accessory != nullptr)
            modules.push_back(accessory->part);
    }
    judge.judge(*document.family, document.codes, findings.findings(), modules);

    judgeCompleteness(findings, catalog::Part::Hardware, "type-code-incomplete", "/typeCode");
    judgeCompleteness(findings, catalog::Part::Software, "configuration-incomplete", "/configuration");
    judgeDisplay(findings);
    judgeOrder(findings);
    judgePlans(findings);
    judgeSettings(findings);
    judgeAnalysis(findings);
    remarkOnHardware(findings);

    std::ranges::stable_sort(findings.findings(), {}, &Finding::severity);
    return std::move(findings.findings());
}

} // namespace meterbench::configuration
