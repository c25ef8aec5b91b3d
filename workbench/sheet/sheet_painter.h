// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/ordersheet/order_sheet.h"

#include <QSizeF>

#include <memory>

class QPagedPaintDevice;
class QPainter;

/// An order sheet laid out on A4 pages, ready to be painted on anything: PDF, printer, print preview, picture. Desktop
/// and command line use this one painter, and pages break alike on all devices. It keeps what it needs of the sheet.
/// Needs a QGuiApplication; main thread.
namespace meterbench::sheet {

class SheetPainter {
public:
    /// Lays the sheet out. Errors: `sheet-font`, `barcode-impossible`.
    [[nodiscard]] static Result<SheetPainter> create(const ordersheet::OrderSheet& sheet);

    SheetPainter(SheetPainter&&) noexcept;
    SheetPainter& operator=(SheetPainter&&) noexcept;
    SheetPainter(const SheetPainter&) = delete;
    SheetPainter& operator=(const SheetPainter&) = delete;
    ~SheetPainter();

    [[nodiscard]] int pageCount() const;

    /// A4 in points (1/72 inch).
    [[nodiscard]] static QSizeF pageSize();

    /// Paints a page (from 0) with its upper left corner at the painter's origin, one painter unit being a point: scale
    /// before.
    void paintPage(QPainter& painter, int page) const;

    /// Sets A4 upright without margins and paints all pages, or those the device's page ranges name. QPdfWriter and
    /// QPrinter are such devices; a slot of QPrintPreviewWidget::paintRequested calls this. Error: `print-failed`.
    [[nodiscard]] Result<void> paint(QPagedPaintDevice& device) const;

private:
    struct Content;
    explicit SheetPainter(std::unique_ptr<const Content> content);

    std::unique_ptr<const Content> m_content;
};

} // namespace meterbench::sheet
