// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <span>
#include <string_view>
#include <vector>

/// The word somebody probably meant. Nothing but edit distance; knows no commands.
namespace meterbench::cli {

/// The candidate with the fewest edits; empty when none is near enough to be worth naming (more than a third of its
/// characters, and more than two edits).
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// The particulars of an error, with the word that was probably meant, if there is one.
[[nodiscard]] std::vector<Argument> withSuggestion(std::vector<Argument> arguments, std::string_view suggestion);

} // namespace meterbench::cli
