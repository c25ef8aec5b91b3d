// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/association.h"
#include "protocol/dlms/hls.h"
#include "protocol/dlms/server/connection.h"
#include "protocol/octets.h"
#include "tests/protocol/bytes_of.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"

/// The wire as an attacker has it: APDUs put together by hand, one connection to a meter for each, and what genuine
/// clients said, to be said again. Nothing here counts for itself. For tests alone.
namespace meterbench::tests {

inline const auto clientTitle = bytesOf("4D42543030303031"); // MBT00001
inline const auto readClock = bytesOf("C001C100080000010000FF0200");
inline const auto clientChallenge = bytesOf("503677524A323146503677524A323146");

/// One connection of a client to a meter; challenges of the meter are counted up.
class Wire {
public:
    Wire(vm::VirtualMeter& meter, vm::Role role)
        : m_meter(meter), m_connection(meter.objects(), vm::accessPointOf(role).client, vm::managementDevice,
                              [](std::span<std::byte> octets) { std::ranges::fill(octets, std::byte{0x5A}); })
    {
    }

    protocol::Bytes say(const protocol::Bytes& apdu)
    {
        protocol::Effects effects;
        auto answer = m_connection.handle(apdu, effects);
        static_cast<void>(m_meter.settle(std::move(effects)));
        return answer;
    }
    [[nodiscard]] bool isOpen() const { return m_connection.state() == dlms::Connection::State::Associated; }
    [[nodiscard]] bool awaitsProof() const { return m_connection.state() == dlms::Connection::State::AwaitingProof; }

private:
    vm::VirtualMeter& m_meter;
    dlms::Connection m_connection;
};

/// Security control, counter, text, tag: sealed with a set of keys under a title.
inline protocol::Bytes sealed(const vm::AssociationKeys& keys, std::span<const std::byte> title, std::uint8_t control,
    std::uint32_t counter, std::span<const std::byte> plain)
{
    auto cipher = dlms::Cipher::create(keys.encryption, keys.authentication).value();
    protocol::Bytes out;
    const auto done = cipher.protect(dlms::SecurityControl::decode(control), title, counter, plain, out);
    return done ? out : protocol::Bytes();
}

/// tag, length, content; short ones only.
inline protocol::Bytes wrapped(std::uint8_t tag, const protocol::Bytes& content)
{
    protocol::Bytes out{std::byte{tag}, static_cast<std::byte>(content.size())};
    protocol::appendOctets(out, content);
    return out;
}

/// DB, sender's title, content.
inline protocol::Bytes general(std::span<const std::byte> title, const protocol::Bytes& content)
{
    protocol::Bytes out{std::byte{0xDB}, static_cast<std::byte>(title.size())};
    protocol::appendOctets(out, title);
    out.push_back(static_cast<std::byte>(content.size()));
    protocol::appendOctets(out, content);
    return out;
}

/// Initiate request: all services, PDU of any length.
inline const auto initiate = bytesOf("01000000065F1F0400FFFFFF0000");

/// An AARQ with HLS GMAC.
inline protocol::Bytes gmacRequest(
    std::span<const std::byte> title, dlms::Referencing referencing, const protocol::Bytes& information)
{
    dlms::Aarq aarq;
    aarq.referencing = referencing;
    aarq.callingApTitle.assign(title.begin(), title.end());
    aarq.mechanism = dlms::Mechanism::HighGmac;
    aarq.callingAuthentication = clientChallenge;
    aarq.userInformation = information;
    return aarq.encode();
}

/// ACTION 1 of the association that asks, with the proof of a challenge.
inline protocol::Bytes proofOf(const vm::AssociationKeys& keys, std::uint32_t counter)
{
    auto cipher = dlms::Cipher::create(keys.encryption, keys.authentication).value();
    const protocol::Bytes challenge(dlms::challengeSize, std::byte{0x5A});
    auto out = bytesOf("C301C1000F0000280000FF010109");
    const auto proof = dlms::hlsGmac(cipher, clientTitle, counter, challenge).value();
    out.push_back(static_cast<std::byte>(proof.size()));
    protocol::appendOctets(out, proof);
    return out;
}

/// What a genuine client says: everything authenticated and encrypted, with numbers as it is told.
struct Genuine {
    vm::AssociationKeys keys;

    [[nodiscard]] protocol::Bytes request(std::uint32_t counter) const
    {
        return gmacRequest(clientTitle, dlms::Referencing::LogicalNameCiphered,
            wrapped(0x21, sealed(keys, clientTitle, 0x30, counter, initiate)));
    }
    [[nodiscard]] protocol::Bytes proof(std::uint32_t counter) const
    {
        return wrapped(0xCB, sealed(keys, clientTitle, 0x30, counter + 1, proofOf(keys, counter)));
    }
    [[nodiscard]] protocol::Bytes read(std::uint32_t counter) const
    {
        return wrapped(0xC8, sealed(keys, clientTitle, 0x30, counter, readClock));
    }
    /// Opens with `counter` and the two behind it.
    [[nodiscard]] bool open(Wire& wire, std::uint32_t counter) const
    {
        wire.say(request(counter));
        wire.say(proof(counter + 1));
        return wire.isOpen();
    }
};

inline bool isRefusal(const protocol::Bytes& answer)
{
    return !answer.empty() && answer[0] == std::byte{0xD8};
}

} // namespace meterbench::tests
