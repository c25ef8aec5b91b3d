// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/field_table.h"

#include "ui/page/catalog_words.h"
#include "ui/page/fuzzy_match.h"
#include "ui/text/words.h"

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

FieldTable::FieldTable(Workspace& workspace, catalog::Part part, QWidget* parent)
    : FieldGrid(parent), m_workspace(workspace), m_part(part)
{
    rebuild();
}

void FieldTable::rebuild()
{
    clear();
    m_fields.clear();
    const catalog::Family& family = m_workspace.document().family();
    for (const catalog::FamilyField& field : family.fields)
        if (family.scheme->fields[field.field].part == m_part)
            addField(field.field);
    retranslate();
}

void FieldTable::addField(catalog::FieldIndex field)
{
    const catalog::FieldDefinition& definition = m_workspace.document().family().scheme->fields[field];
    auto* editor = new OptionBox(m_workspace, field, this);
    FieldRow* row = addRow(toQt(definition.id), editor);
    connect(editor, &OptionBox::chosen, this, &FieldTable::chosen);
    connect(editor, &OptionBox::looked, this, &FieldTable::looked);
    connect(editor, &OptionBox::refused, this, &FieldTable::refused);
    connect(row, &FieldRow::resetWanted, this,
        [this, field] { emit chosen(field, toQt(m_workspace.document().family().find(field)->defaultCode)); });
    m_fields.push_back({field, editor, row, {}});
}

void FieldTable::refreshRow(const Row& row)
{
    const DocumentModel& document = m_workspace.document();
    const catalog::Family& family = document.family();
    const catalog::FamilyField* field = family.find(row.field);
    const std::string_view code = document.configuration().codes[row.field].text();
    row.editor->refresh();
    row.row->showState(document.fieldState(row.field), code != std::string_view(field->defaultCode));
    const auto option = family.table(*field).find(code);
    // Certainty is shown where there is doubt; printed codes need no mark.
    if (!option || field->printedOption(*option) != nullptr) {
        row.row->showCertainty({}, {});
        return;
    }
    const catalog::Certainty certainty = family.table(*field).options[*option].certainty;
    if (certainty == catalog::Certainty::Printed)
        row.row->showCertainty(u"unsure"_s, tr("listed for another family only"));
    else
        row.row->showCertainty(CatalogWords::certaintyIcon(certainty), CatalogWords::certainty(certainty));
}

void FieldTable::refresh()
{
    for (const Row& row : m_fields)
        refreshRow(row);
}

void FieldTable::retranslate()
{
    const catalog::Family& family = m_workspace.document().family();
    for (Row& row : m_fields) {
        const catalog::FieldDefinition& definition = family.scheme->fields[row.field];
        row.row->setWords(toQt(definition.id), toQt(definition.name, m_workspace.language()));
        row.searchText = row.editor->options().searchText();
    }
    refresh();
}

int FieldTable::filter(const QStringList& words)
{
    int left = 0;
    for (const Row& row : m_fields) {
        const bool shown = containsAll(words, row.searchText);
        left += shown ? 1 : 0;
        row.row->setShown(shown);
    }
    return left;
}

OptionBox* FieldTable::editor(catalog::FieldIndex field) const
{
    const auto found = std::ranges::find(m_fields, field, &Row::field);
    return found == m_fields.end() ? nullptr : found->editor;
}

OptionBox* FieldTable::firstVisible() const
{
    const auto found = std::ranges::find_if(m_fields, [](const Row& row) { return row.row->isShown(); });
    return found == m_fields.end() ? nullptr : found->editor;
}

} // namespace meterbench::ui
