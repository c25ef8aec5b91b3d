// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/display_lists/display_list_view.h"

#include "ui/document/edits.h"
#include "ui/pages/display_lists/obis_delegate.h"
#include "ui/text/words.h"

#include <QKeyEvent>
#include <QSignalBlocker>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

DisplayListView::DisplayListView(Workspace& workspace, catalog::DisplayListKind list, QWidget* parent)
    : QListView(parent), m_workspace(workspace), m_model(new DisplayListModel(workspace, list, this))
{
    setObjectName(u"list-"_s + toQt(catalog::name(list)));
    setModel(m_model);
    setItemDelegate(new ObisDelegate(DisplayListModel::obisRole, this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true);
    setMinimumHeight(fontMetrics().height() * 6);
    connect(m_model, &DisplayListModel::dropped, this, [this](int row) { setCurrentIndex(m_model->index(row)); });
}

void DisplayListView::refresh()
{
    const QSignalBlocker quiet(this);
    const QString id = currentIndex().data(DisplayListModel::idRole).toString();
    const int row = currentIndex().row();
    m_model->refresh();
    if (currentIndex().isValid())
        return;
    const QModelIndexList found
        = id.isEmpty() ? QModelIndexList() : m_model->match(m_model->index(0), DisplayListModel::idRole, id);
    if (!found.isEmpty())
        standAt(found.front());
    else if (row >= 0 && m_model->rowCount() > 0)
        standAt(m_model->index(std::min(row, m_model->rowCount() - 1)));
}

void DisplayListView::standAt(const QModelIndex& index)
{
    // Chosen it is only where one stands.
    selectionModel()->setCurrentIndex(
        index, hasFocus() ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::NoUpdate);
    scrollTo(index);
}

void DisplayListView::removeChosen()
{
    std::vector<std::size_t> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.push_back(static_cast<std::size_t>(index.row()));
    edits::removeReadings(m_workspace.document(), list(), rows);
}

void DisplayListView::moveCurrent(int step)
{
    const int from = currentIndex().row();
    const int to = from + step;
    if (from < 0 || to < 0 || to >= m_model->rowCount())
        return;
    edits::moveReading(m_workspace.document(), list(), static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    setCurrentIndex(m_model->index(to));
}

void DisplayListView::add(const QStringList& readings)
{
    const int row = currentIndex().isValid() ? currentIndex().row() + 1 : m_model->rowCount();
    edits::insertReadings(m_workspace.document(), list(), static_cast<std::size_t>(row), readings);
    if (m_model->rowCount() == 0)
        return;
    const int last = std::clamp(row + static_cast<int>(readings.size()) - 1, 0, m_model->rowCount() - 1);
    // The cursor goes there in any case, so that the next one follows it.
    standAt(m_model->index(last));
}

void DisplayListView::keyPressEvent(QKeyEvent* event)
{
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    if (event->key() == Qt::Key_Delete)
        removeChosen();
    else if (alt && event->key() == Qt::Key_Up)
        moveCurrent(-1);
    else if (alt && event->key() == Qt::Key_Down)
        moveCurrent(1);
    else
        QListView::keyPressEvent(event);
}

void DisplayListView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        emit looked(current.data(DisplayListModel::idRole).toString());
}

} // namespace meterbench::ui
