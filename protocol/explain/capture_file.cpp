// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/capture_file.h"

#include "protocol/explain/network_packet.h"

namespace meterbench::protocol::explain {

namespace {

constexpr std::uint32_t pcapMicroseconds = 0xA1B2C3D4;
constexpr std::uint32_t pcapNanoseconds = 0xA1B23C4D;
constexpr std::uint32_t sectionHeader = 0x0A0D0D0A;
constexpr std::uint32_t byteOrderMagic = 0x1A2B3C4D;

enum class Order { Big, Little };

std::uint32_t number(const Slice& octets, Order order)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < octets.size() && i < 4; ++i)
        value = value << 8U | octets[order == Order::Big ? i : octets.size() - 1 - i];
    return value;
}

bool isPcapMagic(std::uint32_t magic)
{
    return magic == pcapMicroseconds || magic == pcapNanoseconds;
}

class CaptureReader {
public:
    explicit CaptureReader(const Slice& file) : m_reader(file) { }

    Result<Capture> read()
    {
        const Slice magic = m_reader.rest().first(4);
        if (number(magic, Order::Big) == sectionHeader)
            return blocks();
        m_order = isPcapMagic(number(magic, Order::Big)) ? Order::Big : Order::Little;
        return records();
    }

private:
    std::uint32_t word(SliceReader& reader) const { return number(reader.take(4), m_order); }

    /// Classic: one link type, records to the end.
    Result<Capture> records()
    {
        static_cast<void>(m_reader.take(20));
        const auto linkType = word(m_reader) & 0xFFFFU; // the upper half tells of check sequences
        if (m_reader.hasFailed())
            return failure("capture-damaged", {{"place", "0"}});
        while (!m_reader.isAtEnd()) {
            static_cast<void>(m_reader.take(8)); // time
            const auto present = word(m_reader);
            const auto original = word(m_reader);
            if (m_reader.hasFailed())
                break;
            put(linkType, m_reader.take(present), original);
        }
        return std::move(m_capture);
    }

    Result<Capture> blocks()
    {
        while (m_reader.rest().size() >= 12) {
            const Slice head = m_reader.rest();
            const bool isSection = number(head.first(4), Order::Big) == sectionHeader;
            if (isSection) {
                m_order = number(head.sub(8, 4), Order::Big) == byteOrderMagic ? Order::Big : Order::Little;
                m_links.clear();
                if (number(head.sub(8, 4), m_order) != byteOrderMagic)
                    break;
            }
            const auto type = number(head.first(4), m_order);
            const auto length = number(head.sub(4, 4), m_order);
            if (length < 12 || length % 4 != 0)
                break;
            block(isSection ? sectionHeader : type, m_reader.take(length).sub(8, length - 12));
            m_hasBlocks = true;
        }
        if (!m_hasBlocks)
            return failure("capture-damaged", {{"place", std::to_string(m_reader.rest().offset())}});
        return std::move(m_capture);
    }

    void block(std::uint32_t type, const Slice& body)
    {
        SliceReader reader(body);
        switch (type) {
        case 1: // interface description
            m_links.push_back(static_cast<std::uint16_t>(number(reader.take(2), m_order)));
            break;
        case 3: { // simple packet
            const auto original = word(reader);
            if (!m_links.empty())
                put(m_links.front(), reader.take(std::min<std::size_t>(original, reader.rest().size())), original);
            break;
        }
        case 2: // packet, superseded
        case 6: { // enhanced packet
            const auto interface = type == 6 ? word(reader) : number(reader.take(4).first(2), m_order);
            static_cast<void>(reader.take(8)); // time
            const auto present = word(reader);
            const auto original = word(reader);
            if (interface < m_links.size() && !reader.hasFailed())
                put(m_links[interface], reader.take(present), original);
            break;
        }
        default:
            break;
        }
    }

    void put(std::uint32_t linkType, const Slice& octets, std::size_t original)
    {
        ++m_number;
        auto packet = readNetworkPacket(linkType, octets);
        if (!packet) {
            ++m_capture.passedOver;
            return;
        }
        packet->number = m_number;
        packet->isCut = packet->isCut || octets.size() < original;
        m_capture.packets.push_back(std::move(*packet));
    }

    SliceReader m_reader;
    Order m_order = Order::Little;
    std::vector<std::uint16_t> m_links;
    std::size_t m_number = 0;
    bool m_hasBlocks = false;
    Capture m_capture;
};

} // namespace

bool isCapture(Octets octets)
{
    const Slice head(
        Bytes(octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(octets.size(), 4))));
    return head.size() == 4
        && (number(head, Order::Big) == sectionHeader || isPcapMagic(number(head, Order::Big))
            || isPcapMagic(number(head, Order::Little)));
}

Result<Capture> readCapture(const Slice& file)
{
    if (!isCapture(file.octets()))
        return failure("capture-damaged", {{"place", "0"}});
    return CaptureReader(file).read();
}

} // namespace meterbench::protocol::explain
