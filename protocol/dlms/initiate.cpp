// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/reader.h"
#include "protocol/axdr/writer.h"
#include "protocol/dlms/apdu_tag.h"
#include "protocol/dlms/association.h"
#include "protocol/dlms/malformed.h"

namespace meterbench::protocol::dlms {

namespace {

// [APPLICATION 31] in BER, three octets with the number of unused bits before them: the one piece of BER in xDLMS.
constexpr std::uint8_t conformanceHeader[] = {0x5F, 0x1F, 0x04, 0x00};

void putConformance(axdr::Writer& writer, Conformance conformance)
{
    for (const auto octet : conformanceHeader)
        writer.octet(octet);
    writer.octet(static_cast<std::uint8_t>(conformance.bits >> 16U));
    writer.unsigned16(static_cast<std::uint16_t>(conformance.bits & 0xFFFFU));
}

Conformance takeConformance(axdr::Reader& reader)
{
    if (reader.octet() != 0x5F)
        reader.fail();
    auto next = reader.octet();
    if (next == 0x1F) // some peers leave the second octet of the tag out
        next = reader.octet();
    if (next != 4 || reader.octet() != 0)
        reader.fail();
    const std::uint32_t high = reader.octet();
    return Conformance(high << 16U | reader.unsigned16());
}

} // namespace

Bytes InitiateRequest::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::InitiateRequest));
    writer.octet(dedicatedKey.empty() ? 0 : 1);
    if (!dedicatedKey.empty())
        writer.sized(dedicatedKey);
    writer.octet(isResponseAllowed ? 0 : 1); // DEFAULT TRUE: 0 stands for the default
    if (!isResponseAllowed)
        writer.octet(0);
    writer.octet(0); // no proposed quality of service
    writer.octet(version);
    putConformance(writer, conformance);
    writer.unsigned16(clientMaxReceivePduSize);
    return out;
}

Result<InitiateRequest> InitiateRequest::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    InitiateRequest request;
    if (reader.octet() != static_cast<std::uint8_t>(ApduTag::InitiateRequest))
        return damaged("initiate request");
    if (reader.octet() != 0) {
        const auto key = reader.sized();
        request.dedicatedKey.assign(key.begin(), key.end());
    }
    if (reader.octet() != 0)
        request.isResponseAllowed = reader.octet() != 0;
    if (reader.octet() != 0)
        reader.octet();
    request.version = reader.octet();
    request.conformance = takeConformance(reader);
    request.clientMaxReceivePduSize = reader.unsigned16();
    if (!reader.finished())
        return damaged("initiate request");
    return request;
}

Bytes InitiateResponse::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::InitiateResponse));
    writer.octet(0); // no negotiated quality of service
    writer.octet(version);
    putConformance(writer, conformance);
    writer.unsigned16(serverMaxReceivePduSize);
    writer.unsigned16(vaaName);
    return out;
}

Result<InitiateResponse> InitiateResponse::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    InitiateResponse response;
    if (reader.octet() != static_cast<std::uint8_t>(ApduTag::InitiateResponse))
        return damaged("initiate response");
    if (reader.octet() != 0)
        reader.octet();
    response.version = reader.octet();
    response.conformance = takeConformance(reader);
    response.serverMaxReceivePduSize = reader.unsigned16();
    response.vaaName = reader.unsigned16();
    if (!reader.finished())
        return damaged("initiate response");
    return response;
}

} // namespace meterbench::protocol::dlms
