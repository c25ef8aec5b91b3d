// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/order_sheet/sheet_view.h"

#include "ui/theme/state_colors.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 14;
constexpr double smallestScale = 0.3;
constexpr double largestScale = 4;
constexpr double wheelStep = 1.1;

} // namespace

SheetView::SheetView(QWidget* parent) : QScrollArea(parent), m_paper(new QWidget(this))
{
    setObjectName(u"sheetView"_s);
    setFrameShape(QFrame::NoFrame);
    setBackgroundRole(QPalette::Mid);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_paper->setObjectName(u"sheetPaper"_s);
    m_paper->installEventFilter(this);
    setWidget(m_paper);
    setAccessibleName(tr("Preview of the order sheet"));
}

SheetView::~SheetView()
{
    m_paper->removeEventFilter(this);
}

void SheetView::show(std::optional<sheet::SheetPainter> sheet)
{
    m_sheet = std::move(sheet);
    place();
    m_paper->update();
}

void SheetView::fitWidth()
{
    m_fit = Fit::Width;
    place();
}

void SheetView::zoom(double factor)
{
    m_fit = Fit::Free;
    m_scale = std::clamp(m_scale * factor, smallestScale, largestScale);
    place();
}

QSize SheetView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() * 30};
}

void SheetView::place()
{
    const QSizeF page = sheet::SheetPainter::pageSize();
    if (m_fit == Fit::Width)
        m_scale = std::clamp((viewport()->width() - 2 * gap) / page.width(), smallestScale, largestScale);
    const int pages = m_sheet ? m_sheet->pageCount() : 0;
    m_paper->resize(static_cast<int>(page.width() * m_scale) + 2 * gap,
        pages * (static_cast<int>(page.height() * m_scale) + gap) + gap);
    m_paper->update();
}

void SheetView::paintPaper()
{
    if (!m_sheet)
        return;
    QPainter painter(m_paper);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QSizeF page = sheet::SheetPainter::pageSize() * m_scale;
    const QRect visible = m_paper->visibleRegion().boundingRect();
    for (int index = 0; index < m_sheet->pageCount(); ++index) {
        const QRectF place(gap, gap + index * (static_cast<int>(page.height()) + gap), page.width(), page.height());
        if (!place.intersects(visible))
            continue;
        painter.fillRect(place, Qt::white);
        painter.save();
        painter.setClipRect(place);
        painter.translate(place.topLeft());
        painter.scale(m_scale, m_scale);
        m_sheet->paintPage(painter, index);
        painter.restore();
    }
}

bool SheetView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_paper && event->type() == QEvent::Paint) {
        paintPaper();
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

void SheetView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    place();
}

void SheetView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoom(event->angleDelta().y() > 0 ? wheelStep : 1 / wheelStep);
        event->accept();
        return;
    }
    QScrollArea::wheelEvent(event);
}

void SheetView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Preview of the order sheet"));
    QScrollArea::changeEvent(event);
}

} // namespace meterbench::ui
