// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(QString name, std::optional<StateRole> role) : m_name(std::move(name)), m_role(role) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        QFile file(u":/icons/%1.svg"_s.arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return;
        QByteArray drawing = file.readAll();
        drawing.replace("currentColor", color(mode).name(QColor::HexRgb).toLatin1());
        QSvgRenderer renderer(drawing);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key
            = u"meterbench-icon/%1/%2/%3x%4"_s.arg(m_name, color(mode).name()).arg(size.width()).arg(size.height());
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(*this); }
    [[nodiscard]] QString key() const override { return u"meterbench-line-icon"_s; }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_role ? stateColor(*m_role, palette) : palette.color(QPalette::WindowText);
    }

    QString m_name;
    std::optional<StateRole> m_role;
};

} // namespace

QIcon icon(const QString& name, std::optional<StateRole> role)
{
    return QIcon(new LineIconEngine(name, role));
}

} // namespace meterbench::ui
