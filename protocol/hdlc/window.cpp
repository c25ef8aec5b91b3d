// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/window.h"

#include <algorithm>
#include <utility>

namespace meterbench::protocol::hdlc {

void Transmitter::reset(std::size_t information, std::uint8_t window)
{
    *this = {};
    m_information = information;
    m_window = window;
}

void Transmitter::queue(Bytes message)
{
    m_messages.push_back(std::move(message));
    if (m_messages.size() == 1)
        begin();
}

void Transmitter::begin()
{
    m_total = m_messages.empty()
        ? 0
        : std::max<std::size_t>(1, (m_messages.front().size() + m_information - 1) / m_information);
    m_base = m_next = m_sent = 0;
}

bool Transmitter::acknowledge(std::uint8_t number)
{
    const auto count = (number - m_number) & 7U;
    if (count > m_sent - m_base)
        return false;
    m_base += count;
    m_number = number;
    m_next = std::max(m_next, m_base);
    if (!m_messages.empty() && m_base == m_total) {
        m_messages.pop_front();
        begin();
    }
    return true;
}

std::optional<std::uint8_t> Transmitter::afterAll() const
{
    if (m_messages.size() > 1 || m_sent != m_total)
        return {};
    return static_cast<std::uint8_t>((m_number + m_sent - m_base) & 7U);
}

Transmitter::Segment Transmitter::take()
{
    Segment segment;
    segment.number = state();
    const std::span message(std::as_const(m_messages.front()));
    const auto at = m_next * m_information;
    segment.information = message.subspan(at, std::min(m_information, message.size() - at));
    ++m_next;
    m_sent = std::max(m_sent, m_next);
    segment.segmentation = m_next < m_total ? Segmentation::More : Segmentation::Last;
    return segment;
}

void Receiver::reset(std::size_t longest)
{
    *this = {};
    m_longest = longest;
}

Receiver::Outcome Receiver::accept(
    std::uint8_t number, std::span<const std::byte> information, Segmentation segmentation)
{
    if (number != m_expected)
        return Outcome::OutOfSequence;
    if (!m_isWithin)
        m_message.clear();
    if (information.size() > m_longest - m_message.size())
        return Outcome::TooLong;
    m_expected = static_cast<std::uint8_t>((m_expected + 1U) & 7U);
    m_message.insert(m_message.end(), information.begin(), information.end());
    m_isWithin = segmentation == Segmentation::More;
    return m_isWithin ? Outcome::Segment : Outcome::Message;
}

Bytes Receiver::take()
{
    return std::exchange(m_message, {});
}

} // namespace meterbench::protocol::hdlc
