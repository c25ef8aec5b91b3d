// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/secondary_link.h"

#include <algorithm>
#include <utility>

namespace meterbench::protocol::hdlc {

namespace {

// Why a frame is rejected: the bits W, X, Y, Z of FRMR (ISO/IEC 13239).
enum Rejection : std::uint8_t { UndefinedControl = 0x01, InformationTooLong = 0x04, InvalidReceiveNumber = 0x08 };

constexpr std::uint8_t pollBit = 0x10;

} // namespace

SecondaryLink::SecondaryLink(Configuration configuration) : m_configuration(std::move(configuration)) { }

bool SecondaryLink::isForUs(const Address& destination) const
{
    const auto& own = m_configuration.physicalDevice;
    if (destination.size != 1 && own && destination.lower != *own
        && destination.lower != (destination.size == 4 ? 0x3FFF : 0x7F))
        return false;
    return std::ranges::find(m_configuration.logicalDevices, destination.upper) != m_configuration.logicalDevices.end();
}

Effects SecondaryLink::receive(std::span<const std::byte> bytes, MonotonicInstant now)
{
    if (m_reader.hasPartial() && now.milliseconds - m_lastHeard.milliseconds >= interOctetTimeOut)
        m_reader.abandon([&](const FrameView& view) { frame(view); });
    m_lastHeard = now;
    m_reader.feed(bytes, [&](const FrameView& view) { frame(view); });
    return takeEffects();
}

void SecondaryLink::frame(const FrameView& view)
{
    const auto& header = view.header;
    const auto control = Control::decode(header.control);
    if (!isForUs(header.destination) || header.source.size != 1)
        return;
    const bool isPeer = m_state != State::Disconnected && header.source.isSameStation(m_peer.source)
        && header.destination.isSameStation(m_peer.destination);
    if (!control) {
        if (isPeer && m_state == State::Connected)
            reject(view, UndefinedControl);
        return;
    }
    if (control->kind == FrameKind::Ui) {
        const auto message = withoutLlc(view.information);
        m_events.emplace_back(UnnumberedReceived{{message.begin(), message.end()}});
        return;
    }
    if (control->kind == FrameKind::Snrm && (isPeer || m_state == State::Disconnected))
        return connect(view);
    if (!isPeer) {
        // Another client while one is connected, or anything but SNRM without a connection.
        if (control->pollFinal && control->kind != FrameKind::Dm && control->kind != FrameKind::Ua)
            sendTo(header, {FrameKind::Dm}, {});
        return;
    }
    if (control->kind == FrameKind::Disc) {
        sendTo(header, {FrameKind::Ua}, {});
        return lose(LinkLoss::ByPeer);
    }
    if (m_state == State::Rejecting) {
        if (control->pollFinal)
            sendTo(header, {FrameKind::Frmr}, m_rejection);
        return;
    }
    numbered(view, *control);
}

void SecondaryLink::connect(const FrameView& view)
{
    if (m_state != State::Disconnected)
        m_events.emplace_back(LinkDown{LinkLoss::ByPeer});
    m_peer = view.header;
    const auto proposed = Parameters::decode(view.information);
    m_parameters = m_configuration.offered.agreedWith(proposed);
    m_transmitter.reset(m_parameters.transmitInformation, m_parameters.transmitWindow);
    m_receiver.reset(m_configuration.longestMessage);
    m_isPollHeld = m_isPeerBusy = false;
    m_skipped = 0;
    m_state = State::Connected;
    // A field is answered by a field: clients read from it what was agreed on, defaults too.
    sendTo(view.header, {FrameKind::Ua}, view.information.empty() ? m_parameters.encode() : m_parameters.encodeAll());
    m_events.emplace_back(LinkUp{view.header.source, view.header.destination, m_parameters});
}

void SecondaryLink::numbered(const FrameView& view, Control control)
{
    if (control.kind != FrameKind::Information && control.kind != FrameKind::ReceiveReady
        && control.kind != FrameKind::ReceiveNotReady)
        return; // UA, DM, FRMR: not for a secondary
    const auto behind = [](std::uint8_t number, unsigned by) { return static_cast<std::uint8_t>((number - by) & 7U); };
    control.send = behind(control.send, m_skipped);
    control.receive = behind(control.receive, m_skipped);
    if (!m_transmitter.acknowledge(control.receive)) {
        const auto skipped = skippedBy(control);
        if (skipped == 0 || !m_transmitter.acknowledge(behind(control.receive, skipped)))
            return reject(view, InvalidReceiveNumber);
        control.send = behind(control.send, skipped);
        m_skipped = static_cast<std::uint8_t>((m_skipped + skipped) & 7U);
    }
    m_isPeerBusy = control.kind == FrameKind::ReceiveNotReady;
    if (control.kind == FrameKind::Information) {
        if (view.information.size() > m_parameters.receiveInformation)
            return reject(view, InformationTooLong);
        information(view, control);
    }
    if (m_state != State::Connected || !control.pollFinal)
        return;
    if (control.kind == FrameKind::Information && m_isPollHeld)
        return; // reply() or decline() answers
    m_isPollHeld = false;
    answerPoll();
}

std::uint8_t SecondaryLink::skippedBy(const Control& control) const
{
    const auto sent = m_transmitter.afterAll();
    if (m_configuration.skipping == Skipping::Rejected || control.kind != FrameKind::Information || !control.pollFinal
        || !sent || m_receiver.isWithinMessage())
        return 0;
    const auto ahead = (control.send - m_receiver.state()) & 7U;
    return ahead == ((control.receive - *sent) & 7U) ? static_cast<std::uint8_t>(ahead) : std::uint8_t{0};
}

void SecondaryLink::information(const FrameView& view, const Control& control)
{
    switch (m_receiver.accept(control.send, view.information, view.header.segmentation)) {
    case Receiver::Outcome::OutOfSequence: // the window is incomplete: our N(R) says from where
    case Receiver::Outcome::Segment:
        m_isPollHeld = false;
        break;
    case Receiver::Outcome::TooLong:
        reject(view, InformationTooLong);
        break;
    case Receiver::Outcome::Message: {
        m_isPollHeld = control.pollFinal;
        const auto whole = m_receiver.take();
        const auto message = withoutLlc(whole);
        m_events.emplace_back(MessageReceived{{message.begin(), message.end()}});
    }
    }
}

void SecondaryLink::answerPoll()
{
    m_transmitter.rewind(); // what the poll did not acknowledge is lost
    if (m_isPeerBusy || !m_transmitter.canSend())
        return sendTo(m_peer, {FrameKind::ReceiveReady, true, m_receiver.state()}, {});
    while (m_transmitter.canSend()) {
        const auto segment = m_transmitter.take();
        const Control control{FrameKind::Information, !m_transmitter.canSend(), m_receiver.state(), segment.number};
        appendFrame(
            m_out, {m_peer.source, m_peer.destination, control.encode(), segment.segmentation}, segment.information);
    }
}

Effects SecondaryLink::reply(std::span<const std::byte> message)
{
    if (m_state != State::Connected)
        return takeEffects();
    Bytes whole;
    whole.reserve(message.size() + 3);
    whole.insert(whole.end(), std::begin(responseLlc), std::end(responseLlc));
    whole.insert(whole.end(), message.begin(), message.end());
    m_transmitter.queue(std::move(whole));
    if (std::exchange(m_isPollHeld, false))
        answerPoll();
    return takeEffects();
}

Effects SecondaryLink::decline()
{
    if (m_state == State::Connected && std::exchange(m_isPollHeld, false))
        answerPoll();
    return takeEffects();
}

Effects SecondaryLink::wake(MonotonicInstant now)
{
    const auto due = deadline();
    if (due && now >= *due)
        lose(LinkLoss::Inactivity);
    return takeEffects();
}

void SecondaryLink::close()
{
    m_state = State::Disconnected;
    m_reader = {};
    m_isPollHeld = false;
    m_notice.reset();
}

Effects SecondaryLink::takeEffects()
{
    Effects effects;
    if (!m_out.empty())
        effects.emplace_back(Send{std::exchange(m_out, {})});
    m_notice.tell(deadline(), effects);
    return effects;
}

std::optional<MonotonicInstant> SecondaryLink::deadline() const
{
    if (m_state == State::Disconnected || m_configuration.inactivityTimeOut <= 0)
        return {};
    return MonotonicInstant{m_lastHeard.milliseconds + m_configuration.inactivityTimeOut};
}

void SecondaryLink::reject(const FrameView& view, std::uint8_t why)
{
    m_state = State::Rejecting;
    m_rejection = {std::byte{view.header.control},
        static_cast<std::byte>(m_receiver.state() << 5U | m_transmitter.state() << 1U), std::byte{why}};
    if ((view.header.control & pollBit) != 0)
        sendTo(m_peer, {FrameKind::Frmr}, m_rejection);
}

void SecondaryLink::sendTo(const Header& received, const Control& control, std::span<const std::byte> information)
{
    appendFrame(m_out, {received.source, received.destination, control.encode()}, information);
}

void SecondaryLink::lose(LinkLoss reason)
{
    m_state = State::Disconnected;
    m_isPollHeld = false;
    m_events.emplace_back(LinkDown{reason});
}

} // namespace meterbench::protocol::hdlc
