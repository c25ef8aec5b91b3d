// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/configuration/meter_configuration.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

/// The grammar of the project file `.mbench`: document ↔ bytes. One JSON object, versioned and canonical: the same
/// document gives the same bytes. It opens no file (workbench/project does) and judges nothing beyond the grammar.
/// Described in docs/project-file.md, held to resources/schema/project.schema.json.
namespace meterbench::configuration {

inline constexpr std::string_view projectFormat = "meterbench-project";
inline constexpr int projectVersion = 3;
/// A larger file is not read: no project comes near it.
inline constexpr std::size_t maximumProjectBytes = 4U * 1024U * 1024U;

/// The document as JSON, members in canonical order.
[[nodiscard]] nlohmann::ordered_json toJson(const MeterConfiguration& document);

/// Canonical bytes: UTF-8, two spaces, one line end at the end.
[[nodiscard]] std::string serialise(const MeterConfiguration& document);

/// Reads a project; older versions are migrated, step by step. Nothing is guessed: a member that is missing, unknown,
/// of the wrong type or out of range is an error with its JSON Pointer in `where`. Errors: `file-too-large`,
/// `json-syntax|member-twice|too-deep`, `project-truncated`, `not-a-project`, `project-version-newer|unknown`,
/// `project-member-missing|unknown|type|value`, `family-unknown`.
[[nodiscard]] Result<MeterConfiguration> parseProject(const catalog::Catalog& catalog, std::string_view bytes);

/// Reads the document form of toJson() (current version only), as parseProject() does after migration.
[[nodiscard]] Result<MeterConfiguration> fromJson(const catalog::Catalog& catalog, const nlohmann::ordered_json& json);

/// One difference between two documents. `a` or `b` is null (JSON) when the member is absent on that side.
struct Difference {
    std::string path; ///< JSON Pointer
    nlohmann::ordered_json a;
    nlohmann::ordered_json b;
};

/// Differences by path in canonical order; a list (display list, accessories) is compared as a whole.
[[nodiscard]] std::vector<Difference> differences(const MeterConfiguration& a, const MeterConfiguration& b);

} // namespace meterbench::configuration
