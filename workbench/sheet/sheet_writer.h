// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/ordersheet/order_sheet.h"

#include <QString>

#include <string>
#include <string_view>

/// An order sheet as a file: PDF by the painter; HTML, CSV, XLSX and JSON from the same content. Each maker gives the
/// bytes, the same for the same sheet; writeSheet() puts them on disk, whole or not at all.
/// Main thread.
namespace meterbench::sheet {

/// Vector PDF, fonts embedded; it carries the sheet's date. Needs a QGuiApplication. Errors: those of SheetPainter.
[[nodiscard]] Result<std::string> makePdf(const ordersheet::OrderSheet& sheet);

/// One self-contained page, well-formed as XML too: barcodes as inline SVG, light and dark, print style. Error:
/// `barcode-impossible`.
[[nodiscard]] Result<std::string> makeHtml(const ordersheet::OrderSheet& sheet);

enum class ByteOrderMark { None, Written };

/// How a CSV is written: by itself as RFC 4180 has it.
struct CsvForm {
    char separator = ',';
    ByteOrderMark mark = ByteOrderMark::None;
};

/// As the spreadsheets of the language's country open it by a double click: their separator, and a byte order mark.
[[nodiscard]] CsvForm spreadsheetForm(text::Language language);

/// RFC 4180, UTF-8. Columns: section id, kind ("heading" for column titles, "row"), the row's stable id and raw value,
/// then as many texts as the widest section has columns. The section "sheet" comes first: title, codes, date. A text
/// that a spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] std::string makeCsv(const ordersheet::OrderSheet& sheet, CsvForm form = {});

/// A workbook: a first worksheet with title and codes, then one worksheet per section. Everything is text, so that "05"
/// keeps its zero. Errors: `file-unwritable` (of the temporary file).
[[nodiscard]] Result<std::string> makeXlsx(const ordersheet::OrderSheet& sheet);

/// Canonical JSON of the sheet: two spaces, members in fixed order, one line end at the end.
[[nodiscard]] std::string makeJson(const ordersheet::OrderSheet& sheet);

/// @param format "pdf", "html", "csv", "xlsx" or "json", in either case. Errors: `sheet-format` {extension}, those of
/// the makers.
[[nodiscard]] Result<std::string> makeSheet(
    const ordersheet::OrderSheet& sheet, std::string_view format, CsvForm form = {});

/// Makes what the extension names and writes it. Errors: those of makeSheet() and of files::writeFile().
[[nodiscard]] Result<void> writeSheet(const ordersheet::OrderSheet& sheet, const QString& path, CsvForm form = {});

} // namespace meterbench::sheet
