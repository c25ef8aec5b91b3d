// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/primary_link.h"

#include <utility>

namespace meterbench::protocol::hdlc {

std::span<const std::byte> withoutLlc(std::span<const std::byte> message)
{
    const bool hasLlc = message.size() >= 3 && message[0] == commandLlc[0]
        && (message[1] == commandLlc[1] || message[1] == responseLlc[1]);
    return hasLlc ? message.subspan(3) : message;
}

PrimaryLink::PrimaryLink(const Configuration& configuration) : m_configuration(configuration) { }

Effects PrimaryLink::connect(MonotonicInstant now)
{
    m_state = State::Connecting;
    m_attempt = 1;
    sendControl({FrameKind::Snrm}, m_configuration.proposed.encode());
    await(now);
    return takeEffects();
}

Effects PrimaryLink::disconnect(MonotonicInstant now)
{
    if (m_state == State::Disconnected)
        return takeEffects();
    m_state = State::Disconnecting;
    m_attempt = 1;
    sendControl({FrameKind::Disc}, {});
    await(now);
    return takeEffects();
}

Effects PrimaryLink::send(std::span<const std::byte> message, Expect expect, MonotonicInstant now)
{
    if (m_state != State::Connected)
        return takeEffects();
    Bytes whole;
    whole.reserve(message.size() + 3);
    whole.insert(whole.end(), std::begin(commandLlc), std::end(commandLlc));
    whole.insert(whole.end(), message.begin(), message.end());
    m_transmitter.queue(std::move(whole));
    m_awaitsAnswer = expect == Expect::Answer;
    m_isDelivering = true;
    if (!m_isPeersTurn)
        ourTurn(now);
    return takeEffects();
}

Effects PrimaryLink::receive(std::span<const std::byte> bytes, MonotonicInstant now)
{
    if (m_isPeersTurn || m_state == State::Connecting || m_state == State::Disconnecting)
        await(now); // as long as something arrives there is no silence
    m_reader.feed(bytes, [&](const FrameView& view) { frame(view, now); });
    return takeEffects();
}

void PrimaryLink::frame(const FrameView& view, MonotonicInstant now)
{
    const auto control = Control::decode(view.header.control);
    // Heads echo what is sent: a frame that is not addressed to us is none of ours.
    if (!control || !view.header.destination.isSameStation(m_configuration.client))
        return;
    if (control->kind == FrameKind::Ui) {
        const auto message = withoutLlc(view.information);
        m_events.emplace_back(UnnumberedReceived{{message.begin(), message.end()}});
        return;
    }
    if (!view.header.source.isSameStation(m_configuration.server))
        return;
    switch (m_state) {
    case State::Disconnected:
        return;
    case State::Connecting:
        if (control->kind == FrameKind::Dm) {
            lose(LinkLoss::Refused);
        } else if (control->kind == FrameKind::Ua) {
            m_parameters = m_configuration.proposed.agreedWith(Parameters::decode(view.information));
            m_transmitter.reset(m_parameters.transmitInformation, m_parameters.transmitWindow);
            m_receiver.reset(m_configuration.longestMessage);
            m_state = State::Connected;
            m_isPeersTurn = m_isPolling = m_isPeerBusy = m_awaitsAnswer = m_isDelivering = false;
            m_deadline.reset();
            m_events.emplace_back(LinkUp{view.header.source, m_configuration.client, m_parameters});
        }
        return;
    case State::Disconnecting:
        if (control->kind == FrameKind::Ua || control->kind == FrameKind::Dm)
            lose(LinkLoss::ByUs);
        return;
    case State::Connected:
        connected(view, *control, now);
    }
}

void PrimaryLink::connected(const FrameView& view, const Control& control, MonotonicInstant now)
{
    switch (control.kind) {
    case FrameKind::Dm:
    case FrameKind::Disc:
        return lose(LinkLoss::ByPeer);
    case FrameKind::Frmr:
        return lose(LinkLoss::Rejected);
    case FrameKind::Information:
    case FrameKind::ReceiveReady:
    case FrameKind::ReceiveNotReady:
        break;
    default:
        return; // an unnumbered answer that came late
    }
    if (!m_isPeersTurn || !m_transmitter.acknowledge(control.receive))
        return; // said twice, or nonsense: time will tell
    // An answer said twice, because we asked twice: answering it again would double everything that follows.
    const bool isEcho = control.kind == FrameKind::Information && control.send == ((m_receiver.state() - 1U) & 7U)
        && m_receiver.state() == m_polledState;
    if (isEcho)
        return;
    m_isPeerBusy = control.kind == FrameKind::ReceiveNotReady;
    m_attempt = 1;
    m_isPolling = false;
    if (control.kind == FrameKind::Information)
        information(view, control);
    if (m_state != State::Connected || !control.pollFinal)
        return;
    m_isPeersTurn = false;
    m_deadline.reset();
    if (m_transmitter.hasUnacknowledged()) {
        m_transmitter.rewind();
        ++m_retransmissions;
    }
    const bool isSilent = control.kind != FrameKind::Information && (m_awaitsAnswer || m_isPeerBusy);
    if (m_isPeerBusy || (isSilent && !m_transmitter.canSend() && !m_receiver.isWithinMessage())) {
        m_isPeersTurn = true; // not to be sent to before the poll
        m_isPolling = true;
        m_deadline = MonotonicInstant{now.milliseconds + busyPollInterval};
        return;
    }
    ourTurn(now);
}

void PrimaryLink::information(const FrameView& view, const Control& control)
{
    switch (m_receiver.accept(control.send, view.information, view.header.segmentation)) {
    case Receiver::Outcome::OutOfSequence:
    case Receiver::Outcome::Segment:
        break;
    case Receiver::Outcome::TooLong:
        lose(LinkLoss::Oversize);
        break;
    case Receiver::Outcome::Message: {
        m_awaitsAnswer = false;
        const auto whole = m_receiver.take();
        const auto message = withoutLlc(whole);
        m_events.emplace_back(MessageReceived{{message.begin(), message.end()}});
    }
    }
}

void PrimaryLink::ourTurn(MonotonicInstant now)
{
    if (m_transmitter.canSend()) {
        transmitWindow();
    } else if (m_receiver.isWithinMessage() || m_awaitsAnswer) {
        sendControl({FrameKind::ReceiveReady, true, m_receiver.state()}, {});
    } else {
        if (std::exchange(m_isDelivering, false))
            m_events.emplace_back(MessageDelivered{});
        return;
    }
    m_isPeersTurn = true;
    m_polledState = m_receiver.state();
    m_attempt = 1;
    await(now);
}

void PrimaryLink::transmitWindow()
{
    while (m_transmitter.canSend()) {
        const auto segment = m_transmitter.take();
        const Control control{FrameKind::Information, !m_transmitter.canSend(), m_receiver.state(), segment.number};
        appendFrame(m_out, {m_configuration.server, m_configuration.client, control.encode(), segment.segmentation},
            segment.information);
    }
}

Effects PrimaryLink::wake(MonotonicInstant now)
{
    if (!m_deadline || now < *m_deadline)
        return takeEffects();
    m_reader.abandon([&](const FrameView& view) { frame(view, now); });
    if (!m_deadline || now < *m_deadline)
        return takeEffects(); // the torso held what was waited for
    if (!std::exchange(m_isPolling, false) && m_attempt++ >= m_configuration.attempts) {
        lose(m_state == State::Disconnecting ? LinkLoss::ByUs : LinkLoss::NoAnswer);
        return takeEffects();
    }
    await(now);
    m_polledState = m_receiver.state();
    switch (m_state) {
    case State::Disconnected:
        m_deadline.reset();
        break;
    case State::Connecting:
        sendControl({FrameKind::Snrm}, m_configuration.proposed.encode());
        break;
    case State::Disconnecting:
        sendControl({FrameKind::Disc}, {});
        break;
    case State::Connected:
        if (!m_isPeerBusy && m_transmitter.hasUnacknowledged()) {
            m_transmitter.rewind();
            ++m_retransmissions;
            transmitWindow();
        } else {
            sendControl({FrameKind::ReceiveReady, true, m_receiver.state()}, {});
        }
    }
    return takeEffects();
}

void PrimaryLink::close()
{
    m_state = State::Disconnected;
    m_reader = {};
    m_deadline.reset();
    m_notice.reset();
}

Effects PrimaryLink::takeEffects()
{
    Effects effects;
    if (!m_out.empty())
        effects.emplace_back(Send{std::exchange(m_out, {})});
    m_notice.tell(m_deadline, effects);
    return effects;
}

void PrimaryLink::sendControl(const Control& control, std::span<const std::byte> information)
{
    appendFrame(m_out, {m_configuration.server, m_configuration.client, control.encode()}, information);
}

void PrimaryLink::lose(LinkLoss reason)
{
    m_state = State::Disconnected;
    m_deadline.reset();
    m_isPeersTurn = m_isPolling = m_isPeerBusy = m_awaitsAnswer = m_isDelivering = false;
    m_events.emplace_back(LinkDown{reason});
}

} // namespace meterbench::protocol::hdlc
