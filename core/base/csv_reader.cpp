// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv_reader.h"

#include <algorithm>
#include <cstring>

namespace meterbench {
namespace {

constexpr std::size_t chunk = 128U * 1024U;
constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

} // namespace

CsvReader::CsvReader(ByteSource source, char separator, std::size_t limit)
    : m_source(std::move(source)), m_separator(separator), m_limit(limit), m_buffer(limit + chunk)
{
}

Result<bool> CsvReader::next(CsvRecord& record)
{
    record = CsvRecord{m_line, CsvFault::None, {}};
    for (;;) {
        if (m_begin == m_end && m_sourceEnded)
            return false;
        switch (scan()) {
        case Scan::Complete:
            finish(record);
            return true;
        case Scan::NeedsMore:
            if (auto filled = refill(); !filled)
                return tl::unexpected<Error>(std::move(filled.error()));
            break;
        case Scan::Unclosed:
            return skipLine(record, CsvFault::QuoteUnclosed);
        case Scan::Misplaced:
            return skipLine(record, CsvFault::QuoteMisplaced);
        case Scan::TooLong:
            return skipLine(record, CsvFault::LineTooLong);
        }
    }
}

Result<void> CsvReader::refill()
{
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    const auto count = m_source(std::span<char>(m_buffer).subspan(m_end));
    if (!count)
        return tl::unexpected<Error>(count.error());
    m_sourceEnded = *count == 0;
    m_end += *count;
    if (!m_started && (m_end >= byteOrderMark.size() || m_sourceEnded)) {
        m_started = true;
        if (std::string_view(m_buffer.data(), m_end).starts_with(byteOrderMark))
            m_begin = byteOrderMark.size();
    }
    return {};
}

std::size_t CsvReader::lineEnd(std::size_t from, std::size_t to) const
{
    const void* found = std::memchr(m_buffer.data() + from, '\n', to - from);
    return found == nullptr ? none : static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
}

CsvReader::Scan CsvReader::atWindowEnd(Scan whenEnded, Scan whenFull) const
{
    if (m_end - m_begin >= m_limit)
        return whenFull;
    return m_sourceEnded ? whenEnded : Scan::NeedsMore;
}

/// Finds the end of the record at m_begin and the extents of its fields.
CsvReader::Scan CsvReader::scan()
{
    if (!m_started)
        return Scan::NeedsMore; // the first three bytes decide whether there is a byte-order mark
    m_window = std::min(m_end, m_begin + m_limit);
    const std::size_t found = lineEnd(m_begin, m_window);
    if (found == none) {
        if (const Scan scan = atWindowEnd(Scan::Complete, Scan::TooLong); scan != Scan::Complete)
            return scan;
    }
    const std::size_t end = found == none ? m_window : found;
    if (std::memchr(m_buffer.data() + m_begin, '"', end - m_begin) != nullptr)
        return scanQuoted();
    m_next = found == none ? m_window : found + 1;
    m_lines = 1;
    splitBare(end);
    return Scan::Complete;
}

void CsvReader::splitBare(std::size_t end)
{
    if (end > m_begin && m_buffer[end - 1] == '\r')
        --end;
    m_extents.clear();
    std::size_t begin = m_begin;
    for (;;) {
        const void* found = std::memchr(m_buffer.data() + begin, m_separator, end - begin);
        if (found == nullptr)
            break;
        const auto position = static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
        m_extents.push_back({begin, position, false});
        begin = position + 1;
    }
    m_extents.push_back({begin, end, false});
}

/// From behind the opening quotation mark to behind the closing one.
CsvReader::Scan CsvReader::scanQuotedField(std::size_t& position, Extent& extent)
{
    extent.begin = ++position;
    for (;;) {
        const void* found = std::memchr(m_buffer.data() + position, '"', m_window - position);
        if (found == nullptr)
            return atWindowEnd(Scan::Unclosed, Scan::Unclosed);
        extent.end = static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
        position = extent.end + 1;
        if (position == m_window) { // the next byte decides whether the mark is doubled
            const Scan scan = atWindowEnd(Scan::Complete, Scan::Unclosed);
            if (scan != Scan::Complete)
                return scan;
        }
        if (position == m_window || m_buffer[position] != '"')
            break;
        extent.isEscaped = true;
        ++position;
    }
    m_lines
        += static_cast<std::uint64_t>(std::count(m_buffer.data() + extent.begin, m_buffer.data() + extent.end, '\n'));
    return Scan::Complete;
}

/// Up to the separator or the line end; false when a quotation mark stands in it.
bool CsvReader::scanBareField(std::size_t& position, Extent& extent) const
{
    extent.begin = position;
    while (position < m_window && m_buffer[position] != m_separator && m_buffer[position] != '\n') {
        if (m_buffer[position] == '"')
            return false;
        ++position;
    }
    extent.end = position;
    const bool isLast = position == m_window || m_buffer[position] == '\n';
    if (isLast && extent.end > extent.begin && m_buffer[extent.end - 1] == '\r')
        --extent.end;
    return true;
}

CsvReader::Scan CsvReader::scanQuoted()
{
    m_extents.clear();
    m_lines = 1;
    std::size_t position = m_begin;
    for (;;) {
        Extent extent;
        if (position < m_window && m_buffer[position] == '"') {
            if (const Scan scan = scanQuotedField(position, extent); scan != Scan::Complete)
                return scan;
        } else if (!scanBareField(position, extent)) {
            return Scan::Misplaced;
        }
        m_extents.push_back(extent);
        // A quoted last field may be followed by the carriage return of the line end.
        if (position + 1 < m_window && m_buffer[position] == '\r' && m_buffer[position + 1] == '\n')
            ++position;
        else if (position + 1 == m_window && m_buffer[position] == '\r')
            ++position;
        if (position == m_window) {
            m_next = m_window;
            return atWindowEnd(Scan::Complete, Scan::TooLong);
        }
        if (m_buffer[position] == '\n') {
            m_next = position + 1;
            return Scan::Complete;
        }
        if (m_buffer[position] != m_separator)
            return Scan::Misplaced;
        ++position;
    }
}

std::string_view CsvReader::unescaped(const Extent& extent)
{
    char* const begin = m_buffer.data() + extent.begin;
    if (!extent.isEscaped)
        return {begin, extent.end - extent.begin};
    char* write = begin;
    for (const char* read = begin; read < m_buffer.data() + extent.end; ++read) {
        *write++ = *read;
        if (*read == '"')
            ++read;
    }
    return {begin, static_cast<std::size_t>(write - begin)};
}

void CsvReader::finish(CsvRecord& record)
{
    m_fields.clear();
    for (const Extent& extent : m_extents)
        m_fields.push_back(unescaped(extent));
    record.fields = m_fields;
    m_begin = m_next;
    m_line += m_lines;
}

/// Gives up the first line of the record; reading goes on behind it.
Result<bool> CsvReader::skipLine(CsvRecord& record, CsvFault fault)
{
    record.fault = fault;
    std::size_t skipped = 0;
    for (;;) {
        const std::size_t end = lineEnd(m_begin, m_end);
        if (end != none) {
            m_begin = end + 1;
            break;
        }
        skipped += m_end - m_begin;
        m_begin = m_end;
        if (m_sourceEnded)
            break;
        if (skipped > longestSkip)
            return failure(
                "csv-line-endless", {{"line", std::to_string(m_line)}, {"limit", std::to_string(longestSkip)}});
        if (auto filled = refill(); !filled)
            return tl::unexpected<Error>(std::move(filled.error()));
    }
    ++m_line;
    return true;
}

} // namespace meterbench
