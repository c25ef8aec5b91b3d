// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/frame_reader.h"

namespace meterbench::protocol::kmp {

std::string_view name(Damage damage)
{
    switch (damage) {
    case Damage::CheckSequence:
        return "check-sequence";
    case Damage::TooShort:
        return "short";
    case Damage::TooLong:
        return "long";
    case Damage::Stuffing:
        return "stuffing";
    case Damage::Interrupted:
        break;
    }
    return "interrupted";
}

std::vector<Received> FrameReader::feed(Octets bytes)
{
    std::vector<Received> received;
    for (const std::byte octet : bytes)
        take(octet, received);
    return received;
}

void FrameReader::reset()
{
    m_content.clear();
    m_isInside = false;
    m_isStuffed = false;
}

void FrameReader::take(std::byte octet, std::vector<Received>& received)
{
    if (isStart(octet)) {
        if (m_isInside)
            lose(Damage::Interrupted, received);
        begin(octet);
        return;
    }
    if (!m_isInside) {
        if (octet == acknowledgementOctet)
            received.emplace_back(Acknowledged{});
        return;
    }
    if (octet == stopOctet) {
        end(received);
        return;
    }
    if (m_isStuffed) {
        if (isReserved(octet)) {
            lose(Damage::Stuffing, received);
            return;
        }
        octet = ~octet;
        m_isStuffed = false;
    } else if (octet == stuffingOctet) {
        m_isStuffed = true;
        return;
    } else if (octet == acknowledgementOctet) {
        lose(Damage::Stuffing, received);
        return;
    }
    if (m_content.size() == longestFrame) {
        lose(Damage::TooLong, received);
        return;
    }
    m_content.push_back(octet);
}

void FrameReader::begin(std::byte start)
{
    reset();
    m_isInside = true;
    m_direction = static_cast<Direction>(std::to_integer<std::uint8_t>(start));
}

void FrameReader::end(std::vector<Received>& received)
{
    constexpr std::size_t frame = 4; // address, command, check sequence
    if (m_isStuffed) {
        lose(Damage::Stuffing, received);
    } else if (m_content.size() < frame) {
        lose(Damage::TooShort, received);
    } else if (crc16(m_content) != 0) {
        lose(Damage::CheckSequence, received);
    } else {
        OctetReader reader(m_content);
        Frame whole{m_direction, reader.octet(), reader.octet(), {}};
        const Octets data = reader.take(reader.remaining() - 2);
        whole.data.assign(data.begin(), data.end());
        received.emplace_back(std::move(whole));
        reset();
    }
}

void FrameReader::lose(Damage damage, std::vector<Received>& received)
{
    received.emplace_back(Damaged{damage, m_direction});
    reset();
}

Result<Frame> decode(Octets bytes)
{
    const auto damaged = [](std::string what) {
        return failure(ErrorKind::Damaged, "kmp-frame-damaged", {{"what", std::move(what)}});
    };
    if (bytes.empty() || !isStart(bytes.front()))
        return damaged("start");
    if (bytes.back() != stopOctet)
        return damaged("stop");
    FrameReader reader;
    const auto received = reader.feed(bytes);
    // More than one thing in it means that a start or stop stands in the middle.
    if (received.size() != 1)
        return damaged("stuffing");
    if (const auto* damage = std::get_if<Damaged>(&received.front()))
        return damaged(std::string(name(damage->damage)));
    return std::get<Frame>(received.front());
}

} // namespace meterbench::protocol::kmp
