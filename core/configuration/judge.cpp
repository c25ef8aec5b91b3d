// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/judge.h"

#include "core/configuration/chosen_meaning.h"
#include "core/configuration/compiled_rules.h"
#include "core/configuration/meter_configuration.h"

#include <algorithm>
#include <array>
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

/// Numbers that no paper lists and that can be meant nevertheless: countries, of which the sheets print no whole list,
/// and ratios, of which any from 1 to 600 can be set. The engine's message for it; empty for every other code.
std::string_view unlistedMessage(const catalog::Family& family, FieldIndex field, const CodeSelection& selection)
{
    const auto code = selection[field].text();
    const bool isNumber = code.size() == family.scheme->fields[field].digits
        && std::ranges::all_of(code, [](char each) { return each >= '0' && each <= '9'; });
    if (isNumber && tellingField(family, "country") == field)
        return "country-unlisted";
    if (isNumber && tellingField(family, "ratio") == field && orderedRatio(family, selection))
        return "ratio-unlisted";
    return {};
}

/// The code of the table that a hand or an eye may have meant: letters and digits that look alike; empty when none.
std::string lookAlike(const CompiledField& field, std::string_view code)
{
    constexpr std::array<std::pair<char, char>, 6> pairs{
        {{'O', '0'}, {'I', '1'}, {'B', '8'}, {'S', '5'}, {'Z', '2'}, {'G', '6'}}};
    std::string digits(code);
    std::string letters(code);
    for (std::size_t position = 0; position < code.size(); ++position) {
        for (const auto& [letter, digit] : pairs) {
            if (code[position] == letter)
                digits[position] = digit;
            if (code[position] == digit)
                letters[position] = letter;
        }
    }
    for (const auto& each : {digits, letters}) {
        if (each != code && field.table->find(each) && (field.value(Code(each)) & field.printed) != 0)
            return each;
    }
    return {};
}

/// What the rules already say of a field need not be said again by the engine's general words.
bool isNamedByRule(std::span<const Finding> findings, FieldIndex field)
{
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        return (finding.fields & fieldBit(field)) != 0 && (finding.severity == Severity::Error || finding.softened);
    });
}

} // namespace

/// Codes that nobody knows: in no table, no order form's, seen on no meter, no number that can be meant.
FieldSet unknownFields(const CompiledFamily& family, const Values& values, const CodeSelection& selection)
{
    FieldSet unknown = 0;
    for (std::size_t index = 0; index < family.fields.size(); ++index) {
        const auto& field = family.fields[index];
        const auto bit = static_cast<FieldIndex>(index);
        if (values[index] != optionBit(otherBit) || field.familyField == nullptr
            || field.familyField->patternTakes(selection[bit].text())
            || !unlistedMessage(*family.family, bit, selection).empty())
            continue;
        const bool isSeen = std::ranges::any_of(
            family.seen, [&](const SeenCode& known) { return known.codes[bit] == selection[bit]; });
        if (!isSeen)
            unknown |= fieldBit(bit);
    }
    return unknown;
}

void judgeOption(const CompiledCatalog& compiled, const CompiledFamily& family, FieldIndex index, OptionSet value,
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
    } else if (const auto unlisted = unlistedMessage(*family.family, index, selection); !unlisted.empty()) {
        const auto& message = compiled.catalog.engineMessage(unlisted);
        findings.push_back(engineFinding(message, fieldBit(index), message.source));
        return;
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
    if (const auto meant = standing == OptionStanding::Unknown ? lookAlike(field, code) : std::string();
        !meant.empty()) {
        finding.message = &compiled.catalog.engineMessage("code-look-alike").message;
        finding.arguments = {{"meant", meant}};
    }
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

void judgeIdentity(const CompiledCatalog& compiled, const catalog::Family& family, const CodeSelection& selection,
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

Judge::Judge(const catalog::Catalog& catalog) : m_compiled(std::make_unique<CompiledCatalog>(catalog)) { }
Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;
Judge& Judge::operator=(Judge&&) noexcept = default;

void Judge::judge(const catalog::Family& wanted, const CodeSelection& selection, std::vector<Finding>& findings,
    std::span<const std::string> modules) const
{
    const auto& family = m_compiled->of(wanted);
    const auto values = family.values(selection);
    const auto before = findings.size();
    auto unknown = unknownFields(family, values, selection);
    for (const auto& rule : family.rules) {
        // A rule of one field alone says more of its code than that nobody knows it.
        if (unknown != 0 && std::has_single_bit(rule.fields) && (rule.fields & unknown) != 0
            && isBroken(rule, values, modules))
            unknown &= ~rule.fields;
    }
    const auto judgeOptions = [&](FieldSet fields) {
        for (std::size_t index = 0; index < family.fields.size(); ++index) {
            const auto field = static_cast<FieldIndex>(index);
            if ((fields & fieldBit(field)) != 0 && values[index] != 0
                && (values[index] & family.fields[index].printed) == 0)
                judgeOption(*m_compiled, family, field, values[index], selection, findings);
        }
    };
    // What nobody knows is said first and alone: no rule can speak of it.
    if (unknown != 0)
        judgeOptions(unknown);
    judgeIdentity(*m_compiled, wanted, selection, findings);
    for (const auto& rule : family.rules) {
        if ((values[rule.first.field] & rule.first.mask) != 0 && (rule.fields & unknown) == 0
            && isBroken(rule, values, modules))
            findings.push_back(ruleFinding(family, rule, selection));
    }
    judgeOptions(~unknown);
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
