// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/request.h"

#include "protocol/dlms/malformed.h"

namespace meterbench::protocol::dlms {

namespace {

void putBlock(axdr::Writer& writer, const Block& block)
{
    writer.octet(block.isLast ? 1 : 0);
    writer.unsigned32(block.number);
    writer.sized(block.octets);
}

Block takeBlock(axdr::Reader& reader)
{
    Block block;
    block.isLast = reader.octet() != 0;
    block.number = reader.unsigned32();
    const auto octets = reader.sized();
    block.octets.assign(octets.begin(), octets.end());
    return block;
}

enum class With { Selection, Nothing };

void putTargets(axdr::Writer& writer, const std::vector<Target>& targets, With with)
{
    writer.length(targets.size());
    for (const auto& target : targets) {
        putTarget(writer, target);
        if (with == With::Selection)
            putSelection(writer, target);
    }
}

void takeTargets(axdr::Reader& reader, Request& request, With with)
{
    for (auto count = takeCount(reader, longestList); count > 0 && reader.ok(); --count) {
        auto target = takeTarget(reader);
        if (with == With::Selection)
            takeSelection(reader, target);
        request.targets.push_back(std::move(target));
    }
}

void putValues(axdr::Writer& writer, const std::vector<axdr::Data>& values)
{
    writer.length(values.size());
    for (const auto& value : values)
        writer.data(value);
}

void takeValues(axdr::Reader& reader, Request& request)
{
    for (auto count = takeCount(reader, longestList); count > 0 && reader.ok(); --count)
        request.values.push_back(reader.data());
    if (request.values.size() != request.targets.size())
        reader.fail();
}

void putOne(axdr::Writer& writer, const Request& request, With with)
{
    const auto& target = request.targets.empty() ? Target() : request.targets.front();
    putTarget(writer, target);
    if (with == With::Selection)
        putSelection(writer, target);
}

void takeOne(axdr::Reader& reader, Request& request, With with)
{
    request.targets.push_back(takeTarget(reader));
    if (with == With::Selection)
        takeSelection(reader, request.targets.back());
}

/// What stands behind form and invoke id. false for a form that does not exist.
bool takeRest(axdr::Reader& reader, Request& request)
{
    switch (request.form) {
    case RequestForm::GetNormal:
        takeOne(reader, request, With::Selection);
        return true;
    case RequestForm::GetNext:
    case RequestForm::ActionNext:
        request.block.number = reader.unsigned32();
        return true;
    case RequestForm::GetWithList:
        takeTargets(reader, request, With::Selection);
        return true;
    case RequestForm::SetNormal:
        takeOne(reader, request, With::Selection);
        request.values.push_back(reader.data());
        return true;
    case RequestForm::SetWithFirstBlock:
        takeOne(reader, request, With::Selection);
        request.block = takeBlock(reader);
        return true;
    case RequestForm::SetWithBlock:
    case RequestForm::ActionWithBlock:
        request.block = takeBlock(reader);
        return true;
    case RequestForm::SetWithList:
        takeTargets(reader, request, With::Selection);
        takeValues(reader, request);
        return true;
    case RequestForm::SetWithListAndFirstBlock:
        takeTargets(reader, request, With::Selection);
        request.block = takeBlock(reader);
        return true;
    case RequestForm::ActionNormal:
        takeOne(reader, request, With::Nothing);
        if (reader.octet() != 0)
            request.values.push_back(reader.data());
        return true;
    case RequestForm::ActionWithList:
        takeTargets(reader, request, With::Nothing);
        takeValues(reader, request);
        return true;
    case RequestForm::ActionWithFirstBlock:
        takeOne(reader, request, With::Nothing);
        request.block = takeBlock(reader);
        return true;
    case RequestForm::ActionWithListAndFirstBlock:
        takeTargets(reader, request, With::Nothing);
        request.block = takeBlock(reader);
        return true;
    }
    return false;
}

} // namespace

Bytes Request::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.unsigned16(static_cast<std::uint16_t>(form));
    writer.octet(invoke);
    switch (form) {
    case RequestForm::GetNormal:
        putOne(writer, *this, With::Selection);
        break;
    case RequestForm::GetNext:
    case RequestForm::ActionNext:
        writer.unsigned32(block.number);
        break;
    case RequestForm::GetWithList:
        putTargets(writer, targets, With::Selection);
        break;
    case RequestForm::SetNormal:
        putOne(writer, *this, With::Selection);
        writer.data(values.empty() ? axdr::Data() : values.front());
        break;
    case RequestForm::SetWithFirstBlock:
        putOne(writer, *this, With::Selection);
        putBlock(writer, block);
        break;
    case RequestForm::SetWithBlock:
    case RequestForm::ActionWithBlock:
        putBlock(writer, block);
        break;
    case RequestForm::SetWithList:
        putTargets(writer, targets, With::Selection);
        putValues(writer, values);
        break;
    case RequestForm::SetWithListAndFirstBlock:
        putTargets(writer, targets, With::Selection);
        putBlock(writer, block);
        break;
    case RequestForm::ActionNormal:
        putOne(writer, *this, With::Nothing);
        writer.octet(values.empty() ? 0 : 1);
        if (!values.empty())
            writer.data(values.front());
        break;
    case RequestForm::ActionWithList:
        putTargets(writer, targets, With::Nothing);
        putValues(writer, values);
        break;
    case RequestForm::ActionWithFirstBlock:
        putOne(writer, *this, With::Nothing);
        putBlock(writer, block);
        break;
    case RequestForm::ActionWithListAndFirstBlock:
        putTargets(writer, targets, With::Nothing);
        putBlock(writer, block);
        break;
    }
    return out;
}

Result<Request> Request::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    Request request;
    request.form = static_cast<RequestForm>(reader.unsigned16());
    request.invoke = reader.octet();
    if (!takeRest(reader, request) || !reader.finished())
        return failure(ErrorKind::Damaged, "dlms-damaged", {{"detail", "request"}});
    return request;
}

} // namespace meterbench::protocol::dlms
