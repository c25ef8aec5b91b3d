// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/field_table.h"

#include "ui/frame/fuzzy_match.h"
#include "ui/text/catalog_words.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"
#include "ui/theme/state_label.h"
#include "workbench/sheet/fonts.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { IdColumn, NameColumn, EditorColumn, RevertColumn, StateColumn, CertaintyColumn };

} // namespace

FieldTable::FieldTable(Workspace& workspace, catalog::Part part, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_part(part), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(4);
    m_grid->setHorizontalSpacing(fontMetrics().averageCharWidth() * 3 / 2);
    m_grid->setColumnStretch(EditorColumn, 1);
    // Both tables stand below each other: the same width of the first columns lines them up.
    m_grid->setColumnMinimumWidth(IdColumn, fontMetrics().averageCharWidth() * 8);
    m_grid->setColumnMinimumWidth(NameColumn, fontMetrics().averageCharWidth() * 24);
    m_grid->setColumnMinimumWidth(RevertColumn, fontMetrics().height() * 2);
    m_grid->setColumnMinimumWidth(StateColumn, fontMetrics().averageCharWidth() * 12);
    m_grid->setColumnMinimumWidth(CertaintyColumn, fontMetrics().height() * 3 / 2);
    rebuild();
}

void FieldTable::rebuild()
{
    for (const Row& row : m_rows)
        for (QWidget* widget :
            std::initializer_list<QWidget*>{row.id, row.name, row.editor, row.state, row.certainty, row.revert})
            delete widget;
    m_rows.clear();
    const catalog::Family& family = m_workspace.document().family();
    for (const catalog::FamilyField& field : family.fields)
        if (family.scheme->fields[field.field].part == m_part)
            addRow(field.field);
    retranslate();
}

void FieldTable::addRow(catalog::FieldIndex field)
{
    const int at = static_cast<int>(m_rows.size());
    const catalog::FieldDefinition& definition = m_workspace.document().family().scheme->fields[field];
    Row row{};
    row.field = field;
    row.id = new QLabel(toQt(definition.id), this);
    QFont idFont(sheet::codeFamily);
    idFont.setPointSizeF(font().pointSizeF());
    row.id->setFont(idFont);
    row.name = new QLabel(this);
    row.name->setWordWrap(true);
    row.editor = new OptionCombo(m_workspace, field, this);
    row.name->setBuddy(row.editor);
    row.state = new StateLabel(this);
    row.certainty = new StateLabel(this);
    row.revert = new QToolButton(this);
    row.revert->setObjectName(u"revert-"_s + toQt(definition.id));
    row.revert->setIcon(icon(u"revert"_s));
    row.revert->setAutoRaise(true);
    QSizePolicy keepPlace = row.revert->sizePolicy();
    keepPlace.setRetainSizeWhenHidden(true);
    row.revert->setSizePolicy(keepPlace);
    m_grid->addWidget(row.id, at, IdColumn);
    m_grid->addWidget(row.name, at, NameColumn);
    m_grid->addWidget(row.editor, at, EditorColumn);
    m_grid->addWidget(row.revert, at, RevertColumn);
    m_grid->addWidget(row.state, at, StateColumn);
    m_grid->addWidget(row.certainty, at, CertaintyColumn);
    connect(row.editor, &OptionCombo::chosen, this, &FieldTable::chosen);
    connect(row.editor, &OptionCombo::looked, this, &FieldTable::looked);
    connect(row.revert, &QToolButton::clicked, this, [this, field, editor = row.editor] {
        // The button is about to disappear: the focus goes to what it changed.
        editor->setFocus(Qt::OtherFocusReason);
        emit chosen(field, toQt(m_workspace.document().family().find(field)->defaultCode));
    });
    m_rows.push_back(row);
}

void FieldTable::refreshRow(Row& row)
{
    const DocumentModel& document = m_workspace.document();
    const catalog::Family& family = document.family();
    const ValueState state = document.fieldState(row.field);
    row.editor->refresh();
    row.state->show(CatalogWords::stateIcon(state), CatalogWords::stateRole(state), CatalogWords::state(state));
    const catalog::FamilyField* field = family.find(row.field);
    const std::string_view code = document.configuration().codes[row.field].text();
    row.revert->setVisible(!row.editor->isHidden() && code != std::string_view(field->defaultCode));
    const auto option = family.table(*field).find(code);
    // Certainty is shown where there is doubt; printed codes need no mark.
    if (option && field->printedOption(*option) == nullptr) {
        const catalog::Certainty certainty = family.table(*field).options[*option].certainty;
        const bool elsewhere = certainty == catalog::Certainty::Printed;
        row.certainty->show(elsewhere ? u"unsure"_s : CatalogWords::certaintyIcon(certainty), StateRole::Warning, {});
        row.certainty->setToolTip(
            elsewhere ? tr("printed for another family only") : CatalogWords::certainty(certainty));
    } else {
        row.certainty->show({}, StateRole::Quiet, {});
        row.certainty->setToolTip({});
    }
}

void FieldTable::refresh()
{
    for (Row& row : m_rows)
        refreshRow(row);
}

void FieldTable::retranslate()
{
    const catalog::Family& family = m_workspace.document().family();
    for (Row& row : m_rows) {
        const catalog::FieldDefinition& definition = family.scheme->fields[row.field];
        row.name->setText(toQt(definition.name, m_workspace.language()));
        row.revert->setToolTip(tr("Back to the default"));
        row.revert->setAccessibleName(tr("Set %1 back to the default").arg(toQt(definition.id)));
        row.searchText = row.editor->options().searchText();
    }
    refresh();
}

int FieldTable::filter(const QStringList& words)
{
    int left = 0;
    for (Row& row : m_rows) {
        const bool shown = containsAll(words, row.searchText);
        left += shown ? 1 : 0;
        for (QWidget* widget : std::initializer_list<QWidget*>{row.id, row.name, row.editor, row.state, row.certainty})
            widget->setVisible(shown);
        refreshRow(row);
    }
    return left;
}

OptionCombo* FieldTable::editor(catalog::FieldIndex field) const
{
    const auto found = std::ranges::find(m_rows, field, &Row::field);
    return found == m_rows.end() ? nullptr : found->editor;
}

OptionCombo* FieldTable::firstVisible() const
{
    const auto found = std::ranges::find_if(m_rows, [](const Row& row) { return !row.editor->isHidden(); });
    return found == m_rows.end() ? nullptr : found->editor;
}

} // namespace meterbench::ui
