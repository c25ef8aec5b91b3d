// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/server/connection.h"

#include "protocol/axdr/decoder.h"
#include "protocol/dlms/notification.h"

#include <algorithm>

namespace meterbench::protocol::dlms {

namespace {

// Form, invoke id, last block, block number, choice, length.
constexpr std::size_t blockHeader = 3 + 1 + 4 + 1 + 3;
// Form, invoke id, choice.
constexpr std::size_t normalHeader = 4;

/// Of a transfer in blocks: ACTION has numbers of its own.
DataAccessResult ofAction(DataAccessResult result)
{
    const auto number = [](ActionResult same) { return static_cast<DataAccessResult>(same); };
    switch (result) {
    case DataAccessResult::NoLongSetInProgress:
        return number(ActionResult::NoLongActionInProgress);
    case DataAccessResult::LongSetAborted:
    case DataAccessResult::DataBlockNumberInvalid: // which ACTION does not know
        return number(ActionResult::LongActionAborted);
    default:
        return result;
    }
}

Bytes blockRefusal(const Request& request, DataAccessResult result)
{
    const Response response{ResponseForm::GetWithBlock, request.invoke, {}, {true, request.block.number, {}}, result};
    return response.encode();
}

} // namespace

Connection::Connection(ObjectServer& objects, std::uint16_t client, std::uint16_t server, RandomOctets random)
    : m_objects(objects), m_requester{client, server}, m_random(std::move(random))
{
}

void Connection::close()
{
    m_state = State::Idle;
    m_profile = {};
    m_channel.reset();
    m_stream.reset();
    m_assembly.reset();
    m_blockReceiver.reset();
    m_blockSender.reset();
    m_clientChallenge.clear();
    m_ownChallenge.clear();
    m_requester.mechanism = Mechanism::Lowest;
    m_requester.protection = Protection::None;
}

Bytes Connection::handle(std::span<const std::byte> apdu, Effects& effects)
{
    if (apdu.empty())
        return {};
    const auto tag = std::to_integer<std::uint8_t>(apdu[0]);
    if (tag == static_cast<std::uint8_t>(ApduTag::Aarq))
        return associate(apdu, effects);
    if (m_state == State::Idle)
        return refusal(StateError::ServiceNotAllowed, ServiceError::OperationNotPossible);
    if (tag == static_cast<std::uint8_t>(ApduTag::Rlrq)) {
        const auto release = Release::decode(apdu);
        close();
        return Release{Release::Kind::Response, release ? std::optional<std::uint8_t>(0) : std::nullopt, {}}.encode();
    }
    if (tag == static_cast<std::uint8_t>(ApduTag::GeneralBlockTransfer)
        && m_conformance.has(Service::GeneralBlockTransfer))
        return serveBlock(apdu, effects);
    if (keySetOf(tag))
        return serveProtected(apdu, effects);
    if (m_profile.protection != Protection::None)
        return refusal(StateError::ServiceNotAllowed, ServiceError::OperationNotPossible);
    m_requester.protection = Protection::None;
    return serve(apdu, effects);
}

Bytes Connection::serveBlock(std::span<const std::byte> apdu, Effects& effects)
{
    const auto block = GeneralBlock::decode(apdu);
    if (!block)
        return refusal(StateError::ServiceUnknown, ServiceError::OtherReason);
    const auto sendNext = [&](std::uint16_t acknowledged) {
        const auto blocks = m_blockSender->next(acknowledged, 1, block->number);
        if (blocks.empty())
            m_blockSender.reset();
        return blocks.empty() ? Bytes{} : blocks.front().encode();
    };
    if (m_blockSender && block->octets.empty())
        return sendNext(block->acknowledged);
    if (block->number == 1) { // a transfer begins
        m_blockSender.reset();
        m_blockReceiver.emplace(longestAssembly);
        m_ownBlock = 0;
    }
    if (!m_blockReceiver)
        return refusal(StateError::ServiceNotAllowed, ServiceError::OperationNotPossible);
    switch (m_blockReceiver->accept(*block)) {
    case GeneralBlockReceiver::Outcome::Continue:
        return {};
    case GeneralBlockReceiver::Outcome::Answer:
        return m_blockReceiver->confirmation(1, ++m_ownBlock).encode();
    case GeneralBlockReceiver::Outcome::TooLong:
        m_blockReceiver.reset();
        return refusal(StateError::ServiceNotAllowed, ServiceError::PduTooLong);
    case GeneralBlockReceiver::Outcome::Complete:
        break;
    }
    const auto whole = m_blockReceiver->take();
    m_blockReceiver.reset();
    const bool isNested = !whole.empty() && whole[0] == static_cast<std::byte>(ApduTag::GeneralBlockTransfer);
    m_isInBlocks = true;
    auto answer = isNested ? refusal(StateError::ServiceNotAllowed, ServiceError::OperationNotPossible)
                           : handle(whole, effects);
    m_isInBlocks = false;
    if (answer.empty() || m_state == State::Idle)
        return answer;
    m_blockSender.emplace(std::move(answer), m_clientPduSize - generalBlockOverhead);
    return sendNext(0);
}

Bytes Connection::serveProtected(std::span<const std::byte> apdu, Effects& effects)
{
    if (!m_channel)
        return refusal(StateError::ServiceUnknown, ServiceError::ServiceNotSupported);
    const auto opened = m_channel->open(apdu, effects);
    if (!opened)
        return refusal(StateError::ServiceNotAllowed, ServiceError::DecipheringError);
    if (opened->protection == Protection::None)
        return refusal(StateError::ServiceNotAllowed, ServiceError::OperationNotPossible);
    m_requester.protection = opened->protection;
    auto plain = serve(opened->plain, effects);
    // An exception has no ciphered form of its own and says nothing that is secret.
    if (plain.empty() || plain[0] == static_cast<std::byte>(ApduTag::ExceptionResponse))
        return plain;
    const auto answer = m_channel->protect(plain, opened->protection, opened->keys, opened->form, effects);
    return answer ? *answer : refusal(StateError::ServiceNotAllowed, ServiceError::OperationNotPossible);
}

Bytes Connection::serve(std::span<const std::byte> plain, Effects& effects)
{
    if (m_usesShortNames)
        return serveShortNames(plain);
    const auto tag = plain.empty() ? ApduTag{} : static_cast<ApduTag>(plain[0]);
    if (tag != ApduTag::GetRequest && tag != ApduTag::SetRequest && tag != ApduTag::ActionRequest)
        return refusal(StateError::ServiceUnknown, ServiceError::ServiceNotSupported);
    const auto request = Request::decode(plain);
    if (!request)
        return refusal(StateError::ServiceUnknown, ServiceError::OtherReason);
    const auto service = tag == ApduTag::GetRequest ? Service::Get
        : tag == ApduTag::SetRequest                ? Service::Set
                                                    : Service::Action;
    if (m_state == State::AwaitingProof)
        return prove(*request, effects);
    if (!m_conformance.has(service) || (request->targets.size() > 1 && !m_conformance.has(Service::MultipleReferences)))
        return refusal(StateError::ServiceNotAllowed, ServiceError::ServiceNotSupported);
    auto answer = serveRequest(*request);
    const bool isConfirmed = (request->invoke & confirmedService) != 0 || service == Service::Get;
    return isConfirmed ? answer : Bytes{};
}

Bytes Connection::serveRequest(const Request& request)
{
    switch (request.form) {
    case RequestForm::GetNormal:
    case RequestForm::GetWithList:
        return get(request);
    case RequestForm::GetNext:
        return nextBlock(request);
    case RequestForm::SetNormal:
    case RequestForm::SetWithList:
        return set(request);
    case RequestForm::ActionNormal:
    case RequestForm::ActionWithList:
        return act(request);
    case RequestForm::ActionNext:
        return Response{ResponseForm::ActionNormal, request.invoke,
            {{DataAccessResult{static_cast<std::uint8_t>(ActionResult::NoLongActionInProgress)}, {}}}, {}, {}}
            .encode();
    default:
        return assemble(request);
    }
}

std::size_t Connection::room() const
{
    if (m_isInBlocks)
        return longestAssembly;
    return m_clientPduSize - (m_requester.protection == Protection::None ? 0 : SecureChannel::overhead);
}

Bytes Connection::get(const Request& request)
{
    m_stream.reset();
    const auto shape
        = request.form == RequestForm::GetNormal ? ResponseStream::Shape::Single : ResponseStream::Shape::List;
    auto stream = std::make_unique<ResponseStream>(m_objects, m_requester, request.targets, shape);
    const auto most = room() - normalHeader;
    stream->fill(most + 1);
    if (stream->isLost())
        return Response{ResponseForm::GetNormal, request.invoke, {{DataAccessResult::LongGetAborted, {}}}, {}, {}}
            .encode();
    if (!stream->isFinished() || stream->available().size() > most) {
        if (!m_conformance.has(Service::BlockTransferWithGetOrRead))
            return Response{
                ResponseForm::GetNormal, request.invoke, {{DataAccessResult::DataBlockUnavailable, {}}}, {}, {}}
                .encode();
        m_stream = std::move(stream);
        m_blockNumber = 0;
        return nextBlock({RequestForm::GetNext, request.invoke, {}, {}, {true, 0, {}}});
    }
    Bytes out;
    axdr::Writer writer(out);
    const bool isSingle = shape == ResponseStream::Shape::Single;
    writer.unsigned16(static_cast<std::uint16_t>(isSingle ? ResponseForm::GetNormal : ResponseForm::GetWithList));
    writer.octet(request.invoke);
    if (isSingle)
        writer.octet(stream->refusal() ? 1 : 0);
    if (const auto refusal = stream->refusal())
        writer.octet(static_cast<std::uint8_t>(*refusal));
    writer.raw(stream->available());
    return out;
}

Bytes Connection::nextBlock(const Request& request)
{
    if (!m_stream)
        return blockRefusal(request, DataAccessResult::NoLongGetInProgress);
    if (request.block.number != m_blockNumber) {
        m_stream.reset();
        return blockRefusal(request, DataAccessResult::DataBlockNumberInvalid);
    }
    const auto most = room() - blockHeader;
    m_stream->fill(most + 1); // one more tells whether this is the last
    if (m_stream->isLost()) {
        m_stream.reset();
        return blockRefusal(request, DataAccessResult::LongGetAborted);
    }
    const auto part = m_stream->available().first(std::min(most, m_stream->available().size()));
    Bytes out;
    out.reserve(part.size() + blockHeader);
    axdr::Writer writer(out);
    writer.unsigned16(static_cast<std::uint16_t>(ResponseForm::GetWithBlock));
    writer.octet(request.invoke);
    const bool isLast = m_stream->isFinished() && part.size() == m_stream->available().size();
    writer.octet(isLast ? 1 : 0);
    writer.unsigned32(++m_blockNumber);
    writer.octet(0);
    writer.sized(part);
    m_stream->drop(part.size());
    if (isLast)
        m_stream.reset();
    return out;
}

Bytes Connection::set(const Request& request)
{
    Response response{ResponseForm::SetNormal, request.invoke, {}, {}, {}};
    if (request.form != RequestForm::SetNormal)
        response.form = ResponseForm::SetWithList;
    for (std::size_t i = 0; i < request.targets.size(); ++i)
        response.outcomes.push_back({m_objects.set(m_requester, request.targets[i], request.values[i]), {}});
    return response.encode();
}

Bytes Connection::act(const Request& request)
{
    Response response{ResponseForm::ActionNormal, request.invoke, {}, {}, {}};
    if (request.form != RequestForm::ActionNormal)
        response.form = ResponseForm::ActionWithList;
    for (std::size_t i = 0; i < request.targets.size(); ++i) {
        const auto parameter = i < request.values.size() ? request.values[i] : axdr::Data();
        response.outcomes.push_back(m_objects.invoke(m_requester, request.targets[i], parameter));
    }
    auto out = response.encode();
    if (out.size() <= room())
        return out;
    response.outcomes = {{DataAccessResult::DataBlockUnavailable, {}}};
    return response.encode();
}

Bytes Connection::assemble(const Request& request)
{
    const bool isSet = (static_cast<unsigned>(request.form) >> 8U) == static_cast<unsigned>(ApduTag::SetRequest);
    const auto failed = [&](DataAccessResult result) {
        m_assembly.reset();
        if (isSet)
            return Response{
                ResponseForm::SetLastBlock, request.invoke, {{result, {}}}, {true, request.block.number, {}}, {}}
                .encode();
        return Response{ResponseForm::ActionNormal, request.invoke, {{ofAction(result), {}}}, {}, {}}.encode();
    };
    if (!m_conformance.has(isSet ? Service::BlockTransferWithSetOrWrite : Service::BlockTransferWithAction))
        return failed(DataAccessResult::DataBlockUnavailable);
    const bool isContinued = request.form == RequestForm::SetWithBlock || request.form == RequestForm::ActionWithBlock;
    if (!isContinued)
        m_assembly = std::make_unique<Assembly>(Assembly{request.form, request.targets, 0, {}});
    const bool isOurs
        = m_assembly && (static_cast<unsigned>(m_assembly->form) >> 8U) == (static_cast<unsigned>(request.form) >> 8U);
    if (!isOurs)
        return failed(DataAccessResult::NoLongSetInProgress);
    if (request.block.number != m_assembly->number + 1)
        return failed(DataAccessResult::DataBlockNumberInvalid);
    if (m_assembly->octets.size() + request.block.octets.size() > longestAssembly)
        return failed(DataAccessResult::LongSetAborted);
    ++m_assembly->number;
    m_assembly->octets.insert(m_assembly->octets.end(), request.block.octets.begin(), request.block.octets.end());
    if (request.block.isLast)
        return assembled(request);
    const auto form = isSet ? ResponseForm::SetBlock : ResponseForm::ActionNext;
    return Response{form, request.invoke, {}, {false, request.block.number, {}}, {}}.encode();
}

Bytes Connection::assembled(const Request& request)
{
    const auto assembly = std::exchange(m_assembly, nullptr);
    const bool isList = assembly->form == RequestForm::SetWithListAndFirstBlock
        || assembly->form == RequestForm::ActionWithListAndFirstBlock;
    const bool isSet = (static_cast<unsigned>(assembly->form) >> 8U) == static_cast<unsigned>(ApduTag::SetRequest);
    axdr::Reader reader(assembly->octets);
    std::vector<axdr::Data> values;
    for (auto count = isList ? reader.length() : 1; count > 0 && reader.ok(); --count)
        values.push_back(reader.data());
    const bool isIntact = reader.finished() && values.size() == assembly->targets.size();
    Response response{ResponseForm::SetLastBlock, request.invoke, {}, {true, request.block.number, {}}, {}};
    if (isSet && isList)
        response.form = ResponseForm::SetLastBlockWithList;
    else if (!isSet)
        response.form = isList ? ResponseForm::ActionWithList : ResponseForm::ActionNormal;
    for (std::size_t i = 0; i < assembly->targets.size(); ++i) {
        const auto& target = assembly->targets[i];
        if (!isIntact)
            response.outcomes.push_back({DataAccessResult::TypeUnmatched, {}});
        else if (isSet)
            response.outcomes.push_back({m_objects.set(m_requester, target, values[i]), {}});
        else
            response.outcomes.push_back(m_objects.invoke(m_requester, target, values[i]));
    }
    return response.encode();
}

} // namespace meterbench::protocol::dlms
