// SPDX-License-Identifier: Apache-2.0
#include "ui/lcd/lcd_symbols.h"

#include <QPainterPathStroker>
#include <QTransform>

namespace meterbench::ui::symbols {

namespace {

QPainterPath stroked(const QPainterPath& line, qreal width)
{
    QPainterPathStroker stroker;
    stroker.setWidth(width);
    stroker.setCapStyle(Qt::RoundCap);
    stroker.setJoinStyle(Qt::RoundJoin);
    return stroker.createStroke(line).simplified();
}

QPainterPath polyline(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    bool first = true;
    for (const QPointF& point : points) {
        if (first)
            path.moveTo(point);
        else
            path.lineTo(point);
        first = false;
    }
    return path;
}

} // namespace

QPainterPath arrow(Direction direction)
{
    QPainterPath path = polyline({{0, 0.38}, {0.5, 0.38}, {0.5, 0.12}, {1, 0.5}, {0.5, 0.88}, {0.5, 0.62}, {0, 0.62}});
    path.closeSubpath();
    QTransform turn;
    turn.translate(0.5, 0.5);
    switch (direction) {
    case Direction::Right:
        break;
    case Direction::Down:
        turn.rotate(90);
        break;
    case Direction::Left:
        turn.rotate(180);
        break;
    case Direction::Up:
        turn.rotate(270);
        break;
    }
    turn.translate(-0.5, -0.5);
    return turn.map(path);
}

QPainterPath turningArrow(Turn turn)
{
    QPainterPath arc;
    const QRectF ring(0.1, 0.1, 0.8, 0.8);
    arc.arcMoveTo(ring, 150);
    arc.arcTo(ring, 150, -210);
    QPainterPath path = stroked(arc, 0.13);
    QPainterPath head = polyline({{0.6, 0.62}, {1.0, 0.62}, {0.78, 0.98}});
    head.closeSubpath();
    path = path.united(head);
    if (turn == Turn::Clockwise)
        return path;
    return QTransform(-1, 0, 0, 1, 1, 0).map(path);
}

QPainterPath errorTriangle()
{
    QPainterPath outline = polyline({{0.5, 0.06}, {0.96, 0.9}, {0.04, 0.9}});
    outline.closeSubpath();
    QPainterPath path = stroked(outline, 0.09);
    path.addRoundedRect(QRectF(0.45, 0.35, 0.1, 0.28), 0.04, 0.04);
    path.addEllipse(QPointF(0.5, 0.75), 0.06, 0.06);
    return path;
}

QPainterPath radioMast()
{
    QPainterPath path = stroked(polyline({{0.32, 0.96}, {0.5, 0.4}, {0.68, 0.96}}), 0.08);
    path.addEllipse(QPointF(0.5, 0.33), 0.09, 0.09);
    for (const qreal radius : {0.24, 0.42}) {
        const QRectF ring(0.5 - radius, 0.33 - radius, 2 * radius, 2 * radius);
        for (const qreal start : {-45.0, 135.0}) {
            QPainterPath wave;
            wave.arcMoveTo(ring, start);
            wave.arcTo(ring, start, 90);
            path.addPath(stroked(wave, 0.07));
        }
    }
    return path;
}

QPainterPath hand()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(0.3, 0.5, 0.5, 0.45), 0.14, 0.14);
    const qreal tops[] = {0.2, 0.08, 0.12, 0.24};
    for (int finger = 0; finger < 4; ++finger)
        path.addRoundedRect(QRectF(0.3 + 0.13 * finger, tops[finger], 0.1, 0.62 - tops[finger]), 0.05, 0.05);
    path.addPath(stroked(polyline({{0.14, 0.5}, {0.26, 0.66}, {0.36, 0.78}}), 0.11));
    path.setFillRule(Qt::WindingFill);
    return path.simplified();
}

QPainterPath breakerStem()
{
    QPainterPath path = stroked(polyline({{0.0, 0.7}, {0.24, 0.7}}), 0.09);
    path.addPath(stroked(polyline({{0.76, 0.7}, {1.0, 0.7}}), 0.09));
    return path;
}

QPainterPath breakerClosed()
{
    return stroked(polyline({{0.3, 0.7}, {0.7, 0.7}}), 0.09);
}

QPainterPath breakerOpen()
{
    return stroked(polyline({{0.28, 0.64}, {0.68, 0.28}}), 0.09);
}

} // namespace meterbench::ui::symbols
