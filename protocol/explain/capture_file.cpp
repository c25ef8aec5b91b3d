// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/capture_file.h"

#include "protocol/explain/network_packet.h"

namespace meterbench::protocol::explain {

namespace {

constexpr std::uint32_t pcapMicroseconds = 0xA1B2C3D4;
constexpr std::uint32_t pcapNanoseconds = 0xA1B23C4D;
constexpr std::uint32_t sectionHeader = 0x0A0D0D0A;
constexpr std::uint32_t byteOrderMagic = 0x1A2B3C4D;
constexpr std::size_t fileHeaderSize = 24;
constexpr std::size_t recordHeaderSize = 16;
constexpr std::size_t leastBlock = 12;
/// A longer packet or block is damage: recorders cut at 256 KiB.
constexpr std::size_t longestRecord = std::size_t{16} << 20U;

std::uint32_t bigEndian(const Slice& octets)
{
    return static_cast<std::uint32_t>(octets.first(4).number());
}

std::uint32_t littleEndian(const Slice& octets)
{
    std::uint32_t value = 0;
    for (std::size_t i = std::min<std::size_t>(octets.size(), 4); i > 0; --i)
        value = value << 8U | octets[i - 1];
    return value;
}

bool isPcapMagic(std::uint32_t magic)
{
    return magic == pcapMicroseconds || magic == pcapNanoseconds;
}

} // namespace

bool isCapture(Octets octets)
{
    const Octets magic = octets.first(std::min<std::size_t>(octets.size(), 4));
    const Slice head(Bytes(magic.begin(), magic.end()));
    return head.size() == 4
        && (bigEndian(head) == sectionHeader || isPcapMagic(bigEndian(head)) || isPcapMagic(littleEndian(head)));
}

std::uint32_t CaptureReader::number(const Slice& octets) const
{
    return m_order == Order::Big ? bigEndian(octets) : littleEndian(octets);
}

Result<void> CaptureReader::feed(Octets octets, const Sink& sink)
{
    if (m_form == Form::Over)
        return {};
    appendOctets(m_pending, octets);
    if (m_form == Form::Unknown && m_pending.size() < fileHeaderSize)
        return {};
    SliceReader reader(Slice(std::exchange(m_pending, {})));
    if (m_form == Form::Unknown && !readHead(reader)) {
        m_form = Form::Over;
        return failure("capture-damaged", {{"place", "0"}});
    }
    while (m_form == Form::Records ? readRecord(reader, sink) : m_form == Form::Blocks && readBlock(reader, sink))
        continue;
    const Octets rest = reader.rest().octets();
    if (m_form != Form::Over)
        m_pending.assign(rest.begin(), rest.end());
    return {};
}

void CaptureReader::finish(const Sink& sink)
{
    const Slice rest(std::exchange(m_pending, {}));
    if (m_form == Form::Records && rest.size() > recordHeaderSize)
        put(m_links.front(), rest.sub(recordHeaderSize), number(rest.sub(12, 4)), sink);
    m_form = Form::Over;
}

bool CaptureReader::readHead(SliceReader& reader)
{
    const Slice head = reader.rest();
    if (!isCapture(head.octets()))
        return false;
    if (bigEndian(head) == sectionHeader) {
        m_form = Form::Blocks;
        m_order = bigEndian(head.sub(8, 4)) == byteOrderMagic ? Order::Big : Order::Little;
        return number(head.sub(8, 4)) == byteOrderMagic;
    }
    m_form = Form::Records;
    m_order = isPcapMagic(bigEndian(head)) ? Order::Big : Order::Little;
    // One link for the whole file; the upper half tells of check sequences.
    m_links = {number(reader.take(fileHeaderSize).sub(20, 4)) & 0xFFFFU};
    return true;
}

bool CaptureReader::readRecord(SliceReader& reader, const Sink& sink)
{
    const Slice head = reader.rest().first(recordHeaderSize);
    const std::size_t present = number(head.sub(8, 4));
    if (head.size() == recordHeaderSize && present > longestRecord)
        m_form = Form::Over;
    if (head.size() < recordHeaderSize || reader.rest().size() - recordHeaderSize < present)
        return false;
    static_cast<void>(reader.take(recordHeaderSize));
    put(m_links.front(), reader.take(present), number(head.sub(12, 4)), sink);
    return true;
}

bool CaptureReader::readBlock(SliceReader& reader, const Sink& sink)
{
    const Slice head = reader.rest().first(leastBlock);
    if (head.size() < leastBlock)
        return false;
    const bool isSection = bigEndian(head) == sectionHeader;
    if (isSection) {
        m_order = bigEndian(head.sub(8, 4)) == byteOrderMagic ? Order::Big : Order::Little;
        m_links.clear();
    }
    const std::size_t length = number(head.sub(4, 4));
    const bool isDamaged = length < leastBlock || length % 4 != 0 || length > longestRecord
        || (isSection && number(head.sub(8, 4)) != byteOrderMagic);
    if (isDamaged)
        m_form = Form::Over;
    if (isDamaged || reader.rest().size() < length)
        return false;
    const auto type = isSection ? sectionHeader : number(head);
    readPacketBlock(type, reader.take(length).sub(8, length - leastBlock), sink);
    return true;
}

void CaptureReader::readPacketBlock(std::uint32_t type, const Slice& body, const Sink& sink)
{
    constexpr std::uint32_t interfaceDescription = 1;
    constexpr std::uint32_t packet = 2; // superseded
    constexpr std::uint32_t simplePacket = 3;
    constexpr std::uint32_t enhancedPacket = 6;
    SliceReader reader(body);
    if (type == interfaceDescription) {
        m_links.push_back(number(reader.take(2)));
    } else if (type == simplePacket) {
        const std::size_t original = number(reader.take(4));
        if (!m_links.empty())
            put(m_links.front(), reader.take(std::min(original, reader.rest().size())), original, sink);
    } else if (type == packet || type == enhancedPacket) {
        const Slice interface = reader.take(4);
        static_cast<void>(reader.take(8)); // time
        const std::size_t present = number(reader.take(4));
        const std::size_t original = number(reader.take(4));
        const std::uint32_t index = number(interface.first(type == packet ? 2 : 4));
        if (index < m_links.size() && !reader.hasFailed())
            put(m_links[index], reader.take(present), original, sink);
    }
}

void CaptureReader::put(std::uint32_t linkType, const Slice& octets, std::size_t original, const Sink& sink)
{
    ++m_number;
    auto packet = readNetworkPacket(linkType, octets);
    if (!packet)
        return;
    packet->number = m_number;
    packet->isCut = packet->isCut || octets.size() < original;
    sink(*packet);
}

} // namespace meterbench::protocol::explain
