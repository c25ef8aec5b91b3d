// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/class_id.h"
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/hls.h"

#include <string>

namespace meterbench::protocol::dlms {

namespace {

constexpr Obis currentAssociation{0, 0, 40, 0, 0, 255};

Error refused(std::string diagnostic)
{
    return {"dlms-association-refused", {{"diagnostic", std::move(diagnostic)}}, {}, ErrorKind::Refused};
}

} // namespace

void ClientSession::associate(MonotonicInstant now, Effects& effects)
{
    m_state = State::Associating;
    const auto& own = m_configuration;
    const bool isProtected = m_channel && own.protection != Protection::None;
    InitiateRequest initiate;
    initiate.dedicatedKey = own.dedicatedKey;
    initiate.conformance = own.naming == ClientConfiguration::Naming::ShortNames ? shortNameServices : own.conformance;
    initiate.clientMaxReceivePduSize = own.maxReceivePduSize;
    Aarq aarq;
    const bool isShort = own.naming == ClientConfiguration::Naming::ShortNames;
    aarq.referencing = isShort ? (isProtected ? Referencing::ShortNameCiphered : Referencing::ShortName)
        : isProtected          ? Referencing::LogicalNameCiphered
                               : Referencing::LogicalName;
    if (m_channel)
        aarq.callingApTitle = m_channel->ownTitle();
    if (own.mechanism != Mechanism::Lowest) {
        aarq.mechanism = own.mechanism;
        aarq.callingAuthentication = isHigh(own.mechanism) ? own.challenge : static_cast<const Bytes&>(own.secret);
    }
    aarq.userInformation = initiate.encode();
    if (isProtected) {
        auto ciphered = m_channel->protect(
            aarq.userInformation, own.protection, KeySet::Global, SecureChannel::Form::Specific, effects);
        wipe(aarq.userInformation);
        if (!ciphered)
            return fail(ciphered.error(), effects);
        aarq.userInformation = std::move(*ciphered);
        if (!own.dedicatedKey.empty()) {
            if (const auto set = m_channel->setDedicatedKey(own.dedicatedKey); !set)
                return fail(set.error(), effects);
        }
    }
    transmit(aarq.encode(), now, effects);
}

void ClientSession::associated(std::span<const std::byte> apdu, MonotonicInstant now, Effects& effects)
{
    const auto aare = Aare::decode(apdu);
    if (!aare)
        return fail(apdu[0] == static_cast<std::byte>(ApduTag::ExceptionResponse) ? refused("exception-response")
                                                                                  : aare.error(),
            effects);
    if (aare->result != AssociationResult::Accepted)
        return fail(
            refused(aare->isDiagnosticOfUser ? std::string(nameOf(static_cast<AssociationDiagnostic>(aare->diagnostic)))
                                             : "acse-service-provider " + std::to_string(aare->diagnostic)),
            effects);
    if (m_channel && aare->respondingApTitle.size() == systemTitleSize)
        m_channel->setPeerTitle(aare->respondingApTitle);
    Secret<Bytes> plain = aare->userInformation;
    if (!plain.empty() && plain[0] == static_cast<std::byte>(ApduTag::GloInitiateResponse) && m_channel) {
        auto response = m_channel->open(plain, effects);
        if (!response)
            return fail(response.error(), effects);
        plain = std::move(response->plain);
    } else if (m_configuration.protection != Protection::None) {
        return fail({"dlms-deciphering", {{"detail", "not protected"}}, {}, ErrorKind::Security}, effects);
    }
    const auto agreed = InitiateResponse::decode(plain);
    if (!agreed)
        return fail(agreed.error(), effects);
    m_agreed = *agreed;
    if (isHigh(m_configuration.mechanism))
        return prove(aare->respondingAuthentication, now, effects);
    opened();
}

void ClientSession::prove(const Bytes& challenge, MonotonicInstant now, Effects& effects)
{
    if (challenge.size() < shortestChallenge || challenge.size() > longestChallenge
        || isSameSecret(challenge, m_configuration.challenge)) // our own sent back would be answered by ourselves
        return fail({"dlms-authentication-failed", {}, {}, ErrorKind::Security}, effects);
    m_serverChallenge = challenge;
    Result<Bytes> answer
        = failure(ErrorKind::Internal, "cryptography-failed", {{"detail", "authentication mechanism"}});
    if (m_configuration.mechanism == Mechanism::HighGmac) {
        if (m_channel)
            answer = m_channel->proveGmac(challenge, effects);
    } else {
        const Bytes none;
        answer = hlsDigest(m_configuration.mechanism,
            {m_configuration.secret, m_channel ? m_channel->ownTitle() : none,
                m_channel ? m_channel->peerTitle() : none, m_configuration.challenge, challenge});
    }
    if (!answer)
        return fail(answer.error(), effects);
    m_state = State::Proving;
    Request request;
    request.form = RequestForm::ActionNormal;
    request.targets = {{cosem::class_id::association, currentAssociation, 1, {}}};
    request.values = {axdr::Data::octetString(*answer)};
    m_request = std::move(request);
    sendRequest(m_request, now, effects);
}

void ClientSession::proved(const Response& response, Effects& effects)
{
    bool isProved = false;
    if (response.outcomes.size() == 1 && response.outcomes[0].result == DataAccessResult::Success
        && response.outcomes[0].data && response.outcomes[0].data->tag() == axdr::Tag::OctetString) {
        const auto answer = response.outcomes[0].data->octets();
        if (m_configuration.mechanism == Mechanism::HighGmac) {
            isProved = m_channel->verifyGmac(answer, m_configuration.challenge, effects);
        } else {
            const Bytes none;
            const auto expected = hlsDigest(m_configuration.mechanism,
                {m_configuration.secret, m_channel ? m_channel->peerTitle() : none,
                    m_channel ? m_channel->ownTitle() : none, m_serverChallenge, m_configuration.challenge});
            isProved = expected && isSameSecret(*expected, answer);
        }
    }
    if (!isProved)
        return fail({"dlms-authentication-failed", {}, {}, ErrorKind::Security}, effects);
    opened();
}

void ClientSession::opened()
{
    m_state = State::Open;
    rest();
    m_events.emplace_back(AssociationOpened{m_agreed.conformance, m_agreed.serverMaxReceivePduSize});
}

} // namespace meterbench::protocol::dlms
