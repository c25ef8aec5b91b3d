// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/octets.h"

#include <algorithm>
#include <array>

/// The LLC header that stands before a pushed APDU in an HDLC frame, and is left out by some readers of one. Private to
/// this room.
namespace meterbench::protocol::push {

inline constexpr std::array llc{std::byte{0xE6}, std::byte{0xE7}, std::byte{0x00}};

[[nodiscard]] inline Octets withoutLlc(Octets octets)
{
    const bool hasLlc = octets.size() >= llc.size() && std::equal(llc.begin(), llc.end(), octets.begin());
    return hasLlc ? octets.subspan(llc.size()) : octets;
}

} // namespace meterbench::protocol::push
