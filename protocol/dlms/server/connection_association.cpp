// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/class_id.h"
#include "protocol/dlms/hls.h"
#include "protocol/dlms/notification.h"
#include "protocol/dlms/server/connection.h"

#include <algorithm>

namespace meterbench::protocol::dlms {

namespace {

constexpr std::int8_t replyToHls = 1;
constexpr std::uint8_t leastVersion = 6;

bool isGloInitiate(const Bytes& userInformation)
{
    return !userInformation.empty() && userInformation[0] == static_cast<std::byte>(ApduTag::GloInitiateRequest);
}

} // namespace

Bytes Connection::associate(std::span<const std::byte> apdu, Effects& effects)
{
    close();
    auto aarq = Aarq::decode(apdu);
    if (!aarq)
        return refuse({}, AssociationDiagnostic::NoReasonGiven);
    auto profile = m_objects.association(m_requester.client, m_requester.server);
    if (!profile)
        return refuse(*aarq, AssociationDiagnostic::NoReasonGiven);
    m_profile = std::move(*profile);
    const auto diagnostic = judge(*aarq);
    if (!isHigh(m_profile.mechanism)) { // judged: neither the password nor what was said is needed any more
        wipe(aarq->callingAuthentication);
        m_profile.secret = {};
    }
    return diagnostic ? refuse(*aarq, *diagnostic) : accept(*aarq, effects);
}

std::optional<AssociationDiagnostic> Connection::judge(const Aarq& aarq)
{
    const bool isShort = usesShortNames(aarq.referencing);
    if ((isShort && m_objects.naming() == Naming::LogicalNames) || (isCiphered(aarq.referencing) && !m_profile.keys)
        || (!isCiphered(aarq.referencing) && m_profile.protection != Protection::None))
        return AssociationDiagnostic::ApplicationContextNameNotSupported;
    const auto mechanism = aarq.mechanism.value_or(Mechanism::Lowest);
    if (std::ranges::find(m_profile.alternatives, mechanism) != m_profile.alternatives.end())
        m_profile.mechanism = mechanism;
    if (mechanism != m_profile.mechanism) {
        return mechanism == Mechanism::Lowest ? AssociationDiagnostic::AuthenticationRequired
                                              : AssociationDiagnostic::AuthenticationMechanismNameNotRecognized;
    }
    if (mechanism == Mechanism::Low) {
        const bool isRight = isSameSecret(aarq.callingAuthentication, m_profile.secret);
        m_objects.judged(m_requester, isRight ? Attempt::Right : Attempt::Wrong);
        if (!isRight)
            return AssociationDiagnostic::AuthenticationFailure;
    }
    const auto challenge = aarq.callingAuthentication.size();
    if (isHigh(mechanism) && (challenge < shortestChallenge || challenge > longestChallenge))
        return AssociationDiagnostic::AuthenticationFailure;
    const bool needsTitle = isCiphered(aarq.referencing) || mechanism == Mechanism::HighGmac;
    const bool isOwnTitle = m_profile.keys && aarq.callingApTitle == m_profile.keys->systemTitle;
    if (isOwnTitle || (needsTitle && aarq.callingApTitle.size() != systemTitleSize))
        return AssociationDiagnostic::CallingApTitleNotRecognized;
    // With short names the proof would be a parameterised read; no meter here has them together.
    if (mechanism == Mechanism::High || (isShort && isHigh(mechanism)) || mechanism == Mechanism::HighEcdsa
        || (mechanism == Mechanism::HighGmac && !m_profile.keys))
        return AssociationDiagnostic::AuthenticationMechanismNameNotRecognized;
    return {};
}

Bytes Connection::accept(const Aarq& aarq, Effects& effects)
{
    if (m_profile.keys) {
        auto channel = SecureChannel::create(*m_profile.keys);
        if (!channel)
            return refuse(aarq, AssociationDiagnostic::NoReasonGiven);
        m_channel = std::move(*channel);
        m_profile.keys.reset(); // the channel has them
        m_channel->setLeastProtection(m_profile.protection);
        if (aarq.callingApTitle.size() == systemTitleSize)
            m_channel->setPeerTitle(aarq.callingApTitle);
    }
    Secret<Bytes> plain = aarq.userInformation;
    auto protection = Protection::None;
    if (isGloInitiate(plain) && m_channel) {
        auto opened = m_channel->open(plain, effects);
        if (!opened)
            return refuse(aarq, AssociationDiagnostic::AuthenticationFailure);
        plain = std::move(opened->plain);
        protection = opened->protection;
    } else if (m_profile.protection != Protection::None) {
        return refuse(aarq, AssociationDiagnostic::AuthenticationFailure);
    }
    const auto initiate = InitiateRequest::decode(plain);
    if (!initiate)
        return refuse(aarq, AssociationDiagnostic::NoReasonGiven);
    const auto impossible = [&](std::uint8_t value) {
        return refuse(aarq, AssociationDiagnostic::NoReasonGiven, ConfirmedServiceError{1, 6, value}.encode());
    };
    m_usesShortNames = usesShortNames(aarq.referencing);
    m_conformance = (m_usesShortNames ? shortNameServices : m_profile.conformance) & initiate->conformance;
    if (initiate->version < leastVersion)
        return impossible(1);
    if (m_conformance.isEmpty())
        return impossible(2);
    if (initiate->clientMaxReceivePduSize != 0 && initiate->clientMaxReceivePduSize < leastPduSize)
        return impossible(3);
    m_clientPduSize = initiate->clientMaxReceivePduSize == 0 ? 0xFFFFU : initiate->clientMaxReceivePduSize;
    if (!initiate->dedicatedKey.empty() && (!m_channel || !m_channel->setDedicatedKey(initiate->dedicatedKey)))
        return refuse(aarq, AssociationDiagnostic::NoReasonGiven);

    Aare aare;
    aare.referencing = aarq.referencing;
    if (m_channel)
        aare.respondingApTitle = m_channel->ownTitle();
    InitiateResponse response;
    response.conformance = m_conformance;
    response.serverMaxReceivePduSize = m_profile.maxReceivePduSize;
    if (m_usesShortNames)
        response.vaaName = InitiateResponse::shortNameVaa;
    aare.userInformation = response.encode();
    if (protection != Protection::None) {
        auto ciphered = m_channel->protect(
            aare.userInformation, protection, KeySet::Global, SecureChannel::Form::Specific, effects);
        if (!ciphered)
            return refuse(aarq, AssociationDiagnostic::NoReasonGiven);
        aare.userInformation = std::move(*ciphered);
    }
    m_requester.mechanism = m_profile.mechanism;
    m_state = State::Associated;
    if (isHigh(m_profile.mechanism)) {
        m_state = State::AwaitingProof;
        m_clientChallenge = aarq.callingAuthentication;
        m_ownChallenge.resize(challengeSize);
        m_random(m_ownChallenge);
        aare.diagnostic = static_cast<std::uint8_t>(AssociationDiagnostic::AuthenticationRequired);
        aare.mechanism = m_profile.mechanism;
        aare.respondingAuthentication = m_ownChallenge;
    }
    return aare.encode();
}

Bytes Connection::refuse(const Aarq& aarq, AssociationDiagnostic diagnostic, Bytes userInformation)
{
    close();
    Aare aare;
    aare.referencing = aarq.referencing;
    aare.result = AssociationResult::RejectedPermanent;
    aare.diagnostic = static_cast<std::uint8_t>(diagnostic);
    aare.userInformation = std::move(userInformation);
    return aare.encode();
}

Bytes Connection::prove(const Request& request, Effects& effects)
{
    const bool isReply = request.form == RequestForm::ActionNormal
        && request.targets[0].classId == cosem::class_id::association && request.targets[0].index == replyToHls
        && request.values.size() == 1 && request.values[0].tag() == axdr::Tag::OctetString;
    if (!isReply)
        return ExceptionResponse{StateError::ServiceNotAllowed, ServiceError::OperationNotPossible, {}}.encode();
    const auto answer = request.values[0].octets();
    Response response{ResponseForm::ActionNormal, request.invoke, {{DataAccessResult::ReadWriteDenied, {}}}, {}, {}};
    bool isProved = false;
    Result<Bytes> own = failure(ErrorKind::Internal, "internal");
    if (m_profile.mechanism == Mechanism::HighGmac) {
        isProved = m_channel->verifyGmac(answer, m_ownChallenge, effects);
        if (isProved)
            own = m_channel->proveGmac(m_clientChallenge, effects);
    } else {
        const Bytes none;
        const auto& clientTitle = m_channel ? m_channel->peerTitle() : none;
        const auto& serverTitle = m_channel ? m_channel->ownTitle() : none;
        const auto expected = hlsDigest(
            m_profile.mechanism, {m_profile.secret, clientTitle, serverTitle, m_clientChallenge, m_ownChallenge});
        isProved = expected && isSameSecret(*expected, answer);
        own = hlsDigest(
            m_profile.mechanism, {m_profile.secret, serverTitle, clientTitle, m_ownChallenge, m_clientChallenge});
    }
    m_objects.judged(m_requester, isProved ? Attempt::Right : Attempt::Wrong);
    if (!isProved || !own) {
        m_state = State::Idle; // one attempt for each challenge
        m_profile = {};
        return response.encode();
    }
    m_state = State::Associated;
    m_profile.secret = {};
    response.outcomes = {{DataAccessResult::Success, axdr::Data::octetString(*own)}};
    return response.encode();
}

} // namespace meterbench::protocol::dlms
