// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// Text as programs and people save it → plain characters: byte order marks, UTF-16, no-break blanks, typographic
/// signs, pictures of control characters and the colours of terminals are turned into what was meant. Letters outside
/// ASCII become a letter that is no digit. It does not ask what the text says. Pure functions.
namespace meterbench::protocol::explain {

/// Whether octets are text rather than a recording: next to no control characters.
[[nodiscard]] bool isText(std::string_view octets);

/// ASCII characters, whatever the octets are.
[[nodiscard]] std::string plainText(std::string_view octets);

} // namespace meterbench::protocol::explain
