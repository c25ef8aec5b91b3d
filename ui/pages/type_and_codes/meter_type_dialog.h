// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/workspace.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

/// "Change meter type": the families, and for the one under the cursor what the document would lose. It changes nothing
/// itself. GUI thread.
namespace meterbench::ui {

class MeterTypeDialog : public QDialog {
    Q_OBJECT

public:
    explicit MeterTypeDialog(Workspace& workspace, QWidget* parent = nullptr);

signals:
    void chosen(const meterbench::catalog::Family& family);

private:
    [[nodiscard]] const catalog::Family& current() const;
    void showLosses();

    Workspace& m_workspace;
    QListWidget* m_families;
    QLabel* m_losses;
    QPushButton* m_change;
};

} // namespace meterbench::ui
