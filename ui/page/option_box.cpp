// SPDX-License-Identifier: Apache-2.0
#include "ui/page/option_box.h"

#include "core/configuration/chosen_meaning.h"
#include "ui/page/catalog_words.h"
#include "ui/page/option_delegate.h"
#include "ui/text/words.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFocusEvent>
#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int popupCharacters = 64;
constexpr int popupRows = 14;

} // namespace

OptionBox::OptionBox(Workspace& workspace, catalog::FieldIndex field, QWidget* parent)
    : ChoiceBox(parent), m_workspace(workspace), m_field(field), m_model(new OptionModel(workspace, field, this))
{
    const catalog::Family& family = workspace.document().family();
    setObjectName(u"field-"_s + toQt(family.scheme->fields[field].id));
    setModel(m_model);
    setItemDelegate(new OptionDelegate(this));
    setMaxVisibleItems(popupRows);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    // A ratio may be any number, printed or not.
    m_isNumber = configuration::tellingField(family, "ratio") == field;
    if (m_isNumber || !family.find(field)->pattern.empty()) {
        setEditable(true);
        setInsertPolicy(QComboBox::NoInsert);
        setCompleter(nullptr);
        lineEdit()->setObjectName(objectName() + u"-text"_s);
        connect(lineEdit(), &QLineEdit::editingFinished, this, &OptionBox::commitText);
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

void OptionBox::refresh()
{
    const auto& configuration = m_workspace.document().configuration();
    const catalog::FieldDefinition& definition = configuration.family->scheme->fields[m_field];
    m_model->refresh();
    const std::string_view code = configuration.codes[m_field].text();
    const int row = m_model->rowOf(code);
    setCurrentIndex(row);
    m_shown = codeWithLabel(*configuration.family, m_field, code, m_workspace.language());
    setPlaceholderText(m_shown);
    if (isEditable()) {
        setEditText(m_shown);
        // The code stands in front: a narrow box cuts the words, never the code.
        lineEdit()->setCursorPosition(0);
    }
    const QString name = u"%1 %2"_s.arg(toQt(definition.id), toQt(definition.name, m_workspace.language()));
    setAccessibleName(name);
    setAccessibleDescription(CatalogWords::state(m_workspace.document().fieldState(m_field)));
    if (isEditable())
        lineEdit()->setAccessibleName(name);
    view()->setAccessibleName(name);
}

void OptionBox::commitText()
{
    const QString text = currentText().trimmed();
    if (text == m_shown)
        return;
    // "001 · Standard" and "001" alike: the code is what stands in front.
    static const QRegularExpression separator(u"[\\s·]"_s);
    QString code = text.section(separator, 0, 0).toUpper();
    const int digits = m_workspace.document().family().scheme->fields[m_field].digits;
    if (m_isNumber && std::ranges::all_of(code, [](QChar each) { return each.isDigit(); }))
        code = code.rightJustified(digits, u'0');
    const bool sign = std::ranges::all_of(code, [](QChar each) { return each.isLetterOrNumber(); });
    if (code.size() == digits && sign)
        emit chosen(m_field, code);
    else if (!text.isEmpty())
        emit refused(m_field, text);
    // Back to what the document holds, whether it took the code or not.
    refresh();
}

void OptionBox::showPopup()
{
    view()->setMinimumWidth(std::max(width(), fontMetrics().averageCharWidth() * popupCharacters));
    QComboBox::showPopup();
}

void OptionBox::hidePopup()
{
    QComboBox::hidePopup();
    emit looked(m_field, {});
}

QSize OptionBox::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * mostValueCharacters, QComboBox::sizeHint().height()};
}

QSize OptionBox::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * leastValueCharacters / 2, QComboBox::minimumSizeHint().height()};
}

void OptionBox::focusInEvent(QFocusEvent* event)
{
    QComboBox::focusInEvent(event);
    emit looked(m_field, {});
    if (isEditable() && event->reason() != Qt::MouseFocusReason)
        lineEdit()->selectAll();
}

} // namespace meterbench::ui
