// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/display_lists/reading_tree.h"

#include "ui/page/catalog_words.h"
#include "ui/page/fuzzy_match.h"
#include "ui/pages/display_lists/obis_delegate.h"
#include "ui/pages/display_lists/reading_mime.h"
#include "ui/text/words.h"

#include <QKeyEvent>
#include <QSignalBlocker>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

QStringList ReadingTreeModel::mimeTypes() const
{
    return {readingsMimeType};
}

QMimeData* ReadingTreeModel::mimeData(const QModelIndexList& indexes) const
{
    DraggedReadings readings;
    for (const QModelIndex& index : indexes)
        if (const QString id = index.data(idRole).toString(); !id.isEmpty())
            readings.ids.append(id);
    return readings.ids.isEmpty() ? nullptr : toMime(readings);
}

ReadingTree::ReadingTree(Workspace& workspace, QWidget* parent)
    : QTreeView(parent), m_workspace(workspace), m_model(new ReadingTreeModel(this))
{
    setObjectName(u"readings"_s);
    setModel(m_model);
    setHeaderHidden(true);
    // Names that begin alike differ at their end: the middle is what can be missed.
    setTextElideMode(Qt::ElideMiddle);
    setItemDelegate(new ObisDelegate(ReadingTreeModel::obisRole, this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setIndentation(fontMetrics().averageCharWidth() * 2);
    connect(this, &QTreeView::doubleClicked, this, &ReadingTree::wanted);
    rebuild();
}

void ReadingTree::rebuild()
{
    // The cursor stays where it was; nobody has moved it, so nobody is told.
    const QSignalBlocker quiet(this);
    const QString current = currentIndex().data(ReadingTreeModel::idRole).toString();
    const auto& configuration = m_workspace.document().configuration();
    m_model->clear();
    m_available = 0;
    QStandardItem* group = nullptr;
    QString groupName;
    const QBrush dimmed = palette().brush(QPalette::Disabled, QPalette::Text);
    for (const catalog::DisplayItem& item : m_workspace.catalog().display().items) {
        const bool available = configuration::isAvailable(item, configuration);
        m_available += available ? 1 : 0;
        if (!available && m_missing == Missing::Hidden)
            continue;
        const QString name = toQt(item.name, m_workspace.language());
        if (!containsAll(m_words, searchKey(name + toQt(item.text)) + u'\n' + searchKey(toQt(item.obis))))
            continue;
        if (group == nullptr || groupName != toQt(item.group)) {
            groupName = toQt(item.group);
            group = new QStandardItem(CatalogWords::readingGroup(item.group));
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            group->setFont(bold);
            group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            m_model->appendRow(group);
        }
        auto* row = new QStandardItem(name);
        row->setData(toQt(item.id), ReadingTreeModel::idRole);
        row->setData(toQt(item.obis), ReadingTreeModel::obisRole);
        Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
        if (available) {
            flags |= Qt::ItemIsDragEnabled;
            row->setToolTip(name);
        } else {
            const QString reason = reasonWhyMissing(m_workspace.document(), item, m_workspace.language());
            row->setForeground(dimmed);
            row->setToolTip(name + u'\n' + reason);
            row->setData(tr("%1, not on this meter: %2").arg(name, reason), Qt::AccessibleTextRole);
        }
        row->setFlags(flags);
        group->appendRow(row);
    }
    expandAll();
    setAccessibleName(tr("Readings of the meter"));
    if (!current.isEmpty())
        reveal(current);
}

void ReadingTree::filter(const QStringList& words)
{
    m_words = words;
    rebuild();
}

void ReadingTree::setMissing(Missing missing)
{
    m_missing = missing;
    rebuild();
}

QStringList ReadingTree::chosen() const
{
    QStringList ids;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        if (index.flags().testFlag(Qt::ItemIsDragEnabled))
            ids.append(index.data(ReadingTreeModel::idRole).toString());
    return ids;
}

bool ReadingTree::reveal(const QString& id)
{
    const QModelIndexList found
        = m_model->match(m_model->index(0, 0), ReadingTreeModel::idRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty())
        return false;
    setCurrentIndex(found.front());
    scrollTo(found.front());
    return true;
}

void ReadingTree::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Insert:
        emit wanted();
        return;
    default:
        QTreeView::keyPressEvent(event);
    }
}

void ReadingTree::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (const QString id = current.data(ReadingTreeModel::idRole).toString(); !id.isEmpty())
        emit looked(id);
}

} // namespace meterbench::ui
