// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"
#include "protocol/iec62056_21/message_reader.h"

/// The meter's side of IEC 62056-21, modes A, B, C and E: answers requests, negotiates the baud, reads out, lets itself
/// be programmed after a password, hands over to HDLC. Every answer waits for the reaction time, as a deadline. It
/// takes characters with or without a parity bit and sends them with bit 8 zero; a line that has parity adds it. The
/// meter itself is behind the seam ReadOutSource. An engine; one owner, one line.
namespace meterbench::protocol::iec62056_21 {

enum class WriteOutcome : std::uint8_t { Written, UnknownAddress, Refused };

/// The meter behind a server. Called from Server::receive() and wake() only.
class ReadOutSource {
public:
    ReadOutSource() = default;
    ReadOutSource(const ReadOutSource&) = delete;
    ReadOutSource& operator=(const ReadOutSource&) = delete;
    ReadOutSource(ReadOutSource&&) = delete;
    ReadOutSource& operator=(ReadOutSource&&) = delete;
    virtual ~ReadOutSource() = default;

    [[nodiscard]] virtual std::string deviceAddress() const = 0;
    /// @param option '0' the standard read-out, '6'…'9' of the maker; nothing when there is none
    [[nodiscard]] virtual std::optional<std::vector<DataSet>> readOut(char option) const = 0;
    /// Told to the client when programming opens: "(12345678)", or empty.
    [[nodiscard]] virtual std::string operand() const = 0;
    /// @param level '1' or '2' of P1 and P2
    [[nodiscard]] virtual WriteOutcome logIn(char level, std::string_view given) = 0;
    /// @param type of the command R, '1' to '6'
    [[nodiscard]] virtual std::optional<DataSet> read(char type, std::string_view address) const = 0;
    [[nodiscard]] virtual WriteOutcome write(char type, const DataSet& set) = 0;
};

enum class Offer : std::uint8_t { No, Yes };

/// What a port of the meter offers (Z18 and the module decide).
struct ServerOptions {
    Identification identification{"KAM", '5', "", "OMNIPOWER"}; ///< its baud character is the mode; '2' offers mode E
    Offer programming = Offer::Yes;
    BlockCheck check = BlockCheck::ExclusiveOr;
    LineFormat startFormat = iec62056_21::startFormat;
    std::int64_t reactionMs = usualReactionMs; ///< below shortestReactionMs it is raised to that
};

/// What the meter says in refusal. The standard leaves the words to the maker; ours.
inline constexpr std::string_view unknownAddressText = "(ER01)";
inline constexpr std::string_view refusedText = "(ER02)";
inline constexpr std::string_view notLoggedInText = "(ER03)";

class Server {
public:
    /// @param source outlives the server
    Server(ReadOutSource& source, ServerOptions options) : m_source(source), m_options(std::move(options)) { }

    [[nodiscard]] Effects receive(Octets bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    /// The line is to have its start format when it comes again.
    void close();
    [[nodiscard]] NoEvents takeEvents() { return {}; }

    /// Where the handshake stands.
    enum class State : std::uint8_t {
        WaitingForRequest,
        Identified, ///< until an option select, or its time is over
        DataSent, ///< until the client wants it again, or its time is over
        Programming,
        HandedOver ///< what comes now is HDLC's
    };
    [[nodiscard]] State state() const { return m_state; }

private:
    void take(const Message& message, MonotonicInstant now, Effects& effects);
    void takeRequest(const std::string& line, MonotonicInstant now, Effects& effects);
    void takeOption(const OptionSelect& select, MonotonicInstant now, Effects& effects);
    void takeCommand(const Command& command, MonotonicInstant now, Effects& effects);
    void readOutNow(char option, MonotonicInstant now, Effects& effects);
    void reply(Bytes bytes, State next, MonotonicInstant now, Effects& effects);
    void refuse(std::string_view words, MonotonicInstant now, Effects& effects);
    void acknowledge(WriteOutcome outcome, MonotonicInstant now, Effects& effects);
    void changeFormat(const LineFormat& format, Effects& effects);
    void setDeadline(MonotonicInstant now, std::int64_t milliseconds, Effects& effects);
    void goIdle(Effects& effects);
    void afterSending(std::size_t sent, MonotonicInstant now, Effects& effects);

    ReadOutSource& m_source;
    ServerOptions m_options;
    State m_state = State::WaitingForRequest;
    State m_next = State::WaitingForRequest; ///< once the reply is out
    MessageReader m_reader;
    LineFormat m_format = startFormat;
    Bytes m_reply; ///< waits for the reaction time
    Bytes m_lastData;
    bool m_isLoggedIn = false;
    MonotonicInstant m_deadline;
    bool m_hasDeadline = false;
};

} // namespace meterbench::protocol::iec62056_21
