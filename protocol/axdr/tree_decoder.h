// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/data.h"
#include "protocol/axdr/length.h"

/// The recursion behind decode(): fills values in place, element for element. For the files of this room. One use, one
/// thread; the bytes must outlive it.
namespace meterbench::protocol::axdr {

class TreeDecoder {
public:
    TreeDecoder(std::span<const std::byte> bytes, const Limits& limits)
        : m_at(bytes.data()), m_end(bytes.data() + bytes.size()), m_limits(limits)
    {
    }

    /// @return false when the bytes are damaged or go beyond the limits
    [[nodiscard]] bool value(Data& data, std::size_t depth)
    {
        if (m_at == m_end)
            return false;
        data.m_tag = static_cast<Tag>(*m_at++);
        return body(data, depth);
    }
    /// The tag is set, the rest is read.
    [[nodiscard]] bool body(Data& data, std::size_t depth);
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

private:
    [[nodiscard]] bool elements(Data& data, std::size_t depth);
    [[nodiscard]] bool octets(Data& data);
    [[nodiscard]] bool bits(Data& data);
    [[nodiscard]] bool compact(Data& data);
    void store(Data& data, std::size_t size)
    {
        if (left() >= Data::inlineCapacity)
            std::memcpy(data.m_store, m_at, Data::inlineCapacity); // one move instead of a loop
        else
            std::memcpy(data.m_store, m_at, size);
        m_at += size;
    }

    const std::byte* m_at;
    const std::byte* m_end;
    Limits m_limits;
    std::size_t m_elements = 0;
};

} // namespace meterbench::protocol::axdr
