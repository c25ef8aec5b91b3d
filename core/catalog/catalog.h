// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalog/accessory.h"
#include "core/catalog/analysis_register.h"
#include "core/catalog/display_catalog.h"
#include "core/catalog/family.h"
#include "core/catalog/paper.h"
#include "core/catalog/rule.h"

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

/// The catalogue: every scheme, family, rule, accessory and reading of the display that the data files hold, parsed
/// once from bytes handed in and never changed again. It opens no file. Share one object by reference; it must outlive
/// all that was made from it.
namespace meterbench::catalog {

/// Hands in the bytes of a data file by its name below resources/, for example "catalog/papers.json".
/// Error: whatever prevented it, passed on.
using FileSource = std::function<Result<std::string>(std::string_view name)>;

class Catalog {
public:
    /// Reads all data files. Errors: `catalog-damaged` with the file and the reason, or the source's own.
    [[nodiscard]] static Result<Catalog> load(const FileSource& source);

    Catalog(Catalog&&) noexcept;
    Catalog& operator=(Catalog&&) noexcept;
    Catalog(const Catalog&) = delete;
    Catalog& operator=(const Catalog&) = delete;
    ~Catalog();

    /// All families in the order of the command-line contract.
    [[nodiscard]] std::span<const Family> families() const;
    [[nodiscard]] std::span<const Scheme> schemes() const;
    /// Null when no family has this id.
    [[nodiscard]] const Family* family(std::string_view id) const;
    [[nodiscard]] std::span<const Rule> rules(const Scheme& scheme) const;
    [[nodiscard]] const EngineMessage& engineMessage(std::string_view id) const;
    [[nodiscard]] std::span<const EngineMessage> engineMessages() const;
    [[nodiscard]] const Paper* paper(std::string_view key) const;
    [[nodiscard]] std::span<const Paper> papers() const;
    [[nodiscard]] std::span<const Accessory> accessories() const;
    [[nodiscard]] const DisplayCatalog& display() const;
    [[nodiscard]] std::span<const AnalysisRegister> analysisRegisters() const;
    /// Null when no register has this id.
    [[nodiscard]] const AnalysisRegister* analysisRegister(std::string_view id) const;

private:
    struct Content;
    explicit Catalog(std::unique_ptr<Content> content);
    std::unique_ptr<Content> m_content;
};

} // namespace meterbench::catalog
