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

std::string csvField(std::string_view text, char separator)
{
    std::string value = looksLikeFormula(text) ? "'" : "";
    value += text;
    if (value.find_first_of("\"\r\n") == std::string::npos && value.find(separator) == std::string::npos)
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
    Records(std::size_t texts, CsvForm form) : m_texts(texts), m_separator(form.separator)
    {
        if (form.mark == ByteOrderMark::Written)
            m_bytes = "\xef\xbb\xbf";
    }

    void add(std::string_view section, std::string_view kind, std::string_view id, std::string_view value,
        const std::vector<std::string>& texts)
    {
        m_bytes += csvField(section, m_separator);
        for (const auto each : {kind, id, value})
            m_bytes += m_separator + csvField(each, m_separator);
        for (std::size_t index = 0; index < m_texts; ++index) {
            m_bytes += m_separator;
            if (index < texts.size())
                m_bytes += csvField(texts[index], m_separator);
        }
        m_bytes += "\r\n";
    }
    void addFact(std::string_view id, const std::string& value) { add("sheet", "row", id, value, {value}); }

    [[nodiscard]] std::string take() && { return std::move(m_bytes); }

private:
    std::size_t m_texts;
    char m_separator;
    std::string m_bytes;
};

} // namespace

CsvForm spreadsheetForm(text::Language language)
{
    // Where the comma is in the numbers, the spreadsheets of the country divide by semicolons.
    return {text::decimalSign(language) == ',' ? ';' : ',', ByteOrderMark::Written};
}

std::string makeCsv(const ordersheet::OrderSheet& sheet, CsvForm form)
{
    std::size_t texts = 2;
    for (const auto& section : sheet.sections)
        texts = std::max(texts, section.columns.size());
    Records records(texts, form);

    std::vector<std::string> header;
    for (std::size_t index = 1; index <= texts; ++index)
        header.push_back("text" + std::to_string(index));
    records.add("section", "kind", "id", "value", header);
    records.addFact("title", sheet.title);
    records.addFact("subtitle", sheet.subtitle);
    records.addFact("type_code", sheet.typeCode);
    records.addFact("type_code_grouped", sheet.typeCodeGrouped);
    records.addFact("configuration", sheet.configuration);
    records.addFact("date", sheet.date);
    records.addFact("revision", sheet.revision);
    if (sheet.hasErrors)
        records.addFact("error_banner", sheet.errorBanner);
    records.addFact("not_the_maker", sheet.notTheMaker);
    for (const auto& section : sheet.sections) {
        std::vector<std::string> titles;
        for (const auto& column : section.columns)
            titles.push_back(column.title);
        records.add(section.id, "heading", {}, {}, titles);
        for (const auto& row : section.rows) {
            std::vector<std::string> cells;
            for (const auto& cell : row.cells)
                cells.push_back(cell.text);
            records.add(section.id, "row", row.id, row.value, cells);
        }
    }
    return std::move(records).take();
}

} // namespace meterbench::sheet
