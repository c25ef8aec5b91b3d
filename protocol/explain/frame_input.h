// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/explainer.h"

#include <string_view>

/// What a person hands in as frames, whatever its form: hexadecimal text with any signs between the digits, a log with
/// times and remarks, a dump with offsets, or the octets themselves. Which form it is, is decided by what the frames
/// make of it. Captures are not here. Pure functions.
namespace meterbench::protocol::explain {

/// Longer input that is no capture is refused by callers.
inline constexpr std::size_t longestInput = std::size_t{4} << 20U;

/// The way of reading that explains most. Empty when there is nothing in it.
[[nodiscard]] std::vector<Chunk> readFrames(std::string_view input, const Explainer& explainer);

/// The digits of one line: without its time, its remark, the offset and the characters of a dump. Empty when the line
/// holds none, or something else. @param expectedOffset octets before it, for dumps
[[nodiscard]] Bytes octetsOfLine(std::string_view line, std::size_t expectedOffset = 0);

} // namespace meterbench::protocol::explain
