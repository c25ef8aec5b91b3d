// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"
#include "protocol/iec62056_21/message_reader.h"

/// The client's side of IEC 62056-21: opens a conversation at 300 baud, negotiates, reads out (modes A, B, C), enters
/// programming mode, or hands over to HDLC (mode E). It learns from the first line whether the head echoes. Passwords
/// pass through and are not kept. An engine whose events are outcomes; a Fail ends the conversation. One owner, one
/// line.
namespace meterbench::protocol::iec62056_21 {

enum class Purpose : std::uint8_t { ReadOut, Programming, HandOver };

struct ClientOptions {
    std::string deviceAddress; ///< empty: whoever is there
    Purpose purpose = Purpose::ReadOut;
    char readOutOption = '0'; ///< '6'…'9' of the maker
    char fastest = '6'; ///< baud character that the line can do at most
    LineFormat startFormat = iec62056_21::startFormat; ///< some meters open at 9600 7E1
    std::int64_t reactionMs = shortestReactionMs;
    int attempts = 3; ///< of the opening and of a block with a wrong check; ours
};

/// A read-out is complete.
struct ReadOut {
    Identification identification;
    DataBlock data;
    BlockCheck check = BlockCheck::ExclusiveOr;
};

/// Programming mode is open; the meter said this (a seed for its password, or nothing).
struct ProgrammingOpened {
    Identification identification;
    std::string operand;
};

/// The line speaks HDLC from here on, in this format: the HDLC link takes over with its SNRM.
struct HandedOver {
    Identification identification;
    LineFormat format;
};

/// The answer to a command in programming mode: data, an acknowledgement (no data), or what the meter says in refusal.
struct CommandAnswer {
    enum class Kind : std::uint8_t { Acknowledged, Data, Refused };

    Kind kind = Kind::Acknowledged;
    DataBlock data;
    std::string refusal; ///< "ER…" of the meter, empty for a bare NAK
};

using Outcome = std::variant<ReadOut, ProgrammingOpened, HandedOver, CommandAnswer>;

class Client {
public:
    explicit Client(ClientOptions options = {}) : m_options(std::move(options)) { }

    /// Errors that may follow as Fail: `iec-no-identification`, `iec-mode-missing` (the meter does not offer what is
    /// wanted), `iec-no-answer`, `iec-block-check`.
    [[nodiscard]] Effects open(MonotonicInstant now);
    /// In open programming mode. Ignored (empty) elsewhere.
    [[nodiscard]] Effects send(const Command& command, MonotonicInstant now);
    /// Leaves programming mode with a break, and the line at its start format.
    [[nodiscard]] Effects signOff();

    [[nodiscard]] Effects receive(Octets bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    void close();
    [[nodiscard]] std::vector<Outcome> takeEvents() { return std::exchange(m_outcomes, {}); }

    /// Where the handshake stands.
    enum class State : std::uint8_t {
        Idle,
        RequestSent, ///< until an identification
        Reacting, ///< the pause before the option select
        AwaitingData, ///< of a read-out
        AwaitingOperand, ///< P0
        ProgrammingOpen,
        CommandSent,
        AwaitingConfirmation ///< of the hand-over
    };
    [[nodiscard]] State state() const { return m_state; }

private:
    void sendRequest(Effects& effects, MonotonicInstant now);
    void sendOption(Effects& effects, MonotonicInstant now);
    void take(const Message& message, MonotonicInstant now, Effects& effects);
    void takeLine(const std::string& line, MonotonicInstant now, Effects& effects);
    void takeIdentification(MonotonicInstant now, Effects& effects);
    void takeText(const Text& text, MonotonicInstant now, Effects& effects);
    void takeCommand(const Command& command, Effects& effects);
    void takeFault(MonotonicInstant now, Effects& effects);
    void handOver(Effects& effects);
    void finish(Effects& effects, Outcome outcome, State next);
    void fail(Effects& effects, ErrorKind kind, std::string id);
    void transmit(Effects& effects, Bytes bytes);
    void setDeadline(Effects& effects, MonotonicInstant now, std::int64_t milliseconds);
    [[nodiscard]] bool isAwaiting() const;
    [[nodiscard]] char chosenBaud() const;

    ClientOptions m_options;
    State m_state = State::Idle;
    MessageReader m_reader;
    Identification m_identification;
    LineFormat m_format = startFormat;
    std::string m_text; ///< blocks that came before the last one
    int m_attempt = 0;
    bool m_isEchoing = false;
    int m_echoesToCome = 0; ///< of single characters and option selects, which look like the meter's
    MonotonicInstant m_deadline;
    std::vector<Outcome> m_outcomes;
};

} // namespace meterbench::protocol::iec62056_21
