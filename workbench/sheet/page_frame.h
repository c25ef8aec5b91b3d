// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/ordersheet/order_sheet.h"
#include "workbench/sheet/page_builder.h"

/// What stands around the sections: the masthead of the first page with both barcodes, the running head of the others,
/// the mark of a sheet with errors, the foot of each. Main thread.
namespace meterbench::sheet {

class PageFrame {
public:
    /// Both must outlive the frame.
    PageFrame(const ordersheet::OrderSheet& sheet, const TextSetter& setter);

    /// Where content begins on the pages after the first, and ends on each.
    [[nodiscard]] qreal top() const;
    [[nodiscard]] qreal bottom() const;

    /// Draws the masthead and moves on below it. Error: `barcode-impossible`.
    [[nodiscard]] Result<void> addMasthead(PageBuilder& builder) const;

    /// @param number from 1
    void addRunningHead(Page& page) const;
    void addFoot(Page& page, std::size_t number, std::size_t count) const;

private:
    /// The mark across the page; returns its height.
    qreal addErrorBanner(Page& page, qreal y) const;
    [[nodiscard]] TextBlock bannerText() const;
    [[nodiscard]] TextBlock makerText() const;

    const ordersheet::OrderSheet& m_sheet;
    const TextSetter& m_setter;
};

} // namespace meterbench::sheet
