// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/compiled_rules.h"

#include <vector>

/// Whether a partial code can still be completed without breaking a rule, and which rules are to blame when it cannot.
/// A small constraint solver: the domains are sets of options, the constraints are the compiled rules; pruning first,
/// branching only where pruning leaves a rule undecided. Private to this room.
namespace meterbench::configuration {

/// The options each field may still take. A field with an empty set is not part of the question.
using Domains = Values;

class Feasibility {
public:
    /// @param rules the rules that must hold; modules that are in the order satisfy the alternatives that name them
    Feasibility(std::vector<const CompiledRule*> rules, std::span<const std::string> modules);

    [[nodiscard]] bool isPossible(const Domains& domains) const;

    /// A minimal set of rules that together make the domains impossible; call it only when isPossible() is false.
    [[nodiscard]] std::vector<const CompiledRule*> reasons(const Domains& domains) const;

private:
    std::vector<const CompiledRule*> m_rules;
    std::span<const std::string> m_modules;
};

} // namespace meterbench::configuration
