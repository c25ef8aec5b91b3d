// SPDX-License-Identifier: Apache-2.0
#include "ui/page/option_model.h"

#include "ui/page/catalog_words.h"
#include "ui/page/fuzzy_match.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

OptionModel::OptionModel(Workspace& workspace, catalog::FieldIndex field, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_family(workspace.document().family()),
      m_field(*m_family.find(field))
{
    const auto* choices = workspace.document().choices(field);
    if (choices == nullptr)
        return;
    for (const auto& choice : choices->printed)
        m_rows.push_back({choice.option, false, choice.possible});
    if (!choices->undocumented.empty())
        m_rows.push_back({0, true, false});
    for (const auto& choice : choices->undocumented)
        m_rows.push_back({choice.option, false, choice.possible});
}

int OptionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const catalog::Option& OptionModel::option(const Row& row) const
{
    return m_family.table(m_field).options[row.option];
}

const configuration::Finding* OptionModel::worstFinding(const Row& row) const
{
    const auto* choices = m_workspace.document().choices(m_field.field);
    if (choices == nullptr)
        return nullptr;
    for (const auto* group : {&choices->printed, &choices->undocumented}) {
        const auto choice = std::ranges::find(*group, row.option, &configuration::Judge::FieldChoices::Choice::option);
        if (choice == group->end() || choice->findings.empty())
            continue;
        return &*std::ranges::min_element(choice->findings, {}, &configuration::Finding::severity);
    }
    return nullptr;
}

QString OptionModel::reason(const Row& row) const
{
    const configuration::Finding* finding = worstFinding(row);
    if (finding == nullptr)
        return {};
    configuration::CodeSelection selection = m_workspace.document().configuration().codes;
    selection[m_field.field] = configuration::Code(option(row).code);
    const auto words
        = configuration::explain(m_workspace.catalog(), &m_family, *finding, selection, m_workspace.language());
    return toQt(words.message);
}

QVariant OptionModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (row.heading) {
        if (role == Qt::DisplayRole)
            return tr("Not listed for this family");
        return role == headingRole ? QVariant(true) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return codeWithLabel(m_family, m_field.field, option(row).code, m_workspace.language());
    case Qt::AccessibleTextRole:
        return row.possible ? data(index, Qt::DisplayRole)
                            : tr("%1, excluded: %2").arg(data(index, Qt::DisplayRole).toString(), reason(row));
    case Qt::ToolTipRole:
    case reasonRole:
        return reason(row);
    case codeRole:
        return toQt(option(row).code);
    case possibleRole:
        return row.possible;
    case severityRole: {
        const configuration::Finding* finding = worstFinding(row);
        return finding == nullptr ? QVariant() : QVariant(static_cast<int>(finding->severity));
    }
    default:
        return {};
    }
}

Qt::ItemFlags OptionModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || m_rows[static_cast<std::size_t>(index.row())].heading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QModelIndexList OptionModel::match(
    const QModelIndex& start, int role, const QVariant& value, int hits, Qt::MatchFlags flags) const
{
    // Typing letter by letter finds by code or label; a whole text that was entered is no search.
    if (role != Qt::DisplayRole || (flags & Qt::MatchTypeMask) != Qt::MatchStartsWith)
        return QAbstractListModel::match(start, role, value, hits, flags);
    const QString wanted = searchKey(value.toString());
    const int rows = rowCount();
    for (int step = 0; step < rows; ++step) {
        const int index = (start.row() + step) % rows;
        const Row& row = m_rows[static_cast<std::size_t>(index)];
        if (row.heading)
            continue;
        const QString label = searchKey(toQt(option(row).label, m_workspace.language()));
        if (searchKey(toQt(option(row).code)).startsWith(wanted) || label.startsWith(wanted))
            return {this->index(index)};
    }
    return {};
}

int OptionModel::rowOf(std::string_view code) const
{
    for (std::size_t index = 0; index < m_rows.size(); ++index)
        if (!m_rows[index].heading && option(m_rows[index]).code == code)
            return static_cast<int>(index);
    return -1;
}

QString OptionModel::code(int row) const
{
    return row < 0 ? QString() : data(index(row), codeRole).toString();
}

QString OptionModel::searchText() const
{
    const catalog::FieldDefinition& definition = m_family.scheme->fields[m_field.field];
    QStringList texts{toQt(definition.id), toQt(definition.name, m_workspace.language())};
    for (const Row& row : m_rows)
        if (!row.heading)
            texts.append(toQt(option(row).label, m_workspace.language()));
    QStringList keys;
    for (const QString& text : std::as_const(texts))
        keys.append(searchKey(text));
    return keys.join(u'\n');
}

void OptionModel::refresh()
{
    const auto* choices = m_workspace.document().choices(m_field.field);
    if (choices == nullptr || m_rows.empty())
        return;
    for (Row& row : m_rows)
        for (const auto* group : {&choices->printed, &choices->undocumented})
            for (const auto& choice : *group)
                if (!row.heading && choice.option == row.option)
                    row.possible = choice.possible;
    emit dataChanged(index(0), index(rowCount() - 1));
}

} // namespace meterbench::ui
