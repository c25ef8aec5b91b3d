// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

/// Bytes → records of a table after RFC 4180: fields in quotation marks, line breaks inside them, either line end, a
/// byte-order mark. It reads through a function handed in, keeps one buffer of fixed size whatever comes, and knows
/// nothing of what the columns mean. A damaged record costs its first line and no more: reading goes on at the next.
/// One owner, one thread.
namespace meterbench {

/// Fills the span from the front. @return number of bytes, 0 at the end. Errors are passed on by CsvReader::next().
using ByteSource = std::function<Result<std::size_t>(std::span<char> buffer)>;

enum class CsvFault {
    None,
    QuoteUnclosed, ///< a field's quotation mark is never closed
    QuoteMisplaced, ///< a quotation mark inside a bare field, or text after a closing one
    LineTooLong
};

struct CsvRecord {
    std::uint64_t line = 0; ///< where it begins; the first line is 1
    CsvFault fault = CsvFault::None;
    std::span<const std::string_view>
        fields; ///< without quotation marks; empty with a fault; an empty line is one empty field
};

class CsvReader {
public:
    static constexpr std::size_t defaultLimit = 64U * 1024U;
    /// A line that is given up is read on to its end for so many bytes: what is longer has none.
    static constexpr std::size_t longestSkip = 16U * 1024U * 1024U;

    /// @param limit longest record in bytes
    explicit CsvReader(ByteSource source, char separator = ',', std::size_t limit = defaultLimit);

    /// Reads the next record; what it holds is valid until the next call. @return false at the end. Errors: the
    /// source's, `csv-line-endless` {line, limit}.
    [[nodiscard]] Result<bool> next(CsvRecord& record);

    /// For the records to come.
    void setSeparator(char separator) { m_separator = separator; }

private:
    enum class Scan { Complete, NeedsMore, Unclosed, Misplaced, TooLong };
    struct Extent {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool isEscaped = false; ///< holds doubled quotation marks
    };

    [[nodiscard]] Result<void> refill();
    [[nodiscard]] Scan scan();
    [[nodiscard]] Scan scanQuoted();
    [[nodiscard]] Scan scanQuotedField(std::size_t& position, Extent& extent);
    [[nodiscard]] bool scanBareField(std::size_t& position, Extent& extent) const;
    void splitBare(std::size_t end);
    void finish(CsvRecord& record);
    [[nodiscard]] Result<bool> skipLine(CsvRecord& record, CsvFault fault);
    [[nodiscard]] std::size_t lineEnd(std::size_t from, std::size_t to) const;
    /// What happens at the end of what may be looked at, outside of quotation marks when the record is not complete
    /// there.
    [[nodiscard]] Scan atWindowEnd(Scan whenEnded, Scan whenFull) const;
    [[nodiscard]] std::string_view unescaped(const Extent& extent);

    ByteSource m_source;
    char m_separator;
    std::size_t m_limit;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; ///< of the record to be read
    std::size_t m_end = 0; ///< of what was read
    std::size_t m_window = 0; ///< end of what a record may reach: never depends on how the bytes arrived
    std::size_t m_next = 0; ///< behind the record just scanned
    bool m_sourceEnded = false;
    bool m_started = false;
    std::uint64_t m_line = 1;
    std::uint64_t m_lines = 0; ///< line ends in the record just scanned
    std::vector<Extent> m_extents;
    std::vector<std::string_view> m_fields;
};

} // namespace meterbench
