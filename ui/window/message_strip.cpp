// SPDX-License-Identifier: Apache-2.0
#include "ui/window/message_strip.h"

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
    : QFrame(parent), m_icon(new QLabel(this)), m_words(new QLabel(this)), m_waiting(new QLabel(this)),
      m_close(new QToolButton(this))
{
    setObjectName(u"messageStrip"_s);
    m_words->setObjectName(u"messageWords"_s);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_waiting->setObjectName(u"messagesWaiting"_s);
    m_waiting->setForegroundRole(QPalette::PlaceholderText);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setIcon(icon(u"close"_s));
    m_close->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    for (std::size_t index = 0; index < m_actions.size(); ++index) {
        m_actions[index] = new QPushButton(this);
        m_actions[index]->setObjectName(u"messageAction%1"_s.arg(index + 1));
        row->addWidget(m_actions[index]);
        connect(m_actions[index], &QPushButton::clicked, this, [this, index] { run(index); });
    }
    row->addWidget(m_waiting);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &MessageStrip::dismiss);
    setVisible(false);
}

void MessageStrip::run(std::size_t action)
{
    // The action may show the next message: this one is put away first.
    const std::function<void()> run = m_messages.back().actions[action].run;
    dismiss();
    if (run)
        run();
}

void MessageStrip::show(const Message& message)
{
    std::erase_if(m_messages, [](const Message& each) { return each.stay == MessageStay::UntilNext; });
    m_messages.push_back(message);
    refresh();
    QAccessibleEvent event(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageStrip::dismiss()
{
    if (!m_messages.empty())
        m_messages.pop_back();
    refresh();
}

void MessageStrip::dismissPassing()
{
    std::erase_if(m_messages, [](const Message& each) { return each.stay == MessageStay::UntilNext; });
    refresh();
}

QString MessageStrip::text() const
{
    return m_messages.empty() ? QString() : m_words->text();
}

void MessageStrip::refresh()
{
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss the message"));
    const Message* message = front();
    setVisible(message != nullptr);
    if (message == nullptr)
        return;
    const int size = fontMetrics().height() + 2;
    m_icon->setPixmap(icon(iconOf(message->kind), roleOf(message->kind)).pixmap(size, size));
    m_words->setText(message->words());
    for (std::size_t index = 0; index < m_actions.size(); ++index) {
        const bool used = index < message->actions.size();
        m_actions[index]->setVisible(used);
        m_actions[index]->setText(used ? message->actions[index].words() : QString());
    }
    const auto waiting = static_cast<int>(m_messages.size()) - 1;
    m_waiting->setVisible(waiting > 0);
    //: messages behind the one shown
    m_waiting->setText(tr("%n more", nullptr, waiting));
    update();
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
    const StateRole role = roleOf(front() == nullptr ? MessageKind::Note : front()->kind);
    painter.fillRect(rect(), stateFill(role, palette()));
    painter.fillRect(QRect(0, height() - 1, width(), 1), lineColor(palette()));
    painter.fillRect(QRect(0, 0, 3, height()), stateColor(role, palette()));
}

} // namespace meterbench::ui
