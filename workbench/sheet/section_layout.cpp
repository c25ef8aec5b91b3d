// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/section_layout.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace meterbench::sheet {
namespace {

using ordersheet::Cell;
using ordersheet::CellStyle;
using ordersheet::Column;
using ordersheet::ColumnKind;
using ordersheet::Section;

constexpr qreal columnGap = millimetres(3.5);
constexpr qreal rowPadding = millimetres(0.85); ///< above and below the text of a row
constexpr qreal sectionGap = millimetres(6.5);
/// Of a section without rows: the part of the width its title takes, and its distance.
constexpr qreal emptyTitle = 0.3;
constexpr qreal emptyGap = millimetres(1.6);
constexpr qreal headingRule = millimetres(0.3);
constexpr qreal columnRule = millimetres(0.18);
constexpr qreal rowRule = millimetres(0.1);
constexpr qreal signSide = millimetres(2.7);
constexpr qreal signIndent = millimetres(3.9);
/// No column is guarded against broken words beyond this part of the table: one long word must not squeeze the others.
constexpr qreal widestGuard = 0.4;
/// A section no higher than this part of a page moves to the next one rather than being torn.
constexpr qreal keepTogether = 0.22;

bool hasSign(CellStyle style)
{
    return style == CellStyle::Error || style == CellStyle::Warning || style == CellStyle::Note;
}

TextStyle textStyle(const Column& column, const Cell& cell)
{
    const bool code
        = cell.style == CellStyle::Code || (cell.style == CellStyle::Normal && column.kind == ColumnKind::Code);
    return code ? TextStyle::Code : TextStyle::Body;
}

Ink ink(CellStyle style)
{
    switch (style) {
    case CellStyle::Normal:
    case CellStyle::Code:
        return Ink::Text;
    case CellStyle::Muted:
        return Ink::Muted;
    case CellStyle::Error:
        return Ink::Error;
    case CellStyle::Warning:
        return Ink::Warning;
    case CellStyle::Note:
        return Ink::Note;
    }
    return Ink::Text;
}

/// Numbers stand under each other by their last figure; a first column counts rows and keeps to the margin.
TextSide side(const Column& column, std::size_t index)
{
    return column.kind == ColumnKind::Number && index != 0 ? TextSide::Right : TextSide::Left;
}

struct LaidCell {
    TextBlock text;
    qreal left = 0; ///< of the text
    CellStyle style = CellStyle::Normal;
};

struct LaidRow {
    std::vector<LaidCell> cells;
    int lines = 0;
    qreal lineHeight = 0;

    [[nodiscard]] qreal height() const { return lines * lineHeight + 2 * rowPadding; }
};

/// One table on its way to the pages.
class Table {
public:
    Table(const Section& section, const TextSetter& setter) : m_section(section), m_setter(setter)
    {
        measure();
        for (const auto& row : section.rows)
            m_rows.push_back(layOut(row));
        m_hasTitles = !section.rows.empty()
            && std::ranges::any_of(section.columns, [](const Column& column) { return !column.title.empty(); });
        if (m_hasTitles)
            m_titles = layOutTitles();
    }

    void place(PageBuilder& builder) const
    {
        if (m_rows.empty()) {
            placeEmpty(builder);
            return;
        }
        startSection(builder);
        for (std::size_t index = 0; index < m_rows.size(); ++index) {
            qreal needed = m_rows[index].height();
            // The last row never goes to the next page alone.
            if (index != 0 && index + 2 == m_rows.size())
                needed += m_rows[index + 1].height();
            if (needed > builder.remaining() && index != 0)
                goOn(builder);
            if (m_rows[index].height() > builder.remaining())
                placeTorn(builder, m_rows[index]);
            else
                placeRow(builder, m_rows[index], 0, m_rows[index].lines);
        }
    }

private:
    void measure()
    {
        std::vector<ColumnNeed> needs;
        for (std::size_t index = 0; index < m_section.columns.size(); ++index) {
            const auto& column = m_section.columns[index];
            ColumnNeed need{m_setter.longestWord(column.title, TextStyle::ColumnTitle),
                m_setter.longestLine(column.title, TextStyle::ColumnTitle)};
            for (const auto& row : m_section.rows) {
                if (index >= row.cells.size())
                    continue;
                const auto& cell = row.cells[index];
                const auto style = textStyle(column, cell);
                const qreal indent = hasSign(cell.style) ? signIndent : 0;
                need.word = std::max(need.word, m_setter.longestWord(cell.text, style) + indent);
                need.line = std::max(need.line, m_setter.longestLine(cell.text, style) + indent);
            }
            needs.push_back(need);
        }
        const auto gaps = columnGap * static_cast<qreal>(std::max<std::size_t>(needs.size(), 1) - 1);
        m_widths = columnWidths(m_section.columns, needs, contentWidth - gaps);
        qreal left = margin;
        for (const qreal width : m_widths) {
            m_lefts.push_back(left);
            left += width + columnGap;
        }
    }

