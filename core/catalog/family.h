// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/rule.h"
#include "core/catalog/scheme.h"

#include <optional>
#include <string>
#include <vector>

/// What a family of meters *has*: which option is printed for it in which paper, the defaults with their reason,
/// technical data, codes observed on real meters, golden vectors. Not what a code means: that is scheme.h. Immutable
/// once parsed.
namespace meterbench::catalog {

/// An option that a paper prints for this family.
struct PrintedOption {
    std::size_t option = 0; ///< position in the field's table
    std::vector<std::string> sources; ///< keys of papers
};

struct FamilyField {
    FieldIndex field = 0;
    std::size_t table = 0; ///< which of the field's tables speaks for this family
    std::string defaultCode;
    text::LocalizedText reason; ///< why this default
    std::string pattern; ///< "[0-9]{3}" where any code made by an order form is allowed, else empty
    std::vector<std::string> patternSources;
    std::vector<PrintedOption> printed;

    /// The papers that print this option for the family; null when none does.
    [[nodiscard]] const PrintedOption* printedOption(std::size_t option) const;
    /// Whether the pattern takes the code (false without a pattern).
    [[nodiscard]] bool patternTakes(std::string_view code) const;
};

/// A code read from a real meter. `?` stands for a character that was not legible.
struct ObservedCode {
    std::string typeCode;
    std::string configuration;
    std::string source;
    std::string remark;
};

/// A row of the technical data. It applies to type codes that meet all of `when`.
struct TechnicalDatum {
    std::string id;
    text::LocalizedText name;
    text::LocalizedText value;
    std::vector<Condition> when;
    std::vector<std::string> sources;
    std::vector<Particular> meaning;
};

/// Depth of the load profile in days by integration period; 0 where no paper says.
struct LoadProfileDepth {
    std::string energy; ///< "A+/A−"
    int columns = 0;
    int days5 = 0;
    int days15 = 0;
    int days30 = 0;
    int days60 = 0;
    std::vector<std::string> sources;
};

struct LoadProfile {
    text::LocalizedText note;
    std::vector<LoadProfileDepth> depths;
    std::vector<Correction> corrections;
};

/// Texts of codes and the ids of errors and warnings they must raise, sorted.
struct GoldenVector {
    std::vector<std::string> text;
    std::string grouped;
    std::vector<std::string> findings;
};

struct Family {
    std::string id;
    const Scheme* scheme = nullptr; ///< owned by the catalogue
    std::string prefix;
    text::LocalizedText name;
    std::vector<std::string> papers;
    std::vector<Condition> identify;
    std::vector<FamilyField> fields; ///< in sheet order; what the papers do not give the family is absent
    std::vector<ObservedCode> observed;
    std::vector<TechnicalDatum> technical;
    LoadProfile loadProfile;
    std::vector<GoldenVector> vectors;

    /// The family's view of a field; null when it does not have it.
    [[nodiscard]] const FamilyField* find(FieldIndex field) const;
    [[nodiscard]] const OptionTable& table(const FamilyField& field) const;
};

} // namespace meterbench::catalog
