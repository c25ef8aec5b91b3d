// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/iec62056_21/message.h"
#include "protocol/iec62056_21/opening.h"

#include <variant>
#include <vector>

/// Characters as they arrive → messages of either side, with or without a parity bit. It resynchronises at the start
/// characters, drops noise between messages (waking zeroes too), and holds one message of bounded length. What a
/// message means in the conversation is decided by its owner. One owner, one line.
namespace meterbench::protocol::iec62056_21 {

/// "/…" up to CR LF: a request or an identification.
struct Line {
    std::string text; ///< without CR LF
    bool operator==(const Line&) const = default;
};

/// STX … ETX or EOT.
struct Text {
    std::string text; ///< between them
    bool isLast = true; ///< ETX; EOT says that more follows
    BlockCheck check = BlockCheck::ExclusiveOr;
    bool operator==(const Text&) const = default;
};

/// SOH … ETX.
struct CommandMessage {
    Command command;
    bool operator==(const CommandMessage&) const = default;
};

struct Acknowledge {
    bool operator==(const Acknowledge&) const = default;
};
struct Repeat { ///< NAK
    bool operator==(const Repeat&) const = default;
};

enum class Fault : std::uint8_t { BlockCheck, TooLong, Interrupted, Command };

struct Faulty {
    Fault fault = Fault::BlockCheck;
    bool operator==(const Faulty&) const = default;
};

using Message = std::variant<Line, OptionSelect, Text, CommandMessage, Acknowledge, Repeat, Faulty>;

/// An ACK opens an option select or stands alone; only the place in the conversation tells.
enum class Phase : std::uint8_t { Opening, Open };

class MessageReader {
public:
    /// Longer ones are given up. The longest read-out of ours has 3 kB.
    static constexpr std::size_t longestLine = 128;
    static constexpr std::size_t longestBlock = 65536;

    void setPhase(Phase phase) { m_phase = phase; }
    [[nodiscard]] std::vector<Message> feed(Octets bytes);
    void reset();
    [[nodiscard]] bool isInsideMessage() const { return m_state != State::Between; }

private:
    enum class State : std::uint8_t { Between, InLine, InOption, InBlock, AtCheck };

    void take(char character, std::vector<Message>& messages);
    void begin(char character, std::vector<Message>& messages);
    void takeLine(char character, std::vector<Message>& messages);
    void takeOption(char character, std::vector<Message>& messages);
    void takeBlock(char character, std::vector<Message>& messages);
    void finishBlock(char check, std::vector<Message>& messages);
    void give(Message message, std::vector<Message>& messages);

    Phase m_phase = Phase::Opening;
    State m_state = State::Between;
    char m_lead = stx;
    std::string m_content;
};

} // namespace meterbench::protocol::iec62056_21
