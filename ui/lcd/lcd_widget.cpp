// SPDX-License-Identifier: Apache-2.0
#include "ui/lcd/lcd_widget.h"

#include "ui/lcd/lcd_painter.h"

#include <QEvent>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

LcdWidget::LcdWidget(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"lcd"_s);
    // Reached by Tab, so that its description can be read out.
    setFocusPolicy(Qt::TabFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    retranslate();
}

void LcdWidget::show(const display::LcdImage& image)
{
    if (image == m_image)
        return;
    m_image = image;
    retranslate();
    update();
}

QString LcdWidget::describe(const display::LcdImage& image)
{
    QStringList parts;
    const auto add = [&parts](const QString& words, const std::string& text) {
        if (!text.empty())
            parts.append(words.arg(QString::fromStdString(text)));
    };
    if (!image.value.empty())
        parts.append(
            tr("value %1 %2").arg(QString::fromStdString(image.value), QString::fromStdString(image.unit)).trimmed());
    add(tr("identification %1"), image.identification);
    add(tr("text %1"), image.text);
    if (image.tariff > 0)
        parts.append(tr("tariff %1").arg(image.tariff));
    for (std::size_t phase = 0; phase < image.phases.size(); ++phase)
        if (image.phases[phase].voltage)
            parts.append(image.phases[phase].exporting ? tr("L%1 exporting").arg(phase + 1)
                                                       : tr("L%1 importing").arg(phase + 1));
    if (image.prepayment)
        parts.append(tr("prepayment"));
    if (image.radio)
        parts.append(tr("radio"));
    if (image.breaker == display::BreakerSymbol::Closed)
        parts.append(tr("breaker closed"));
    if (image.breaker == display::BreakerSymbol::Open)
        parts.append(tr("breaker open"));
    return parts.isEmpty() ? tr("Nothing is shown.") : parts.join(u", "_s);
}

QSize LcdWidget::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 64;
    return {width, static_cast<int>(width / glassRatio)};
}

QSize LcdWidget::minimumSizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 28;
    return {width, static_cast<int>(width / glassRatio)};
}

int LcdWidget::heightForWidth(int width) const
{
    // A wide window is no reason for a glass that leaves no room for the lists.
    return static_cast<int>(std::min(width, sizeHint().width()) / glassRatio);
}

void LcdWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF area = QRectF(rect()).adjusted(3, 3, -3, -3);
    paintGlass(painter, area, m_image);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Link), 2));
        painter.drawRoundedRect(glassPlace(area).adjusted(-2, -2, 2, 2), 4, 4);
    }
}

void LcdWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LcdWidget::retranslate()
{
    setAccessibleName(tr("Display of the meter"));
    setAccessibleDescription(describe(m_image));
    setToolTip(describe(m_image));
}

} // namespace meterbench::ui
