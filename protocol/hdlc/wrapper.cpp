// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/wrapper.h"

#include <algorithm>
#include <utility>

namespace meterbench::protocol::hdlc {

namespace {

constexpr std::uint16_t version = 1;
constexpr std::size_t pendingCapacity = 2 * (wrapperHeaderSize + 0xFFFF);

std::uint16_t number(std::span<const std::byte> octets, std::size_t at)
{
    return static_cast<std::uint16_t>(
        std::to_integer<unsigned>(octets[at]) << 8U | std::to_integer<unsigned>(octets[at + 1]));
}

} // namespace

void appendWrapper(Bytes& out, std::uint16_t source, std::uint16_t destination, std::span<const std::byte> apdu)
{
    for (const std::uint16_t value : {version, source, destination, static_cast<std::uint16_t>(apdu.size())}) {
        out.push_back(static_cast<std::byte>(value >> 8U));
        out.push_back(static_cast<std::byte>(value & 0xFFU));
    }
    out.insert(out.end(), apdu.begin(), apdu.end());
}

std::size_t WrapperReader::feed(std::span<const std::byte> bytes)
{
    if (m_isDamaged)
        return bytes.size();
    m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin));
    m_begin = 0;
    const auto count = std::min(bytes.size(), pendingCapacity - m_buffer.size());
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    return count;
}

Result<std::optional<WrapperView>> WrapperReader::next()
{
    const auto left = std::span(std::as_const(m_buffer)).subspan(m_begin);
    if (m_isDamaged || (left.size() >= 2 && number(left, 0) != version)) {
        m_isDamaged = true;
        m_buffer.clear();
        m_begin = 0;
        return failure(ErrorKind::Damaged, "wrapper-damaged");
    }
    if (left.size() < wrapperHeaderSize)
        return std::nullopt;
    const std::size_t length = number(left, 6);
    if (left.size() < wrapperHeaderSize + length)
        return std::nullopt;
    m_begin += wrapperHeaderSize + length;
    return WrapperView{number(left, 2), number(left, 4), left.subspan(wrapperHeaderSize, length)};
}

void WrapperReader::reset()
{
    m_buffer.clear();
    m_begin = 0;
    m_isDamaged = false;
}

} // namespace meterbench::protocol::hdlc
