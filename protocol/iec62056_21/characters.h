// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/octets.h"

#include <optional>

/// The control characters of IEC 62056-21, its start format, its times, its baud characters, and characters with and
/// without a parity bit. Constants and pure functions.
namespace meterbench::protocol::iec62056_21 {

inline constexpr char soh = 0x01; ///< begins a command
inline constexpr char stx = 0x02; ///< begins a text
inline constexpr char etx = 0x03; ///< ends a block
inline constexpr char eot = 0x04; ///< ends a block that others follow
inline constexpr char ack = 0x06;
inline constexpr char nak = 0x15;

/// Every opening begins so (6.3.1).
inline constexpr LineFormat startFormat{300, 7, Parity::Even, 1};
/// Mode D (6.4.4).
inline constexpr LineFormat pushFormat{2400, 7, Parity::Even, 1};

/// Between the last character of one side and the first of the other: 200 ms to 1500 ms (6.3.14). A third letter of the
/// maker in lower case allows 20 ms; nobody needs to be so fast, and a line needs time to change its baud.
inline constexpr std::int64_t shortestReactionMs = 200;
inline constexpr std::int64_t longestReactionMs = 1500;
/// What our meter takes. One client in wide use rests for 250 ms after its acknowledgement and loses what came before.
inline constexpr std::int64_t usualReactionMs = 300;
/// Between two characters of a message (6.3.14).
inline constexpr std::int64_t characterTimeoutMs = 1500;
/// An open programming mode without a command ends after 60 s to 120 s (6.4.3.4).
inline constexpr std::int64_t programmingTimeoutMs = 120'000;
/// How long a driver and an adapter may hold characters back. Ours.
inline constexpr std::int64_t marginMs = 500;

/// Characters for so many octets at this format, in milliseconds, rounded up.
[[nodiscard]] std::int64_t transmissionMs(const LineFormat& format, std::size_t octets);

enum class Mode : std::uint8_t { A, B, C, D, E };

/// Mode C and E: '0'…'6' for 300…19200 baud. Nothing for others.
[[nodiscard]] std::optional<std::uint32_t> baudOfModeC(char character);
/// Mode B: 'A'…'F' for 600…19200 baud. Nothing for others.
[[nodiscard]] std::optional<std::uint32_t> baudOfModeB(char character);

/// Bit 8 off, whatever it was: a line without parity carries characters of a sender that has one, and of one that has
/// none.
[[nodiscard]] Bytes withoutParity(Octets octets);
/// Bit 8 so that the number of ones is even: for a line without parity to a receiver that insists.
[[nodiscard]] Bytes withEvenParity(Octets octets);

} // namespace meterbench::protocol::iec62056_21
