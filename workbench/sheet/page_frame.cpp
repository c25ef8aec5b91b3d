// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/page_frame.h"

#include "core/text/message.h"

#include <algorithm>
#include <array>

namespace meterbench::sheet {
namespace {

constexpr qreal headRule = millimetres(0.7); ///< accent line across the top of the first page
constexpr qreal hairline = millimetres(0.12);
constexpr qreal qrSide = millimetres(33); ///< with its quiet zone
constexpr qreal barHeight = millimetres(10);
constexpr qreal widestModule = millimetres(0.40); ///< of the Code 128
constexpr qreal gap = millimetres(8);
constexpr qreal runningHeadHeight = millimetres(9);
constexpr qreal footHeight = millimetres(6.5); ///< without the word on the maker, whose length depends on the language
constexpr qreal bannerPadding = millimetres(2.6);
constexpr qreal bannerSign = millimetres(5);
constexpr qreal bannerTextLeft = bannerPadding * 2 + bannerSign + millimetres(1);

} // namespace

PageFrame::PageFrame(const ordersheet::OrderSheet& sheet, const TextSetter& setter) : m_sheet(sheet), m_setter(setter)
{
}

TextBlock PageFrame::bannerText() const
{
    return m_setter.wrap(m_sheet.errorBanner, TextStyle::Banner, contentWidth - bannerTextLeft - bannerPadding);
}

TextBlock PageFrame::makerText() const
{
    return m_setter.wrap(m_sheet.notTheMaker, TextStyle::Fine, contentWidth);
}

qreal PageFrame::top() const
{
    const qreal banner
        = m_sheet.hasErrors ? std::max(bannerText().height(), bannerSign) + 2 * bannerPadding + millimetres(3) : 0;
    return margin + runningHeadHeight + banner;
}

qreal PageFrame::bottom() const
{
    return paperHeight - margin - footHeight - makerText().height();
}

qreal PageFrame::addErrorBanner(Page& page, qreal y) const
{
    const auto text = bannerText();
    const qreal height = std::max(text.height(), bannerSign) + 2 * bannerPadding;
    page.addRectangle({margin, y, contentWidth, height}, Ink::ErrorPanel);
    page.addRectangle({margin, y, millimetres(1.4), height}, Ink::Error);
    page.addErrorSign({margin + bannerPadding * 1.6, y + (height - bannerSign) / 2, bannerSign, bannerSign});
    page.addText(text, {margin + bannerTextLeft, y + (height - text.height()) / 2}, Ink::Error);
    return height;
}

Result<void> PageFrame::addMasthead(PageBuilder& builder) const
{
    auto& page = builder.page();
    page.addRectangle({margin, margin - headRule, contentWidth, headRule}, Ink::Accent);

    const qreal top = margin + millimetres(5);
    qreal textWidth = contentWidth;
    qreal lowest = top;
    if (!m_sheet.machineReadable.empty()) {
        const auto symbol = qrCode(m_sheet.machineReadable);
        if (!symbol)
            return tl::unexpected<Error>(symbol.error());
        // The quiet zone may lie in the margin: the symbol itself lines up with the text.
        const qreal quiet = qrSide * symbol->quietZone / (symbol->width + 2 * symbol->quietZone);
        page.addBarcode(*symbol, {paperWidth - margin - qrSide + quiet, top - quiet, qrSide, qrSide});
        textWidth -= qrSide + gap;
        lowest = top - quiet + qrSide;
    }

    qreal y = top - millimetres(1.2);
    const auto title = m_setter.wrap(m_sheet.title, TextStyle::Title, textWidth);
    page.addText(title, {margin, y}, Ink::Text);
    y += title.height();
    const auto subtitle = m_setter.wrap(m_sheet.subtitle, TextStyle::Subtitle, textWidth);
    page.addText(subtitle, {margin, y}, Ink::Muted);
    y += subtitle.height() + millimetres(4);

    const auto grouped = m_setter.wrap(m_sheet.typeCodeGrouped, TextStyle::TypeCode, textWidth);
    page.addText(grouped, {margin, y}, Ink::Accent);
    y += grouped.height() + millimetres(1);
    if (!m_sheet.typeCode.empty()) {
        const auto symbol = code128(m_sheet.typeCode);
        if (!symbol)
            return tl::unexpected<Error>(symbol.error());
        const qreal module = std::min(widestModule, textWidth / (symbol->width + symbol->quietZone));
        const qreal quiet = module * symbol->quietZone;
        page.addBarcode(*symbol, {margin - quiet, y, module * symbol->width + 2 * quiet, barHeight});
        y += barHeight + millimetres(2.5);
    }
    y = std::max(y, lowest);
    const auto configuration = m_setter.wrap(m_sheet.configuration, TextStyle::FineCode, contentWidth);
    page.addText(configuration, {margin, y}, Ink::Muted);
    y += configuration.height() + millimetres(2);
    if (m_sheet.hasErrors)
        y += addErrorBanner(page, y + millimetres(1)) + millimetres(3);
    builder.moveTo(y);
    return {};
}

void PageFrame::addRunningHead(Page& page) const
{
    const qreal half = contentWidth / 2 - gap / 2;
    page.addText(
        m_setter.elide(m_sheet.title + " · " + m_sheet.subtitle, TextStyle::Fine, half), {margin, margin}, Ink::Muted);
    page.addText(m_setter.elide(m_sheet.typeCodeGrouped, TextStyle::FineCode, half, TextSide::Right),
        {paperWidth - margin - half, margin}, Ink::Muted);
    page.addRectangle({margin, margin + millimetres(5), contentWidth, hairline}, Ink::Rule);
    if (m_sheet.hasErrors)
        addErrorBanner(page, margin + runningHeadHeight - millimetres(1));
}

void PageFrame::addFoot(Page& page, std::size_t number, std::size_t count) const
{
    const qreal y = bottom() + millimetres(3);
    page.addRectangle({margin, y, contentWidth, hairline}, Ink::Rule);
    const std::array<Argument, 2> arguments{
        Argument{"page", std::to_string(number)}, Argument{"pages", std::to_string(count)}};
    const auto pageOf
        = m_setter.elide(text::fill(m_sheet.pageOf, arguments), TextStyle::Fine, contentWidth / 3, TextSide::Right);
    page.addText(pageOf, {margin + contentWidth * 2 / 3, y + millimetres(1.6)}, Ink::Text);

    auto facts = m_sheet.typeCodeGrouped;
    if (!m_sheet.issue.empty())
        facts += (facts.empty() ? "" : " · ") + m_sheet.issue;
    const auto factLine = m_setter.elide(facts, TextStyle::Fine, contentWidth - pageOf.naturalWidth() - gap);
    page.addText(factLine, {margin, y + millimetres(1.6)}, Ink::Text);
    page.addText(makerText(), {margin, y + millimetres(1.6) + pageOf.lineHeight()}, Ink::Muted);
}

} // namespace meterbench::sheet
