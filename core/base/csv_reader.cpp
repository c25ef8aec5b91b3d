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
        Scan result = m_begin == m_end && !m_sourceEnded ? Scan::NeedsMore : scan();
        if (result == Scan::NeedsMore && !m_sourceEnded && m_end - m_begin < m_limit) {
            if (auto filled = refill(); !filled)
                return tl::unexpected<Error>(std::move(filled.error()));
            continue;
        }
        if (m_begin == m_end)
            return false;
        switch (result) {
        case Scan::Complete:
            if (m_next - m_begin > m_limit)
                return skipLine(record, CsvFault::LineTooLong);
            finish(record);
            return true;
        case Scan::NeedsMore:
            return skipLine(record, CsvFault::LineTooLong);
        case Scan::Unclosed:
            if (!m_sourceEnded && m_end - m_begin < m_limit) {
                if (auto filled = refill(); !filled)
                    return tl::unexpected<Error>(std::move(filled.error()));
                continue;
            }
            return skipLine(record, CsvFault::QuoteUnclosed);
        case Scan::Misplaced:
            return skipLine(record, CsvFault::QuoteMisplaced);
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

std::size_t CsvReader::lineEnd(std::size_t from) const
{
    const void* found = std::memchr(m_buffer.data() + from, '\n', m_end - from);
    return found == nullptr ? none : static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
}

/// Finds the end of the record at m_begin and the extents of its fields.
CsvReader::Scan CsvReader::scan()
{
    if (!m_started)
        return Scan::NeedsMore; // the first three bytes decide whether there is a byte-order mark
    const std::size_t found = lineEnd(m_begin);
    if (found == none && !m_sourceEnded)
        return Scan::NeedsMore;
    const std::size_t end = found == none ? m_end : found;
    if (std::memchr(m_buffer.data() + m_begin, '"', end - m_begin) != nullptr)
        return scanQuoted();
    m_next = found == none ? m_end : found + 1;
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

CsvReader::Scan CsvReader::scanQuoted()
{
    m_extents.clear();
    m_lines = 1;
    std::size_t position = m_begin;
    for (;;) {
        Extent extent;
        if (position < m_end && m_buffer[position] == '"') {
            extent.begin = ++position;
            for (;;) {
                const void* found = std::memchr(m_buffer.data() + position, '"', m_end - position);
                if (found == nullptr)
                    return Scan::Unclosed;
                const auto quote = static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
                if (quote + 1 == m_end && !m_sourceEnded)
                    return Scan::Unclosed; // the next byte decides whether it is doubled
                extent.end = quote;
                position = quote + 1;
                if (position == m_end || m_buffer[position] != '"')
                    break;
                extent.isEscaped = true;
                ++position;
            }
            m_lines += static_cast<std::uint64_t>(
                std::count(m_buffer.data() + extent.begin, m_buffer.data() + extent.end, '\n'));
        } else {
            extent.begin = position;
            while (position < m_end && m_buffer[position] != m_separator && m_buffer[position] != '\n') {
                if (m_buffer[position] == '"')
                    return Scan::Misplaced;
                ++position;
            }
            extent.end = position;
            const bool isLast = position == m_end || m_buffer[position] == '\n';
            if (isLast && extent.end > extent.begin && m_buffer[extent.end - 1] == '\r')
                --extent.end;
        }
        m_extents.push_back(extent);
        // A quoted last field may be followed by the carriage return of the line end.
        if (position < m_end && m_buffer[position] == '\r' && (position + 1 == m_end || m_buffer[position + 1] == '\n'))
            ++position;
        if (position == m_end) {
            m_next = m_end;
            return m_sourceEnded ? Scan::Complete : Scan::NeedsMore;
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
    for (;;) {
        const std::size_t end = lineEnd(m_begin);
        if (end != none) {
            m_begin = end + 1;
            break;
        }
        record.fault = m_end - m_begin >= m_limit ? CsvFault::LineTooLong : record.fault;
        m_begin = m_end;
        if (m_sourceEnded)
            break;
        if (auto filled = refill(); !filled)
            return tl::unexpected<Error>(std::move(filled.error()));
    }
    ++m_line;
    return true;
}

} // namespace meterbench
