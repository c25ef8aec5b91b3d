// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"
#include "protocol/hdlc/control.h"
#include "protocol/hdlc/frame_reader.h"
#include "protocol/hdlc/link.h"
#include "protocol/hdlc/window.h"

/// The meter's end of an HDLC connection in normal response mode: speaks only when polled, one client at a time.
/// Whether the message received is answered is said by reply() or decline() before anything else is received. An engine
/// that sends and asks for deadlines; one owner, one thread.
namespace meterbench::protocol::hdlc {

class SecondaryLink {
public:
    enum class State : std::uint8_t { Disconnected, Connected, Rejecting };

    /// One client in wide use counts N(S) and N(R) on, both alike, for requests that it never sends, and still expects
    /// ours to go on where they were. Strictly its next frame is rejected and the connection lost; where nothing is
    /// under way either, what it is ahead can be left out of account.
    enum class Skipping : std::uint8_t { Rejected, Forgiven };

    struct Configuration {
        std::vector<std::uint16_t> logicalDevices = {1};
        /// Ignored when a client uses the one-octet form. Empty: the line leads to this device alone, whatever it is
        /// called.
        std::optional<std::uint16_t> physicalDevice = std::uint16_t{1};
        Parameters offered;
        Skipping skipping = Skipping::Rejected;
        Milliseconds inactivityTimeOut = hdlc::inactivityTimeOut;
        std::size_t longestMessage = 65535 + 3; ///< octets, with LLC header
    };

    explicit SecondaryLink(Configuration configuration);

    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now);
    /// Answers the message received, or queues one for the next poll. Without a connection: nothing happens.
    [[nodiscard]] Effects reply(std::span<const std::byte> message);
    /// The message received has no answer.
    [[nodiscard]] Effects decline();
    [[nodiscard]] Effects wake(MonotonicInstant now);
    /// Without an event.
    void close();
    [[nodiscard]] std::vector<LinkEvent> takeEvents() { return std::exchange(m_events, {}); }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<MonotonicInstant> deadline() const;
    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }

private:
    [[nodiscard]] Effects takeEffects();
    [[nodiscard]] bool isForUs(const Address& destination) const;
    void frame(const FrameView& frame);
    void connect(const FrameView& frame);
    void numbered(const FrameView& frame, Control control);
    void information(const FrameView& frame, const Control& control);
    [[nodiscard]] std::uint8_t skippedBy(const Control& control) const;
    void answerPoll();
    void reject(const FrameView& frame, std::uint8_t why);
    void sendTo(const Header& received, const Control& control, std::span<const std::byte> information);
    void lose(LinkLoss reason);

    Configuration m_configuration;
    Parameters m_parameters;
    State m_state = State::Disconnected;
    FrameReader m_reader;
    Transmitter m_transmitter;
    Receiver m_receiver;
    Header m_peer; ///< of the SNRM: source is the client, destination how it calls us
    Bytes m_rejection; ///< information of the FRMR
    std::uint8_t m_skipped = 0; ///< what the peer's numbers are ahead
    bool m_isPollHeld = false; ///< the answer to a poll waits for reply() or decline()
    bool m_isPeerBusy = false;
    MonotonicInstant m_lastHeard;
    Bytes m_out; ///< frames of this step
    std::vector<LinkEvent> m_events;
    DeadlineNotice m_notice;
};

} // namespace meterbench::protocol::hdlc
