// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/house_style.h"

#include "ui/theme/state_colors.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal cornerRadius = 4;
constexpr int textInset = 4;

/// A filled rounded rectangle with one line around it; two when it holds the focus.
void drawBox(QPainter* painter, const QRect& rect, const QColor& fill, const QStyleOption& option)
{
    const bool focused = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
    const qreal width = focused ? 2 : 1;
    const QColor line = focused
        ? option.palette.color(QPalette::Link)
        : (option.state.testFlag(QStyle::State_MouseOver) ? option.palette.color(QPalette::PlaceholderText)
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

/// The frame of a list or a text area: the fill is the view's own.
void drawFrame(QPainter* painter, const QStyleOption& option)
{
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const qreal width = focused ? 2 : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(option.palette.color(focused ? QPalette::Link : QPalette::Dark), width));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(
        QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), cornerRadius / 2, cornerRadius / 2);
    painter->restore();
}

void drawCheckBox(QPainter* painter, const QStyleOption& option)
{
    QStyleOption box = option;
    box.state &= ~QStyle::State_HasFocus; // the focus is drawn around the words
    const bool on = option.state.testFlag(QStyle::State_On);
    drawBox(painter, option.rect, option.palette.color(on ? QPalette::Highlight : QPalette::Base), box);
    if (!on)
        return;
    const QRectF rect(option.rect);
    QPainterPath tick(rect.topLeft() + QPointF(rect.width() * 0.24, rect.height() * 0.52));
    tick.lineTo(rect.topLeft() + QPointF(rect.width() * 0.43, rect.height() * 0.71));
    tick.lineTo(rect.topLeft() + QPointF(rect.width() * 0.77, rect.height() * 0.31));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(option.palette.color(QPalette::HighlightedText), rect.width() * 0.12, Qt::SolidLine,
        Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(tick);
    painter->restore();
}

enum class Chevron { Down, Up };

void drawChevron(QPainter* painter, const QRect& rect, Chevron direction, const QPalette& palette, qreal share)
{
    const qreal size = std::min(rect.width(), rect.height()) * share;
    const qreal tip = direction == Chevron::Down ? size / 2 : -size / 2;
    const QPointF center = QRectF(rect).center();
    QPainterPath path(center + QPointF(-size, -tip));
    path.lineTo(center + QPointF(0, tip));
    path.lineTo(center + QPointF(size, -tip));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(palette.color(QPalette::Text), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

void drawComboBox(const QStyle& style, const QStyleOptionComboBox& option, QPainter* painter, const QWidget* widget)
{
    QStyleOptionComboBox box = option;
    if (widget != nullptr && widget->hasFocus())
        box.state |= QStyle::State_HasFocus;
    if (box.frame)
        drawBox(painter, box.rect, box.editable ? box.palette.color(QPalette::Base) : buttonFill(box), box);
    drawChevron(painter, style.subControlRect(QStyle::CC_ComboBox, &box, QStyle::SC_ComboBoxArrow, widget),
        Chevron::Down, box.palette, 0.22);
}

void drawSpinBox(const QStyle& style, const QStyleOptionSpinBox& option, QPainter* painter, const QWidget* widget)
{
    QStyleOptionSpinBox box = option;
    if (widget != nullptr && widget->hasFocus())
        box.state |= QStyle::State_HasFocus;
    drawBox(painter, box.rect, box.palette.color(QPalette::Base), box);
    drawChevron(painter, style.subControlRect(QStyle::CC_SpinBox, &box, QStyle::SC_SpinBoxUp, widget), Chevron::Up,
        box.palette, 0.3);
    drawChevron(painter, style.subControlRect(QStyle::CC_SpinBox, &box, QStyle::SC_SpinBoxDown, widget), Chevron::Down,
        box.palette, 0.3);
}

void drawScrollBar(const QStyle& style, const QStyleOptionSlider& option, QPainter* painter, const QWidget* widget)
{
    const QRect slider = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    if (option.maximum <= option.minimum)
        return;
    const bool active = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.palette.color(active ? QPalette::PlaceholderText : QPalette::Dark));
    const qreal inset = active ? 2 : 3;
    const QRectF handle = QRectF(slider).adjusted(inset, inset, -inset, -inset);
    const qreal radius = std::min(handle.width(), handle.height()) / 2;
    painter->drawRoundedRect(handle, radius, radius);
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
    case PE_Frame:
        drawFrame(painter, *option);
        return;
    case PE_IndicatorCheckBox:
        drawCheckBox(painter, *option);
        return;
    case PE_FrameFocusRect: {
        // In a list the selection shows where one is.
        if (qobject_cast<const QAbstractItemView*>(widget) != nullptr)
            return;
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
    switch (control) {
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            drawComboBox(*proxy(), *combo, painter, widget);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            drawSpinBox(*proxy(), *spin, painter, widget);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawScrollBar(*proxy(), *bar, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect HouseStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    // The words of a field keep a distance to its frame.
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return rect.adjusted(textInset, 0, 0, 0);
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return rect.adjusted(textInset, 0, 0, 0);
    if (control != CC_ScrollBar)
        return rect;
    // No arrows at the ends: the groove takes their room, the slider is placed within it.
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (bar == nullptr)
        return rect;
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    int slider = length;
    if (range > 0)
        slider = std::max(static_cast<int>(qint64{bar->pageStep} * length / (range + bar->pageStep)), 24);
    const int start
        = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto piece = [&](int from, int size) {
        return upright ? QRect(bar->rect.x(), from, bar->rect.width(), size)
                       : QRect(from, bar->rect.y(), size, bar->rect.height());
    };
    switch (part) {
    case SC_ScrollBarAddLine:
    case SC_ScrollBarSubLine:
        return {};
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return piece(start, slider);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + slider, length - start - slider);
    default:
        return rect;
    }
}

QRect HouseStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (element == SE_LineEditContents && frame != nullptr && frame->lineWidth > 0)
        return rect.adjusted(textInset, 0, -textInset, 0);
    return rect;
}

QSize HouseStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox || type == CT_SpinBox)
        result.rwidth() += 2 * textInset;
    return result;
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
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_ButtonMargin:
        return QProxyStyle::pixelMetric(metric, option, widget) + 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace meterbench::ui
