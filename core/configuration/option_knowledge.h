// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/configuration/code_selection.h"

#include <string>
#include <vector>

/// Where a code that is not printed for a family is known from: real meters of the family, papers that print it with
/// the same meaning for other families, papers of older meters, real meters of other families. Facts only; what follows
/// from them is the judge's.
namespace meterbench::configuration {

struct OptionKnowledge {
    std::vector<std::string> seenHere; ///< sources of observed codes of this family
    std::vector<std::string> otherFamilies; ///< ids of families it is printed for
    std::vector<std::string> otherPapers; ///< the papers that print it for them
    std::vector<std::string> olderPapers; ///< papers of meters outside the scheme
    std::vector<std::string> seenElsewhere; ///< sources of observed codes of other families

    /// All sources, in the order above, each once.
    [[nodiscard]] std::vector<std::string> sources() const;
};

/// @param option position in the table that speaks for the family
[[nodiscard]] OptionKnowledge knowledgeOf(const catalog::Catalog& catalog, const catalog::Family& family,
    const catalog::FamilyField& field, std::size_t option);

/// The codes of an observed type code; characters that were not legible stay missing.
[[nodiscard]] CodeSelection seenCodes(const catalog::Family& family, const catalog::ObservedCode& observed);

} // namespace meterbench::configuration
