// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/order_sheet/order_form.h"

#include "ui/document/edit_words.h"
#include "ui/page/date_text.h"
#include "ui/page/number_editor.h"
#include "ui/text/words.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;
using edits::OrderField;

namespace {

constexpr int maximumMeters = 1'000'000;
constexpr int remarkLines = 3;

struct OrderPath {
    OrderField field;
    const char* member;
};

constexpr OrderPath orderPaths[] = {{OrderField::Customer, "customer"}, {OrderField::Contact, "contact"},
    {OrderField::CustomerReference, "customerReference"}, {OrderField::OrderNumber, "orderNumber"},
    {OrderField::Date, "date"}, {OrderField::Revision, "revision"}};

} // namespace

OrderForm::OrderForm(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_quantityLabel(new QLabel(this)), m_quantity(new NumberEditor(this)),
      m_remarkLabel(new QLabel(this)), m_remark(new QPlainTextEdit(this))
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const OrderPath& path : orderPaths) {
        auto* editor = new QLineEdit(this);
        auto* label = new QLabel(this);
        editor->setObjectName(u"order-"_s + QLatin1String(path.member));
        label->setBuddy(editor);
        form->addRow(label, editor);
        connect(editor, &QLineEdit::textEdited, this, [this, field = path.field](const QString& text) {
            edits::setOrderField(m_workspace.document(), field, text);
        });
        if (path.field == OrderField::Date)
            connect(editor, &QLineEdit::editingFinished, this, [this, editor] {
                // A date as one writes it becomes the date of the file; what is none stays, and is a finding.
                if (const QDate date = dateFromText(editor->text()); date.isValid())
                    edits::setOrderField(m_workspace.document(), OrderField::Date, date.toString(Qt::ISODate));
            });
        m_lines.push_back({path.field, label, editor});
    }
    m_quantity->setObjectName(u"order-quantity"_s);
    m_quantity->setLimits(1, maximumMeters);
    m_quantity->setGroupSeparatorShown(true);
    m_quantityLabel->setBuddy(m_quantity);
    form->addRow(m_quantityLabel, m_quantity);
    m_remark->setObjectName(u"order-remark"_s);
    m_remark->setTabChangesFocus(true);
    m_remark->setFixedHeight(
        std::max(fontMetrics().lineSpacing() * remarkLines + 12, m_remark->minimumSizeHint().height()));
    m_remarkLabel->setBuddy(m_remark);
    form->addRow(m_remarkLabel, m_remark);
    connect(m_quantity, &QSpinBox::valueChanged, this,
        [this](int value) { edits::setOrderQuantity(m_workspace.document(), value); });
    connect(m_remark, &QPlainTextEdit::textChanged, this,
        [this] { edits::setOrderField(m_workspace.document(), OrderField::Remark, m_remark->toPlainText()); });
    retranslate();
}

void OrderForm::refresh()
{
    const auto& order = m_workspace.document().configuration().order;
    // An editor that says the same already is left alone: its cursor would jump.
    for (const Line& line : m_lines)
        if (const QString text = toQt(edits::orderField(order, line.field)); line.editor->text() != text)
            line.editor->setText(text);
    m_quantity->show(order.quantity);
    const QSignalBlocker quietRemark(m_remark);
    if (const QString text = toQt(order.remark); m_remark->toPlainText() != text)
        m_remark->setPlainText(text);
}

void OrderForm::retranslate()
{
    for (const Line& line : m_lines) {
        line.label->setText(edits::orderFieldName(line.field));
        line.editor->setAccessibleName(line.label->text());
        if (line.field == OrderField::Date)
            line.editor->setPlaceholderText(tr("YYYY-MM-DD"));
    }
    m_quantityLabel->setText(tr("Number of meters"));
    m_quantity->setAccessibleName(m_quantityLabel->text());
    m_remarkLabel->setText(edits::orderFieldName(OrderField::Remark));
    m_remark->setAccessibleName(m_remarkLabel->text());
    refresh();
}

bool OrderForm::reveal(const QString& path)
{
    QWidget* editor = nullptr;
    const QString member = path.section(u'/', 2, 2);
    for (const OrderPath& known : orderPaths)
        if (member == QLatin1String(known.member))
            editor = std::ranges::find(m_lines, known.field, &Line::field)->editor;
    if (member == "quantity"_L1)
        editor = m_quantity;
    if (member == "remark"_L1)
        editor = m_remark;
    if (editor == nullptr)
        return false;
    editor->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace meterbench::ui
