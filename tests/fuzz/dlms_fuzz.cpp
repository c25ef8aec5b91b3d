// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/association.h"
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/general_block.h"
#include "protocol/dlms/server/port.h"
#include "protocol/dlms/short_name.h"
#include "tests/fuzz/shared_catalog.h"
#include "tests/protocol/dlms/sample_objects.h"

#include <cstddef>
#include <cstdint>

/// APDUs, a server behind the wrapper with and without an association, and a client that hears anything. What an APDU
/// decodes to comes back; nothing crashes, hangs or grows.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::dlms;

template <typename Apdu>
void comesBack(std::span<const std::byte> bytes)
{
    if (const auto apdu = Apdu::decode(bytes)) {
        const auto again = Apdu::decode(apdu->encode());
        require(again && *again == *apdu, "an APDU comes back");
    }
}

const Bytes& plainAarq()
{
    static const Bytes apdu = [] {
        Aarq aarq;
        InitiateRequest initiate;
        initiate.conformance = logicalNameServices;
        initiate.clientMaxReceivePduSize = 128;
        aarq.userInformation = initiate.encode();
        return aarq.encode();
    }();
    return apdu;
}

SecurityKeys keys()
{
    return {Bytes(8, std::byte{1}), Bytes(16, std::byte{2}), Bytes(16, std::byte{3}), 0, 0, "key"};
}

/// The bytes as APDUs, each behind an octet that says how long it is.
void server(std::span<const std::byte> bytes, Mechanism mechanism)
{
    tests::SampleObjects objects;
    objects.associations[16].mechanism = mechanism;
    objects.associations[16].keys = keys();
    Connection connection(objects, 16, 1, tests::countingOctets);
    Effects effects;
    if (mechanism == Mechanism::Lowest)
        static_cast<void>(connection.handle(plainAarq(), effects));
    while (!bytes.empty()) {
        const auto size = std::min(std::to_integer<std::size_t>(bytes[0]), bytes.size() - 1);
        const auto answer = connection.handle(bytes.subspan(1, size), effects);
        require(answer.size() <= 0xFFFF, "no answer is longer than a PDU may be");
        bytes = bytes.subspan(1 + size);
        require(mechanism == Mechanism::Lowest || connection.state() != Connection::State::Associated,
            "nobody gets in without a proof");
    }
}

void client(std::span<const std::byte> bytes)
{
    ClientConfiguration configuration;
    configuration.line = WrapperPorts{};
    configuration.keys = keys();
    ClientSession session(configuration);
    static_cast<void>(session.open({0}));
    Aare aare;
    InitiateResponse initiate;
    initiate.conformance = logicalNameServices;
    aare.userInformation = initiate.encode();
    Bytes accepted;
    hdlc::appendWrapper(accepted, 1, 16, aare.encode());
    static_cast<void>(session.receive(accepted, {0}));
    require(session.state() == ClientSession::State::Open, "a plain association opens");
    static_cast<void>(session.get({{7, tests::loggerName, 2, {}}}, {0}));
    while (!bytes.empty()) {
        const auto size = std::min(std::to_integer<std::size_t>(bytes[0]), bytes.size() - 1);
        Bytes packet;
        hdlc::appendWrapper(packet, 1, 16, bytes.subspan(1, size));
        static_cast<void>(session.receive(packet, {0}));
        bytes = bytes.subspan(1 + size);
    }
}

void run(std::span<const std::byte> bytes)
{
    comesBack<Aarq>(bytes);
    comesBack<Aare>(bytes);
    comesBack<Release>(bytes);
    comesBack<InitiateRequest>(bytes);
    comesBack<InitiateResponse>(bytes);
    comesBack<Request>(bytes);
    comesBack<Response>(bytes);
    comesBack<ReadRequest>(bytes);
    comesBack<ReadResponse>(bytes);
    comesBack<WriteRequest>(bytes);
    comesBack<WriteResponse>(bytes);
    comesBack<DataNotification>(bytes);
    comesBack<EventNotification>(bytes);
    comesBack<GeneralBlock>(bytes);
    comesBack<ExceptionResponse>(bytes);
    if (auto channel = SecureChannel::create(keys())) {
        Effects effects;
        static_cast<void>(channel->open(bytes, effects));
    }
    server(bytes, Mechanism::Lowest);
    server(bytes, Mechanism::HighGmac);
    client(bytes);
    tests::SampleObjects objects;
    WrapperServerPort port(objects, tests::countingOctets);
    static_cast<void>(port.receive(bytes, {0}));
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
