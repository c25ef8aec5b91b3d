// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/compiled_rules.h"
#include "core/configuration/feasibility.h"
#include "core/configuration/judge.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

class ChoiceFinder {
public:
    ChoiceFinder(const CompiledCatalog& compiled, const CompiledFamily& family, const CodeSelection& selection,
        std::span<const std::string> modules)
        : m_compiled(compiled), m_family(family), m_selection(selection), m_modules(modules)
    {
    }

    /// The choices of one field while all others stay as they are.
    Judge::FieldChoices of(const CompiledField& field)
    {
        m_field = field.familyField->field;
        m_base = m_selection;
        // Who asks for a family has chosen what tells it.
        for (const auto& condition : m_family.family->identify) {
            if (!m_base[condition.field].isGiven())
                m_base[condition.field] = Code(condition.codes.front());
        }
        m_base[m_field] = Code{};
        m_domains = domains();
        // What is broken without this field is not this field's fault, and no choice here can mend it.
        std::vector<const CompiledRule*> rules;
        const auto baseValues = m_family.values(m_base);
        for (const auto& rule : m_family.rules) {
            if (rule.rule->severity == Severity::Error && !isBroken(rule, baseValues, m_modules))
                rules.push_back(&rule);
        }
        const Feasibility feasibility(std::move(rules), m_modules);

        Judge::FieldChoices choices;
        choices.field = m_field;
        for (const auto& printed : field.familyField->printed)
            choices.printed.push_back(judgeChoice(field, printed.option, feasibility));
        for (std::size_t option = 0; option < field.table->options.size(); ++option) {
            const auto standing = field.options[option].standing;
            if (standing == OptionStanding::Printed || standing == OptionStanding::Unknown)
                continue;
            auto choice = judgeChoice(field, option, feasibility);
            if (choice.possible || isSoftened(choice))
                choices.undocumented.push_back(std::move(choice));
        }
        return choices;
    }

private:
    /// Given fields have one option; open ones all that are printed, and "some other code" where an order form may make
    /// one.
    Domains domains() const
    {
        auto all = m_family.values(m_base);
        for (const auto& field : m_family.family->fields) {
            const auto& compiled = m_family.fields[field.field];
            if (all[field.field] == 0)
                all[field.field] = compiled.printed | (field.pattern.empty() ? 0 : optionBit(otherBit));
        }
        return all;
    }

    Judge::FieldChoices::Choice judgeChoice(
        const CompiledField& field, std::size_t option, const Feasibility& feasibility)
    {
        Judge::FieldChoices::Choice choice;
        choice.option = option;
        auto chosen = m_base;
        chosen[m_field] = Code(field.table->options[option].code);
        auto domainsNow = m_domains;
        domainsNow[m_field] = optionBit(option);
        choice.possible = feasibility.isPossible(domainsNow);
        if (!choice.possible) {
            for (const auto* rule : feasibility.reasons(domainsNow))
                choice.findings.push_back(ruleFinding(m_family, *rule, chosen));
            return choice;
        }
        judgeIdentity(m_compiled, *m_family.family, chosen, choice.findings);
        if (!choice.findings.empty()) {
            choice.possible = false;
            return choice;
        }
        const auto values = m_family.values(chosen);
        for (const auto& rule : m_family.rules) {
            if (rule.rule->severity != Severity::Error && (rule.fields & fieldBit(m_field)) != 0
                && isBroken(rule, values, m_modules))
                choice.findings.push_back(ruleFinding(m_family, rule, chosen));
        }
        judgeOption(m_compiled, m_family, m_field, optionBit(option), chosen, choice.findings);
        return choice;
    }

    /// An undocumented code against the printed rules, but seen on a real meter: still to be offered, as a warning.
    static bool isSoftened(const Judge::FieldChoices::Choice& choice)
    {
        return std::ranges::all_of(choice.findings, &Finding::softened);
    }

    const CompiledCatalog& m_compiled;
    const CompiledFamily& m_family;
    const CodeSelection& m_selection;
    std::span<const std::string> m_modules;
    FieldIndex m_field = 0;
    CodeSelection m_base;
    Domains m_domains{};
};

} // namespace

std::vector<Judge::FieldChoices> Judge::choices(
    const catalog::Family& family, const CodeSelection& selection, std::span<const std::string> modules) const
{
    const auto& compiled = m_compiled->of(family);
    ChoiceFinder finder(*m_compiled, compiled, selection, modules);
    std::vector<FieldChoices> all;
    for (const auto& field : family.fields)
        all.push_back(finder.of(compiled.fields[field.field]));
    return all;
}

} // namespace meterbench::configuration
