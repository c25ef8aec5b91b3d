// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "core/configuration/edits.h"

#include <nlohmann/json.hpp>

/// The codes that followed from a choice, as commands print them: with the code chosen and the rule that made them
/// move. Readings and ratio are seen in the document and not told here.
namespace meterbench::cli {

/// `[{"field","code","because","from","cause","rule"?}]`; `because` is a sentence.
[[nodiscard]] nlohmann::ordered_json followedJson(const Session& session,
    const configuration::MeterConfiguration& document, std::span<const configuration::Followed> followed);

/// One line for each; empty when no code moved.
[[nodiscard]] std::string followedText(const Session& session, const configuration::MeterConfiguration& document,
    std::span<const configuration::Followed> followed);

} // namespace meterbench::cli
