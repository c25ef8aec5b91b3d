// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/option_combo.h"

#include "ui/pages/type_and_codes/option_delegate.h"
#include "ui/text/catalog_words.h"
#include "ui/text/words.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QRegularExpression>
#include <QWheelEvent>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int hintCharacters = 34;
constexpr int popupCharacters = 64;
constexpr int popupRows = 14;

} // namespace

OptionCombo::OptionCombo(Workspace& workspace, catalog::FieldIndex field, QWidget* parent)
    : QComboBox(parent), m_workspace(workspace), m_field(field), m_model(new OptionModel(workspace, field, this))
{
    const catalog::Family& family = workspace.document().family();
    setObjectName(u"field-"_s + toQt(family.scheme->fields[field].id));
    setModel(m_model);
    setItemDelegate(new OptionDelegate(this));
    setMaxVisibleItems(popupRows);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (!family.find(field)->pattern.empty()) {
        setEditable(true);
        setInsertPolicy(QComboBox::NoInsert);
        setCompleter(nullptr);
        lineEdit()->setObjectName(objectName() + u"-text"_s);
        connect(lineEdit(), &QLineEdit::editingFinished, this, &OptionCombo::commitText);
    }
    connect(this, &QComboBox::activated, this, [this](int row) {
        if (const QString code = m_model->code(row); !code.isEmpty())
            emit chosen(m_field, code);
    });
    connect(this, &QComboBox::highlighted, this, [this](int row) {
        if (const QString code = m_model->code(row); !code.isEmpty())
            emit looked(m_field, code);
    });
    refresh();
}

void OptionCombo::refresh()
{
    const auto& configuration = m_workspace.document().configuration();
    const catalog::FieldDefinition& definition = configuration.family->scheme->fields[m_field];
    m_model->refresh();
    const std::string_view code = configuration.codes[m_field].text();
    const int row = m_model->rowOf(code);
    setCurrentIndex(row);
    m_shown = codeWithLabel(*configuration.family, m_field, code, m_workspace.language());
    setPlaceholderText(m_shown);
    if (isEditable())
        setEditText(m_shown);
    const QString name = u"%1 %2"_s.arg(toQt(definition.id), toQt(definition.name, m_workspace.language()));
    setAccessibleName(name);
    setAccessibleDescription(CatalogWords::state(m_workspace.document().fieldState(m_field)));
    if (isEditable())
        lineEdit()->setAccessibleName(name);
    view()->setAccessibleName(name);
}

void OptionCombo::commitText()
{
    const QString text = currentText().trimmed();
    if (text == m_shown)
        return;
    // "001 · Standard" and "001" alike: the code is what stands in front.
    static const QRegularExpression separator(u"[\\s·]"_s);
    const QString code = text.section(separator, 0, 0).toUpper();
    const int digits = m_workspace.document().family().scheme->fields[m_field].digits;
    if (code.size() == digits)
        emit chosen(m_field, code);
    // Back to what the document holds, whether it took the code or not.
    refresh();
}

void OptionCombo::showPopup()
{
    view()->setMinimumWidth(std::max(width(), fontMetrics().averageCharWidth() * popupCharacters));
    QComboBox::showPopup();
}

void OptionCombo::hidePopup()
{
    QComboBox::hidePopup();
    emit looked(m_field, {});
}

QSize OptionCombo::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * hintCharacters, QComboBox::sizeHint().height()};
}

QSize OptionCombo::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * hintCharacters / 2, QComboBox::minimumSizeHint().height()};
}

void OptionCombo::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void OptionCombo::focusInEvent(QFocusEvent* event)
{
    QComboBox::focusInEvent(event);
    emit looked(m_field, {});
    if (isEditable() && event->reason() != Qt::MouseFocusReason)
        lineEdit()->selectAll();
}

} // namespace meterbench::ui
