// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/display_lists/display_list_model.h"

#include <QListView>

/// One list of the display on the screen: rows are moved by dragging or Alt+Up and Alt+Down, taken out by Delete. GUI
/// thread.
namespace meterbench::ui {

class DisplayListView : public QListView {
    Q_OBJECT

public:
    DisplayListView(Workspace& workspace, catalog::DisplayListKind list, QWidget* parent = nullptr);

    [[nodiscard]] catalog::DisplayListKind list() const { return m_model->list(); }
    /// The document changed; the current row stays on its reading where it can.
    void refresh();
    void removeChosen();
    void moveCurrent(int step);
    void add(const QStringList& readings);

signals:
    void looked(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void standAt(const QModelIndex& index);

    Workspace& m_workspace;
    DisplayListModel* m_model;
};

} // namespace meterbench::ui
