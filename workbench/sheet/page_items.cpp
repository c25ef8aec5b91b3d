// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/page_items.h"

#include <QColor>
#include <QPainter>
#include <QPolygonF>

namespace meterbench::sheet {
namespace {

/// One accent; the three signal colours are dark enough (4.5 : 1 on white) to be read and to survive a copier.
QColor colour(Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return QColor(0x1b, 0x23, 0x2b);
    case Ink::Muted:
        return QColor(0x5a, 0x66, 0x72);
    case Ink::Accent:
        return QColor(0x0b, 0x5a, 0x75);
    case Ink::Error:
        return QColor(0xb3, 0x1b, 0x1b);
    case Ink::Warning:
        return QColor(0x8a, 0x55, 0x00);
    case Ink::Note:
        return QColor(0x2f, 0x5c, 0x8a);
    case Ink::Rule:
        return QColor(0x9a, 0xa5, 0xaf);
    case Ink::Hairline:
        return QColor(0xd9, 0xde, 0xe3);
    case Ink::ErrorPanel:
        return QColor(0xfb, 0xec, 0xec);
    case Ink::Black:
        return Qt::black;
    case Ink::Paper:
        return Qt::white;
    }
    return Qt::black;
}

QPainterPath triangle(const QRectF& square)
{
    QPainterPath path;
    path.addPolygon(QPolygonF({QPointF(square.center().x(), square.top()), square.bottomRight(), square.bottomLeft()}));
    path.closeSubpath();
    return path;
}

/// Stem and dot of an exclamation mark.
QPainterPath exclamation(const QRectF& square)
{
    const qreal width = square.width() * 0.12;
    const qreal left = square.center().x() - width / 2;
    QPainterPath path;
    path.addRect(left, square.top() + square.height() * 0.36, width, square.height() * 0.32);
    path.addRect(left, square.top() + square.height() * 0.76, width, width);
    return path;
}

} // namespace

void Page::addText(const TextBlock& text, QPointF topLeft, Ink ink)
{
    addLines(text, 0, text.lineCount(), topLeft, ink);
}

void Page::addLines(const TextBlock& text, int first, int count, QPointF topLeft, Ink ink)
{
    const QPointF origin(topLeft.x(), topLeft.y() - first * text.lineHeight());
    for (int line = first; line < first + count; ++line)
        lines.push_back({text, line, origin, ink});
}

void Page::addRectangle(const QRectF& rectangle, Ink ink)
{
    QPainterPath path;
    path.addRect(rectangle);
    shapes.push_back({path, ink});
}

void Page::addBarcode(const BarcodeSymbol& symbol, const QRectF& area)
{
    const qreal across = area.width() / (symbol.width + 2 * symbol.quietZone);
    const bool linear = symbol.height == 1;
    const qreal down = linear ? area.height() : across;
    const qreal top = area.top() + (linear ? 0 : symbol.quietZone * down);
    // One path filled once: between neighbours that are drawn one by one, viewers show seams.
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (const auto& dark : symbol.dark) {
        path.addRect(area.left() + (symbol.quietZone + dark.x) * across, top + dark.y * down, dark.width * across,
            dark.height * down);
    }
    shapes.push_back({path, Ink::Black});
}

void Page::addErrorSign(const QRectF& square)
{
    shapes.push_back({triangle(square), Ink::Error});
    shapes.push_back({exclamation(square), Ink::Paper});
}

void Page::addWarningSign(const QRectF& square)
{
    const auto inset = square.width() * 0.13;
    const auto inner = square.adjusted(inset * 1.3, inset * 1.7, -inset * 1.3, -inset * 0.8);
    shapes.push_back({triangle(square).subtracted(triangle(inner)), Ink::Warning});
    shapes.push_back({exclamation(square.adjusted(0, square.height() * 0.04, 0, 0)), Ink::Warning});
}

void Page::addNoteSign(const QRectF& square)
{
    const auto inset = square.width() * 0.1;
    QPainterPath path;
    path.addEllipse(square);
    path.addEllipse(square.adjusted(inset, inset, -inset, -inset));
    const qreal width = square.width() * 0.13;
    const qreal left = square.center().x() - width / 2;
    path.addRect(left, square.top() + square.height() * 0.24, width, width);
    path.addRect(left, square.top() + square.height() * 0.44, width, square.height() * 0.34);
    shapes.push_back({path, Ink::Note}); // odd-even filling leaves the ring hollow
}

void Page::paint(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& shape : shapes)
        painter.fillPath(shape.path, colour(shape.ink));
    for (const auto& item : lines) {
        painter.setPen(colour(item.ink));
        item.text.layout()->lineAt(item.line).draw(&painter, item.origin);
    }
}

} // namespace meterbench::sheet
