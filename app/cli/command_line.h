// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

#include <optional>

/// argv → command and arguments, by Boost.Program_options. General options stand before or after the command. It runs
/// nothing and prints nothing.
namespace meterbench::cli {

/// Options that every command understands.
[[nodiscard]] std::span<const OptionDefinition> generalOptions();

/// What can be told from argv alone, before anything is known to be right: failures must be printed in the form and
/// language asked for.
struct Preview {
    bool json = false;
    std::string language; ///< value of --lang, unchecked; empty when absent
};
[[nodiscard]] Preview preview(std::span<const std::string> words);

struct CommandLine {
    const Command* command = nullptr; ///< null only with --help or --version, or when nothing was asked for
    Arguments arguments;
};

/// @param words argv without the program's name. Errors (exit code usage): `usage-unknown-command` (with a
/// `suggestion` when a command is near), `usage-option`, `usage-option-unknown|value-missing|takes-no-value|repeated`,
/// `usage-missing-argument`, `usage-operand-unexpected`.
[[nodiscard]] Outcome<CommandLine> readCommandLine(
    std::span<const std::string> words, std::span<const std::unique_ptr<Command>> commands);

} // namespace meterbench::cli
