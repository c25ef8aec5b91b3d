// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

/// Every command of the program, in the order in which help lists them. One file each; add a command here and nowhere
/// else.
namespace meterbench::cli {

[[nodiscard]] std::unique_ptr<Command> makeFamiliesCommand();
[[nodiscard]] std::unique_ptr<Command> makeCatalogCommand();
[[nodiscard]] std::unique_ptr<Command> makeDecodeCommand();
[[nodiscard]] std::unique_ptr<Command> makeChoicesCommand();
[[nodiscard]] std::unique_ptr<Command> makeEncodeCommand();
[[nodiscard]] std::unique_ptr<Command> makeNewCommand();
[[nodiscard]] std::unique_ptr<Command> makeValidateCommand();
[[nodiscard]] std::unique_ptr<Command> makeDiffCommand();
[[nodiscard]] std::unique_ptr<Command> makeSheetCommand();
[[nodiscard]] std::unique_ptr<Command> makeSimulateCommand();
[[nodiscard]] std::unique_ptr<Command> makeEmulateCommand();
[[nodiscard]] std::unique_ptr<Command> makeDecodeFrameCommand();

[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

} // namespace meterbench::cli
