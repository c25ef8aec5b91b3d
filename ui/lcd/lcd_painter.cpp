// SPDX-License-Identifier: Apache-2.0
#include "ui/lcd/lcd_painter.h"

#include "ui/lcd/lcd_symbols.h"
#include "workbench/sheet/fonts.h"

#include <QFont>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace meterbench::ui {

namespace {

// The glass measured in millimetres; the colours are those of the thing itself and do not follow the theme.
constexpr qreal glassWidth = 74.25;
constexpr qreal glassHeight = glassWidth / glassRatio;
constexpr QRgb glassColor = 0xffc7d2bd;
constexpr QRgb frameColor = 0xff5d6658;
constexpr QRgb litColor = 0xff161c14;
constexpr int shadowAlpha = 16;

constexpr std::size_t valueDigits = 9;
constexpr std::size_t identificationDigits = 7;

/// One character of a segmented field with the marks after it.
struct Cell {
    QChar character = u' ';
    bool point = false;
    bool colon = false;
};

enum class Segments { Seven, Fourteen };

class GlassPainter {
public:
    GlassPainter(QPainter& painter, const display::LcdImage& image) : m_painter(painter), m_image(image)
    {
        m_shadow = QColor::fromRgb(litColor);
        m_shadow.setAlpha(shadowAlpha);
    }

    void paint()
    {
        paintTopRow();
        paintValueRow();
        paintBottomRow();
    }

private:
    void paintTopRow();
    void paintValueRow();
    void paintBottomRow();
    void paintPhases();
    void paintUnit();

    void fill(const QPainterPath& path, bool lit)
    {
        m_painter.fillPath(path, lit ? QColor::fromRgb(litColor) : m_shadow);
    }
    void symbol(const QPainterPath& unit, const QRectF& place, bool lit)
    {
        QTransform transform;
        transform.translate(place.x(), place.y());
        transform.scale(place.width(), place.height());
        fill(transform.map(unit), lit);
    }
    /// Words in the plain typeface, as legends are printed on the glass. @return their width
    qreal legend(const QString& words, QPointF topLeft, qreal height, bool lit);
    void digit(const QRectF& place, Segments kind, QChar character);
    void point(QPointF center, qreal size, bool lit);
    static std::vector<Cell> cells(const std::string& text, std::size_t count);

