// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/code_strip.h"

#include "ui/page/catalog_words.h"
#include "ui/pages/type_and_codes/code_digit.h"
#include "ui/text/words.h"
#include "workbench/sheet/fonts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

CodeStrip::CodeStrip(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_keys(new QWidget(this)), m_meaning(new QLabel(this))
{
    m_meaning->setObjectName(u"digitMeaning"_s);
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row = new QHBoxLayout(m_keys);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_keys, 0, Qt::AlignLeft);
    column->addWidget(m_meaning);
    rebuild();
}

void CodeStrip::addSign(const QString& sign)
{
    auto* label = new QLabel(sign, m_keys);
    QFont large(sheet::codeFamily);
    large.setPointSizeF(font().pointSizeF() * 2.1);
    label->setFont(large);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(0, 2, 0, 0);
    m_row->addWidget(label, 0, Qt::AlignTop);
}

void CodeStrip::rebuild()
{
    m_digits.clear();
    while (QLayoutItem* item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const catalog::Family& family = m_workspace.document().family();
    addSign(toQt(family.prefix));
    bool first = true;
    for (const auto& group : family.scheme->typeCodeGroups) {
        if (!first)
            addSign(u"-"_s);
        first = false;
        for (const catalog::FieldIndex field : group) {
            auto* digit = new CodeDigit(field, toQt(family.scheme->fields[field].id), m_keys);
            digit->installEventFilter(this);
            m_row->addWidget(digit);
            m_digits.append(digit);
            connect(digit, &CodeDigit::clicked, this, [this, field] { emit entered(field); });
            connect(digit, &CodeDigit::focused, this, [this, digit](catalog::FieldIndex focusedField) {
                setCurrent(m_digits.indexOf(digit));
                emit looked(focusedField, {});
            });
        }
    }
    setCurrent(0);
    refresh();
}

void CodeStrip::refresh()
{
    const DocumentModel& document = m_workspace.document();
    for (CodeDigit* digit : std::as_const(m_digits)) {
        const catalog::FieldIndex field = digit->field();
        const auto& code = document.configuration().codes[field];
        const catalog::FieldDefinition& definition = document.family().scheme->fields[field];
        const ValueState state = document.fieldState(field);
        digit->show(code.isGiven() ? toQt(code.text()) : QString(definition.digits, u'?'), state);
        const QString meaning = codeWithLabel(document.family(), field, code.text(), m_workspace.language());
        digit->setAccessibleName(u"%1 %2: %3, %4"_s.arg(
            toQt(definition.id), toQt(definition.name, m_workspace.language()), meaning, CatalogWords::state(state)));
        digit->setToolTip(
            u"%1 %2\n%3"_s.arg(toQt(definition.id), toQt(definition.name, m_workspace.language()), meaning));
    }
    setAccessibleName(tr("Type code"));
    showMeaning();
}

void CodeStrip::setCurrent(qsizetype index)
{
    if (index < 0 || index >= m_digits.size())
        return;
    m_current = index;
    m_typed.clear();
    // One stop for the Tab key: the arrows do the rest.
    for (qsizetype at = 0; at < m_digits.size(); ++at)
        m_digits[at]->setFocusPolicy(at == index ? Qt::StrongFocus : Qt::ClickFocus);
    showMeaning();
}

void CodeStrip::showMeaning()
{
    if (m_current >= m_digits.size())
        return;
    const DocumentModel& document = m_workspace.document();
    const catalog::FieldIndex field = m_digits[m_current]->field();
    const catalog::FieldDefinition& definition = document.family().scheme->fields[field];
    m_meaning->setText(u"%1  %2:  %3"_s.arg(toQt(definition.id), toQt(definition.name, m_workspace.language()),
        codeWithLabel(document.family(), field, document.configuration().codes[field].text(), m_workspace.language())));
}

void CodeStrip::walk(int step)
{
    const qsizetype next = std::clamp<qsizetype>(m_current + step, 0, m_digits.size() - 1);
    m_digits[next]->setFocus(Qt::TabFocusReason);
}

void CodeStrip::step(int direction)
{
    const DocumentModel& document = m_workspace.document();
    const catalog::FieldIndex field = m_digits[m_current]->field();
    const auto* choices = document.choices(field);
    if (choices == nullptr)
        return;
    const auto& options = document.family().table(*document.family().find(field)).options;
    const std::string_view now = document.configuration().codes[field].text();
    std::vector<std::string_view> possible;
    std::ptrdiff_t at = -1;
    for (const auto& choice : choices->printed) {
        const std::string& code = options[choice.option].code;
        if (code == now)
            at = std::ssize(possible);
        if (choice.possible || code == now)
            possible.emplace_back(code);
    }
    if (possible.empty())
        return;
    const std::ptrdiff_t next = std::clamp<std::ptrdiff_t>(at + direction, 0, std::ssize(possible) - 1);
    if (next != at)
        emit chosen(field, toQt(possible[static_cast<std::size_t>(next)]));
}

void CodeStrip::type(const QString& characters)
{
    const catalog::FieldIndex field = m_digits[m_current]->field();
    m_typed += characters.toUpper();
    if (m_typed.size() < m_workspace.document().family().scheme->fields[field].digits)
        return;
    const QString code = std::exchange(m_typed, {});
    emit chosen(field, code);
    walk(1);
}

bool CodeStrip::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        walk(key->key() == Qt::Key_Left ? -1 : 1);
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        walk(key->key() == Qt::Key_Home ? -static_cast<int>(m_digits.size()) : static_cast<int>(m_digits.size()));
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        step(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit entered(m_digits[m_current]->field());
        return true;
    default:
        break;
    }
    const QString text = key->text();
    const bool plain = (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (plain && text.size() == 1 && text.front().isLetterOrNumber()) {
        type(text);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace meterbench::ui
