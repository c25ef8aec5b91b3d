// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/capture_file.h"
#include "protocol/explain/frame_scanner.h"

#include <map>

/// One direction of a TCP connection in a capture: segments put into the order of their sequence numbers, what was sent
/// again left out, and the frames found in them as soon as they are certain. Where octets are missing, something new
/// begins. What waits is bounded. One owner, one thread.
namespace meterbench::protocol::explain {

/// A frame and the packet that completed it.
struct CapturedFrame {
    std::size_t packet = 0;
    FoundFrame frame;
};

class CapturedStream {
public:
    void take(const CapturedPacket& packet);
    /// Nothing more will come: what is left is told.
    void end();
    /// The frames that are certain since the last call, in order.
    [[nodiscard]] std::vector<CapturedFrame> takeFrames() { return std::exchange(m_frames, {}); }
    /// The packet with which the oldest octets came that belong to no frame yet; nothing when there are none.
    [[nodiscard]] std::optional<std::size_t> waitsSince() const;
    /// Whether it has spoken, and not with this opening.
    [[nodiscard]] bool isOver(const CapturedPacket& opening) const
    {
        return m_hasSpoken && opening.sequence != m_lastSequence;
    }

private:
    struct Segment {
        std::size_t packet = 0;
        Slice payload;
    };
    enum class Ending { Open, Final };

    void deliver();
    void append(std::int64_t begin, const Segment& segment);
    void scan(Ending ending);
    [[nodiscard]] std::size_t packetOf(std::size_t position) const;

    std::multimap<std::int64_t, Segment> m_ahead; ///< by sequence number without its turns around; what is not in order
    std::size_t m_aheadOctets = 0;
    std::optional<std::int64_t> m_expected; ///< number of the next octet
    std::int64_t m_last = 0;
    std::uint32_t m_lastSequence = 0;
    bool m_isNumbered = false;
    bool m_hasSpoken = false;

    Bytes m_octets; ///< in order, in no frame yet
    std::vector<std::pair<std::size_t, std::size_t>> m_arrivals; ///< where the octets of a packet begin, and its number
    std::optional<FoundKind> m_behind;
    std::size_t m_nextScan = 1; ///< so many octets before it is looked again
    std::vector<CapturedFrame> m_frames;
};

} // namespace meterbench::protocol::explain