    [[nodiscard]] LaidRow layOut(const ordersheet::Row& row) const
    {
        LaidRow laid;
        for (std::size_t index = 0; index < std::min(row.cells.size(), m_widths.size()); ++index) {
            const auto& column = m_section.columns[index];
            const auto& cell = row.cells[index];
            const qreal indent = hasSign(cell.style) ? signIndent : 0;
            LaidCell result{
                m_setter.wrap(cell.text, textStyle(column, cell), m_widths[index] - indent, side(column, index)),
                m_lefts[index] + indent, cell.style};
            laid.lines = std::max(laid.lines, result.text.lineCount());
            laid.lineHeight = std::max(laid.lineHeight, result.text.lineHeight());
            laid.cells.push_back(std::move(result));
        }
        laid.lines = std::max(laid.lines, 1);
        return laid;
    }

    [[nodiscard]] LaidRow layOutTitles() const
    {
        LaidRow laid;
        for (std::size_t index = 0; index < m_widths.size(); ++index) {
            const auto& column = m_section.columns[index];
            LaidCell cell{m_setter.wrap(column.title, TextStyle::ColumnTitle, m_widths[index], side(column, index)),
                m_lefts[index], CellStyle::Muted};
            laid.lines = std::max(laid.lines, cell.text.lineCount());
            laid.lineHeight = std::max(laid.lineHeight, cell.text.lineHeight());
            laid.cells.push_back(std::move(cell));
        }
        return laid;
    }

    void startSection(PageBuilder& builder) const
    {
        const auto title = m_setter.wrap(m_section.title, TextStyle::Heading, contentWidth);
        const auto intro = m_setter.wrap(m_section.intro, TextStyle::Intro, contentWidth * 0.86);
        const qreal above = builder.isAtTop() ? 0 : sectionGap;
        const qreal head = title.height() + headingRule + millimetres(1.6)
            + (intro.lineCount() > 0 ? intro.height() + millimetres(1.2) : 0)
            + (m_hasTitles ? m_titles.height() + columnRule : 0);
        qreal rows = 0;
        for (const auto& row : m_rows)
            rows += row.height() + rowRule;
        const qreal first = std::min(m_rows.front().height(), builder.pageHeight() / 2);
        const bool small = head + rows <= builder.pageHeight() * keepTogether;
        if (above + head + (small ? rows : first) > builder.remaining() && !builder.isAtTop())
            builder.breakPage();
        else
            builder.advance(above);

        builder.page().addText(title, {margin, builder.cursor()}, Ink::Text);
        builder.advance(title.height() + millimetres(0.8));
        builder.page().addRectangle({margin, builder.cursor(), contentWidth, headingRule}, Ink::Accent);
        builder.advance(headingRule + millimetres(0.8));
        if (intro.lineCount() > 0) {
            builder.page().addText(intro, {margin, builder.cursor() + millimetres(0.4)}, Ink::Muted);
            builder.advance(intro.height() + millimetres(1.2));
        }
        placeTitles(builder);
    }

    /// The rest of the table on a new page, under its headings.
    void goOn(PageBuilder& builder) const
    {
        builder.breakPage();
        const auto title = m_setter.wrap(m_section.title, TextStyle::Continuation, contentWidth);
        builder.page().addText(title, {margin, builder.cursor()}, Ink::Muted);
        builder.advance(title.height() + millimetres(0.4));
        if (!m_hasTitles) {
            builder.page().addRectangle({margin, builder.cursor(), contentWidth, columnRule}, Ink::Rule);
            builder.advance(columnRule);
        }
        placeTitles(builder);
    }

    void placeTitles(PageBuilder& builder) const
    {
        if (!m_hasTitles)
            return;
        for (const auto& cell : m_titles.cells) {
            const qreal lift = m_titles.lines * m_titles.lineHeight - cell.text.height(); // on one base line
            builder.page().addText(cell.text, {cell.left, builder.cursor() + rowPadding + lift}, Ink::Muted);
        }
        builder.advance(m_titles.height());
        builder.page().addRectangle({margin, builder.cursor(), contentWidth, columnRule}, Ink::Rule);
        builder.advance(columnRule);
    }

