// SPDX-License-Identifier: Apache-2.0
#include "app/cli/text_table.h"

#include <algorithm>

namespace meterbench::cli {

std::size_t width(std::string_view text)
{
    constexpr unsigned continuationMask = 0xC0U;
    constexpr unsigned continuation = 0x80U;
    return static_cast<std::size_t>(std::ranges::count_if(text,
        [](char character) { return (static_cast<unsigned char>(character) & continuationMask) != continuation; }));
}

std::string TextTable::render(const Console& console) const
{
    std::vector<std::size_t> widths;
    for (const auto& row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i + 1 < row.size(); ++i)
            widths[i] = std::max(widths[i], width(row[i].text));
    }
    // Where the last cell begins; a terminal that leaves it no room for a few words breaks it itself.
    constexpr std::size_t fewWords = 24;
    std::string result;
    for (const auto& row : m_rows) {
        result.append(m_indent, ' ');
        std::size_t column = m_indent;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool isBroken = i + 1 == row.size() && console.isTerminal() && column + fewWords <= console.columns();
            const std::string& text = row[i].text;
            result.append(console.styled(row[i].style, isBroken ? wrapped(text, column, console.columns()) : text));
            column += i + 1 < row.size() ? widths[i] + 2 : 0;
            if (i + 1 < row.size())
                result.append(widths[i] - width(row[i].text) + 2, ' ');
        }
        while (!result.empty() && result.back() == ' ')
            result.pop_back();
        result.push_back('\n');
    }
    return result;
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns)
{
    std::string result;
    std::size_t column = indent;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        const std::size_t length = width(word);
        if (!result.empty() && column + 1 + length > columns) {
            result.push_back('\n');
            result.append(indent, ' ');
            column = indent;
        } else if (!result.empty()) {
            result.push_back(' ');
            ++column;
        }
        result.append(word);
        column += length;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

} // namespace meterbench::cli
