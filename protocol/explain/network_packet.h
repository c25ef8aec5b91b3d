// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/captured_packet.h"

/// One packet from its link layer up to the payload of TCP or UDP. Pure function.
namespace meterbench::protocol::explain {

/// @param linkType number of LINKTYPE as pcap files have it. nullopt for what holds no TCP or UDP, and for fragments.
[[nodiscard]] std::optional<CapturedPacket> readNetworkPacket(std::uint32_t linkType, const Slice& octets);

} // namespace meterbench::protocol::explain
