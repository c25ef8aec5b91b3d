// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/configuration/code_selection.h"

#include <string>
#include <string_view>
#include <vector>

/// What is wrong, doubtful or worth knowing about a code or a document. A finding holds no words: they are made by
/// explain() in the reader's language. It points into the catalogue, which must outlive it.
namespace meterbench::configuration {

using catalog::Severity;

struct Finding {
    Severity severity = Severity::Error;
    std::string_view rule; ///< stable id
    const text::LocalizedText* message = nullptr;
    std::string_view source; ///< papers; empty when the program itself speaks
    FieldSet fields = 0; ///< fields it touches
    bool softened = false; ///< an error of the papers that a real meter contradicts, therefore a warning
    std::vector<std::string> paths; ///< JSON Pointers into the document where no field says it
    std::vector<Argument> arguments;
};

/// A finding in words.
struct ExplainedFinding {
    Severity severity = Severity::Error;
    std::string rule;
    std::vector<std::string> fields; ///< field ids, then paths
    std::string message;
    std::string source;
};

/// @param family the family the finding speaks of, may be null when none was recognised
[[nodiscard]] ExplainedFinding explain(const catalog::Catalog& catalog, const catalog::Family* family,
    const Finding& finding, const CodeSelection& selection, text::Language language);

[[nodiscard]] bool hasErrors(std::span<const Finding> findings);

} // namespace meterbench::configuration
