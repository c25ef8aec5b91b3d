// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/capture_input.h"

namespace meterbench::protocol::explain {

namespace {

constexpr std::size_t mostConnections = 1024;
constexpr std::size_t mostWaitingOctets = std::size_t{8} << 20U;
constexpr std::size_t mostWaitingFrames = 16'384;

} // namespace

CaptureInput::CaptureInput(const Explainer& explainer, Explainer::Sink sink)
    : m_explainer(explainer), m_sink(std::move(sink))
{
}

Result<void> CaptureInput::feed(std::string_view bytes)
{
    return m_reader.feed(bytesOf(bytes), [this](const CapturedPacket& packet) { take(packet); });
}

void CaptureInput::take(const CapturedPacket& packet)
{
    if (packet.transport == Transport::Udp)
        return takeDatagram(packet);
    const auto [low, high] = std::minmax(packet.source, packet.destination);
    const std::size_t direction = packet.source == low ? 0 : 1;
    auto& place = m_connections[{low, high}];
    // A new opening on the same ports is another connection, when this side has spoken before.
    if (place != nullptr && packet.isOpening && place->streams.at(direction).isOver(packet))
        end(std::exchange(place, nullptr));
    if (place == nullptr)
        place = std::make_shared<Connection>(Connection{{low, high}, {}, {}, 0});
    const auto connection = place;
    connection->lastPacket = packet.number;
    connection->streams.at(direction).take(packet);
    collect(connection);
    if (m_connections.size() > mostConnections)
        forgetOldest();
    if (!m_waiting.empty())
        tell(settledPacket());
}

void CaptureInput::takeDatagram(const CapturedPacket& packet)
{
    const auto [low, high] = std::minmax(packet.source, packet.destination);
    if (m_datagrams.size() > mostConnections)
        m_datagrams.clear();
    auto& place = m_datagrams[{low, high}];
    if (place == nullptr)
        place = std::make_shared<Connection>(Connection{{low, high}, {}, {}, 0});
    const Octets octets = packet.payload.octets();
    FrameScanner scanner(Slice(Bytes(octets.begin(), octets.end())));
    while (auto found = scanner.next()) {
        m_waitingOctets += found->octets.size();
        m_waiting.emplace(packet.number, Waiting{place, packet.source == low ? 0U : 1U, std::move(*found)});
    }
    if (!m_waiting.empty())
        tell(settledPacket());
}

void CaptureInput::collect(const std::shared_ptr<Connection>& connection)
{
    for (std::size_t direction = 0; direction < connection->streams.size(); ++direction) {
        for (CapturedFrame& frame : connection->streams.at(direction).takeFrames()) {
            m_waitingOctets += frame.frame.octets.size();
            m_waiting.emplace(frame.packet, Waiting{connection, direction, std::move(frame.frame)});
        }
    }
}

void CaptureInput::end(const std::shared_ptr<Connection>& connection)
{
    for (CapturedStream& stream : connection->streams)
        stream.end();
    collect(connection);
}

/// Half of the connections, those that have been silent for longest.
void CaptureInput::forgetOldest()
{
    std::vector<std::size_t> packets;
    for (const auto& [hosts, connection] : m_connections)
        packets.push_back(connection->lastPacket);
    const auto middle = packets.begin() + static_cast<std::ptrdiff_t>(packets.size() / 2);
    std::ranges::nth_element(packets, middle);
    for (auto place = m_connections.begin(); place != m_connections.end();) {
        if (place->second->lastPacket < *middle) {
            end(place->second);
            place = m_connections.erase(place);
        } else {
            ++place;
        }
    }
}

std::size_t CaptureInput::settledPacket() const
{
    std::size_t settled = SIZE_MAX;
    for (const auto& [hosts, connection] : m_connections) {
        for (const CapturedStream& stream : connection->streams)
            settled = std::min(settled, stream.waitsSince().value_or(settled));
    }
    return settled;
}

void CaptureInput::tell(std::size_t before)
{
    while (!m_waiting.empty()) {
        const auto first = m_waiting.begin();
        if (first->first >= before) {
            // What others wait for too long is as certain as it will be.
            if (m_waitingOctets < mostWaitingOctets && m_waiting.size() < mostWaitingFrames)
                return;
            for (const auto& [hosts, connection] : m_connections) {
                for (CapturedStream& stream : connection->streams) {
                    if (stream.waitsSince() == before)
                        stream.end();
                }
                collect(connection);
            }
            before = settledPacket();
            continue;
        }
        const std::size_t packet = first->first;
        const Waiting waiting = std::move(first->second);
        m_waiting.erase(first);
        m_waitingOctets -= waiting.frame.octets.size();
        m_recognized += waiting.frame.kind == FoundKind::Unknown ? 0U : 1U;
        ExplainedFrame frame = m_explainer.explain(waiting.frame, waiting.connection->conversation);
        const auto& hosts = waiting.connection->hosts;
        frame.stream = hosts.at(waiting.direction) + " > " + hosts.at(1 - waiting.direction);
        m_toldPacket = std::max(m_toldPacket, packet);
        frame.packet = m_toldPacket;
        m_sink(std::move(frame));
    }
}

std::size_t CaptureInput::finish()
{
    m_reader.finish([this](const CapturedPacket& packet) { take(packet); });
    for (const auto& [hosts, connection] : m_connections)
        end(connection);
    m_connections.clear();
    tell(SIZE_MAX);
    return m_recognized;
}

} // namespace meterbench::protocol::explain
