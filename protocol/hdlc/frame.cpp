// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/frame.h"

#include "protocol/hdlc/check_sequence.h"

#include <algorithm>

namespace meterbench::protocol::hdlc {

namespace {

constexpr unsigned formatType3 = 0xA0;
constexpr unsigned segmentBit = 0x08;
constexpr std::size_t checkSize = 2;

void putCheck(Bytes& out, std::uint16_t running)
{
    const auto check = static_cast<std::uint16_t>(~running);
    out.push_back(static_cast<std::byte>(check & 0xFFU));
    out.push_back(static_cast<std::byte>(check >> 8U));
}

// What the running value is behind an intact check sequence.
constexpr std::uint16_t goodRemainder = 0xF0B8;

} // namespace

void appendFrame(Bytes& out, const Header& header, std::span<const std::byte> information)
{
    const std::size_t head = 2U + header.destination.size + header.source.size + 1U;
    const std::size_t length = head + checkSize + (information.empty() ? 0 : information.size() + checkSize);
    const auto needed = out.size() + length + 2;
    if (needed > out.capacity())
        out.reserve(std::max(needed, out.capacity() * 2));
    out.push_back(flag);
    const auto begin = out.size();
    const unsigned segment = header.segmentation == Segmentation::More ? segmentBit : 0;
    out.push_back(static_cast<std::byte>(formatType3 | segment | (length >> 8U & 7U)));
    out.push_back(static_cast<std::byte>(length & 0xFFU));
    header.destination.append(out);
    header.source.append(out);
    out.push_back(std::byte{header.control});
    auto running = continueCheck(checkStart, std::span(out).subspan(begin));
    putCheck(out, running);
    if (!information.empty()) {
        running = continueCheck(running, std::span(out).last(checkSize));
        out.insert(out.end(), information.begin(), information.end());
        putCheck(out, continueCheck(running, information));
    }
    out.push_back(flag);
}

std::optional<FrameView> parseFrame(std::span<const std::byte> octets)
{
    if (octets.size() < shortestLength)
        return {};
    const auto format = std::to_integer<unsigned>(octets[0]);
    const auto length = (format & 7U) << 8U | std::to_integer<unsigned>(octets[1]);
    if ((format & 0xF0U) != formatType3 || length != octets.size())
        return {};
    FrameView frame;
    frame.header.segmentation = (format & segmentBit) != 0 ? Segmentation::More : Segmentation::Last;
    auto rest = octets.subspan(2);
    const auto destination = Address::take(rest);
    const auto source = destination ? Address::take(rest) : std::nullopt;
    if (!source || rest.size() < 1 + checkSize)
        return {};
    frame.header.destination = *destination;
    frame.header.source = *source;
    frame.header.control = std::to_integer<std::uint8_t>(rest[0]);
    rest = rest.subspan(1);
    const auto head = octets.size() - rest.size() + checkSize;
    auto running = continueCheck(checkStart, octets.first(head));
    if (running != goodRemainder)
        return {};
    rest = rest.subspan(checkSize);
    if (rest.empty())
        return frame;
    if (rest.size() <= checkSize || continueCheck(running, rest) != goodRemainder)
        return {};
    frame.information = rest.first(rest.size() - checkSize);
    return frame;
}

} // namespace meterbench::protocol::hdlc
