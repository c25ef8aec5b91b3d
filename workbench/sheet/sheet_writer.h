// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/ordersheet/order_sheet.h"

#include <QString>

#include <string>
#include <string_view>

/// An order sheet as a file: PDF by the painter; HTML, CSV, XLSX and JSON from the same content. Each maker gives the
/// bytes and is deterministic but for the dates a PDF carries; writeSheet() puts them on disk, whole or not at all.
/// Main thread.
namespace meterbench::sheet {

/// Vector PDF, fonts embedded. Needs a QGuiApplication. Errors: those of SheetPainter.
[[nodiscard]] Result<std::string> makePdf(const ordersheet::OrderSheet& sheet);

/// One self-contained page, well-formed as XML too: barcodes as inline SVG, light and dark, print style. Error:
/// `barcode-impossible`.
[[nodiscard]] Result<std::string> makeHtml(const ordersheet::OrderSheet& sheet);

/// RFC 4180, UTF-8 without byte order mark. Columns: section id, kind ("heading" for column titles, "row"), then as
/// many texts as the widest section has columns. The section "sheet" comes first: title, codes, date. A text that a
/// spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] std::string makeCsv(const ordersheet::OrderSheet& sheet);

/// A workbook: a first worksheet with title and codes, then one worksheet per section. Everything is text, so that "05"
/// keeps its zero. Errors: `file-unwritable` (of the temporary file).
[[nodiscard]] Result<std::string> makeXlsx(const ordersheet::OrderSheet& sheet);

/// Canonical JSON of the sheet: two spaces, members in fixed order, one line end at the end.
[[nodiscard]] std::string makeJson(const ordersheet::OrderSheet& sheet);

/// @param format "pdf", "html", "csv", "xlsx" or "json", in either case. Errors: `sheet-format` {extension}, those of
/// the makers.
[[nodiscard]] Result<std::string> makeSheet(const ordersheet::OrderSheet& sheet, std::string_view format);

/// Makes what the extension names and writes it. Errors: those of makeSheet() and of files::writeFile().
[[nodiscard]] Result<void> writeSheet(const ordersheet::OrderSheet& sheet, const QString& path);

} // namespace meterbench::sheet
