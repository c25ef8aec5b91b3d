// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/explain/slice.h"

#include <optional>
#include <string>
#include <vector>

/// A capture of network traffic (pcap in either order of octets, pcapng) → the payloads of TCP and UDP in it. Bytes in,
/// packets out; it opens no file. Links: Ethernet with VLAN tags, loopback, raw IP, Linux cooked; IPv4 and IPv6 without
/// fragments. What is anything else is passed over and counted. Pure function.
namespace meterbench::protocol::explain {

enum class Transport : std::uint8_t { Tcp, Udp };

struct CapturedPacket {
    std::size_t number = 0; ///< from 1, as people count the packets of the file
    Transport transport = Transport::Tcp;
    std::string source; ///< "192.0.2.1:4059", "[2001:db8::1]:4059"
    std::string destination;
    std::uint32_t sequence = 0; ///< of the first octet, TCP
    bool isOpening = false; ///< SYN
    bool isCut = false; ///< the file does not hold all of the payload
    Slice payload;
};

struct Capture {
    std::vector<CapturedPacket> packets; ///< those with TCP or UDP
    std::size_t passedOver = 0;
};

/// By its first octets.
[[nodiscard]] bool isCapture(Octets octets);
/// Errors: `capture-damaged` {place} when not even its head can be read. A file that ends within a packet is read up to
/// there.
[[nodiscard]] Result<Capture> readCapture(const Slice& file);

} // namespace meterbench::protocol::explain
