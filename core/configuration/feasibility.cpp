// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/feasibility.h"

#include <algorithm>
#include <optional>

namespace meterbench::configuration {

namespace {

enum class State { Satisfied, Open, Pruned, Broken };

bool canHold(const Domains& domains, const CompiledCondition& condition)
{
    const auto domain = domains[condition.field];
    return domain == 0 || (domain & condition.mask) != 0;
}

bool mustHold(const Domains& domains, const CompiledCondition& condition)
{
    const auto domain = domains[condition.field];
    return domain != 0 && (domain & ~condition.mask) == 0;
}

bool hasModule(const CompiledAlternative& alternative, std::span<const std::string> modules)
{
    return alternative.modules != nullptr && std::ranges::any_of(*alternative.modules, [&](const std::string& part) {
        return std::ranges::find(modules, part) != modules.end();
    });
}

/// One rule against the domains: takes away what it forbids. A condition of `when` on a field outside the question
/// never holds.
State applyRule(const CompiledRule& rule, Domains& domains, std::span<const std::string> modules)
{
    const CompiledCondition* undecided = nullptr;
    std::size_t undecidedCount = 0;
    for (const auto& condition : rule.when) {
        const auto domain = domains[condition.field];
        if ((domain & condition.mask) == 0)
            return State::Satisfied;
        if (!mustHold(domains, condition)) {
            undecided = &condition;
            ++undecidedCount;
        }
    }
    const CompiledAlternative* lastPossible = nullptr;
    std::size_t possibleCount = 0;
    for (const auto& alternative : rule.require) {
        if (hasModule(alternative, modules))
            return State::Satisfied;
        if (alternative.conditions.empty())
            continue;
        if (std::ranges::all_of(
                alternative.conditions, [&](const auto& condition) { return mustHold(domains, condition); }))
            return State::Satisfied;
        if (std::ranges::all_of(
                alternative.conditions, [&](const auto& condition) { return canHold(domains, condition); })) {
            lastPossible = &alternative;
            ++possibleCount;
        }
    }
    if (possibleCount == 0) {
        if (undecidedCount == 0)
            return State::Broken;
        if (undecidedCount > 1)
            return State::Open;
        domains[undecided->field] &= ~undecided->mask;
        return State::Pruned;
    }
    if (undecidedCount == 0 && possibleCount == 1) {
        bool pruned = false;
        for (const auto& condition : lastPossible->conditions) {
            auto& domain = domains[condition.field];
            if ((domain & ~condition.mask) != 0) {
                domain &= condition.mask;
                pruned = true;
            }
        }
        return pruned ? State::Pruned : State::Satisfied;
    }
    return State::Open;
}

/// A condition whose field splits an undecided rule in two.
std::optional<CompiledCondition> splitter(const CompiledRule& rule, const Domains& domains)
{
    const auto splits = [&](const CompiledCondition& condition) {
        const auto domain = domains[condition.field];
        return (domain & condition.mask) != 0 && (domain & ~condition.mask) != 0;
    };
    for (const auto& condition : rule.when) {
        if (splits(condition))
            return condition;
    }
    for (const auto& alternative : rule.require) {
        for (const auto& condition : alternative.conditions) {
            if (splits(condition))
                return condition;
        }
    }
    return std::nullopt;
}

bool solve(std::span<const CompiledRule* const> rules, std::span<const std::string> modules, Domains domains)
{
    const CompiledRule* open = nullptr;
    for (bool again = true; again;) {
        again = false;
        open = nullptr;
        for (const auto* rule : rules) {
            switch (applyRule(*rule, domains, modules)) {
            case State::Broken:
                return false;
            case State::Pruned:
                again = true;
                break;
            case State::Open:
                open = rule;
                break;
            case State::Satisfied:
                break;
            }
        }
    }
    if (open == nullptr)
        return true;
    const auto condition = splitter(*open, domains);
    if (!condition)
        return true;
    auto inside = domains;
    inside[condition->field] &= condition->mask;
    if (solve(rules, modules, inside))
        return true;
    domains[condition->field] &= ~condition->mask;
    return solve(rules, modules, domains);
}

} // namespace

Feasibility::Feasibility(std::vector<const CompiledRule*> rules, std::span<const std::string> modules)
    : m_rules(std::move(rules)), m_modules(modules)
{
}

bool Feasibility::isPossible(const Domains& domains) const
{
    return solve(m_rules, m_modules, domains);
}

std::vector<const CompiledRule*> Feasibility::reasons(const Domains& domains) const
{
    auto core = m_rules;
    for (std::size_t position = 0; position < core.size();) {
        auto without = core;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(position));
        if (solve(without, m_modules, domains))
            ++position;
        else
            core = std::move(without);
    }
    return core;
}

} // namespace meterbench::configuration
