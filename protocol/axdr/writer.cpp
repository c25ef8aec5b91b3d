// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/writer.h"

#include "protocol/axdr/encoder.h"
#include "protocol/axdr/length.h"

namespace meterbench::protocol::axdr {

void Writer::number(Tag tag, std::int64_t value)
{
    octet(static_cast<std::uint8_t>(tag));
    for (auto left = layoutOf(tag).fixedSize; left > 0; --left)
        octet(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> 8U * (left - 1U) & 0xFFU));
}

void Writer::visibleString(std::string_view text)
{
    tagged(Tag::VisibleString, std::as_bytes(std::span(text.data(), text.size())));
}

void Writer::logicalName(const Obis& name)
{
    const std::byte octets[] = {std::byte{name.a}, std::byte{name.b}, std::byte{name.c}, std::byte{name.d},
        std::byte{name.e}, std::byte{name.f}};
    octetString(octets);
}

void Writer::dateTime(const DateTime& value)
{
    octetString(value.encode()); // attributes carry date-time as an octet-string of twelve
}

void Writer::data(const Data& value)
{
    encode(value, m_out);
}

void Writer::unsigned16(std::uint16_t value)
{
    octet(static_cast<std::uint8_t>(value >> 8U));
    octet(static_cast<std::uint8_t>(value & 0xFFU));
}

void Writer::unsigned32(std::uint32_t value)
{
    unsigned16(static_cast<std::uint16_t>(value >> 16U));
    unsigned16(static_cast<std::uint16_t>(value & 0xFFFFU));
}

void Writer::length(std::size_t length)
{
    std::byte octets[5];
    m_out.insert(m_out.end(), octets, putLength(octets, length));
}

void Writer::sized(std::span<const std::byte> bytes)
{
    length(bytes.size());
    raw(bytes);
}

void Writer::container(Tag tag, std::size_t count)
{
    octet(static_cast<std::uint8_t>(tag));
    length(count);
}

void Writer::tagged(Tag tag, std::span<const std::byte> octets)
{
    octet(static_cast<std::uint8_t>(tag));
    sized(octets);
}

} // namespace meterbench::protocol::axdr
