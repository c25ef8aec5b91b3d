// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/footnotes.h"

#include <map>

namespace meterbench::sheet {
namespace {

using ordersheet::ColumnKind;

/// "S-CT, TD" → "3, 7"; what the list of sources does not know stays as it is.
std::string numbersOf(const std::string& keys, const std::map<std::string, std::string>& numbers)
{
    std::string text;
    for (std::size_t begin = 0; begin < keys.size();) {
        const auto end = std::min(keys.find(", ", begin), keys.size());
        const auto key = keys.substr(begin, end - begin);
        const auto known = numbers.find(key);
        text += (text.empty() ? "" : ", ") + (known == numbers.end() ? key : known->second);
        begin = end + 2;
    }
    return text;
}

} // namespace

ordersheet::OrderSheet withFootnotes(ordersheet::OrderSheet sheet)
{
    std::map<std::string, std::string> numbers;
    for (auto& section : sheet.sections) {
        if (section.id != "papers")
            continue;
        for (auto& row : section.rows) {
            auto& key = row.cells.front().text;
            const auto number = std::to_string(numbers.size() + 1);
            numbers.emplace(key, number);
            key = number + "  " + key;
        }
    }
    for (auto& section : sheet.sections)
        for (std::size_t column = 0; column < section.columns.size(); ++column)
            if (section.columns[column].kind == ColumnKind::Source)
                for (auto& row : section.rows)
                    if (column < row.cells.size())
                        row.cells[column].text = numbersOf(row.cells[column].text, numbers);
    return sheet;
}

} // namespace meterbench::sheet
