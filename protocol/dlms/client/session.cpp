// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/client/session.h"

namespace meterbench::protocol::dlms {

namespace {

Error lost(hdlc::LinkLoss reason)
{
    const auto error
        = [](const char* name, ErrorKind kind) { return Error{"hdlc-link-lost", {{"reason", name}}, {}, kind}; };
    switch (reason) {
    case hdlc::LinkLoss::ByUs:
    case hdlc::LinkLoss::ByPeer:
        break;
    case hdlc::LinkLoss::NoAnswer:
        return error("time-out", ErrorKind::TimeOut);
    case hdlc::LinkLoss::Refused:
        return error("DM", ErrorKind::Refused);
    case hdlc::LinkLoss::Rejected:
        return error("FRMR", ErrorKind::Damaged);
    case hdlc::LinkLoss::Oversize:
        return error("message too long", ErrorKind::Damaged);
    case hdlc::LinkLoss::Inactivity:
        return error("inactivity", ErrorKind::Gone);
    }
    return error("DISC", ErrorKind::Gone);
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
    limit(now);
    if (m_link)
        carryOut(m_link->connect(now), now, effects);
    else
        associate(now, effects);
    askForDeadline(effects);
    return effects;
}

Effects ClientSession::release(MonotonicInstant now)
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

void ClientSession::close()
{
    rest();
    m_notice.reset();
    m_state = State::Closed;
    m_wrapper.reset();
    if (m_link)
        m_link->close();
}

void ClientSession::unlink(MonotonicInstant now, Effects& effects)
{
    rest();
    if (m_link && m_link->state() != hdlc::PrimaryLink::State::Disconnected) {
        m_state = State::Unlinking;
        limit(now);
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
        if (m_silence)
            m_silence = MonotonicInstant{now.milliseconds + m_configuration.answerTimeOut};
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
    const auto isDue = [now](const std::optional<MonotonicInstant>& deadline) { return deadline && now >= *deadline; };
    if (isDue(m_limit) || isDue(m_silence)) {
        const bool isLeaving = m_state == State::Releasing || m_state == State::Unlinking;
        if (m_link)
            m_link->close();
        if (isLeaving)
            unlink(now, effects);
        else
            fail({"dlms-no-answer", {}, {}, ErrorKind::TimeOut}, effects);
    }
    askForDeadline(effects);
    return effects;
}

void ClientSession::carryOut(Effects given, MonotonicInstant now, Effects& effects)
{
    for (auto& effect : given) {
        if (std::holds_alternative<Send>(effect)) // the link's deadlines are among ours
            effects.push_back(std::move(effect));
    }
    for (const auto& event : m_link->takeEvents()) {
        if (std::holds_alternative<hdlc::LinkUp>(event)) {
            m_events.emplace_back(LinkOpened{});
            associate(now, effects);
        } else if (const auto* const message = std::get_if<hdlc::MessageReceived>(&event)) {
            handle(message->message, now, effects);
        } else if (const auto* const unnumbered = std::get_if<hdlc::UnnumberedReceived>(&event)) {
            handle(unnumbered->message, now, effects);
        } else if (const auto* const down = std::get_if<hdlc::LinkDown>(&event)) {
            if (m_state == State::Unlinking)
                unlink(now, effects);
            else
                fail(lost(down->reason), effects);
        }
    }
}

void ClientSession::transmit(std::span<const std::byte> apdu, MonotonicInstant now, Effects& effects)
{
    limit(now);
    if (m_link) {
        carryOut(m_link->send(apdu, hdlc::Expect::Answer, now), now, effects);
        return;
    }
    const auto& ports = std::get<WrapperPorts>(m_configuration.line);
    Bytes out;
    hdlc::appendWrapper(out, ports.client, ports.server, apdu);
    effects.emplace_back(Send{std::move(out)});
    m_silence = MonotonicInstant{now.milliseconds + m_configuration.answerTimeOut};
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
            fail({"dlms-deciphering", {{"detail", "not protected"}}, {}, ErrorKind::Security}, effects);
        return;
    }
    if (!m_channel)
        return fail({"dlms-deciphering", {{"detail", "no key"}}, {}, ErrorKind::Security}, effects);
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
    rest();
    effects.emplace_back(Fail{std::move(error)});
    effects.emplace_back(CloseLine{});
}

/// Nothing is waited for.
void ClientSession::rest()
{
    m_silence.reset();
    m_limit.reset();
}

void ClientSession::askForDeadline(Effects& effects)
{
    auto deadline = m_link && m_state != State::Closed ? m_link->deadline() : m_silence;
    if (m_limit && (!deadline || *m_limit < *deadline))
        deadline = m_limit;
    m_notice.tell(deadline, effects);
}

} // namespace meterbench::protocol::dlms
