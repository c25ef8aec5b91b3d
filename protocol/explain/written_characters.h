// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/octets.h"

#include <string_view>
#include <vector>

/// Octets that a line of text holds as characters: with escapes as programs print strings, in base64, or as the lines
/// of a read-out themselves. It reads and does not judge. Pure functions.
namespace meterbench::protocol::explain {

/// Strings in quotes with \x7E, \176, \u007E, \r\n or <CR> within; without quotes the line from the word with the first
/// of them. Empty when the line has none.
[[nodiscard]] std::vector<Bytes> escaped(std::string_view line);

/// Words of base64 or its form for addresses, of twelve characters and more.
[[nodiscard]] std::vector<Bytes> base64(std::string_view line);

/// The opening line, the data sets and the end of a read-out in a line of a log, with CR LF behind each.
[[nodiscard]] std::vector<Bytes> readOutLines(std::string_view line);

} // namespace meterbench::protocol::explain
