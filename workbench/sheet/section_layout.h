// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ordersheet/order_sheet.h"
#include "workbench/sheet/page_builder.h"

/// A section of the sheet as a table on the pages: heading, introduction, columns by their shares, rows. A row is never
/// split unless it is higher than a page; a heading never stands without a row; headings are repeated where a table
/// goes on. Main thread.
namespace meterbench::sheet {

void layOutSection(const ordersheet::Section& section, const TextSetter& setter, PageBuilder& builder);

/// Widths of the columns: by their shares, yet a column is not made narrower than its longest word while others have
/// room to give.
/// @param words width each column needs; their sum with the result is @param width
[[nodiscard]] std::vector<qreal> columnWidths(
    const std::vector<ordersheet::Column>& columns, const std::vector<qreal>& words, qreal width);

} // namespace meterbench::sheet
