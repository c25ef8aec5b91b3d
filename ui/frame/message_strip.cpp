// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/message_strip.h"

#include "ui/theme/icon.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

StateRole roleOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Good:
        return StateRole::Good;
    case MessageKind::Warning:
        return StateRole::Warning;
    case MessageKind::Error:
        return StateRole::Error;
    case MessageKind::Note:
        break;
    }
    return StateRole::Note;
}

QString iconOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Good:
        return u"good"_s;
    case MessageKind::Warning:
        return u"warning"_s;
    case MessageKind::Error:
        return u"error"_s;
    case MessageKind::Note:
        break;
    }
    return u"note"_s;
}

} // namespace

MessageStrip::MessageStrip(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_words(new QLabel(this)), m_action(new QPushButton(this)),
      m_other(new QPushButton(this)), m_close(new QToolButton(this))
{
    setObjectName(u"messageStrip"_s);
    m_words->setObjectName(u"messageWords"_s);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(u"messageAction"_s);
    m_other->setObjectName(u"messageOther"_s);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setIcon(icon(u"close"_s));
    m_close->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_action);
    row->addWidget(m_other);
    row->addWidget(m_close);
    const auto run = [this](std::function<void()> Message::* member) {
        // The action may show the next message: this one is put away first.
        const std::function<void()> action = m_message.*member;
        dismiss();
        if (action)
            action();
    };
    connect(m_action, &QPushButton::clicked, this, [run] { run(&Message::action); });
    connect(m_other, &QPushButton::clicked, this, [run] { run(&Message::other); });
    connect(m_close, &QToolButton::clicked, this, &MessageStrip::dismiss);
    setVisible(false);
}

void MessageStrip::show(const Message& message)
{
    m_message = message;
    refresh();
    setVisible(true);
    QAccessibleEvent event(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageStrip::dismiss()
{
    setVisible(false);
    m_message = {};
}

QString MessageStrip::text() const
{
    return m_message.words ? m_words->text() : QString();
}

void MessageStrip::refresh()
{
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss the message"));
    if (!m_message.words)
        return;
    const int size = fontMetrics().height() + 2;
    m_icon->setPixmap(icon(iconOf(m_message.kind), roleOf(m_message.kind)).pixmap(size, size));
    m_words->setText(m_message.words());
    m_action->setVisible(static_cast<bool>(m_message.actionWords));
    m_action->setText(m_message.actionWords ? m_message.actionWords() : QString());
    m_other->setVisible(static_cast<bool>(m_message.otherWords));
    m_other->setText(m_message.otherWords ? m_message.otherWords() : QString());
}

void MessageStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
    QFrame::changeEvent(event);
}

void MessageStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const StateRole role = roleOf(m_message.kind);
    painter.fillRect(rect(), stateFill(role, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), lineColor(palette()));
    painter.fillRect(QRect(0, 0, 3, height()), stateColor(role, palette()));
}

} // namespace meterbench::ui
