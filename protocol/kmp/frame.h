// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/octets.h"

/// One frame of the Kamstrup Meter Protocol: start, address, command, data, check sequence, stop, with the octets that
/// mean something on the line stuffed (KMP447 3; domain of both sides). It knows no command. Pure functions over plain
/// values; bytes that arrive in pieces are the FrameReader's.
namespace meterbench::protocol::kmp {

/// The start octet says who speaks: an optical head echoes the request, so a client hears both.
enum class Direction : std::uint8_t { ToMeter = 0x80, FromMeter = 0x40 };

inline constexpr std::uint8_t meterAddress = 0x3F; ///< the meter itself, and the default of register 1271
inline constexpr std::uint8_t topModuleAddress = 0x7F; ///< logger or top module
inline constexpr std::uint8_t baseModuleAddress = 0xBF; ///< heat meters

inline constexpr std::byte stopOctet{0x0D};
inline constexpr std::byte stuffingOctet{0x1B};
/// The answer to an accepted write: one octet without a frame.
inline constexpr std::byte acknowledgementOctet{0x06};

/// Longest frame, unstuffed and without start and stop, that is taken. No paper gives a limit for LoggerReadOut; ours.
inline constexpr std::size_t longestFrame = 4096;

[[nodiscard]] constexpr bool isStart(std::byte octet)
{
    return octet == std::byte{0x80} || octet == std::byte{0x40};
}

[[nodiscard]] constexpr bool isReserved(std::byte octet)
{
    return isStart(octet) || octet == stopOctet || octet == acknowledgementOctet || octet == stuffingOctet;
}

struct Frame {
    Direction direction = Direction::ToMeter;
    std::uint8_t address = meterAddress;
    std::uint8_t command = 0;
    Bytes data;

    bool operator==(const Frame&) const = default;
};

/// The bytes on the line, start to stop.
[[nodiscard]] Bytes encode(const Frame& frame);

/// Replaces 80 40 0D 06 1B by 1B and the complement.
[[nodiscard]] Bytes stuffed(Octets octets);

} // namespace meterbench::protocol::kmp
