// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ordersheet/order_sheet.h"
#include "workbench/sheet/page_builder.h"

/// A section of the sheet as a table on the pages: heading, introduction, columns by their shares, rows. A row is never
/// split unless it is higher than a page; a heading never stands without a row; headings are repeated where a table
/// goes on. Main thread.
namespace meterbench::sheet {

void layOutSection(const ordersheet::Section& section, const TextSetter& setter, PageBuilder& builder);

/// What the content of a column would like.
struct ColumnNeed {
    qreal word = 0; ///< width of its longest word
    qreal line = 0; ///< width of its longest text without a break
};

/// Widths of the columns: by their shares; yet a column takes from those with room to spare what its longest word
/// needs, and after that what its longest line needs. @param width the sum of the result
[[nodiscard]] std::vector<qreal> columnWidths(
    const std::vector<ordersheet::Column>& columns, const std::vector<ColumnNeed>& needs, qreal width);

} // namespace meterbench::sheet
