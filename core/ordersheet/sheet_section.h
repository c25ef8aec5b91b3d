// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

/// What an order-code sheet is made of: tables under headings, in words that are ready to be shown. Plain values; what
/// stands in them is order_sheet.h's, how they look workbench/sheet's.
namespace meterbench::ordersheet {

enum class CellStyle { Normal, Code, Muted, Error, Warning, Note };
/// Source: keys of papers; on paper a number that the list of sources explains.
enum class ColumnKind { Text, Code, Number, Source };

struct Column {
    std::string title;
    int share = 1; ///< of the width
    ColumnKind kind = ColumnKind::Text;
};

struct Cell {
    std::string text;
    CellStyle style = CellStyle::Normal;
};

struct Row {
    std::vector<Cell> cells; ///< as many as the section has columns
    std::string id = {}; ///< stable in every language: a JSON Pointer into the document, else the id of what is listed
    std::string value = {}; ///< as the document holds it: "8", "true", "active-import-total"
};

/// A table under a heading; `intro` stands between them. A section without rows says so by `whenEmpty`.
struct Section {
    std::string id; ///< stable: "findings", "order", "type-code", "configuration", …
    std::string title;
    std::string intro;
    std::string whenEmpty;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

} // namespace meterbench::ordersheet
