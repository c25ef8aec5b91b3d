// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/action_registry.h"
#include "ui/frame/command_palette.h"
#include "ui/frame/workspace.h"

/// What the command palette offers: actions that are enabled, fields to go to, options to choose, readings to look at.
/// Made anew at each opening, in the language of the moment. GUI thread.
namespace meterbench::ui {

struct PaletteDoings {
    std::function<void(catalog::FieldIndex)> goToField;
    std::function<void(catalog::FieldIndex, const QString& code)> choose;
    std::function<void(const QString& reading)> showReading;
};

[[nodiscard]] std::vector<PaletteEntry> paletteEntries(
    Workspace& workspace, const ActionRegistry& actions, const PaletteDoings& doings);

} // namespace meterbench::ui
