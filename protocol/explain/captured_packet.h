// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/slice.h"

#include <cstdint>
#include <string>

/// What a capture of a network holds of one packet: who sent it to whom, and its content. A plain value; capture_file.h
/// finds them, network_packet.h reads them.
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

} // namespace meterbench::protocol::explain
