// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/hdlc/control.h"
#include "protocol/hdlc/frame_reader.h"
#include "protocol/hdlc/link.h"
#include "protocol/hdlc/window.h"

/// The client's end of an HDLC connection in normal response mode: connects, sends messages in segments and windows,
/// polls, repeats what got lost, disconnects. It reads no clock: whoever drives it calls wake() at deadline(). One
/// owner, one thread.
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

    [[nodiscard]] LinkOutput connect(MonotonicInstant now);
    [[nodiscard]] LinkOutput disconnect(MonotonicInstant now);
    /// Queues a message without LLC header; sent at once when it is our turn. Without a connection: nothing happens.
    [[nodiscard]] LinkOutput send(std::span<const std::byte> message, Expect expect, MonotonicInstant now);
    [[nodiscard]] LinkOutput receive(std::span<const std::byte> bytes, MonotonicInstant now);
    [[nodiscard]] LinkOutput wake(MonotonicInstant now);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<MonotonicInstant> deadline() const { return m_deadline; }
    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] std::uint64_t retransmissionCount() const { return m_retransmissions; }

private:
    void frame(const FrameView& frame, MonotonicInstant now, LinkOutput& output);
    void connected(const FrameView& frame, const Control& control, MonotonicInstant now, LinkOutput& output);
    void information(const FrameView& frame, const Control& control, LinkOutput& output);
    void ourTurn(MonotonicInstant now, LinkOutput& output);
    void transmitWindow(LinkOutput& output);
    void sendControl(const Control& control, std::span<const std::byte> information, LinkOutput& output) const;
    void await(MonotonicInstant now)
    {
        m_deadline = MonotonicInstant{now.milliseconds + m_configuration.responseTimeOut};
    }
    void lose(LinkLoss reason, LinkOutput& output);

    Configuration m_configuration;
    Parameters m_parameters;
    State m_state = State::Disconnected;
    FrameReader m_reader;
    Transmitter m_transmitter;
    Receiver m_receiver;
    std::optional<MonotonicInstant> m_deadline;
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
