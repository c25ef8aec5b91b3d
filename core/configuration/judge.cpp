// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/judge.h"

#include "core/configuration/compiled_rules.h"

#include <algorithm>
#include <bit>

namespace meterbench::configuration {

namespace {

Finding engineFinding(const catalog::EngineMessage& message, FieldSet fields, std::string_view source)
{
    Finding finding;
    finding.severity = message.severity;
    finding.rule = message.id;
    finding.message = &message.message;
    finding.source = source;
    finding.fields = fields;
    return finding;
}

/// What the rules already say of a field need not be said again by the engine's general words.
bool isNamedByRule(std::span<const Finding> findings, FieldIndex field)
{
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return (finding.fields & fieldBit(field)) != 0 && (finding.severity == Severity::Error || finding.softened);
    });
}

} // namespace

void judgeOption(const Judge::Compiled& compiled, const CompiledFamily& family, FieldIndex index, OptionSet value,
    const CodeSelection& selection, std::vector<Finding>& findings)
{
    const auto& field = family.fields[index];
    if ((value & field.printed) != 0)
        return;
    const auto code = selection[index].text();
    if (code.size() != field.digits) {
        auto finding = engineFinding(compiled.catalog.engineMessage("code-digits"), fieldBit(index), {});
        finding.arguments = {{"digits", std::to_string(field.digits)}};
        findings.push_back(std::move(finding));
        return;
    }
    if (isNamedByRule(findings, index))
        return;
    if (field.familyField == nullptr) {
        auto finding = engineFinding(compiled.catalog.engineMessage("field-other-family"), fieldBit(index), {});
        finding.arguments = {{"families", field.otherFamilies}};
        findings.push_back(std::move(finding));
        return;
    }
    auto standing = OptionStanding::Unknown;
    std::string_view source;
    std::string families;
    if (value != optionBit(otherBit)) {
        const auto position = static_cast<std::size_t>(std::countr_zero(value));
        standing = field.standing[position];
        source = field.options[position].source;
        families = field.options[position].families;
    } else if (field.familyField->patternTakes(code)) {
        standing = OptionStanding::OrderForm;
    } else {
        const auto seen = std::ranges::find_if(
            family.seen, [&](const SeenCode& known) { return known.codes[index] == selection[index]; });
        if (seen != family.seen.end()) {
            standing = OptionStanding::Observed;
            source = seen->observed->source;
        }
    }
    auto finding
        = engineFinding(*compiled.standingMessages[static_cast<std::size_t>(standing)], fieldBit(index), source);
    if (!families.empty())
        finding.arguments = {{"families", std::move(families)}};
    findings.push_back(std::move(finding));
}

Finding ruleFinding(const CompiledFamily& family, const CompiledRule& rule, const CodeSelection& selection)
{
    Finding finding;
    finding.severity = rule.rule->severity;
    finding.rule = rule.rule->id;
    finding.message = &rule.rule->message;
    finding.source = rule.rule->source;
    finding.fields = rule.fields;
    if (finding.severity == Severity::Error && family.wereSeenTogether(rule.fields, selection)) {
        finding.severity = Severity::Warning;
        finding.softened = true;
    }
    return finding;
}

void judgeIdentity(const Judge::Compiled& compiled, const catalog::Family& family, const CodeSelection& selection,
    std::vector<Finding>& findings)
{
    FieldSet identifying = 0;
    for (const auto& condition : compiled.of(family).identify) {
        if (!selection[condition.field].isGiven())
            return;
        identifying |= fieldBit(condition.field);
    }
    const auto* found = compiled.recognise(*family.scheme, selection);
    if (found == &family)
        return;
    if (found != nullptr) {
        for (const auto& condition : found->identify)
            identifying |= fieldBit(condition.field);
    }
    auto finding = engineFinding(
        compiled.catalog.engineMessage(found != nullptr ? "family-mismatch" : "family-unknown"), identifying, {});
    if (found != nullptr) {
        std::string fields;
        for (const auto& condition : found->identify) {
            fields += fields.empty() ? "" : ", ";
            fields += family.scheme->fields[condition.field].id;
        }
        finding.arguments = {{"found", found->id}, {"expected", family.id}, {"fields", fields}};
    }
    findings.push_back(std::move(finding));
}

Judge::Judge(const catalog::Catalog& catalog) : m_compiled(std::make_unique<Compiled>(catalog)) { }
Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;
Judge& Judge::operator=(Judge&&) noexcept = default;

void Judge::judge(const catalog::Family& wanted, const CodeSelection& selection, std::vector<Finding>& findings,
    std::span<const std::string> modules) const
{
    const auto& family = m_compiled->of(wanted);
    const auto values = family.values(selection);
    const auto before = findings.size();
    judgeIdentity(*m_compiled, wanted, selection, findings);
    for (const auto& rule : family.rules) {
        if ((values[rule.first.field] & rule.first.mask) != 0 && isBroken(rule, values, modules))
            findings.push_back(ruleFinding(family, rule, selection));
    }
    for (std::size_t index = 0; index < family.fields.size(); ++index) {
        if (values[index] != 0 && (values[index] & family.fields[index].printed) == 0)
            judgeOption(*m_compiled, family, static_cast<FieldIndex>(index), values[index], selection, findings);
    }
    if (findings.size() - before > 1)
        std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(),
            [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
}

const catalog::Family* Judge::recognise(const catalog::Scheme& scheme, const CodeSelection& selection) const
{
    return m_compiled->recognise(scheme, selection);
}

const catalog::Catalog& Judge::catalog() const
{
    return m_compiled->catalog;
}

} // namespace meterbench::configuration
