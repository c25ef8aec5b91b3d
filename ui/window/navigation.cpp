// SPDX-License-Identifier: Apache-2.0
#include "ui/window/navigation.h"

#include "ui/theme/state_colors.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

Navigation::Navigation(QWidget* parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(u"navigation"_s);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    m_column->addStretch(1);
}

void Navigation::add(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setObjectName(u"navigate-"_s + action->objectName());
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    const int size = fontMetrics().height() * 3 / 2;
    button->setIconSize(QSize(size, size));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumHeight(fontMetrics().height() * 5 / 2);
    button->installEventFilter(this);
    m_column->insertWidget(m_column->count() - 1, button);
    m_buttons.append(button);
    connect(action, &QAction::changed, this, &Navigation::retranslate);
    setWidth(m_width);
    retranslate();
}

void Navigation::setWidth(Width width)
{
    m_width = width;
    for (QToolButton* button : std::as_const(m_buttons))
        button->setToolButtonStyle(width == Width::Names ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

QSize Navigation::minimumSizeHint() const
{
    const int button = m_buttons.isEmpty() ? 0 : m_buttons.front()->iconSize().width();
    return {button + fontMetrics().height() * 2, QFrame::minimumSizeHint().height()};
}

void Navigation::retranslate()
{
    for (QToolButton* button : std::as_const(m_buttons)) {
        const QString name = button->defaultAction()->iconText();
        button->setAccessibleName(name);
        button->setToolTip(button->defaultAction()->toolTip());
    }
    setAccessibleName(tr("Pages"));
}

bool Navigation::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const qsizetype index = m_buttons.indexOf(qobject_cast<QToolButton*>(watched));
        const qsizetype step = key == Qt::Key_Down ? 1 : (key == Qt::Key_Up ? -1 : 0);
        if (index >= 0 && step != 0) {
            const qsizetype next = std::clamp<qsizetype>(index + step, 0, m_buttons.size() - 1);
            m_buttons[next]->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void Navigation::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Navigation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), lineColor(palette()));
}

} // namespace meterbench::ui
