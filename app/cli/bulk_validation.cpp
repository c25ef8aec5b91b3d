// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bulk_validation.h"

#include "app/cli/input_file.h"
#include "core/base/csv_reader.h"
#include "core/configuration/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meterbench::cli {
namespace {

using configuration::Severity;

constexpr std::size_t absent = static_cast<std::size_t>(-1);

struct Columns {
    std::size_t typeCode = absent;
    std::size_t configuration = absent;
    std::size_t number = 0;
};

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

Columns columnsOf(std::span<const std::string_view> names)
{
    Columns columns;
    columns.number = names.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view name = trimmed(names[i]);
        if (name == "type_code" && columns.typeCode == absent)
            columns.typeCode = i;
        else if (name == "configuration" && columns.configuration == absent)
            columns.configuration = i;
    }
    return columns;
}

/// Spreadsheets of countries with a decimal comma separate by semicolons; the first line shows it.
char separatorOf(std::span<const std::string_view> names)
{
    if (names.size() != 1)
        return ',';
    const std::size_t found = names.front().find_first_of(";\t");
    return found == std::string_view::npos ? ',' : names.front()[found];
}

std::vector<std::string_view> split(std::string_view line, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t found = line.find(separator);
        parts.push_back(line.substr(0, found));
        if (found == std::string_view::npos)
            return parts;
        line.remove_prefix(found + 1);
    }
}

std::string_view ruleOf(CsvFault fault)
{
    switch (fault) {
    case CsvFault::QuoteUnclosed:
        return "csv-quote-unclosed";
    case CsvFault::QuoteMisplaced:
        return "csv-quote-misplaced";
    case CsvFault::LineTooLong:
        return "csv-line-too-long";
    case CsvFault::None:
        break;
    }
    return {};
}

/// Judges records and prints their lines; the vectors are kept, so that a line costs no memory of its own.
class LineValidator {
public:
    LineValidator(Console& console, const configuration::Judge& judge, const Columns& columns)
        : m_console(console), m_decoder(judge), m_columns(columns)
    {
    }

    void validate(const CsvRecord& record)
    {
        m_errors.clear();
        m_warnings.clear();
        if (record.fault != CsvFault::None)
            m_errors.push_back(ruleOf(record.fault));
        else
            judge(record.fields);
        m_allOk = m_allOk && m_errors.empty();
        print(record.line);
    }

    [[nodiscard]] bool allOk() const { return m_allOk; }

private:
    void judge(std::span<const std::string_view> fields)
    {
        m_texts.clear();
        for (const std::size_t column : {m_columns.typeCode, m_columns.configuration}) {
            if (column < fields.size() && !trimmed(fields[column]).empty())
                m_texts.push_back(fields[column]);
        }
        const bool isBlank = fields.size() == 1 && trimmed(fields.front()).empty();
        if (fields.size() != m_columns.number && !isBlank) {
            m_errors.emplace_back("csv-field-count");
            return;
        }
        if (m_texts.empty()) {
            m_errors.emplace_back("csv-empty-row");
            return;
        }
        m_decoded = m_decoder.decode(m_texts);
        for (const configuration::Finding& finding : m_decoded.findings) {
            if (finding.severity == Severity::Error)
                addOnce(m_errors, finding.rule);
            else if (finding.severity == Severity::Warning)
                addOnce(m_warnings, finding.rule);
        }
    }

    static void addOnce(std::vector<std::string_view>& rules, std::string_view rule)
    {
        if (std::ranges::find(rules, rule) == rules.end())
            rules.push_back(rule);
    }

    /// Rule ids are letters, digits and dashes: nothing in them needs an escape.
    void print(std::uint64_t line)
    {
        m_console.put(R"({"line":)");
        const fmt::format_int number(line);
        m_console.put({number.data(), number.size()});
        m_console.put(m_errors.empty() ? R"(,"ok":true,"errors":[)" : R"(,"ok":false,"errors":[)");
        put(m_errors);
        m_console.put(R"(],"warnings":[)");
        put(m_warnings);
        m_console.put("]}\n");
    }

    void put(const std::vector<std::string_view>& rules)
    {
        bool isFirst = true;
        for (const std::string_view rule : rules) {
            m_console.put(isFirst ? "\"" : ",\"");
            m_console.put(rule);
            m_console.put("\"");
            isFirst = false;
        }
    }

    Console& m_console;
    configuration::Decoder m_decoder;
    Columns m_columns;
    configuration::Decoded m_decoded;
    std::vector<std::string_view> m_texts;
    std::vector<std::string_view> m_errors;
    std::vector<std::string_view> m_warnings;
    bool m_allOk = true;
};

/// The first record names the columns.
Outcome<Columns> readHeader(CsvReader& reader)
{
    CsvRecord header;
    const auto found = reader.next(header);
    if (!found)
        return fail(ExitCode::InvalidInput, found.error());
    if (header.fault == CsvFault::LineTooLong) {
        return fail(ExitCode::InvalidInput,
            {"csv-line-too-long", {{"line", "1"}, {"limit", std::to_string(CsvReader::defaultLimit)}}, {}});
    }
    if (header.fault != CsvFault::None)
        return fail(ExitCode::InvalidInput, {"csv-quote", {{"line", "1"}}, {}});
    const char separator = separatorOf(header.fields);
    reader.setSeparator(separator);
    const Columns columns = separator == ',' || header.fields.empty()
        ? columnsOf(header.fields)
        : columnsOf(split(header.fields.front(), separator));
    if (columns.typeCode == absent && columns.configuration == absent)
        return fail(ExitCode::InvalidInput, {"csv-columns", {{"columns", "type_code, configuration"}}, {}});
    return columns;
}

} // namespace

Outcome<ExitCode> validateBulk(Session& session, const std::string& file)
{
    session.beginLines();
    const auto judge = session.judge();
    if (!judge)
        return tl::unexpected<Failure>(judge.error());
    const InputFile input(file);
    if (!input.isOpen())
        return fail(ExitCode::InvalidInput, input.unreadable());
    Console& console = session.console();
    CsvReader reader([&](std::span<char> buffer) -> Result<std::size_t> {
        console.flush(); // whoever waits for the answers so far shall have them before we wait for more
        const ssize_t count = console.hasFailed() ? 0 : input.read(buffer);
        if (count < 0)
            return tl::unexpected<Error>(input.unreadable());
        return static_cast<std::size_t>(count);
    });
    const auto columns = readHeader(reader);
    if (!columns)
        return tl::unexpected<Failure>(columns.error());
    LineValidator validator(console, **judge, *columns);
    CsvRecord record;
    for (;;) {
        const auto found = reader.next(record);
        if (!found)
            return fail(ExitCode::InvalidInput, found.error());
        if (!*found)
            break;
        validator.validate(record);
    }
    return validator.allOk() ? ExitCode::Done : ExitCode::InvalidInput;
}

} // namespace meterbench::cli
