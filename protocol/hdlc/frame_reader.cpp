// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/frame_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace meterbench::protocol::hdlc {

namespace {

// Two of the longest frames: there is always room behind an incomplete one.
constexpr std::size_t capacity = 2 * (longestLength + 2);

} // namespace

std::size_t FrameReader::append(std::span<const std::byte> bytes)
{
    if (m_begin > 0) {
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin));
        m_begin = 0;
    }
    const auto count = std::min(bytes.size(), capacity - m_buffer.size());
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
}

void FrameReader::seekFlag()
{
    const auto left = m_buffer.size() - m_begin;
    if (left == 0)
        return;
    const auto* const begin = m_buffer.data() + m_begin;
    const auto* const found = static_cast<const std::byte*>(std::memchr(begin, std::to_integer<int>(flag), left));
    m_begin = found == nullptr ? m_buffer.size() : static_cast<std::size_t>(found - m_buffer.data());
}

void FrameReader::passOver()
{
    ++m_begin;
    ++m_damaged;
}

std::optional<FrameView> FrameReader::next()
{
    for (;;) {
        seekFlag();
        const auto left = std::span(std::as_const(m_buffer)).subspan(m_begin);
        if (left.size() > 1 && left[1] == flag) { // the end of one, then the beginning of the next
            ++m_begin;
            continue;
        }
        if (left.size() < 3)
            return {};
        const auto format = std::to_integer<unsigned>(left[1]);
        const std::size_t length = (format & 7U) << 8U | std::to_integer<unsigned>(left[2]);
        if ((format & 0xF0U) != 0xA0U || length < shortestLength) {
            passOver();
            continue;
        }
        if (left.size() < length + 2)
            return {};
        const auto frame = left[length + 1] == flag ? parseFrame(left.subspan(1, length)) : std::nullopt;
        if (!frame) {
            passOver();
            continue;
        }
        m_begin += length + 1; // at the closing flag, which may open the next frame
        return frame;
    }
}

} // namespace meterbench::protocol::hdlc