    QPainter& m_painter;
    const display::LcdImage& m_image;
    QColor m_shadow;
};

/// Right-aligned, marks given to the digit before them.
std::vector<Cell> GlassPainter::cells(const std::string& text, std::size_t count)
{
    std::vector<Cell> result;
    for (const QChar character : QString::fromStdString(text)) {
        if (character == u'.' && !result.empty())
            result.back().point = true;
        else if (character == u':' && !result.empty())
            result.back().colon = true;
        else
            result.push_back({character, false, false});
    }
    if (result.size() > count)
        result.erase(result.begin(), result.end() - static_cast<std::ptrdiff_t>(count));
    result.insert(result.begin(), count - result.size(), Cell{});
    return result;
}

void GlassPainter::digit(const QRectF& place, Segments kind, QChar character)
{
    QFont font(kind == Segments::Seven ? sheet::sevenSegmentFamily : sheet::fourteenSegmentFamily);
    font.setPixelSize(100);
    QPainterPath all;
    all.addText(0, 0, font, kind == Segments::Seven ? QStringLiteral("8") : QStringLiteral("~"));
    const QRectF bounds = all.boundingRect();
    QTransform transform;
    transform.translate(place.x(), place.y());
    transform.scale(place.width() / bounds.width(), place.height() / bounds.height());
    transform.translate(-bounds.x(), -bounds.y());
    fill(transform.map(all), false);
    if (character == u' ')
        return;
    QPainterPath lit;
    lit.addText(0, 0, font, QString(character));
    fill(transform.map(lit), true);
}

void GlassPainter::point(QPointF center, qreal size, bool lit)
{
    QPainterPath dot;
    dot.addRect(QRectF(center.x() - size / 2, center.y() - size / 2, size, size));
    fill(dot, lit);
}

qreal GlassPainter::legend(const QString& words, QPointF topLeft, qreal height, bool lit)
{
    QFont font(sheet::sansFamily);
    font.setWeight(QFont::DemiBold);
    font.setPixelSize(100);
    QPainterPath path;
    path.addText(0, 0, font, words);
    const qreal capital = QFontMetricsF(font).capHeight();
    const qreal scale = height / capital;
    QTransform transform;
    transform.translate(topLeft.x(), topLeft.y() + height);
    transform.scale(scale, scale);
    fill(transform.map(path), lit);
    return QFontMetricsF(font).horizontalAdvance(words) * scale;
}

void GlassPainter::paintTopRow()
{
    constexpr qreal top = 2.6;
    constexpr qreal height = 5;
    constexpr qreal width = 2.9;
    qreal x = 2.5;
    for (const Cell& cell : cells(m_image.identification, identificationDigits)) {
        digit({x, top, width, height}, Segments::Seven, cell.character);
        point({x + width + 0.62, top + height - 0.3}, 0.6, cell.point);
        x += width + 1.25;
    }
    // The cross: four arrows from one centre.
    constexpr qreal side = 2.6;
    const QPointF center(38.2, top + height / 2);
    const auto& quadrant = m_image.quadrant;
    symbol(symbols::arrow(symbols::Direction::Right), {center.x() + 0.2, center.y() - side / 2, side, side},
        quadrant.importActive);
    symbol(symbols::arrow(symbols::Direction::Left), {center.x() - 0.2 - side, center.y() - side / 2, side, side},
        quadrant.exportActive);
    symbol(symbols::arrow(symbols::Direction::Up), {center.x() - side / 2, center.y() - 0.2 - side, side, side},
        quadrant.importReactive);
    symbol(symbols::arrow(symbols::Direction::Down), {center.x() - side / 2, center.y() + 0.2, side, side},
        quadrant.exportReactive);
    for (std::size_t module = 0; module < m_image.modules.size(); ++module) {
        const qreal column = 43.8 + 4.6 * static_cast<qreal>(module % 2);
        const qreal row = top + (module < 2 ? 0.1 : 3);
        legend(QStringLiteral("M%1").arg(module + 1), {column, row}, 1.9, m_image.modules[module]);
    }
    const QString text = QString::fromStdString(m_image.text).leftJustified(4).left(4);
    x = 54.6;
    for (const QChar character : text) {
        digit({x, top, 3.5, height}, Segments::Fourteen, character.toUpper());
        x += 4.55;
    }
}

void GlassPainter::paintValueRow()
{
    constexpr qreal top = 10.2;
    constexpr qreal height = 7.6;
    constexpr qreal width = 4.4;
    qreal x = 2.5;
    const auto digits = cells(m_image.value, valueDigits);
    for (std::size_t index = 0; index < digits.size(); ++index) {
        digit({x, top, width, height}, Segments::Seven, digits[index].character);
        // Colons stand after digits 5 and 7, points after 6, 7 and 8: nowhere else has the glass any.
        const std::size_t position = index + 1;
        const qreal after = x + width + 0.95;
        if (position == 5 || position == 7) {
            point({after, top + height * 0.3}, 0.75, digits[index].colon);
            point({after, top + height * 0.68}, 0.75, digits[index].colon);
        }
        if (position >= 6 && position <= 8)
            point({after, top + height - 0.38}, 0.75, digits[index].point);
        x += width + 1.9;
    }
    paintUnit();
}

void GlassPainter::paintUnit()
{
    const QString unit = QString::fromStdString(m_image.unit);
    const bool all = unit == QChar::fromLatin1(display::allSegmentsMark);
    const bool upper = unit.contains(QLatin1String("var")) || unit == QLatin1String("Hz");
    const bool mega = unit.startsWith(u'M');
    const bool kilo = unit.startsWith(u'k');
    const auto has = [&unit, upper](QChar sign) { return !upper && unit.contains(sign); };
    constexpr qreal left = 59.6;
    constexpr qreal height = 1.9;
    const std::pair<QString, bool> first[] = {{QStringLiteral("M"), upper && mega},
        {QStringLiteral("k"), upper && kilo}, {QStringLiteral("var"), unit.contains(QLatin1String("var"))},
        {QStringLiteral("Hz"), unit == QLatin1String("Hz")}};
    const std::pair<QString, bool> second[] = {{QStringLiteral("M"), !upper && mega},
        {QStringLiteral("k"), !upper && kilo}, {QStringLiteral("V"), has(u'V')}, {QStringLiteral("A"), has(u'A')},
        {QStringLiteral("W"), has(u'W')}, {QStringLiteral("°"), has(u'°')}, {QStringLiteral("%"), has(u'%')},
        {QStringLiteral("h"), unit.endsWith(u'h')}};
    qreal x = left;
    for (const auto& [words, lit] : first)
        x += legend(words, {x, 11.2}, height, lit || all) + 0.3;
    x = left;
    for (const auto& [words, lit] : second)
        x += legend(words, {x, 15.2}, height * 0.86, lit || all) + 0.02;
}

void GlassPainter::paintPhases()
{
    constexpr qreal top = 20.2;
    qreal x = 2.5;
    for (std::size_t phase = 0; phase < m_image.phases.size(); ++phase) {
        const auto& symbolsOfPhase = m_image.phases[phase];
        legend(QStringLiteral("−"), {x, top + 0.1}, 2, symbolsOfPhase.exporting);
        symbol(symbols::arrow(symbols::Direction::Left), {x + 1.7, top - 0.3, 2.8, 2.8}, symbolsOfPhase.exporting);
        symbol(symbols::arrow(symbols::Direction::Right), {x + 4.8, top - 0.3, 2.8, 2.8}, symbolsOfPhase.importing);
        legend(QStringLiteral("+"), {x + 7.8, top + 0.1}, 2, symbolsOfPhase.importing);
        legend(QStringLiteral("L%1").arg(phase + 1), {x + 3.4, top + 3}, 2.1, symbolsOfPhase.voltage);
        x += 11.2;
    }
}

void GlassPainter::paintBottomRow()
{
    paintPhases();
    constexpr qreal top = 20.2;
    using display::PhaseSequence;
    const bool forward = m_image.phaseSequence == PhaseSequence::L1L2L3 || m_image.phaseSequence == PhaseSequence::Both;
    const bool backward
        = m_image.phaseSequence == PhaseSequence::L1L3L2 || m_image.phaseSequence == PhaseSequence::Both;
    symbol(symbols::turningArrow(symbols::Turn::Clockwise), {36.8, top - 0.4, 2.7, 2.7}, forward);
    symbol(symbols::turningArrow(symbols::Turn::Anticlockwise), {36.8, top + 2.6, 2.7, 2.7}, backward);
    constexpr qreal middle = top + 0.8;
    legend(QStringLiteral("T"), {42.2, middle}, 3, m_image.tariff > 0);
    digit({44.9, middle, 1.9, 3}, Segments::Seven, m_image.tariff > 0 ? QChar(u'0' + m_image.tariff) : QChar(u' '));
    legend(QStringLiteral("PP"), {48.9, middle}, 3, m_image.prepayment);
    constexpr qreal size = 4.2;
    symbol(symbols::errorTriangle(), {54.6, middle - 0.5, size, size}, m_image.error);
    symbol(symbols::radioMast(), {59.6, middle - 0.6, size, size}, m_image.radio);
    symbol(symbols::hand(), {63.9, middle - 0.6, size, size}, m_image.tamper);
    using display::BreakerSymbol;
    const bool closed = m_image.breaker == BreakerSymbol::Closed || m_image.breaker == BreakerSymbol::Both;
    const bool open = m_image.breaker == BreakerSymbol::Open || m_image.breaker == BreakerSymbol::Both;
    const QRectF breaker(68.2, middle - 0.9, 4, 4.4);
    symbol(symbols::breakerStem(), breaker, closed || open);
    symbol(symbols::breakerClosed(), breaker, closed);
    symbol(symbols::breakerOpen(), breaker, open);
}

} // namespace

QRectF glassPlace(const QRectF& area)
{
    const qreal scale = std::min(area.width() / glassWidth, area.height() / glassHeight);
    const QSizeF size(glassWidth * scale, glassHeight * scale);
    return {area.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

void paintGlass(QPainter& painter, const QRectF& area, const display::LcdImage& image)
{
    const QRectF place = glassPlace(area);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(place.topLeft());
    painter.scale(place.width() / glassWidth, place.height() / glassHeight);
    painter.setPen(QPen(QColor::fromRgb(frameColor), 0.5));
    painter.setBrush(QColor::fromRgb(glassColor));
    painter.drawRoundedRect(QRectF(0.25, 0.25, glassWidth - 0.5, glassHeight - 0.5), 1.2, 1.2);
    GlassPainter(painter, image).paint();
    painter.restore();
}

} // namespace meterbench::ui
