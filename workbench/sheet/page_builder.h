// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/sheet/page_items.h"

#include <vector>

/// The column of pages that content flows into: where the next thing stands, what is left of the page, the next page.
/// It knows neither header nor footer beyond the room they take. Main thread.
namespace meterbench::sheet {

/// A4 upright; the same margin all round.
inline constexpr qreal paperWidth = millimetres(210);
inline constexpr qreal paperHeight = millimetres(297);
inline constexpr qreal margin = millimetres(18);
inline constexpr qreal contentWidth = paperWidth - 2 * margin;

class PageBuilder {
public:
    /// @param top where content begins on the pages after the first; @param bottom where it must end on each
    PageBuilder(qreal top, qreal bottom);

    [[nodiscard]] Page& page() { return m_pages.back(); }
    [[nodiscard]] qreal cursor() const { return m_cursor; }
    [[nodiscard]] qreal remaining() const { return m_bottom - m_cursor; }
    /// Height of an empty page.
    [[nodiscard]] qreal pageHeight() const { return m_bottom - m_top; }
    [[nodiscard]] bool isAtTop() const { return m_cursor <= m_top; }

    void advance(qreal height) { m_cursor += height; }
    void moveTo(qreal y) { m_cursor = y; }
    void breakPage();

    [[nodiscard]] std::vector<Page> take() && { return std::move(m_pages); }

private:
    std::vector<Page> m_pages;
    qreal m_top;
    qreal m_bottom;
    qreal m_cursor;
};

} // namespace meterbench::sheet
