// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/subject.h"
#include "ui/page/workspace.h"
#include "ui/window/action_registry.h"
#include "ui/window/command_palette.h"

/// What the command palette offers: every action, theme, language and page, new documents, samples and recent files,
/// fields to go to, options to choose, readings to look at. Made anew at each opening, in the language of the moment.
/// GUI thread.
namespace meterbench::ui {

/// What the entries do, by the window.
struct PaletteCommands {
    std::function<void(const Target&)> jump;
    std::function<void(catalog::FieldIndex, const QString& code)> choose;
    std::function<void(const QString& path)> open;
    std::function<void(const std::string& sample)> openSample;
};

[[nodiscard]] std::vector<PaletteEntry> paletteEntries(
    Workspace& workspace, const ActionRegistry& actions, const PaletteCommands& commands);

} // namespace meterbench::ui
