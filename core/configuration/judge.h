// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/configuration/finding.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

/// Judges codes against the catalogue's options and rules. Built once from a catalogue (rules become bit masks), then
/// asked a million times a second; const calls may run on several threads. It judges only what is given: a missing
/// field is no fault.
namespace meterbench::configuration {

struct CompiledCatalog;

class Judge {
public:
    /// @param catalog must outlive the judge
    explicit Judge(const catalog::Catalog& catalog);
    ~Judge();
    Judge(Judge&&) noexcept;
    Judge& operator=(Judge&&) noexcept;
    Judge(const Judge&) = delete;
    Judge& operator=(const Judge&) = delete;

    /// Appends the findings about the codes. @param modules part numbers in the order, as printed
    void judge(const catalog::Family& family, const CodeSelection& selection, std::vector<Finding>& findings,
        std::span<const std::string> modules = {}) const;

    /// Which options of each field can still be completed to a code without errors, and why the others cannot.
    struct FieldChoices {
        FieldIndex field = 0;
        struct Choice {
            std::size_t option = 0; ///< position in the family's table of the field
            bool possible = true;
            std::vector<Finding> findings; ///< why it is excluded, or the warnings it would raise
        };
        std::vector<Choice> printed; ///< options printed for the family
        std::vector<Choice> undocumented; ///< known from real meters or other families only
    };
    [[nodiscard]] std::vector<FieldChoices> choices(
        const catalog::Family& family, const CodeSelection& selection, std::span<const std::string> modules = {}) const;

    /// The family of a scheme that the codes belong to, by the fields that tell it; null when none fits or they are
    /// missing.
    [[nodiscard]] const catalog::Family* recognise(const catalog::Scheme& scheme, const CodeSelection& selection) const;

    [[nodiscard]] const catalog::Catalog& catalog() const;

    /// The options and rules as bit masks; known to this room alone.
    [[nodiscard]] const CompiledCatalog& compiled() const { return *m_compiled; }

private:
    std::unique_ptr<CompiledCatalog> m_compiled;
};

} // namespace meterbench::configuration
