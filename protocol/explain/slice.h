// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/octets.h"

#include <algorithm>
#include <memory>

/// Octets within a buffer that they keep alive, and where they stand in it, so that an explanation can say what it
/// speaks of. Nothing here reads past an end: what is asked for and not there is simply shorter. Plain values.
namespace meterbench::protocol::explain {

class Slice {
public:
    Slice() = default;
    /// The whole of a new buffer.
    explicit Slice(Bytes octets) : m_buffer(std::make_shared<const Bytes>(std::move(octets))), m_size(m_buffer->size())
    {
    }

    [[nodiscard]] std::size_t offset() const { return m_offset; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] Octets octets() const
    {
        return m_buffer == nullptr ? Octets{} : Octets(*m_buffer).subspan(m_offset, m_size);
    }
    /// 0 where there is none.
    [[nodiscard]] std::uint8_t operator[](std::size_t index) const
    {
        return index < m_size ? std::to_integer<std::uint8_t>((*m_buffer)[m_offset + index]) : std::uint8_t{0};
    }

    [[nodiscard]] Slice sub(std::size_t from, std::size_t count = SIZE_MAX) const
    {
        Slice part = *this;
        from = std::min(from, m_size);
        part.m_offset = m_offset + from;
        part.m_size = std::min(count, m_size - from);
        return part;
    }
    [[nodiscard]] Slice first(std::size_t count) const { return sub(0, count); }
    [[nodiscard]] Slice last(std::size_t count) const { return sub(m_size - std::min(count, m_size)); }

    /// Big-endian, of the last eight octets.
    [[nodiscard]] std::uint64_t number() const
    {
        std::uint64_t value = 0;
        for (const std::byte octet : octets())
            value = value << 8U | std::to_integer<std::uint64_t>(octet);
        return value;
    }
    /// The octets as characters.
    [[nodiscard]] std::string text() const { return textOf(octets()); }
    /// Whether both look at the same octets, so that their offsets compare.
    [[nodiscard]] bool sharesBufferWith(const Slice& other) const { return m_buffer == other.m_buffer; }
    /// This and everything behind it up to the end of a later slice of the same buffer.
    [[nodiscard]] Slice upTo(const Slice& later) const
    {
        Slice both = *this;
        both.m_size = std::max(m_offset + m_size, later.m_offset + later.m_size) - m_offset;
        return both;
    }

private:
    std::shared_ptr<const Bytes> m_buffer;
    std::size_t m_offset = 0;
    std::size_t m_size = 0;
};

/// Takes a slice apart from its front. Remembers that more was asked for than there was.
class SliceReader {
public:
    explicit SliceReader(Slice slice) : m_rest(std::move(slice)) { }

    [[nodiscard]] const Slice& rest() const { return m_rest; }
    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    [[nodiscard]] std::uint8_t peek(std::size_t index = 0) const { return m_rest[index]; }

    Slice take(std::size_t count)
    {
        m_hasFailed = m_hasFailed || count > m_rest.size();
        Slice taken = m_rest.first(count);
        m_rest = m_rest.sub(count);
        return taken;
    }
    Slice takeAll() { return take(m_rest.size()); }
    /// From `start` (what rest() was before) to here.
    [[nodiscard]] Slice since(const Slice& start) const { return start.first(start.size() - m_rest.size()); }
    void fail() { m_hasFailed = true; }

private:
    Slice m_rest;
    bool m_hasFailed = false;
};

} // namespace meterbench::protocol::explain
