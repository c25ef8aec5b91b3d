// SPDX-License-Identifier: Apache-2.0
#include "ui/page/field_grid.h"

#include "ui/page/catalog_words.h"
#include "ui/page/choice_box.h"
#include "ui/theme/icon.h"
#include "ui/theme/state_label.h"
#include "workbench/sheet/fonts.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { CodeColumn, NameColumn, EditorColumn, ResetColumn, StateColumn, CertaintyColumn, RoomColumn };

// In characters; the name takes what it needs between these.
constexpr int codeCharacters = 8;
constexpr int nameCharacters = 24;
constexpr int stateCharacters = 10;

} // namespace

FieldRow::FieldRow(QWidget* parent, const QString& name, QWidget* editor)
    : QObject(parent), m_code(new QLabel(parent)), m_name(new QLabel(parent)), m_editor(editor),
      m_reset(new QToolButton(parent)), m_state(new StateLabel(parent)), m_certainty(new StateLabel(parent))
{
    QFont codeFont(sheet::codeFamily);
    codeFont.setPointSizeF(parent->font().pointSizeF());
    m_code->setFont(codeFont);
    m_name->setWordWrap(true);
    m_name->setBuddy(editor);
    m_reset->setObjectName(u"revert-"_s + name);
    m_reset->setIcon(icon(u"revert"_s));
    m_reset->setAutoRaise(true);
    QSizePolicy keepPlace = m_reset->sizePolicy();
    keepPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepPlace);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        // The button is about to disappear: the focus goes to what it changed.
        m_editor->setFocus(Qt::OtherFocusReason);
        emit resetWanted();
    });
}

FieldRow::~FieldRow()
{
    for (QWidget* widget :
        std::initializer_list<QWidget*>{m_code, m_name, m_editor.data(), m_reset, m_state, m_certainty})
        delete widget;
}

void FieldRow::setWords(const QString& code, const QString& name)
{
    m_code->setText(code);
    m_name->setText(name);
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("Set %1 back to the default").arg(code.isEmpty() ? name : code));
}

void FieldRow::showState(ValueState state, bool resettable)
{
    m_state->show(CatalogWords::stateIcon(state), CatalogWords::stateRole(state), CatalogWords::state(state));
    m_resettable = resettable;
    showReset();
}

void FieldRow::showReset()
{
    m_reset->setVisible(m_shown && m_resettable);
}

void FieldRow::showCertainty(const QString& iconName, const QString& words)
{
    m_certainty->show(iconName, StateRole::Warning, {});
    m_certainty->setToolTip(words);
    m_certainty->setAccessibleName(words);
}

void FieldRow::setShown(bool shown)
{
    m_shown = shown;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_code, m_name, m_editor.data(), m_state, m_certainty})
        widget->setVisible(shown);
    showReset();
}

FieldGrid::FieldGrid(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    const int character = fontMetrics().averageCharWidth();
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(4);
    m_grid->setHorizontalSpacing(character * 3 / 2);
    m_grid->setColumnMinimumWidth(CodeColumn, character * codeCharacters);
    m_grid->setColumnMinimumWidth(NameColumn, character * nameCharacters);
    m_grid->setColumnMinimumWidth(EditorColumn, character * leastValueCharacters);
    m_grid->setColumnMinimumWidth(ResetColumn, fontMetrics().height() * 2);
    m_grid->setColumnMinimumWidth(StateColumn, character * stateCharacters);
    m_grid->setColumnMinimumWidth(CertaintyColumn, fontMetrics().height() * 3 / 2);
    // A wide window widens neither name nor value beyond what is read at a glance.
    m_grid->setColumnStretch(EditorColumn, 3);
    m_grid->setColumnStretch(RoomColumn, 1);
}

FieldRow* FieldGrid::addRow(const QString& name, QWidget* editor)
{
    editor->setParent(this);
    auto* row = new FieldRow(this, name, editor);
    const int at = static_cast<int>(m_rows.size());
    m_grid->addWidget(row->m_code, at, CodeColumn);
    m_grid->addWidget(row->m_name, at, NameColumn);
    m_grid->addWidget(editor, at, EditorColumn);
    m_grid->addWidget(row->m_reset, at, ResetColumn);
    m_grid->addWidget(row->m_state, at, StateColumn);
    m_grid->addWidget(row->m_certainty, at, CertaintyColumn);
    m_rows.push_back(row);
    return row;
}

void FieldGrid::clear()
{
    for (const FieldRow* row : m_rows)
        delete row;
    m_rows.clear();
}

} // namespace meterbench::ui
