// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/response.h"

namespace meterbench::protocol::dlms {

namespace {

DataAccessResult takeResult(axdr::Reader& reader)
{
    return static_cast<DataAccessResult>(reader.octet());
}

void putResult(axdr::Writer& writer, DataAccessResult result)
{
    writer.octet(static_cast<std::uint8_t>(result));
}

void putBlock(axdr::Writer& writer, const Response& response)
{
    writer.octet(response.block.isLast ? 1 : 0);
    writer.unsigned32(response.block.number);
    if (response.form == ResponseForm::GetWithBlock) {
        writer.octet(response.blockFailure ? 1 : 0);
        if (response.blockFailure)
            return putResult(writer, *response.blockFailure);
    }
    writer.sized(response.block.octets);
}

void takeBlock(axdr::Reader& reader, Response& response)
{
    response.block.isLast = reader.octet() != 0;
    response.block.number = reader.unsigned32();
    if (response.form == ResponseForm::GetWithBlock && reader.octet() != 0) {
        response.blockFailure = takeResult(reader);
        return;
    }
    const auto octets = reader.sized();
    response.block.octets.assign(octets.begin(), octets.end());
}

template <typename Take>
void takeList(axdr::Reader& reader, Response& response, Take take)
{
    auto count = reader.length();
    if (count > longestList)
        reader.fail();
    for (; count > 0 && reader.ok(); --count)
        response.outcomes.push_back(take(reader));
}

template <typename Put>
void putList(axdr::Writer& writer, const Response& response, Put put)
{
    writer.length(response.outcomes.size());
    for (const auto& outcome : response.outcomes)
        put(writer, outcome);
}

Outcome takeSetResult(axdr::Reader& reader)
{
    return {takeResult(reader), {}};
}

void putSetResult(axdr::Writer& writer, const Outcome& outcome)
{
    putResult(writer, outcome.result);
}

bool takeRest(axdr::Reader& reader, Response& response)
{
    switch (response.form) {
    case ResponseForm::GetNormal:
        response.outcomes.push_back(takeDataResult(reader));
        return true;
    case ResponseForm::GetWithBlock:
    case ResponseForm::ActionWithBlock:
        takeBlock(reader, response);
        return true;
    case ResponseForm::GetWithList:
        takeList(reader, response, takeDataResult);
        return true;
    case ResponseForm::SetNormal:
        response.outcomes.push_back(takeSetResult(reader));
        return true;
    case ResponseForm::SetBlock:
    case ResponseForm::ActionNext:
        response.block.number = reader.unsigned32();
        return true;
    case ResponseForm::SetLastBlock:
        response.outcomes.push_back(takeSetResult(reader));
        response.block.number = reader.unsigned32();
        return true;
    case ResponseForm::SetLastBlockWithList:
        takeList(reader, response, takeSetResult);
        response.block.number = reader.unsigned32();
        return true;
    case ResponseForm::SetWithList:
        takeList(reader, response, takeSetResult);
        return true;
    case ResponseForm::ActionNormal:
        response.outcomes.push_back(takeActionResult(reader));
        return true;
    case ResponseForm::ActionWithList:
        takeList(reader, response, takeActionResult);
        return true;
    }
    return false;
}

} // namespace

void putDataResult(axdr::Writer& writer, const Outcome& outcome)
{
    writer.octet(outcome.data ? 0 : 1);
    if (outcome.data)
        writer.data(*outcome.data);
    else
        putResult(writer, outcome.result);
}

Outcome takeDataResult(axdr::Reader& reader)
{
    switch (reader.octet()) {
    case 0:
        return {DataAccessResult::Success, reader.data()};
    case 1:
        return {takeResult(reader), {}};
    default:
        reader.fail();
        return {};
    }
}

void putActionResult(axdr::Writer& writer, const Outcome& outcome)
{
    putResult(writer, outcome.result);
    writer.octet(outcome.data ? 1 : 0);
    if (outcome.data)
        putDataResult(writer, outcome);
}

Outcome takeActionResult(axdr::Reader& reader)
{
    Outcome outcome{takeResult(reader), {}};
    if (reader.octet() != 0)
        outcome.data = takeDataResult(reader).data;
    return outcome;
}

Bytes Response::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.unsigned16(static_cast<std::uint16_t>(form));
    writer.octet(invoke);
    const auto first = outcomes.empty() ? Outcome{DataAccessResult::OtherReason, {}} : outcomes.front();
    switch (form) {
    case ResponseForm::GetNormal:
        putDataResult(writer, first);
        break;
    case ResponseForm::GetWithBlock:
    case ResponseForm::ActionWithBlock:
        putBlock(writer, *this);
        break;
    case ResponseForm::GetWithList:
        putList(writer, *this, putDataResult);
        break;
    case ResponseForm::SetNormal:
        putSetResult(writer, first);
        break;
    case ResponseForm::SetBlock:
    case ResponseForm::ActionNext:
        writer.unsigned32(block.number);
        break;
    case ResponseForm::SetLastBlock:
        putSetResult(writer, first);
        writer.unsigned32(block.number);
        break;
    case ResponseForm::SetLastBlockWithList:
        putList(writer, *this, putSetResult);
        writer.unsigned32(block.number);
        break;
    case ResponseForm::SetWithList:
        putList(writer, *this, putSetResult);
        break;
    case ResponseForm::ActionNormal:
        putActionResult(writer, first);
        break;
    case ResponseForm::ActionWithList:
        putList(writer, *this, putActionResult);
        break;
    }
    return out;
}

Result<Response> Response::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    Response response;
    response.form = static_cast<ResponseForm>(reader.unsigned16());
    response.invoke = reader.octet();
    if (!takeRest(reader, response) || !reader.finished())
        return failure(ErrorKind::Damaged, "dlms-damaged", {{"detail", "response"}});
    return response;
}

} // namespace meterbench::protocol::dlms
