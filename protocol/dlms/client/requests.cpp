// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/encoder.h"
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/malformed.h"

#include <algorithm>

namespace meterbench::protocol::dlms {

namespace {

// Form, invoke id, target, empty selection, block header, length: what stands before a first block.
constexpr std::size_t firstBlockHeader = 3 + 9 + 1 + 1 + 4 + 3;

/// 0 GET, 1 SET, 3 ACTION.
unsigned serviceOf(RequestForm form)
{
    return (static_cast<unsigned>(form) >> 8U) - static_cast<unsigned>(ApduTag::GetRequest);
}
unsigned serviceOf(ResponseForm form)
{
    return (static_cast<unsigned>(form) >> 8U) - static_cast<unsigned>(ApduTag::GetResponse);
}

Error refused(ServiceError error)
{
    auto kind = ErrorKind::Refused;
    if (error == ServiceError::ServiceNotSupported)
        kind = ErrorKind::NotSupported;
    else if (error == ServiceError::DecipheringError || error == ServiceError::InvocationCounterError)
        kind = ErrorKind::Security;
    return {"dlms-refused", {{"result", std::string(nameOf(error))}}, {}, kind};
}

} // namespace

Effects ClientSession::get(std::vector<Target> targets, MonotonicInstant now)
{
    const auto form = targets.size() == 1 ? RequestForm::GetNormal : RequestForm::GetWithList;
    return request({form, 0, std::move(targets), {}, {}}, now);
}

Effects ClientSession::set(std::vector<Target> targets, std::vector<axdr::Data> values, MonotonicInstant now)
{
    const auto form = targets.size() == 1 ? RequestForm::SetNormal : RequestForm::SetWithList;
    return request({form, 0, std::move(targets), std::move(values), {}}, now);
}

Effects ClientSession::invoke(const Target& method, std::optional<axdr::Data> parameter, MonotonicInstant now)
{
    Request whole{RequestForm::ActionNormal, 0, {method}, {}, {}};
    if (parameter)
        whole.values.push_back(std::move(*parameter));
    return request(std::move(whole), now);
}

Effects ClientSession::request(Request whole, MonotonicInstant now)
{
    Effects effects;
    if (m_state != State::Open) {
        effects.emplace_back(Fail{{"dlms-not-associated", {}, {}, ErrorKind::Gone}});
        return effects;
    }
    m_state = State::Requesting;
    m_invoke = static_cast<std::uint8_t>((m_invoke + 1U) & invokeIdMask);
    m_request = std::move(whole);
    m_received.clear();
    m_blockNumber = 0;
    m_outgoing.clear();
    m_sent = 0;
    const std::size_t limit = m_agreed.serverMaxReceivePduSize == 0 ? 0xFFFFU : m_agreed.serverMaxReceivePduSize;
    const auto protection = m_configuration.protection == Protection::None ? 0 : SecureChannel::overhead;
    const bool isSplittable = m_request.form == RequestForm::SetNormal || m_request.form == RequestForm::ActionNormal;
    if (isSplittable && !m_request.values.empty() && m_request.encode().size() + protection > limit
        && limit > firstBlockHeader + protection) {
        m_outgoing = axdr::encode(m_request.values.front());
        sendBlock(now, effects);
    } else {
        sendRequest(m_request, now, effects);
    }
    askForDeadline(effects);
    return effects;
}

void ClientSession::sendBlock(MonotonicInstant now, Effects& effects)
{
    const bool isSet = m_request.form == RequestForm::SetNormal;
    const std::size_t limit = m_agreed.serverMaxReceivePduSize == 0 ? 0xFFFFU : m_agreed.serverMaxReceivePduSize;
    const auto protection = m_configuration.protection == Protection::None ? 0 : SecureChannel::overhead;
    const auto size = std::min(limit - protection - firstBlockHeader, m_outgoing.size() - m_sent);
    Request part;
    if (m_blockNumber == 0) {
        part.form = isSet ? RequestForm::SetWithFirstBlock : RequestForm::ActionWithFirstBlock;
        part.targets = m_request.targets;
    } else {
        part.form = isSet ? RequestForm::SetWithBlock : RequestForm::ActionWithBlock;
    }
    const auto octets = std::span(m_outgoing).subspan(m_sent, size);
    m_sent += size;
    part.block = {m_sent == m_outgoing.size(), ++m_blockNumber, {octets.begin(), octets.end()}};
    sendRequest(part, now, effects);
}

void ClientSession::sendRequest(const Request& part, MonotonicInstant now, Effects& effects)
{
    auto numbered = part;
    numbered.invoke = static_cast<std::uint8_t>(confirmedService | highPriority | m_invoke);
    sendPlain(numbered.encode(), now, effects);
}

void ClientSession::sendPlain(Bytes apdu, MonotonicInstant now, Effects& effects)
{
    if (m_configuration.protection != Protection::None && m_channel) {
        const auto keys = m_channel->hasDedicatedKey() ? KeySet::Dedicated : KeySet::Global;
        auto ciphered = m_channel->protect(apdu, m_configuration.protection, keys, m_configuration.form, effects);
        if (!ciphered)
            return fail(ciphered.error(), effects);
        apdu = std::move(*ciphered);
    }
    transmit(apdu, now, effects);
}

void ClientSession::answered(std::span<const std::byte> plain, MonotonicInstant now, Effects& effects)
{
    const auto tag = plain.empty() ? ApduTag{} : static_cast<ApduTag>(plain[0]);
    if (tag == ApduTag::DataNotification) {
        if (auto notification = DataNotification::decode(plain))
            m_events.emplace_back(NotificationReceived{std::move(*notification)});
        return;
    }
    if (m_state != State::Requesting && m_state != State::Proving)
        return; // an answer nobody waits for
    if (tag == ApduTag::ExceptionResponse) {
        const auto exception = ExceptionResponse::decode(plain);
        return refuse(exception ? refused(exception->service) : damage("exception-response"), effects);
    }
    if (tag == ApduTag::ReadResponse)
        return readAnswered(plain, now, effects);
    if (tag == ApduTag::WriteResponse)
        return writeAnswered(plain, effects);
    const auto response = Response::decode(plain);
    if (!response)
        return refuse(response.error(), effects);
    if ((response->invoke & invokeIdMask) != m_invoke)
        return; // of a request given up
    if (serviceOf(response->form) != serviceOf(m_request.form))
        return refuse(damage("service"), effects);
    if (m_state == State::Proving)
        return proved(*response, effects);
    switch (response->form) {
    case ResponseForm::GetWithBlock:
    case ResponseForm::ActionWithBlock:
        return blockReceived(*response, now, effects);
    case ResponseForm::SetBlock:
    case ResponseForm::ActionNext:
        if (response->block.number != m_blockNumber || m_sent == m_outgoing.size())
            return refuse(damage("block number"), effects);
        return sendBlock(now, effects);
    default:
        break;
    }
    if (response->outcomes.size() != m_request.targets.size())
        return refuse(damage("number of results"), effects);
    finish(response->outcomes);
}

void ClientSession::blockReceived(const Response& response, MonotonicInstant now, Effects& effects)
{
    if (response.blockFailure)
        return finish(std::vector(m_request.targets.size(), Outcome{*response.blockFailure, {}}));
    if (response.block.number != m_blockNumber + 1)
        return refuse(damage("block number"), effects);
    if (m_received.size() + response.block.octets.size() > longestAnswer)
        return refuse(damage("length"), effects);
    ++m_blockNumber;
    m_received.insert(m_received.end(), response.block.octets.begin(), response.block.octets.end());
    const bool isGet = response.form == ResponseForm::GetWithBlock;
    if (!response.block.isLast) {
        const auto form = isGet ? RequestForm::GetNext : RequestForm::ActionNext;
        return sendRequest({form, 0, {}, {}, {true, m_blockNumber, {}}}, now, effects);
    }
    axdr::Reader reader(m_received);
    std::vector<Outcome> outcomes;
    if (m_request.form == RequestForm::GetWithList) {
        for (auto count = reader.length(); count > 0 && reader.ok(); --count)
            outcomes.push_back(takeDataResult(reader));
    } else {
        outcomes.push_back({DataAccessResult::Success, reader.data()});
    }
    if (!reader.finished() || outcomes.size() != m_request.targets.size())
        return refuse(damage("blocks"), effects);
    m_received.clear();
    finish(std::move(outcomes));
}

void ClientSession::finish(std::vector<Outcome> outcomes)
{
    m_state = State::Open;
    rest();
    m_events.emplace_back(RequestAnswered{std::move(outcomes)});
}

/// The request has no answer that means anything. Before the session is open there is none to go on with.
void ClientSession::refuse(Error error, Effects& effects)
{
    if (m_state == State::Proving)
        return fail(std::move(error), effects);
    m_state = State::Open;
    rest();
    m_events.emplace_back(RequestFailed{std::move(error)});
}

} // namespace meterbench::protocol::dlms
