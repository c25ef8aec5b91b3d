// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/network_packet.h"

#include <fmt/format.h>

namespace meterbench::protocol::explain {

namespace {

enum LinkType : std::uint32_t {
    Null = 0,
    Ethernet = 1,
    RawBsd = 12,
    RawOpenBsd = 14,
    Raw = 101,
    Loop = 108,
    LinuxCooked = 113,
    Ipv4 = 228,
    Ipv6 = 229,
    LinuxCooked2 = 276
};

constexpr std::uint8_t tcp = 6;
constexpr std::uint8_t udp = 17;

std::string address4(const Slice& octets)
{
    return fmt::format("{}.{}.{}.{}", octets[0], octets[1], octets[2], octets[3]);
}

/// Eight groups; the longest run of zeroes is written "::".
std::string address6(const Slice& octets)
{
    std::size_t longest = 0;
    std::size_t begin = 8;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t run = 0;
        while (i + run < 8 && octets.sub(2 * (i + run), 2).number() == 0)
            ++run;
        if (run > longest && run > 1) {
            longest = run;
            begin = i;
        }
    }
    std::string text = "[";
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == begin) {
            text += "::";
            i += longest - 1;
            continue;
        }
        if (text.back() != ':' && text.back() != '[')
            text += ":";
        text += fmt::format("{:x}", octets.sub(2 * i, 2).number());
    }
    return text + "]";
}

std::optional<CapturedPacket> readTransport(std::uint8_t protocol, SliceReader& reader, std::size_t announced,
    const std::string& source, const std::string& target)
{
    const Slice segment = reader.takeAll();
    CapturedPacket packet;
    const std::size_t header = protocol == tcp ? static_cast<std::size_t>(segment[12] >> 4U) * 4 : 8;
    if (segment.size() < header || header < 8 || (protocol == tcp && header < 20)
        || (protocol != tcp && protocol != udp))
        return {};
    packet.transport = protocol == tcp ? Transport::Tcp : Transport::Udp;
    packet.source = source + ":" + std::to_string(segment.first(2).number());
    packet.destination = target + ":" + std::to_string(segment.sub(2, 2).number());
    packet.payload = segment.sub(header);
    packet.isCut = segment.size() < announced;
    if (protocol == tcp) {
        packet.sequence = static_cast<std::uint32_t>(segment.sub(4, 4).number());
        packet.isOpening = (segment[13] & 0x02U) != 0;
    }
    return packet;
}

std::optional<CapturedPacket> readIpv4(const Slice& octets)
{
    const std::size_t header = static_cast<std::size_t>(octets[0] & 0x0FU) * 4;
    std::size_t total = octets.sub(2, 2).number();
    if (total == 0) // left to the network card
        total = octets.size();
    const bool isFragment = (octets.sub(6, 2).number() & 0x3FFFU) != 0;
    if (header < 20 || octets.size() < header || total < header || isFragment)
        return {};
    SliceReader reader(octets.first(total).sub(header));
    return readTransport(octets[9], reader, total - header, address4(octets.sub(12, 4)), address4(octets.sub(16, 4)));
}

std::optional<CapturedPacket> readIpv6(const Slice& octets)
{
    constexpr std::size_t header = 40;
    if (octets.size() < header)
        return {};
    std::size_t announced = octets.sub(4, 2).number();
    SliceReader reader(octets.sub(header, announced));
    std::uint8_t next = octets[6];
    // Hop-by-hop options, routing, destination options.
    while (next == 0 || next == 43 || next == 60) {
        const Slice extension = reader.take((reader.peek(1) + std::size_t{1}) * 8);
        if (reader.hasFailed())
            return {};
        announced -= extension.size();
        next = extension[0];
    }
    return readTransport(next, reader, announced, address6(octets.sub(8, 16)), address6(octets.sub(24, 16)));
}

std::optional<CapturedPacket> readIp(const Slice& octets)
{
    switch (octets[0] >> 4U) {
    case 4:
        return readIpv4(octets);
    case 6:
        return readIpv6(octets);
    default:
        return {};
    }
}

/// Behind a type of Ethernet, tags of virtual networks first.
std::optional<CapturedPacket> readEtherType(Slice octets)
{
    for (int tags = 0; tags < 4; ++tags) {
        const auto type = octets.first(2).number();
        if (type == 0x0800 || type == 0x86DD)
            return readIp(octets.sub(2));
        if (type != 0x8100 && type != 0x88A8)
            return {};
        octets = octets.sub(4);
    }
    return {};
}

} // namespace

std::optional<CapturedPacket> readNetworkPacket(std::uint32_t linkType, const Slice& octets)
{
    switch (linkType) {
    case Null:
    case Loop:
        return readIp(octets.sub(4));
    case Ethernet:
        return readEtherType(octets.sub(12));
    case Raw:
    case RawBsd:
    case RawOpenBsd:
    case Ipv4:
    case Ipv6:
        return readIp(octets);
    case LinuxCooked:
        return readEtherType(octets.sub(14));
    case LinuxCooked2:
        return octets.first(2).number() == 0x0800 || octets.first(2).number() == 0x86DD ? readIp(octets.sub(20))
                                                                                        : std::nullopt;
    default:
        return {};
    }
}

} // namespace meterbench::protocol::explain
