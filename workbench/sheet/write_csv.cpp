// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/sheet_writer.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace meterbench::sheet {
namespace {

/// "+4", "−40" and "-40.5" are numbers; anything else that begins like them could be a formula.
bool isPlainNumber(std::string_view text)
{
    return text.size() > 1
        && std::ranges::all_of(text.substr(1), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
}

bool looksLikeFormula(std::string_view text)
{
    if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos)
        return false;
    return !((text.front() == '+' || text.front() == '-') && isPlainNumber(text));
}

std::string quoted(std::string_view text)
{
    std::string value = looksLikeFormula(text) ? "'" : "";
    value += text;
    if (value.find_first_of("\",\r\n") == std::string::npos)
        return value;
    std::string result = "\"";
    for (const char character : value) {
        if (character == '"')
            result += '"';
        result += character;
    }
    return result + '"';
}

/// Writes records of equal length, as the RFC wants them.
class Records {
public:
    explicit Records(std::size_t texts) : m_texts(texts) { }

    void add(std::string_view section, std::string_view kind, const std::vector<std::string>& texts)
    {
        m_bytes += quoted(section);
        m_bytes += ',';
        m_bytes += quoted(kind);
        for (std::size_t index = 0; index < m_texts; ++index) {
            m_bytes += ',';
            if (index < texts.size())
                m_bytes += quoted(texts[index]);
        }
        m_bytes += "\r\n";
    }

    [[nodiscard]] std::string take() && { return std::move(m_bytes); }

private:
    std::size_t m_texts;
    std::string m_bytes;
};

} // namespace

std::string makeCsv(const ordersheet::OrderSheet& sheet)
{
    std::size_t texts = 2;
    for (const auto& section : sheet.sections)
        texts = std::max(texts, section.columns.size());
    Records records(texts);

    std::vector<std::string> header;
    for (std::size_t index = 1; index <= texts; ++index)
        header.push_back("text" + std::to_string(index));
    records.add("section", "kind", header);
    records.add("sheet", "row", {"title", sheet.title});
    records.add("sheet", "row", {"subtitle", sheet.subtitle});
    records.add("sheet", "row", {"type_code", sheet.typeCode});
    records.add("sheet", "row", {"type_code_grouped", sheet.typeCodeGrouped});
    records.add("sheet", "row", {"configuration", sheet.configuration});
    records.add("sheet", "row", {"date", sheet.date});
    records.add("sheet", "row", {"revision", sheet.revision});
    if (sheet.hasErrors)
        records.add("sheet", "row", {"error_banner", sheet.errorBanner});
    records.add("sheet", "row", {"not_the_maker", sheet.notTheMaker});
    for (const auto& section : sheet.sections) {
        std::vector<std::string> titles;
        for (const auto& column : section.columns)
            titles.push_back(column.title);
        records.add(section.id, "heading", titles);
        for (const auto& row : section.rows) {
            std::vector<std::string> cells;
            for (const auto& cell : row.cells)
                cells.push_back(cell.text);
            records.add(section.id, "row", cells);
        }
    }
    return std::move(records).take();
}

} // namespace meterbench::sheet
