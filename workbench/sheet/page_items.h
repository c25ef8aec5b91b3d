// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/sheet/barcode.h"
#include "workbench/sheet/text_block.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <vector>

class QPainter;

/// A laid-out page as a list of things to draw, in sheet units from the upper left corner of the paper; and the few
/// shapes and inks of the sheet. It decides no position. Main thread.
namespace meterbench::sheet {

enum class Ink { Text, Muted, Accent, Error, Warning, Note, Rule, Hairline, ErrorPanel, Black, Paper };

struct Page {
    struct Shape {
        QPainterPath path;
        Ink ink = Ink::Text;
    };
    struct Line {
        TextBlock text;
        int line = 0;
        QPointF origin; ///< of the block, so that its line `line` stands where it belongs
        Ink ink = Ink::Text;
    };
    std::vector<Shape> shapes; ///< drawn first, in this order
    std::vector<Line> lines;

    void addText(const TextBlock& text, QPointF topLeft, Ink ink);
    /// Some of the block's lines; the first of them stands at topLeft.
    void addLines(const TextBlock& text, int first, int count, QPointF topLeft, Ink ink);
    void addRectangle(const QRectF& rectangle, Ink ink);
    void addBarcode(const BarcodeSymbol& symbol, const QRectF& area);
    /// Triangle with a stroke for an error, hollow triangle for a warning, ring for a note: told apart without colour.
    void addErrorSign(const QRectF& square);
    void addWarningSign(const QRectF& square);
    void addNoteSign(const QRectF& square);

    /// The painter's unit must be the sheet unit.
    void paint(QPainter& painter) const;
};

} // namespace meterbench::sheet
