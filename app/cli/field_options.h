// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"

#include <string>
#include <vector>

/// Where an option of a family is known from: the papers that print it, or the real meters and the other papers.
/// Queries over the catalogue, no judgement of codes. Borrows the catalogue.
namespace meterbench::cli {

class OptionSources {
public:
    /// Decodes the codes read from real meters once.
    explicit OptionSources(const configuration::Judge& judge);

    /// Papers that print the option for this family; empty when none does.
    [[nodiscard]] static std::vector<std::string> printed(const catalog::FamilyField& field, std::size_t option);

    /// Real meters of this family first, then the papers that print the code with the same meaning for other families,
    /// then those of meters outside the scheme, then real meters of other families.
    [[nodiscard]] std::vector<std::string> elsewhere(
        const catalog::Family& family, const catalog::FamilyField& field, std::size_t option) const;

private:
    struct Seen {
        const catalog::Family* family = nullptr;
        const catalog::ObservedCode* observed = nullptr;
        configuration::CodeSelection codes;
    };

    const catalog::Catalog& m_catalog;
    std::vector<Seen> m_seen;
};

} // namespace meterbench::cli
