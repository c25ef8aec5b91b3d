// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/sheet_painter.h"

#include "workbench/sheet/fonts.h"
#include "workbench/sheet/footnotes.h"
#include "workbench/sheet/page_frame.h"
#include "workbench/sheet/section_layout.h"

#include <QPageLayout>
#include <QPageRanges>
#include <QPagedPaintDevice>
#include <QPainter>

#include <utility>
#include <vector>

namespace meterbench::sheet {

struct SheetPainter::Content {
    std::vector<Page> pages;
};

namespace {

std::vector<int> wantedPages(const QPageRanges& ranges, int count)
{
    std::vector<int> wanted;
    for (int page = 0; page < count; ++page) {
        if (ranges.isEmpty() || ranges.contains(page + 1))
            wanted.push_back(page);
    }
    return wanted;
}

} // namespace

Result<SheetPainter> SheetPainter::create(const ordersheet::OrderSheet& sheet)
{
    if (const auto fonts = loadFonts(); !fonts)
        return tl::unexpected<Error>(fonts.error());
    const TextSetter setter;
    const PageFrame frame(sheet, setter);
    PageBuilder builder(frame.top(), frame.bottom());
    if (const auto masthead = frame.addMasthead(builder); !masthead)
        return tl::unexpected<Error>(masthead.error());
    const auto footnoted = withFootnotes(sheet);
    for (const auto& section : footnoted.sections)
        layOutSection(section, setter, builder);

    auto content = std::make_unique<Content>();
    content->pages = std::move(builder).take();
    for (std::size_t index = 0; index < content->pages.size(); ++index) {
        if (index != 0)
            frame.addRunningHead(content->pages[index]);
        frame.addFoot(content->pages[index], index + 1, content->pages.size());
    }
    return SheetPainter(std::move(content));
}

SheetPainter::SheetPainter(std::unique_ptr<const Content> content) : m_content(std::move(content)) { }

SheetPainter::SheetPainter(SheetPainter&&) noexcept = default;
SheetPainter& SheetPainter::operator=(SheetPainter&&) noexcept = default;
SheetPainter::~SheetPainter() = default;

int SheetPainter::pageCount() const
{
    return static_cast<int>(m_content->pages.size());
}

QSizeF SheetPainter::pageSize()
{
    return QPageSize::size(QPageSize::A4, QPageSize::Point);
}

void SheetPainter::paintPage(QPainter& painter, int page) const
{
    painter.save();
    painter.scale(72.0 / unitsPerInch, 72.0 / unitsPerInch);
    m_content->pages[static_cast<std::size_t>(page)].paint(painter);
    painter.restore();
}

Result<void> SheetPainter::paint(QPagedPaintDevice& device) const
{
    // Full page: our margins lie in the layout. A device that insists on its own only shifts its origin, which is
    // undone below.
    QPageLayout layout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF());
    layout.setMode(QPageLayout::FullPageMode);
    device.setPageLayout(layout);
    QPainter painter;
    if (!painter.begin(&device))
        return failure(ErrorKind::Internal, "print-failed");
    const auto actual = device.pageLayout();
    if (actual.mode() != QPageLayout::FullPageMode)
        painter.translate(-actual.paintRectPixels(device.logicalDpiX()).topLeft());
    painter.scale(device.logicalDpiX() / 72.0, device.logicalDpiY() / 72.0);
    bool first = true;
    for (const int page : wantedPages(device.pageRanges(), pageCount())) {
        if (!std::exchange(first, false) && !device.newPage())
            return failure(ErrorKind::Internal, "print-failed");
        paintPage(painter, page);
    }
    if (!painter.end())
        return failure(ErrorKind::Internal, "print-failed");
    return {};
}

} // namespace meterbench::sheet
