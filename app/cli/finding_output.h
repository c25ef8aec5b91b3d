// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "core/configuration/finding.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <vector>

/// Findings as the command-line contract prints them, and as a person reads them. It judges nothing.
namespace meterbench::cli {

[[nodiscard]] std::vector<configuration::ExplainedFinding> explainAll(const Session& session,
    const catalog::Catalog& catalog, const catalog::Family* family, std::span<const configuration::Finding> findings,
    const configuration::CodeSelection& selection);

/// `[{"severity","rule","fields","message","source"}]`
[[nodiscard]] nlohmann::ordered_json toJson(std::span<const configuration::ExplainedFinding> findings);

/// One finding under the other: severity, fields, message, and the source with the rule's id below.
[[nodiscard]] std::string toText(
    const Session& session, std::span<const configuration::ExplainedFinding> findings, std::size_t indent);

[[nodiscard]] std::size_t count(
    std::span<const configuration::ExplainedFinding> findings, configuration::Severity severity);

} // namespace meterbench::cli
