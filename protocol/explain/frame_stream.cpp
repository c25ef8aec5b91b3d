// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_stream.h"

#include "protocol/explain/frame_scanner.h"

namespace meterbench::protocol::explain {

namespace {

constexpr std::size_t window = 8 * longestScan;

} // namespace

void FrameStream::feed(Octets octets)
{
    while (!octets.empty()) {
        const Octets part = octets.first(std::min(octets.size(), window - m_octets.size()));
        appendOctets(m_octets, part);
        octets = octets.subspan(part.size());
        if (m_octets.size() == window)
            scan(Ending::Open);
    }
}

void FrameStream::end()
{
    scan(Ending::Final);
    m_octets.clear();
    m_behind.reset();
}

void FrameStream::scan(Ending ending)
{
    const Slice whole(std::exchange(m_octets, {}));
    const std::size_t settled = ending == Ending::Final ? whole.size() : whole.size() - longestScan;
    FrameScanner scanner = m_behind ? FrameScanner(whole, *m_behind) : FrameScanner(whole);
    std::size_t kept = settled; ///< from here on
    while (auto found = scanner.next()) {
        const std::size_t begin = found->octets.offset();
        const bool isSettled = begin + found->octets.size() <= settled;
        // Noise without an end is told as far as it is certain; a frame waits for what follows, if it can be longer.
        const bool mayWait = !isSettled && (begin >= settled || (found->kind != FoundKind::Unknown && begin > 0));
        if (mayWait) {
            kept = begin;
            break;
        }
        if (!isSettled && found->kind == FoundKind::Unknown)
            found->octets = found->octets.first(settled - begin);
        kept = std::max(settled, begin + found->octets.size());
        m_behind = found->kind;
        m_recognized += found->kind == FoundKind::Unknown ? 0U : 1U;
        m_sink(m_explainer.explain(*found, m_conversation));
        if (!isSettled)
            break;
    }
    if (ending == Ending::Open) {
        const Octets rest = whole.sub(kept).octets();
        m_octets.assign(rest.begin(), rest.end());
    }
}

} // namespace meterbench::protocol::explain
