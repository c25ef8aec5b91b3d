// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/configuration/code_selection.h"
#include "core/configuration/finding.h"

#include <array>
#include <optional>
#include <vector>

/// The catalogue's options and rules of each family as bit masks: what judge.cpp and choices.cpp share. Private to this
/// room. The value of a field is one bit: its position in the family's table, or `otherBit` for a code that is in no
/// table; a field that was not given has no bit.
namespace meterbench::configuration {

using OptionSet = std::uint64_t;

inline constexpr unsigned otherBit = 63;

[[nodiscard]] constexpr OptionSet optionBit(std::size_t option)
{
    return OptionSet{1} << option;
}

/// The value of every field.
using Values = std::array<OptionSet, catalog::maximumFields>;

/// What the engine itself says of an option of a family, rules aside.
enum class OptionStanding : std::uint8_t {
    Printed,
    OrderForm,
    Observed,
    OtherFamily,
    Elsewhere,
    Inferred,
    Guess,
    Unknown
};

struct CompiledOption {
    OptionStanding standing = OptionStanding::Unknown;
    std::string source; ///< papers that know the code
    std::string families; ///< other families it is printed for
};

struct CompiledField {
    std::vector<std::pair<std::uint32_t, std::uint8_t>> codes; ///< packed code → bit, sorted
    std::vector<std::uint8_t> direct; ///< the same by slot(), for the codes that have one: most do
    std::array<OptionStanding, 64> standing{};
    std::vector<CompiledOption> options; ///< by bit: the family's table, then codes of the field's other tables
    const catalog::FamilyField* familyField = nullptr; ///< null: the family does not have the field
    const catalog::OptionTable* table = nullptr;
    std::uint8_t digits = 0;
    OptionSet printed = 0;
    std::string otherFamilies; ///< families that have the field, when this one does not

    [[nodiscard]] OptionSet value(const Code& code) const;
};

struct CompiledCondition {
    FieldIndex field = 0;
    OptionSet mask = 0;
};

struct CompiledAlternative {
    std::vector<CompiledCondition> conditions;
    const std::vector<std::string>* modules = nullptr; ///< null: none help
};

struct CompiledRule {
    const catalog::Rule* rule = nullptr;
    CompiledCondition first; ///< of `when`, kept near because it settles nearly every rule
    std::vector<CompiledCondition> when;
    std::vector<CompiledAlternative> require;
    FieldSet fields = 0;
};

/// A code read from a real meter, as codes.
struct SeenCode {
    CodeSelection codes;
    const catalog::ObservedCode* observed = nullptr;
};

struct CompiledFamily {
    const catalog::Family* family = nullptr;
    std::vector<CompiledField> fields; ///< by field of the scheme
    std::vector<CompiledRule> rules;
    std::vector<SeenCode> seen;
    std::vector<CompiledCondition> identify;
    std::size_t typeCodeLength = 0; ///< characters, prefix included

    [[nodiscard]] Values values(const CodeSelection& selection) const;
    /// Whether the codes of these fields were seen together on one real meter of the family.
    [[nodiscard]] bool wereSeenTogether(FieldSet fields, const CodeSelection& selection) const;
};

/// Whether the rule is broken by what is known.
[[nodiscard]] bool isBroken(const CompiledRule& rule, const Values& values, std::span<const std::string> modules);

/// The fields of a scheme by name, for reading text.
struct CompiledScheme {
    const catalog::Scheme* scheme = nullptr;
    std::vector<std::uint64_t> names; ///< packed name of every field, in sheet order

    /// Either case. @param hint where to look first: text usually stands in sheet order
    [[nodiscard]] std::optional<FieldIndex> find(std::string_view name, std::size_t hint = 0) const;
};

struct CompiledCatalog {
    explicit CompiledCatalog(const catalog::Catalog& catalog);

    const catalog::Catalog& catalog;
    std::vector<CompiledScheme> schemes;
    std::vector<CompiledFamily> families;
    std::array<const catalog::EngineMessage*, 8> standingMessages{}; ///< by OptionStanding

    [[nodiscard]] const CompiledScheme& of(const catalog::Scheme& scheme) const;
    [[nodiscard]] const CompiledFamily& of(const catalog::Family& family) const;

    /// The family of a scheme that the codes belong to: the one with the most identifying conditions, all of which
    /// hold. Null when none fits.
    [[nodiscard]] const catalog::Family* recognise(const catalog::Scheme& scheme, const CodeSelection& selection) const;
};

/// The finding of a broken rule, softened when a real meter contradicts it.
[[nodiscard]] Finding ruleFinding(
    const CompiledFamily& family, const CompiledRule& rule, const CodeSelection& selection);

/// Appends a finding when the codes that tell the family are another family's.
void judgeIdentity(const CompiledCatalog& compiled, const catalog::Family& family, const CodeSelection& selection,
    std::vector<Finding>& findings);

/// What the engine says of the code given for a field; nothing when it is printed.
void judgeOption(const CompiledCatalog& compiled, const CompiledFamily& family, FieldIndex field, OptionSet value,
    const CodeSelection& selection, std::vector<Finding>& findings);

} // namespace meterbench::configuration
