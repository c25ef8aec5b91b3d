// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/client/session.h"

namespace meterbench::protocol::dlms {

namespace {

const char* nameOf(hdlc::LinkLoss reason)
{
    switch (reason) {
    case hdlc::LinkLoss::ByUs:
    case hdlc::LinkLoss::ByPeer:
        return "DISC";
    case hdlc::LinkLoss::NoAnswer:
        return "time-out";
    case hdlc::LinkLoss::Refused:
        return "DM";
    case hdlc::LinkLoss::Rejected:
        return "FRMR";
    case hdlc::LinkLoss::Oversize:
        return "message too long";
    case hdlc::LinkLoss::Inactivity:
        return "inactivity";
    }
    return "";
}

} // namespace

ClientSession::ClientSession(ClientConfiguration configuration) : m_configuration(std::move(configuration))
{
    if (const auto* const link = std::get_if<hdlc::PrimaryLink::Configuration>(&m_configuration.line)) {
        auto settings = *link;
        settings.longestMessage = longestAnswer;
        m_link.emplace(settings);
    }
}

Effects ClientSession::open(MonotonicInstant now)
{
    Effects effects;
    if (m_state != State::Idle)
        return effects;
    if (m_configuration.keys) {
        auto channel = SecureChannel::create(*m_configuration.keys);
        if (!channel) {
            fail(channel.error(), effects);
            return effects;
        }
        m_channel = std::move(*channel);
        m_channel->setLeastProtection(m_configuration.protection);
        m_channel->setPeerTitle(m_configuration.serverSystemTitle);
    }
    m_state = State::Linking;
    if (m_link)
        carryOut(m_link->connect(now), now, effects);
    else
        associate(now, effects);
    askForDeadline(effects);
    return effects;
}

Effects ClientSession::close(MonotonicInstant now)
{
    Effects effects;
    const bool isAssociated = m_state == State::Open || m_state == State::Requesting;
    // A meter over HDLC takes DISC for the end of everything; many do not know RLRQ.
    if (isAssociated && !m_link) {
        m_state = State::Releasing;
        transmit(Release{Release::Kind::Request, std::uint8_t{0}, {}}.encode(), now, effects);
    } else {
        unlink(now, effects);
    }
    askForDeadline(effects);
    return effects;
}

void ClientSession::unlink(MonotonicInstant now, Effects& effects)
{
    m_deadline.reset();
    if (m_link && m_link->state() != hdlc::PrimaryLink::State::Disconnected) {
        m_state = State::Unlinking;
        carryOut(m_link->disconnect(now), now, effects);
    } else if (m_state != State::Closed) {
        m_state = State::Closed;
        m_events.emplace_back(SessionClosed{});
        effects.emplace_back(CloseLine{});
    }
}

Effects ClientSession::receive(std::span<const std::byte> bytes, MonotonicInstant now)
{
    Effects effects;
    if (m_link) {
        carryOut(m_link->receive(bytes, now), now, effects);
    } else {
        if (m_deadline)
            m_deadline = MonotonicInstant{now.milliseconds + m_configuration.answerTimeOut};
        while (!bytes.empty() && m_state != State::Closed) {
            bytes = bytes.subspan(m_wrapper.feed(bytes));
            for (;;) {
                const auto packet = m_wrapper.next();
                if (!packet)
                    fail(packet.error(), effects);
                if (!packet || !*packet || m_state == State::Closed)
                    break;
                handle((*packet)->apdu, now, effects);
            }
        }
    }
    askForDeadline(effects);
    return effects;
}

Effects ClientSession::wake(MonotonicInstant now)
{
    Effects effects;
    if (m_link)
        carryOut(m_link->wake(now), now, effects);
    else if (m_deadline && now >= *m_deadline) {
        if (m_state == State::Releasing)
            unlink(now, effects);
        else
            fail({"dlms-no-answer", {}, {}}, effects);
    }
    askForDeadline(effects);
    return effects;
}

void ClientSession::carryOut(const hdlc::LinkOutput& output, MonotonicInstant now, Effects& effects)
{
    if (!output.bytes.empty())
        effects.emplace_back(Send{output.bytes});
    for (const auto& event : output.events) {
        if (std::holds_alternative<hdlc::LinkUp>(event)) {
            associate(now, effects);
        } else if (const auto* const message = std::get_if<hdlc::MessageReceived>(&event)) {
            handle(message->message, now, effects);
        } else if (const auto* const unnumbered = std::get_if<hdlc::UnnumberedReceived>(&event)) {
            handle(unnumbered->message, now, effects);
        } else if (const auto* const down = std::get_if<hdlc::LinkDown>(&event)) {
            if (m_state == State::Unlinking)
                unlink(now, effects);
            else
                fail({"hdlc-link-lost", {{"reason", nameOf(down->reason)}}, {}}, effects);
        }
    }
}

void ClientSession::transmit(std::span<const std::byte> apdu, MonotonicInstant now, Effects& effects)
{
    if (m_link) {
        carryOut(m_link->send(apdu, hdlc::Expect::Answer, now), now, effects);
        return;
    }
    const auto& ports = std::get<WrapperPorts>(m_configuration.line);
    Bytes out;
    hdlc::appendWrapper(out, ports.client, ports.server, apdu);
    effects.emplace_back(Send{std::move(out)});
    m_deadline = MonotonicInstant{now.milliseconds + m_configuration.answerTimeOut};
}

void ClientSession::handle(std::span<const std::byte> apdu, MonotonicInstant now, Effects& effects)
{
    if (apdu.empty())
        return;
    const auto tag = static_cast<ApduTag>(apdu[0]);
    if (m_state == State::Associating) {
        associated(apdu, now, effects);
        return;
    }
    if (m_state == State::Releasing) {
        if (tag == ApduTag::Rlre || tag == ApduTag::ExceptionResponse)
            unlink(now, effects);
        return;
    }
    if (!keySetOf(static_cast<std::uint8_t>(tag))) {
        // Where messages must be protected, only the refusal of one may come plain.
        if (m_configuration.protection == Protection::None || tag == ApduTag::ExceptionResponse)
            answered(apdu, now, effects);
        else
            fail({"dlms-deciphering", {{"detail", "not protected"}}, {}}, effects);
        return;
    }
    if (!m_channel)
        return fail({"dlms-deciphering", {{"detail", "no key"}}, {}}, effects);
    const auto opened = m_channel->open(apdu, effects);
    if (!opened)
        return fail(opened.error(), effects);
    answered(opened->plain, now, effects);
}

void ClientSession::fail(Error error, Effects& effects)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_deadline.reset();
    effects.emplace_back(Fail{std::move(error)});
    effects.emplace_back(CloseLine{});
}

void ClientSession::askForDeadline(Effects& effects)
{
    auto deadline = m_link ? m_link->deadline() : m_deadline;
    if (m_state == State::Closed)
        deadline.reset();
    if (deadline == m_asked)
        return;
    m_asked = deadline;
    if (deadline)
        effects.emplace_back(SetDeadline{*deadline});
    else
        effects.emplace_back(ClearDeadline{});
}

} // namespace meterbench::protocol::dlms
