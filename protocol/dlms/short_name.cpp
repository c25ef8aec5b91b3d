// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/short_name.h"

#include "protocol/dlms/apdu_tag.h"
#include "protocol/dlms/malformed.h"

namespace meterbench::protocol::dlms {

namespace {

constexpr std::uint8_t readDataBlock = 2; // choice of ReadResponse

void putVariables(axdr::Writer& writer, const std::vector<Variable>& variables)
{
    writer.length(variables.size());
    for (const auto& variable : variables) {
        writer.octet(static_cast<std::uint8_t>(variable.access));
        writer.unsigned16(variable.name);
        if (variable.access != Variable::Access::Parameterised)
            continue;
        const auto selection = variable.parameters.value_or(Selection{});
        writer.octet(selection.selector);
        writer.data(selection.parameters);
    }
}

void takeVariables(axdr::Reader& reader, std::vector<Variable>& variables)
{
    for (auto count = takeCount(reader, longestList); count > 0 && reader.ok(); --count) {
        Variable variable;
        const auto access = reader.octet();
        if (access != 2 && access != 4 && access != 5)
            reader.fail();
        variable.access = static_cast<Variable::Access>(access);
        variable.name = reader.unsigned16();
        if (variable.access == Variable::Access::Parameterised) {
            const auto selector = reader.octet();
            variable.parameters = Selection{selector, reader.data()};
        }
        variables.push_back(std::move(variable));
    }
}

} // namespace

Bytes ReadRequest::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::ReadRequest));
    putVariables(writer, variables);
    return out;
}

Result<ReadRequest> ReadRequest::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    ReadRequest request;
    if (reader.octet() != static_cast<std::uint8_t>(ApduTag::ReadRequest))
        return damaged("read request");
    takeVariables(reader, request.variables);
    if (!reader.finished())
        return damaged("read request");
    return request;
}

Bytes ReadResponse::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::ReadResponse));
    writer.length(block ? 1 : outcomes.size());
    if (block) {
        writer.octet(readDataBlock);
        writer.octet(block->isLast ? 1 : 0);
        writer.unsigned16(static_cast<std::uint16_t>(block->number));
        writer.sized(block->octets);
        return out;
    }
    for (const auto& outcome : outcomes)
        putDataResult(writer, outcome);
    return out;
}

Result<ReadResponse> ReadResponse::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    ReadResponse response;
    if (reader.octet() != static_cast<std::uint8_t>(ApduTag::ReadResponse))
        return damaged("read response");
    auto count = takeCount(reader, longestList);
    const auto rest = reader.rest();
    if (count == 1 && !rest.empty() && rest[0] == std::byte{readDataBlock}) {
        reader.octet();
        Block block;
        block.isLast = reader.octet() != 0;
        block.number = reader.unsigned16();
        const auto octets = reader.sized();
        block.octets.assign(octets.begin(), octets.end());
        response.block = std::move(block);
        count = 0;
    }
    for (; count > 0 && reader.ok(); --count)
        response.outcomes.push_back(takeDataResult(reader));
    if (!reader.finished())
        return damaged("read response");
    return response;
}

Bytes WriteRequest::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(isConfirmed ? ApduTag::WriteRequest : ApduTag::UnconfirmedWriteRequest));
    putVariables(writer, variables);
    writer.length(values.size());
    for (const auto& value : values)
        writer.data(value);
    return out;
}

Result<WriteRequest> WriteRequest::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    WriteRequest request;
    const auto tag = static_cast<ApduTag>(reader.octet());
    if (tag != ApduTag::WriteRequest && tag != ApduTag::UnconfirmedWriteRequest)
        return damaged("write request");
    request.isConfirmed = tag == ApduTag::WriteRequest;
    takeVariables(reader, request.variables);
    for (auto count = takeCount(reader, longestList); count > 0 && reader.ok(); --count)
        request.values.push_back(reader.data());
    if (!reader.finished() || request.values.size() != request.variables.size())
        return damaged("write request");
    return request;
}

Bytes WriteResponse::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::WriteResponse));
    writer.length(results.size());
    for (const auto result : results) {
        writer.octet(result == DataAccessResult::Success ? 0 : 1);
        if (result != DataAccessResult::Success)
            writer.octet(static_cast<std::uint8_t>(result));
    }
    return out;
}

Result<WriteResponse> WriteResponse::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    WriteResponse response;
    if (reader.octet() != static_cast<std::uint8_t>(ApduTag::WriteResponse))
        return damaged("write response");
    for (auto count = takeCount(reader, longestList); count > 0 && reader.ok(); --count) {
        const bool isFailed = reader.octet() != 0;
        response.results.push_back(
            isFailed ? static_cast<DataAccessResult>(reader.octet()) : DataAccessResult::Success);
    }
    if (!reader.finished())
        return damaged("write response");
    return response;
}

} // namespace meterbench::protocol::dlms
