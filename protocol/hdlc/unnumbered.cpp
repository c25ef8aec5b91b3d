// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/unnumbered.h"

#include "protocol/hdlc/control.h"

#include <algorithm>
#include <utility>

namespace meterbench::protocol::hdlc {

void appendUnnumbered(Bytes& out, const Address& destination, const Address& source, std::span<const std::byte> message,
    std::size_t information)
{
    do {
        const auto segment = message.first(std::min(message.size(), information));
        message = message.subspan(segment.size());
        const auto segmentation = message.empty() ? Segmentation::Last : Segmentation::More;
        appendFrame(out, {destination, source, Control{FrameKind::Ui}.encode(), segmentation}, segment);
    } while (!message.empty());
}

std::optional<Bytes> UnnumberedAssembler::accept(const FrameView& frame)
{
    const auto control = Control::decode(frame.header.control);
    if (!control || control->kind != FrameKind::Ui)
        return {};
    if (!m_isWithin || m_from.source != frame.header.source || m_from.destination != frame.header.destination)
        m_message.clear();
    m_from = frame.header;
    m_isWithin = frame.header.segmentation == Segmentation::More;
    if (m_message.size() + frame.information.size() > longestMessage) {
        m_message.clear();
        m_isWithin = false;
        return {};
    }
    m_message.insert(m_message.end(), frame.information.begin(), frame.information.end());
    if (m_isWithin)
        return {};
    return std::exchange(m_message, {});
}

} // namespace meterbench::protocol::hdlc
