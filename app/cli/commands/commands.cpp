// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"

namespace meterbench::cli {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeFamiliesCommand());
    commands.push_back(makeCatalogCommand());
    commands.push_back(makeDecodeCommand());
    commands.push_back(makeChoicesCommand());
    commands.push_back(makeEncodeCommand());
    commands.push_back(makeNewCommand());
    commands.push_back(makeValidateCommand());
    commands.push_back(makeDiffCommand());
    commands.push_back(makeSheetCommand());
    commands.push_back(makeSimulateCommand());
    commands.push_back(makeEmulateCommand());
    commands.push_back(makeDecodeFrameCommand());
    return commands;
}

} // namespace meterbench::cli
