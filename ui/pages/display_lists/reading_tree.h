// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/workspace.h"

#include <QStandardItemModel>
#include <QTreeView>

/// The readings of the meter in their groups, to be dragged into the lists. Those the meter does not have are shown on
/// demand, dimmed, with the reason. GUI thread.
namespace meterbench::ui {

class ReadingTreeModel : public QStandardItemModel {
    Q_OBJECT

public:
    static constexpr int idRole = Qt::UserRole;
    static constexpr int obisRole = Qt::UserRole + 1;

    using QStandardItemModel::QStandardItemModel;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
};

class ReadingTree : public QTreeView {
    Q_OBJECT

public:
    enum class Missing { Hidden, Shown };

    explicit ReadingTree(Workspace& workspace, QWidget* parent = nullptr);

    void rebuild();
    void filter(const QStringList& words);
    void setMissing(Missing missing);
    /// The readings chosen that the meter has.
    [[nodiscard]] QStringList chosen() const;
    /// Readings this meter has at all.
    [[nodiscard]] int availableCount() const { return m_available; }
    bool reveal(const QString& id);

signals:
    void looked(const QString& id);
    /// Enter, Insert or a double click.
    void wanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    Workspace& m_workspace;
    ReadingTreeModel* m_model;
    QStringList m_words;
    Missing m_missing = Missing::Hidden;
    int m_available = 0;
};

} // namespace meterbench::ui
