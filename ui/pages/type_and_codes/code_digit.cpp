// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/type_and_codes/code_digit.h"

#include "ui/page/catalog_words.h"
#include "ui/theme/icon.h"
#include "workbench/sheet/fonts.h"

#include <QPainter>

namespace meterbench::ui {

CodeDigit::CodeDigit(catalog::FieldIndex field, const QString& id, QWidget* parent)
    : QAbstractButton(parent), m_field(field), m_id(id)
{
    setObjectName(QStringLiteral("digit-") + id);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QFont CodeDigit::codeFont() const
{
    QFont large(sheet::codeFamily);
    large.setPointSizeF(font().pointSizeF() * 2.1);
    return large;
}

QFont CodeDigit::idFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.72);
    return small;
}

void CodeDigit::show(const QString& code, ValueState state)
{
    m_code = code;
    m_state = state;
    updateGeometry();
    update();
}

QSize CodeDigit::sizeHint() const
{
    const QFontMetrics large(codeFont());
    const QFontMetrics small(idFont());
    const int width = std::max(large.horizontalAdvance(m_code), small.horizontalAdvance(m_id));
    return {width + fontMetrics().averageCharWidth(), large.height() + small.height() + 8};
}

void CodeDigit::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const StateRole role = CatalogWords::stateRole(m_state);
    const bool strong = m_state != ValueState::Default;
    const bool bad = m_state == ValueState::Invalid || m_state == ValueState::Doubtful;
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (bad || underMouse() || hasFocus()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(stateFill(bad ? role : StateRole::Edited, palette()));
        painter.drawRoundedRect(box, 4, 4);
    }
    const QFontMetrics large(codeFont());
    painter.setFont(codeFont());
    painter.setPen(bad ? stateColor(role, palette()) : palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, 2, width(), large.height()), Qt::AlignCenter, m_code);
    const int barTop = large.height() + 2;
    painter.fillRect(QRectF(5, barTop, width() - 10, strong ? 3 : 1), stateColor(role, palette()));
    painter.setFont(idFont());
    painter.setPen(stateColor(strong ? role : StateRole::Quiet, palette()));
    painter.drawText(QRect(0, barTop + 3, width(), height() - barTop - 4), Qt::AlignCenter, m_id);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Link), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 4, 4);
    }
}

void CodeDigit::focusInEvent(QFocusEvent* event)
{
    QAbstractButton::focusInEvent(event);
    emit focused(m_field);
}

void CodeDigit::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void CodeDigit::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace meterbench::ui
