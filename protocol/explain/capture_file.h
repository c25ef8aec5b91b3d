// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/explain/captured_packet.h"
#include "protocol/explain/slice.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// A capture of network traffic (pcap in either order of octets, pcapng), as it comes → the payloads of TCP and UDP in
/// it. It opens no file and keeps no packet. Links: Ethernet with VLAN tags, loopback, raw IP, Linux cooked; IPv4 and
/// IPv6 without fragments. What is anything else is passed over. One owner.
namespace meterbench::protocol::explain {

/// By its first octets.
[[nodiscard]] bool isCapture(Octets octets);

class CaptureReader {
public:
    using Sink = std::function<void(const CapturedPacket&)>;

    /// Packets as they become whole. Error: `capture-damaged` {place} when not even the head can be read; what is
    /// damaged further on ends the capture there.
    [[nodiscard]] Result<void> feed(Octets octets, const Sink& sink);
    /// The part of a packet within which the capture ends.
    void finish(const Sink& sink);

private:
    enum class Form : std::uint8_t { Unknown, Records, Blocks, Over };
    enum class Order : std::uint8_t { Big, Little };

    [[nodiscard]] bool readHead(SliceReader& reader);
    /// @return false when it is not whole, or damaged
    [[nodiscard]] bool readRecord(SliceReader& reader, const Sink& sink);
    [[nodiscard]] bool readBlock(SliceReader& reader, const Sink& sink);
    void readPacketBlock(std::uint32_t type, const Slice& body, const Sink& sink);
    void put(std::uint32_t linkType, const Slice& octets, std::size_t original, const Sink& sink);
    [[nodiscard]] std::uint32_t number(const Slice& octets) const;

    Bytes m_pending;
    Form m_form = Form::Unknown;
    Order m_order = Order::Little;
    std::vector<std::uint32_t> m_links; ///< of the interfaces
    std::size_t m_number = 0;
};

} // namespace meterbench::protocol::explain
