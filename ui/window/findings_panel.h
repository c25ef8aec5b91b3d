// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/subject.h"
#include "ui/page/workspace.h"

#include <QAbstractListModel>
#include <QFrame>

class QListView;
class QToolButton;

/// The list of what is wrong, doubtful or worth knowing, below the page: counts in its head, each line a way to its
/// place. GUI thread.
namespace meterbench::ui {

class FindingsModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit FindingsModel(Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Target target(int row) const;
    void refresh();

private:
    struct Row {
        catalog::Severity severity;
        QString text;
        QString source;
        Target target;
    };
    Workspace& m_workspace;
    std::vector<Row> m_rows;
};

class FindingsPanel : public QFrame {
    Q_OBJECT

public:
    explicit FindingsPanel(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);
    /// Jumps to the next finding after the current one, around the end.
    void next();

signals:
    void jump(const meterbench::ui::Target& target);
    void opened(bool open);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    /// One line where there is nothing to list.
    void fold();

    Workspace& m_workspace;
    QToolButton* m_head;
    QListView* m_list;
    FindingsModel* m_model;
};

} // namespace meterbench::ui
