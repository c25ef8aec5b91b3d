// SPDX-License-Identifier: Apache-2.0
// READ and WRITE of an association with short names: the same objects, asked by other names.
#include "protocol/dlms/notification.h"
#include "protocol/dlms/server/connection.h"

#include <algorithm>

namespace meterbench::protocol::dlms {

namespace {

// Tag, count, choice, last block, block number, length.
constexpr std::size_t readBlockHeader = 1 + 1 + 1 + 1 + 2 + 3;

Bytes readRefusal(DataAccessResult result)
{
    return ReadResponse{{{result, {}}}, {}}.encode();
}

/// The objects as a READ sees them: a target holds the short name where its class stands otherwise, and to read a
/// method is to invoke it.
class NamedObjects : public ObjectServer {
public:
    explicit NamedObjects(ObjectServer& objects) : m_objects(objects) { }

    std::optional<AssociationProfile> association(std::uint16_t, std::uint16_t) override { return {}; }
    Value get(const Requester& requester, const Target& target) override
    {
        const auto named = m_objects.variable(target.classId);
        if (!named)
            return DataAccessResult::ObjectUndefined;
        auto meant = named->target;
        if (named->kind == NamedVariable::Kind::Attribute) {
            meant.selection = target.selection;
            return m_objects.get(requester, meant);
        }
        const auto outcome
            = m_objects.invoke(requester, meant, target.selection ? target.selection->parameters : axdr::Data());
        if (outcome.result != DataAccessResult::Success)
            return outcome.result;
        return outcome.data.value_or(axdr::Data());
    }
    DataAccessResult set(const Requester&, const Target&, const axdr::Data&) override
    {
        return DataAccessResult::ReadWriteDenied;
    }
    Outcome invoke(const Requester&, const Target&, const axdr::Data&) override { return {}; }

private:
    ObjectServer& m_objects;
};

} // namespace

Bytes Connection::serveShortNames(std::span<const std::byte> plain)
{
    const auto tag = plain.empty() ? ApduTag{} : static_cast<ApduTag>(plain[0]);
    if (tag == ApduTag::ReadRequest) {
        const auto request = ReadRequest::decode(plain);
        return request ? read(*request) : refusal(StateError::ServiceUnknown, ServiceError::OtherReason);
    }
    if (tag == ApduTag::WriteRequest || tag == ApduTag::UnconfirmedWriteRequest) {
        const auto request = WriteRequest::decode(plain);
        return request ? write(*request) : refusal(StateError::ServiceUnknown, ServiceError::OtherReason);
    }
    return refusal(StateError::ServiceUnknown, ServiceError::ServiceNotSupported);
}

Bytes Connection::read(const ReadRequest& request)
{
    const auto& variables = request.variables;
    const bool isList = variables.size() > 1;
    if (!m_conformance.has(Service::Read) || (isList && !m_conformance.has(Service::MultipleReferences)))
        return refusal(StateError::ServiceNotAllowed, ServiceError::ServiceNotSupported);
    if (variables.size() == 1 && variables[0].access == Variable::Access::BlockNumber)
        return readBlock(variables[0].name);
    // A response of READ is what one of GET with a list is: a choice before each value.
    std::vector<Target> targets;
    for (const auto& variable : variables) {
        if (variable.access == Variable::Access::BlockNumber)
            return readRefusal(DataAccessResult::OtherReason);
        if (variable.access == Variable::Access::Parameterised && !m_conformance.has(Service::ParameterizedAccess))
            return refusal(StateError::ServiceNotAllowed, ServiceError::ServiceNotSupported);
        targets.push_back({variable.name, {}, 0, variable.parameters});
    }
    if (!m_namedObjects)
        m_namedObjects = std::make_unique<NamedObjects>(m_objects);
    m_blockNumber = 0;
    m_stream = std::make_unique<ResponseStream>(
        *m_namedObjects, m_requester, std::move(targets), ResponseStream::Shape::List);
    const auto most = room() - 1;
    m_stream->fill(most + 1);
    if (m_stream->isFinished() && !m_stream->isLost() && m_stream->available().size() <= most) {
        const auto stream = std::exchange(m_stream, nullptr);
        Bytes out{static_cast<std::byte>(ApduTag::ReadResponse)};
        out.insert(out.end(), stream->available().begin(), stream->available().end());
        return out;
    }
    if (m_conformance.has(Service::BlockTransferWithGetOrRead))
        return readBlock(0);
    m_stream.reset();
    return readRefusal(DataAccessResult::DataBlockUnavailable);
}

/// @param received number of the block that the client has; 0 for none
Bytes Connection::readBlock(std::uint16_t received)
{
    if (!m_stream)
        return readRefusal(DataAccessResult::NoLongGetInProgress);
    const auto end = [&](DataAccessResult result) {
        m_stream.reset();
        return readRefusal(result);
    };
    if (received != m_blockNumber || m_blockNumber == UINT16_MAX)
        return end(DataAccessResult::DataBlockNumberInvalid);
    const auto most = room() - readBlockHeader;
    m_stream->fill(most + 1);
    if (m_stream->isLost())
        return end(DataAccessResult::LongGetAborted);
    const auto part = m_stream->available().first(std::min(most, m_stream->available().size()));
    const bool isLast = m_stream->isFinished() && part.size() == m_stream->available().size();
    auto out = ReadResponse{{}, Block{isLast, ++m_blockNumber, {part.begin(), part.end()}}}.encode();
    m_stream->drop(part.size());
    if (isLast)
        m_stream.reset();
    return out;
}

Bytes Connection::write(const WriteRequest& request)
{
    const auto service = request.isConfirmed ? Service::Write : Service::UnconfirmedWrite;
    if (!m_conformance.has(service)
        || (request.variables.size() > 1 && !m_conformance.has(Service::MultipleReferences)))
        return refusal(StateError::ServiceNotAllowed, ServiceError::ServiceNotSupported);
    WriteResponse response;
    for (std::size_t i = 0; i < request.variables.size(); ++i) {
        const auto& variable = request.variables[i];
        const auto named = variable.access == Variable::Access::Name ? m_objects.variable(variable.name) : std::nullopt;
        if (!named)
            response.results.push_back(DataAccessResult::ObjectUndefined);
        else if (named->kind == NamedVariable::Kind::Attribute)
            response.results.push_back(m_objects.set(m_requester, named->target, request.values[i]));
        else
            response.results.push_back(m_objects.invoke(m_requester, named->target, request.values[i]).result);
    }
    return request.isConfirmed ? response.encode() : Bytes{};
}

} // namespace meterbench::protocol::dlms
