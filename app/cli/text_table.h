// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"

#include <string>
#include <string_view>
#include <vector>

/// Rows with aligned columns for people. It measures characters, not bytes, and knows nothing of what the cells say.
namespace meterbench::cli {

struct TextCell {
    std::string text;
    Style style = Style::Plain;
};

class TextTable {
public:
    /// @param indent blanks before every row
    explicit TextTable(std::size_t indent = 0) : m_indent(indent) { }

    void add(std::vector<TextCell> cells) { m_rows.push_back(std::move(cells)); }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    /// Every row with a line end; the last cell of a row is not padded, and on a terminal broken at its width.
    [[nodiscard]] std::string render(const Console& console) const;

private:
    std::size_t m_indent;
    std::vector<std::vector<TextCell>> m_rows;
};

/// Characters of UTF-8 text (combining marks and wide characters are not told apart; the house's languages have none).
[[nodiscard]] std::size_t width(std::string_view text);

/// The text broken at blanks so that no line is wider than `columns`, every line after the first indented.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns);

} // namespace meterbench::cli
