// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/workspace.h"

class QWidget;

/// The differences between the open document and another one, as a list to read. It changes nothing. GUI thread.
namespace meterbench::ui {

/// @param other the document as another program wrote it
void showDifferences(QWidget* parent, Workspace& workspace, const configuration::MeterConfiguration& other);

} // namespace meterbench::ui
