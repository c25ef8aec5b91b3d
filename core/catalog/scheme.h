// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a code *means*: the fields of a coding scheme (OMNIPOWER's X1–X16 and Z1–Z30; the 162M/382M's X1–X10 and
/// A–RRR), their tables of options with labels and typed meanings. Not what a family has or prints: that is family.h.
/// Immutable once parsed. Grammar of the data: docs/catalog-format.md.
namespace meterbench::catalog {

/// Position of a field in its scheme, in sheet order; the index of every array of codes.
using FieldIndex = std::uint8_t;

/// No scheme has more fields than fit a 64-bit set.
inline constexpr std::size_t maximumFields = 56;
/// No table has more options than fit a 64-bit set with one bit left for "some other code".
inline constexpr std::size_t maximumOptions = 63;

enum class Part { Hardware, Software };

/// How sure we are of an option; shown on the screen, never merged.
enum class Certainty { Printed, Observed, Inferred, Guess };

/// One typed particular of a meaning, as `"maximumCurrentAmpere": 100`; text and numbers alike kept as written.
struct Particular {
    std::string name;
    std::string value;
};

struct Option {
    std::string code;
    text::LocalizedText label;
    std::vector<Particular> meaning;
    Certainty certainty = Certainty::Printed;
    std::vector<std::string> elsewhere; ///< papers of meters outside the scheme that print this code
};

struct OptionTable {
    std::string name; ///< "common", "direct", "ct"
    std::vector<Option> options;

    /// Position of a code; nothing when the table does not have it.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const;
};

/// A printing or extraction error of a paper and what we read instead.
struct Correction {
    std::string paper;
    std::string printed;
    std::string correct;
    std::string reason;
};

struct FieldDefinition {
    std::string id; ///< "X5", "X14-X16", "Z3", "CCC"
    Part part = Part::Hardware;
    std::uint8_t digits = 1;
    bool legal = false; ///< can never be changed once ordered
    text::LocalizedText name;
    text::LocalizedText help;
    std::vector<OptionTable> tables;
    std::vector<Correction> corrections;
};

/// A row of the configuration as the sheets print it. With a name it is written packed: `1=21000002`.
struct ConfigurationRow {
    std::string name; ///< empty: written as `Z1=1 Z2=1`
    std::vector<FieldIndex> fields;
};

struct Scheme {
    std::string id;
    text::LocalizedText name;
    std::vector<FieldDefinition> fields;
    std::vector<std::vector<FieldIndex>> typeCodeGroups;
    std::vector<ConfigurationRow> configurationRows;

    [[nodiscard]] std::optional<FieldIndex> find(std::string_view fieldId) const;
    /// Number of characters of all hardware fields, without the family's prefix.
    [[nodiscard]] std::size_t typeCodeDigits() const;
};

} // namespace meterbench::catalog
