// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/captured_stream.h"

#include <map>

namespace meterbench::protocol::explain {

namespace {

struct Segment {
    std::int64_t begin = 0; ///< sequence number without its turns around
    const CapturedPacket* packet = nullptr;
};

struct Direction {
    std::vector<Segment> segments;
    std::int64_t last = 0;
    std::uint32_t lastSequence = 0;
};

void put(Direction& direction, const CapturedPacket& packet)
{
    if (direction.segments.empty()) {
        direction.last = packet.sequence;
        direction.lastSequence = packet.sequence;
    }
    // A number lies within half a turn of the one before.
    direction.last += static_cast<std::int32_t>(packet.sequence - direction.lastSequence);
    direction.lastSequence = packet.sequence;
    if (!packet.payload.isEmpty())
        direction.segments.push_back({direction.last + (packet.isOpening ? 1 : 0), &packet});
}

std::vector<CapturedPart> partsOf(Direction& direction)
{
    std::ranges::sort(direction.segments, {},
        [](const Segment& segment) { return std::pair(segment.begin, segment.packet->number); });
    std::vector<CapturedPart> parts;
    Bytes octets;
    std::vector<std::pair<std::size_t, std::size_t>> arrivals;
    std::int64_t expected = 0;
    std::size_t newest = 0; // octets are there when the last packet before them is, too
    const auto close = [&] {
        if (!octets.empty())
            parts.push_back({Slice(std::exchange(octets, {})), std::exchange(arrivals, {})});
    };
    for (const Segment& segment : direction.segments) {
        const Slice& payload = segment.packet->payload;
        const std::int64_t end = segment.begin + static_cast<std::int64_t>(payload.size());
        if (octets.empty() || segment.begin > expected) {
            close();
            expected = segment.begin;
            newest = 0;
        }
        if (end <= expected)
            continue;
        const Slice fresh = payload.sub(static_cast<std::size_t>(expected - segment.begin));
        newest = std::max(newest, segment.packet->number);
        arrivals.emplace_back(octets.size(), newest);
        appendOctets(octets, fresh.octets());
        expected = end;
    }
    close();
    return parts;
}

} // namespace

std::size_t CapturedPart::packetOf(std::size_t position) const
{
    std::size_t packet = arrivals.empty() ? 0 : arrivals.front().second;
    const auto behind = std::ranges::upper_bound(arrivals, position, {}, &std::pair<std::size_t, std::size_t>::first);
    if (behind != arrivals.begin())
        packet = std::prev(behind)->second;
    return packet;
}

std::vector<CapturedStream> streamsOf(const Capture& capture)
{
    struct Key {
        Transport transport;
        std::string source;
        std::string destination;
        std::size_t generation;
        auto operator<=>(const Key&) const = default;
    };
    std::map<Key, Direction> directions;
    std::map<Key, std::vector<const CapturedPacket*>> datagrams;
    std::map<std::pair<std::string, std::string>, std::size_t> generations;
    const auto pairOf = [](const CapturedPacket& packet) { return std::minmax(packet.source, packet.destination); };
    for (const CapturedPacket& packet : capture.packets) {
        if (packet.transport == Transport::Udp) {
            datagrams[{Transport::Udp, packet.source, packet.destination, 0}].push_back(&packet);
            continue;
        }
        const std::pair<std::string, std::string> both = pairOf(packet);
        // A new opening on the same ports is another connection, when this side has spoken before.
        std::size_t& generation = generations[both];
        const Key key{Transport::Tcp, packet.source, packet.destination, generation};
        const auto known = directions.find(key);
        if (packet.isOpening && known != directions.end() && !known->second.segments.empty()
            && packet.sequence != known->second.lastSequence)
            ++generation;
        put(directions[{Transport::Tcp, packet.source, packet.destination, generation}], packet);
    }
    std::vector<CapturedStream> streams;
    const auto streamOf = [&](const Key& key) {
        const auto both = std::minmax(key.source, key.destination);
        return CapturedStream{key.source + " > " + key.destination,
            std::string(key.transport == Transport::Tcp ? "tcp " : "udp ") + both.first + " " + both.second + " "
                + std::to_string(key.generation),
            {}};
    };
    for (auto& [key, direction] : directions) {
        CapturedStream stream = streamOf(key);
        stream.parts = partsOf(direction);
        if (!stream.parts.empty())
            streams.push_back(std::move(stream));
    }
    for (const auto& [key, packets] : datagrams) {
        CapturedStream stream = streamOf(key);
        for (const CapturedPacket* packet : packets) {
            const Octets octets = packet->payload.octets();
            if (!octets.empty())
                stream.parts.push_back({Slice(Bytes(octets.begin(), octets.end())), {{0, packet->number}}});
        }
        streams.push_back(std::move(stream));
    }
    return streams;
}

} // namespace meterbench::protocol::explain
