// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "core/configuration/code_selection.h"

#include <span>
#include <string>
#include <vector>

/// `--set TARGET=VALUE`: read and sorted into fields of codes and paths of the document. Whether a code is allowed is
/// judged elsewhere.
namespace meterbench::cli {

struct Assignment {
    std::string target; ///< "X5", or "/ctRatio"
    std::string value;

    [[nodiscard]] bool isPath() const { return target.starts_with('/'); }
};

enum class PathTargets { Allowed, Refused };

/// Errors (usage): `set-syntax` without a target or an equals sign, `set-path` for a path where none is allowed.
[[nodiscard]] Outcome<std::vector<Assignment>> readAssignments(std::span<const std::string> texts, PathTargets paths);

/// Puts the fields into a selection; paths are left out. Errors (usage): `set-field` for a field that the scheme does
/// not have, `set-value` for a code that is empty or longer than any, `set-twice` for two assignments, paths included,
/// of which only one can hold.
[[nodiscard]] Outcome<configuration::CodeSelection> selectionOf(
    const catalog::Family& family, std::span<const Assignment> assignments);

} // namespace meterbench::cli
