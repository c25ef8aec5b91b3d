// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/iec62056_21/characters.h"

#include <string>
#include <string_view>

/// The three messages with which a conversation opens: request, identification, option select (IEC 62056-21, 6.3). Text
/// to meaning and back; the handshake itself is client.h and server.h. Plain values.
namespace meterbench::protocol::iec62056_21 {

/// "/?00012345!": the device address is empty for "whoever you are".
struct RequestMessage {
    std::string deviceAddress; ///< at most 32 characters

    bool operator==(const RequestMessage&) const = default;
};

/// With CR LF.
[[nodiscard]] std::string text(const RequestMessage& message);
/// @param line without CR LF. Error: `iec-message-damaged`.
[[nodiscard]] Result<RequestMessage> parseRequest(std::string_view line);
/// Leading zeroes do not count; an empty address is everyone's.
[[nodiscard]] bool isFor(const RequestMessage& message, std::string_view deviceAddress);

/// "/KAM5\2identification".
struct Identification {
    std::string maker; ///< three letters; the last in lower case: reacts within 20 ms
    char baudCharacter = '0';
    std::string enhanced; ///< characters behind backslashes: '2' offers binary mode E
    std::string name; ///< at most 16 characters, as sent

    /// By the baud character: C, B, else A (a 382 has a blank there); E when offered as well.
    [[nodiscard]] Mode mode() const;
    [[nodiscard]] bool offersBinary() const { return enhanced.find('2') != std::string::npos; }
    bool operator==(const Identification&) const = default;
};

/// With CR LF.
[[nodiscard]] std::string text(const Identification& identification);
/// @param line without CR LF. Names beyond 16 characters are taken. Error: `iec-message-damaged`.
[[nodiscard]] Result<Identification> parseIdentification(std::string_view line);

/// The client's answer: which protocol, which baud, what for.
struct OptionSelect {
    char protocol = '0'; ///< '0' normal, '1' secondary, '2' HDLC (mode E)
    char baudCharacter = '0';
    char option = '0'; ///< '0' read-out, '1' programming, '2' binary, '6'…'9' of the maker

    bool operator==(const OptionSelect&) const = default;
};

/// ACK to CR LF.
[[nodiscard]] std::string text(const OptionSelect& select);

} // namespace meterbench::protocol::iec62056_21
