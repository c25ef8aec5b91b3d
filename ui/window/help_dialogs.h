// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/window/action_registry.h"

class QWidget;

/// Windows to read and close: what this program is and whose it is not, the list of all shortcuts, and any other such
/// content. GUI thread.
namespace meterbench::ui {

void showAbout(QWidget* parent);
/// @param content becomes the window's @param name object name of the window
void showDialog(QWidget* parent, const QString& name, const QString& title, QWidget* content);
void showShortcuts(QWidget* parent, const ActionRegistry& actions);

} // namespace meterbench::ui
