// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/display_lists/display_list_model.h"

#include "ui/document/edits.h"
#include "ui/page/catalog_words.h"
#include "ui/pages/display_lists/reading_mime.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

DisplayListModel::DisplayListModel(Workspace& workspace, catalog::DisplayListKind list, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_list(list)
{
    refresh();
}

void DisplayListModel::refresh()
{
    const auto& configuration = m_workspace.document().configuration();
    const auto& items = configuration.display.lists[m_list];
    m_legal.clear();
    if (m_list == catalog::DisplayListKind::Manual)
        m_legal = configuration::legalReadings(m_workspace.catalog(), configuration);
    if (items != m_items) {
        beginResetModel();
        m_items = items;
        endResetModel();
    } else if (!m_items.empty()) {
        emit dataChanged(index(0), index(rowCount() - 1));
    }
}

int DisplayListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

std::optional<catalog::Severity> DisplayListModel::severity(int row) const
{
    const std::string path = "/display/lists/" + std::string(catalog::name(m_list)) + "/" + std::to_string(row);
    for (const auto& finding : m_workspace.document().findings())
        if (finding.severity != catalog::Severity::Note
            && std::ranges::find(finding.paths, path) != finding.paths.end())
            return finding.severity;
    return std::nullopt;
}

QVariant DisplayListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const std::string& id = m_items[static_cast<std::size_t>(index.row())];
    const catalog::DisplayItem* item = m_workspace.catalog().display().item(id);
    const bool legal = std::ranges::find(m_legal, id) != m_legal.end();
    const QString name = item == nullptr ? toQt(id) : toQt(item->name, m_workspace.language());
    const QString obis = item == nullptr ? QString() : toQt(item->obis);
    switch (role) {
    case Qt::DisplayRole:
        return u"%1.  %2"_s.arg(index.row() + 1, 2).arg(name);
    case Qt::DecorationRole:
        if (const auto level = severity(index.row()))
            return icon(CatalogWords::severityIcon(*level), CatalogWords::severityRole(*level));
        return legal ? icon(u"lock"_s, StateRole::Quiet) : icon(u"state-default"_s, StateRole::Quiet);
    case Qt::AccessibleTextRole:
        return u"%1, %2%3"_s.arg(name, obis, legal ? u", "_s + tr("legal reading, fixed") : QString());
    case Qt::ToolTipRole:
        return legal ? tr("Legal reading: cannot be removed.") : QString();
    case idRole:
        return toQt(id);
    case obisRole:
        return obis;
    case legalRole:
        return legal;
    default:
        return {};
    }
}

Qt::ItemFlags DisplayListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
}

QStringList DisplayListModel::mimeTypes() const
{
    return {readingsMimeType};
}

QMimeData* DisplayListModel::mimeData(const QModelIndexList& indexes) const
{
    DraggedReadings readings;
    readings.from = m_list;
    QModelIndexList sorted = indexes;
    std::ranges::sort(sorted, {}, &QModelIndex::row);
    for (const QModelIndex& index : std::as_const(sorted)) {
        readings.ids.append(toQt(m_items[static_cast<std::size_t>(index.row())]));
        readings.rows.push_back(static_cast<std::size_t>(index.row()));
    }
    return toMime(readings);
}

bool DisplayListModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int, int, const QModelIndex&) const
{
    return fromMime(data).has_value();
}

bool DisplayListModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent)
{
    const auto readings = fromMime(data);
    if (!readings || readings->ids.isEmpty())
        return false;
    int at = row >= 0 ? row : (parent.isValid() ? parent.row() : rowCount());
    if (readings->from == m_list && !readings->rows.empty()) {
        // Within the list a reading moves; the gap it leaves shifts what follows.
        const std::size_t from = readings->rows.front();
        std::size_t to = static_cast<std::size_t>(at);
        if (to > from)
            --to;
        at = static_cast<int>(std::min(to, m_items.size() - 1));
        edits::moveReading(m_workspace.document(), m_list, from, static_cast<std::size_t>(at));
    } else {
        edits::insertReadings(m_workspace.document(), m_list, static_cast<std::size_t>(at), readings->ids);
    }
    emit dropped(std::min(at, rowCount() - 1));
    // The edit has moved the reading already: the view must not remove the dragged rows once more.
    return false;
}

} // namespace meterbench::ui
