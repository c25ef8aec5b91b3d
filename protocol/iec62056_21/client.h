// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/iec62056_21/message_reader.h"

/// The client's side of IEC 62056-21: opens a conversation at 300 baud, negotiates, reads out (modes A, B, C), enters
/// programming mode, or hands over to HDLC (mode E). It learns from the first line whether the head echoes. Passwords
/// pass through and are not kept. One owner, one line; time is handed in.
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

struct Progress {
    Effects effects; ///< a Fail among them ends the conversation
    std::optional<Outcome> outcome;
};

class Client {
public:
    explicit Client(ClientOptions options = {}) : m_options(std::move(options)) { }

    /// Errors that may follow as Fail: `iec-no-identification`, `iec-mode-missing` (the meter does not offer what is
    /// wanted), `iec-no-answer`, `iec-block-check`.
    [[nodiscard]] Progress open(MonotonicInstant now);
    /// In open programming mode. Ignored (empty) elsewhere.
    [[nodiscard]] Progress send(const Command& command, MonotonicInstant now);
    /// Leaves programming mode with a break.
    [[nodiscard]] Progress close();
    [[nodiscard]] Progress feed(Octets bytes, MonotonicInstant now);
    [[nodiscard]] Progress wake(MonotonicInstant now);

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
    void sendRequest(Progress& progress, MonotonicInstant now);
    void sendOption(Progress& progress, MonotonicInstant now);
    void take(const Message& message, MonotonicInstant now, Progress& progress);
    void takeLine(const std::string& line, MonotonicInstant now, Progress& progress);
    void takeIdentification(MonotonicInstant now, Progress& progress);
    void takeText(const Text& text, MonotonicInstant now, Progress& progress);
    void takeCommand(const Command& command, Progress& progress);
    void takeFault(MonotonicInstant now, Progress& progress);
    void handOver(Progress& progress);
    void finish(Progress& progress, Outcome outcome, State next);
    void fail(Progress& progress, std::string id);
    void transmit(Progress& progress, Bytes bytes);
    void setDeadline(Progress& progress, MonotonicInstant now, std::int64_t milliseconds);
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
};

} // namespace meterbench::protocol::iec62056_21
