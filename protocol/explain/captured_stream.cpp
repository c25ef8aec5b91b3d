// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/captured_stream.h"

namespace meterbench::protocol::explain {

namespace {

/// A gap that has not been filled by then is none that will be.
constexpr std::size_t mostAheadOctets = std::size_t{1} << 20U;
constexpr std::size_t mostAheadSegments = 256;

} // namespace

void CapturedStream::take(const CapturedPacket& packet)
{
    if (!m_isNumbered)
        m_last = m_lastSequence = packet.sequence;
    m_isNumbered = true;
    // A number lies within half a turn of the one before.
    m_last += static_cast<std::int32_t>(packet.sequence - m_lastSequence);
    m_lastSequence = packet.sequence;
    const std::int64_t begin = m_last + (packet.isOpening ? 1 : 0);
    if (!m_expected)
        m_expected = begin;
    if (packet.payload.isEmpty())
        return;
    m_hasSpoken = true;
    const Octets octets = packet.payload.octets();
    m_ahead.emplace(begin, Segment{packet.number, Slice(Bytes(octets.begin(), octets.end()))});
    m_aheadOctets += packet.payload.size();
    deliver();
    while (m_aheadOctets > mostAheadOctets || m_ahead.size() > mostAheadSegments) {
        scan(Ending::Final);
        m_expected = m_ahead.begin()->first;
        deliver();
    }
    scan(Ending::Open);
}

void CapturedStream::deliver()
{
    while (!m_ahead.empty() && m_ahead.begin()->first <= *m_expected) {
        append(m_ahead.begin()->first, m_ahead.begin()->second);
        m_aheadOctets -= m_ahead.begin()->second.payload.size();
        m_ahead.erase(m_ahead.begin());
    }
}

void CapturedStream::append(std::int64_t begin, const Segment& segment)
{
    const std::int64_t end = begin + static_cast<std::int64_t>(segment.payload.size());
    if (end <= *m_expected)
        return;
    // Octets are there when the last packet before them is, too.
    const std::size_t newest = m_arrivals.empty() ? segment.packet : std::max(segment.packet, m_arrivals.back().second);
    m_arrivals.emplace_back(m_octets.size(), newest);
    appendOctets(m_octets, segment.payload.sub(static_cast<std::size_t>(*m_expected - begin)).octets());
    m_expected = end;
}

void CapturedStream::end()
{
    do {
        scan(Ending::Final);
        if (!m_ahead.empty()) {
            m_expected = m_ahead.begin()->first;
            deliver();
        }
    } while (!m_ahead.empty() || !m_octets.empty());
}

std::optional<std::size_t> CapturedStream::waitsSince() const
{
    std::optional<std::size_t> first;
    if (!m_octets.empty())
        first = packetOf(0);
    for (const auto& [begin, segment] : m_ahead)
        first = std::min(first.value_or(segment.packet), segment.packet);
    return first;
}

std::size_t CapturedStream::packetOf(std::size_t position) const
{
    std::size_t packet = m_arrivals.empty() ? 0 : m_arrivals.front().second;
    const auto behind = std::ranges::upper_bound(m_arrivals, position, {}, &std::pair<std::size_t, std::size_t>::first);
    if (behind != m_arrivals.begin())
        packet = std::prev(behind)->second;
    return packet;
}

/// What proves itself is certain with all that stands before it, and what has more behind it than a frame can have.
void CapturedStream::scan(Ending ending)
{
    if (ending == Ending::Open && m_octets.size() < m_nextScan)
        return;
    const Slice whole(std::exchange(m_octets, {}));
    FrameScanner scanner = m_behind ? FrameScanner(whole, *m_behind) : FrameScanner(whole);
    std::vector<FoundFrame> found;
    std::size_t certain = 0; // of the frames found
    std::size_t settled = whole.size() - std::min(whole.size(), longestScan);
    if (ending == Ending::Final)
        settled = whole.size();
    while (auto frame = scanner.next()) {
        const std::size_t frameEnd = frame->octets.offset() + frame->octets.size();
        if (!frame->isProven && frameEnd > settled && frame->kind == FoundKind::Unknown
            && frame->octets.offset() < settled)
            frame->octets = frame->octets.first(settled - frame->octets.offset());
        const bool isCertain = frame->isProven || frame->octets.offset() + frame->octets.size() <= settled;
        found.push_back(std::move(*frame));
        if (isCertain)
            certain = found.size();
    }
    std::size_t kept = ending == Ending::Final ? whole.size() : 0;
    for (std::size_t i = 0; i < certain; ++i) {
        const std::size_t frameEnd = found[i].octets.offset() + found[i].octets.size();
        m_behind = found[i].kind;
        kept = ending == Ending::Final ? kept : frameEnd;
        m_frames.push_back({packetOf(frameEnd - 1), std::move(found[i])});
    }
    if (ending == Ending::Final) {
        m_behind.reset();
        m_arrivals.clear();
        m_nextScan = 1;
        return;
    }
    const std::size_t first = packetOf(kept);
    std::erase_if(m_arrivals, [&](const auto& arrival) { return arrival.first <= kept; });
    for (auto& arrival : m_arrivals)
        arrival.first -= kept;
    const Octets rest = whole.sub(kept).octets();
    m_octets.assign(rest.begin(), rest.end());
    if (!m_octets.empty())
        m_arrivals.insert(m_arrivals.begin(), {0, first});
    // Half as much again before the same octets are looked at once more.
    m_nextScan = m_octets.size() + m_octets.size() / 2 + 1;
}

} // namespace meterbench::protocol::explain
