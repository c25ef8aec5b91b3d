// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/state_label.h"

#include "ui/theme/icon.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

StateLabel::StateLabel(QWidget* parent) : QWidget(parent), m_icon(new QLabel(this)), m_words(new QLabel(this))
{
    m_words->setObjectName(u"stateWords"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(fontMetrics().averageCharWidth() / 2);
    row->addWidget(m_icon);
    row->addWidget(m_words);
    row->addStretch(0);
}

void StateLabel::show(const QString& iconName, StateRole role, const QString& words)
{
    if (m_iconName == iconName && m_role == role && m_words->text() == words)
        return;
    m_iconName = iconName;
    m_role = role;
    m_words->setText(words);
    refresh();
}

QString StateLabel::words() const
{
    return m_words->text();
}

void StateLabel::setWordWrap(bool wrap)
{
    m_words->setWordWrap(wrap);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->setStretchFactor(m_words, wrap ? 1 : 0);
    row->setAlignment(m_icon, wrap ? Qt::AlignTop : Qt::AlignVCenter);
}

void StateLabel::refresh()
{
    if (m_iconName.isEmpty()) {
        m_icon->clear();
        return;
    }
    const int size = fontMetrics().height() * 7 / 8;
    m_icon->setPixmap(icon(m_iconName, m_role).pixmap(QSize(size, size), devicePixelRatioF()));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, stateColor(m_role, colors));
    m_words->setPalette(colors);
}

void StateLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace meterbench::ui
