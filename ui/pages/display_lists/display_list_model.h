// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/workspace.h"

#include <QAbstractListModel>

/// One list of the display as rows that can be dragged: number, name and OBIS code of each reading, a lock on the legal
/// ones, and what is wrong with a row. Every change goes through the document's edits. GUI thread.
namespace meterbench::ui {

class DisplayListModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int idRole = Qt::UserRole;
    static constexpr int obisRole = Qt::UserRole + 1;
    static constexpr int legalRole = Qt::UserRole + 2;

    DisplayListModel(Workspace& workspace, catalog::DisplayListKind list, QObject* parent = nullptr);

    [[nodiscard]] catalog::DisplayListKind list() const { return m_list; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    [[nodiscard]] bool canDropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

    void refresh();

signals:
    /// A drop was done: the row where the first reading stands now.
    void dropped(int row);

private:
    [[nodiscard]] std::optional<catalog::Severity> severity(int row) const;

    Workspace& m_workspace;
    catalog::DisplayListKind m_list;
    std::vector<std::string> m_items;
    std::vector<std::string> m_legal;
};

} // namespace meterbench::ui
