// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// CRC-16/X-25 (reflected polynomial 8408, start FFFF, inverted at the end, ISO/IEC 13239): header and frame check
/// sequence of HDLC, sent low octet first. Check value of "123456789" is 906E. Pure functions.
namespace meterbench::protocol::hdlc {

constexpr std::uint16_t checkStart = 0xFFFF;

/// The running value over more octets, before the inversion at the end.
[[nodiscard]] std::uint16_t continueCheck(std::uint16_t running, std::span<const std::byte> octets);

[[nodiscard]] inline std::uint16_t checkSequence(std::span<const std::byte> octets)
{
    return static_cast<std::uint16_t>(~continueCheck(checkStart, octets));
}

} // namespace meterbench::protocol::hdlc
