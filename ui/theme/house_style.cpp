// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/house_style.h"

#include "ui/theme/state_colors.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionComboBox>
#include <QWidget>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal cornerRadius = 4;

/// A filled rounded rectangle with one line around it; two when it holds the focus.
void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QStyleOption& option)
{
    const bool focused = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
    const qreal width = focused ? 2 : 1;
    const QColor line = focused
        ? option.palette.color(QPalette::Link)
        : (option.state.testFlag(QStyle::State_MouseOver) ? option.palette.color(QPalette::Shadow)
                                                          : option.palette.color(QPalette::Dark));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(option.state.testFlag(QStyle::State_Enabled) ? line : lineColor(option.palette), width));
    painter->setBrush(fill);
    const qreal inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), cornerRadius, cornerRadius);
    painter->restore();
}

QColor buttonFill(const QStyleOption& option)
{
    const QColor button = option.palette.color(QPalette::Button);
    if (option.state.testFlag(QStyle::State_Sunken) || option.state.testFlag(QStyle::State_On))
        return stateFill(StateRole::Edited, option.palette);
    if (option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled))
        return stateFill(StateRole::Quiet, option.palette);
    return button;
}

void drawChevron(QPainter* painter, const QRect& rect, const QPalette& palette)
{
    const qreal size = std::min(rect.width(), rect.height()) * 0.22;
    const QPointF center = QRectF(rect).center();
    QPainterPath path(center + QPointF(-size, -size / 2));
    path.lineTo(center + QPointF(0, size / 2));
    path.lineTo(center + QPointF(size, -size / 2));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(palette.color(QPalette::Text), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

} // namespace

HouseStyle::HouseStyle() : QProxyStyle(u"Fusion"_s) { }

void HouseStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawBox(painter, option->rect, buttonFill(*option), *option);
        return;
    case PE_PanelButtonTool:
        if (option->state & (State_MouseOver | State_Sunken | State_On) && option->state & State_Enabled) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(buttonFill(*option));
            painter->drawRoundedRect(QRectF(option->rect), cornerRadius, cornerRadius);
            painter->restore();
        }
        return;
    case PE_PanelLineEdit:
        // A combo box or spin box draws the frame of the line edit within it.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth > 0)
            drawBox(painter, option->rect, option->palette.color(QPalette::Base), *option);
        return;
    case PE_FrameLineEdit:
        drawBox(painter, option->rect, option->palette.color(QPalette::Base), *option);
        return;
    case PE_FrameFocusRect: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(option->palette.color(QPalette::Link), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), cornerRadius, cornerRadius);
        painter->restore();
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HouseStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* combo = control == CC_ComboBox ? qstyleoption_cast<const QStyleOptionComboBox*>(option) : nullptr;
    if (combo == nullptr) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    QStyleOptionComboBox box = *combo;
    if (widget != nullptr && widget->hasFocus())
        box.state |= State_HasFocus;
    if (box.frame)
        drawBox(painter, box.rect, box.editable ? box.palette.color(QPalette::Base) : buttonFill(box), box);
    drawChevron(painter, proxy()->subControlRect(CC_ComboBox, &box, SC_ComboBoxArrow, widget), box.palette);
}

int HouseStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
        return 0; // a list below the field that scrolls, not a menu over it
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 5;
    case PM_ButtonMargin:
        return QProxyStyle::pixelMetric(metric, option, widget) + 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace meterbench::ui
