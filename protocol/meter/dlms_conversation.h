// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/client/session.h"
#include "protocol/meter/conversation.h"

#include <deque>

/// A conversation in DLMS: over the wrapper, over HDLC at once, or over HDLC behind a sign-on of IEC 62056-21 that
/// hands over (mode E). What stands next to each other to be read is asked for as a list where the association has
/// lists. It composes two engines and has no protocol of its own. One owner, one line.
namespace meterbench::protocol::meter {

class DlmsConversation final : public Conversation {
public:
    struct Options {
        /// The line opens in mode E; its purpose is set here. None: DLMS from the first octet.
        std::optional<iec62056_21::ClientOptions> signOn;
        LineFormat format = {}; ///< of HDLC without sign-on; a network has none
        dlms::ClientConfiguration client = {};
    };

    /// Attributes read in one request. Own choice: their names fit into one frame of the least size.
    static constexpr std::size_t mostTogether = 10;

    explicit DlmsConversation(Options options);

    [[nodiscard]] Effects open(MonotonicInstant now) override;
    [[nodiscard]] Effects ask(std::vector<Question> questions, MonotonicInstant now) override;
    [[nodiscard]] Effects leave(MonotonicInstant now) override;
    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now) override;
    [[nodiscard]] Effects wake(MonotonicInstant now) override;
    void close() override;

    /// Where the conversation stands.
    enum class State : std::uint8_t {
        Idle, ///< before open()
        SigningOn, ///< IEC 62056-21, until the hand-over
        Associating, ///< HDLC and association, with authentication
        Ready, ///< nothing is asked
        Asking,
        Leaving,
        Over
    };
    [[nodiscard]] State state() const { return m_state; }

private:
    void carryOut(Effects given, MonotonicInstant now, Effects& effects);
    void take(const iec62056_21::Outcome& outcome, MonotonicInstant now, Effects& effects);
    void take(dlms::ClientEvent event, MonotonicInstant now, Effects& effects);
    void speak(MonotonicInstant now, Effects& effects);
    void askNext(MonotonicInstant now, Effects& effects);
    [[nodiscard]] Effects askTogether(MonotonicInstant now);
    void answer(Result<Answer> answer);

    const bool m_hasSignOn;
    const bool m_hasLink; ///< HDLC; a wrapper otherwise
    const LineFormat m_format;
    State m_state = State::Idle;
    iec62056_21::Client m_signOn;
    dlms::ClientSession m_session;
    std::optional<iec62056_21::Identification> m_identification;
    std::deque<Question> m_questions; ///< the first of them are asked
    std::size_t m_asked = 0; ///< in the request under way
    std::size_t m_answered = 0; ///< since opening
    bool m_hasLists = false; ///< the association takes several attributes in one request
};

} // namespace meterbench::protocol::meter
