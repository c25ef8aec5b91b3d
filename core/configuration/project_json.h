// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string_view>

/// Bytes of a project file → JSON, suspicious of everything: a file may be cut off, damaged, hostile or another
/// program's. It knows JSON only, no project. Private to this room.
namespace meterbench::configuration {

using Json = nlohmann::ordered_json;

/// A project is eleven levels deep; a file deeper than this is not one.
inline constexpr std::size_t maximumJsonDepth = 16;

/// A byte order mark and any line ends are taken. Errors, with line and column: `json-syntax` (also bytes that are not
/// UTF-8, a NUL, a number that is too large), `project-truncated` (the text ends before the value does),
/// `json-member-twice`, `json-too-deep`.
[[nodiscard]] Result<Json> parseJson(std::string_view bytes);

} // namespace meterbench::configuration
