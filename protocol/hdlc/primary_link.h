// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"
#include "protocol/hdlc/control.h"
#include "protocol/hdlc/frame_reader.h"
#include "protocol/hdlc/link.h"
#include "protocol/hdlc/window.h"

/// The client's end of an HDLC connection in normal response mode: connects, sends messages in segments and windows,
/// polls, repeats what got lost, disconnects. An engine that sends and asks for deadlines; one owner, one thread.
namespace meterbench::protocol::hdlc {

/// Whether the peer answers a message with one of its own.
enum class Expect : std::uint8_t { Answer, Nothing };

class PrimaryLink {
public:
    enum class State : std::uint8_t { Disconnected, Connecting, Connected, Disconnecting };

    struct Configuration {
        Address client = Address::client(16);
        Address server = Address::server(1, 1);
        Parameters proposed;
        Milliseconds responseTimeOut = hdlc::responseTimeOut;
        int attempts = hdlc::attempts;
        std::size_t longestMessage = std::size_t{1} << 20U; ///< octets, with LLC header
    };

    explicit PrimaryLink(const Configuration& configuration);

    [[nodiscard]] Effects connect(MonotonicInstant now);
    [[nodiscard]] Effects disconnect(MonotonicInstant now);
    /// Queues a message without LLC header; sent at once when it is our turn. Without a connection: nothing happens.
    [[nodiscard]] Effects send(std::span<const std::byte> message, Expect expect, MonotonicInstant now);
    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    /// Without a word to the peer, and without an event.
    void close();
    [[nodiscard]] std::vector<LinkEvent> takeEvents() { return std::exchange(m_events, {}); }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<MonotonicInstant> deadline() const { return m_deadline; }
    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] std::uint64_t retransmissionCount() const { return m_retransmissions; }

private:
    [[nodiscard]] Effects takeEffects();
    void frame(const FrameView& frame, MonotonicInstant now);
    void connected(const FrameView& frame, const Control& control, MonotonicInstant now);
    void information(const FrameView& frame, const Control& control);
    void ourTurn(MonotonicInstant now);
    void transmitWindow();
    void sendControl(const Control& control, std::span<const std::byte> information);
    void await(MonotonicInstant now)
    {
        m_deadline = MonotonicInstant{now.milliseconds + m_configuration.responseTimeOut};
    }
    void lose(LinkLoss reason);

    Configuration m_configuration;
    Parameters m_parameters;
    State m_state = State::Disconnected;
    FrameReader m_reader;
    Transmitter m_transmitter;
    Receiver m_receiver;
    Bytes m_out; ///< frames of this step
    std::vector<LinkEvent> m_events;
    std::optional<MonotonicInstant> m_deadline;
    DeadlineNotice m_notice;
    int m_attempt = 0;
    std::uint8_t m_polledState = 0; ///< V(R) when the peer was last given the turn
    bool m_isPeersTurn = false;
    bool m_isPolling = false; ///< the deadline is the next poll of a peer that has nothing yet
    bool m_isPeerBusy = false;
    bool m_awaitsAnswer = false; ///< a message of the peer is due
    bool m_isDelivering = false; ///< MessageDelivered is owed
    std::uint64_t m_retransmissions = 0;
};

} // namespace meterbench::protocol::hdlc
