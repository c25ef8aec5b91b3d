// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"

#include <span>
#include <string_view>

/// Big-endian octets in and out. The reader never reads past its end: it answers zero, remembers that it failed, and is
/// asked once, at the end. It knows no telegram. Plain values; the reader looks at bytes that somebody else owns.
namespace meterbench::protocol {

using Octets = std::span<const std::byte>;

class OctetReader {
public:
    explicit OctetReader(Octets octets) : m_octets(octets) { }

    [[nodiscard]] std::size_t remaining() const { return m_octets.size(); }
    /// Something was asked for that was not there.
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    /// Everything was read and nothing was missing.
    [[nodiscard]] bool isExhausted() const { return !m_hasFailed && m_octets.empty(); }

    std::uint8_t octet() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t word() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t doubleWord() { return static_cast<std::uint32_t>(number(4)); }

    /// The next octets as an unsigned number. @param count at most eight
    std::uint64_t number(std::size_t count)
    {
        std::uint64_t value = 0;
        for (const std::byte octet : take(count))
            value = value << 8U | std::to_integer<std::uint64_t>(octet);
        return value;
    }

    /// The next octets; none when there are fewer.
    Octets take(std::size_t count)
    {
        if (count > m_octets.size()) {
            m_hasFailed = true;
            m_octets = {};
            return {};
        }
        const Octets taken = m_octets.first(count);
        m_octets = m_octets.subspan(count);
        return taken;
    }

private:
    Octets m_octets;
    bool m_hasFailed = false;
};

/// @param count of octets, at most eight; higher bits of the value are cut
inline void appendNumber(Bytes& bytes, std::uint64_t value, std::size_t count)
{
    for (std::size_t i = count; i > 0; --i)
        bytes.push_back(static_cast<std::byte>(value >> (8U * (i - 1)) & 0xFFU));
}

inline void appendOctets(Bytes& bytes, Octets octets)
{
    bytes.insert(bytes.end(), octets.begin(), octets.end());
}

/// Characters of a protocol in ASCII.
inline void appendText(Bytes& bytes, std::string_view text)
{
    for (const char character : text)
        bytes.push_back(static_cast<std::byte>(character));
}

[[nodiscard]] inline Bytes bytesOf(std::string_view text)
{
    Bytes bytes;
    bytes.reserve(text.size());
    appendText(bytes, text);
    return bytes;
}

[[nodiscard]] inline std::string textOf(Octets octets)
{
    std::string text;
    text.reserve(octets.size());
    for (const std::byte octet : octets)
        text.push_back(static_cast<char>(octet));
    return text;
}

} // namespace meterbench::protocol