    /// A section with nothing in it is worth one line.
    void placeEmpty(PageBuilder& builder) const
    {
        const auto title = m_setter.wrap(m_section.title, TextStyle::ColumnTitle, contentWidth * emptyTitle);
        const auto text
            = m_setter.wrap(m_section.whenEmpty, TextStyle::Body, contentWidth * (1 - emptyTitle) - columnGap);
        const qreal height = std::max(title.height(), text.height());
        const qreal above = builder.isAtTop() ? 0 : emptyGap;
        if (above + height + 2 * rowPadding > builder.remaining() && !builder.isAtTop())
            builder.breakPage();
        else
            builder.advance(above);
        const qreal lift = text.lineHeight() - title.lineHeight(); // on one base line
        builder.page().addText(title, {margin, builder.cursor() + rowPadding + lift}, Ink::Text);
        builder.page().addText(
            text, {margin + contentWidth * emptyTitle + columnGap, builder.cursor() + rowPadding}, Ink::Muted);
        builder.advance(height + 2 * rowPadding);
    }

    static void addSign(Page& page, CellStyle style, const QRectF& square)
    {
        if (style == CellStyle::Error)
            page.addErrorSign(square);
        else if (style == CellStyle::Warning)
            page.addWarningSign(square);
        else
            page.addNoteSign(square);
    }

    static void placeRow(PageBuilder& builder, const LaidRow& row, int first, int count)
    {
        auto& page = builder.page();
        const qreal top = builder.cursor() + rowPadding;
        for (const auto& cell : row.cells) {
            const int lines = std::clamp(cell.text.lineCount() - first, 0, count);
            page.addLines(cell.text, first, lines, {cell.left, top}, ink(cell.style));
            if (hasSign(cell.style) && first == 0) {
                const qreal y = top + (row.lineHeight - signSide) / 2;
                addSign(page, cell.style, {cell.left - signIndent, y, signSide, signSide});
            }
        }
        builder.advance(count * row.lineHeight + 2 * rowPadding);
        page.addRectangle({margin, builder.cursor(), contentWidth, rowRule}, Ink::Hairline);
        builder.advance(rowRule);
    }

    /// A row that is higher than the page: as many lines as fit, again and again.
    void placeTorn(PageBuilder& builder, const LaidRow& row) const
    {
        for (int first = 0; first < row.lines;) {
            const auto room = static_cast<int>((builder.remaining() - 2 * rowPadding) / row.lineHeight);
            const int count = std::clamp(room, 1, row.lines - first);
            placeRow(builder, row, first, count);
            first += count;
            if (first < row.lines)
                goOn(builder);
        }
    }

    const Section& m_section;
    const TextSetter& m_setter;
    std::vector<qreal> m_widths;
    std::vector<qreal> m_lefts;
    std::vector<LaidRow> m_rows;
    LaidRow m_titles;
    bool m_hasTitles = false;
};

} // namespace

namespace {

/// Columns wider than they want to be give to those that are narrower than they want, each in proportion.
void lend(std::vector<qreal>& widths, const std::vector<qreal>& wanted)
{
    qreal missing = 0;
    qreal spare = 0;
    for (std::size_t index = 0; index < widths.size(); ++index) {
        missing += std::max(wanted[index] - widths[index], 0.0);
        spare += std::max(widths[index] - wanted[index], 0.0);
    }
    if (missing <= 0 || spare <= 0)
        return;
    const qreal lent = std::min(missing, spare);
    for (std::size_t index = 0; index < widths.size(); ++index) {
        const qreal difference = wanted[index] - widths[index];
        widths[index] += difference * lent / (difference > 0 ? missing : spare);
    }
}

} // namespace

std::vector<qreal> columnWidths(const std::vector<Column>& columns, const std::vector<ColumnNeed>& needs, qreal width)
{
    const int shares = std::accumulate(columns.begin(), columns.end(), 0,
        [](int sum, const Column& column) { return sum + std::max(column.share, 1); });
    std::vector<qreal> widths;
    std::vector<qreal> words;
    std::vector<qreal> lines;
    for (std::size_t index = 0; index < columns.size(); ++index) {
        widths.push_back(width * std::max(columns[index].share, 1) / shares);
        words.push_back(std::min(needs[index].word, width * widestGuard));
        lines.push_back(std::max(needs[index].line, words.back()));
    }
    lend(widths, words);
    lend(widths, lines);
    return widths;
}

void layOutSection(const Section& section, const TextSetter& setter, PageBuilder& builder)
{
    Table(section, setter).place(builder);
}

} // namespace meterbench::sheet
