// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/action_registry.h"

class QWidget;

/// The two windows of the Help menu: what this program is and whose it is not, and the list of all shortcuts. GUI
/// thread.
namespace meterbench::ui {

void showAbout(QWidget* parent);
void showShortcuts(QWidget* parent, const ActionRegistry& actions);

} // namespace meterbench::ui
