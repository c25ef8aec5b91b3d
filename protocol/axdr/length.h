// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

/// Lengths and counts as A-XDR and BER write them: one octet up to 127, else 80h + number of octets and these. Inner
/// loops of the codecs of this floor; callers guarantee the room. Pure functions.
namespace meterbench::protocol::axdr {

/// Octets that a length takes.
[[nodiscard]] constexpr std::size_t lengthSize(std::size_t length)
{
    if (length < 0x80)
        return 1;
    if (length < 0x100)
        return 2;
    if (length < 0x10000)
        return 3;
    return length < 0x1000000 ? 4 : 5;
}

/// @return behind what was written
inline std::byte* putLength(std::byte* out, std::size_t length)
{
    if (length < 0x80) {
        *out = static_cast<std::byte>(length);
        return out + 1;
    }
    const auto octets = lengthSize(length) - 1;
    *out++ = static_cast<std::byte>(0x80U | octets);
    for (auto left = octets; left > 0; --left)
        *out++ = static_cast<std::byte>(length >> 8U * (left - 1) & 0xFFU);
    return out;
}

/// @return behind what was read, or nullptr when it is cut off or longer than 32 bits
inline const std::byte* takeLength(const std::byte* in, const std::byte* end, std::size_t& length)
{
    if (in == end)
        return nullptr;
    const auto first = std::to_integer<std::size_t>(*in++);
    if (first < 0x80) {
        length = first;
        return in;
    }
    const auto octets = first & 0x7FU;
    if (octets == 0 || octets > 4 || static_cast<std::size_t>(end - in) < octets)
        return nullptr;
    length = 0;
    for (std::size_t i = 0; i < octets; ++i)
        length = length << 8U | std::to_integer<std::size_t>(*in++);
    return in;
}

} // namespace meterbench::protocol::axdr
