// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/data.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <utility>

namespace meterbench::protocol::axdr {

namespace {

constexpr std::size_t octetsOfBits(std::size_t bits)
{
    return (bits + 7) / 8;
}

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

constexpr bool isSigned(Tag tag)
{
    return tag == Tag::Integer || tag == Tag::Long || tag == Tag::DoubleLong || tag == Tag::Long64 || tag == Tag::Bcd
        || tag == Tag::DeltaInteger || tag == Tag::DeltaLong || tag == Tag::DeltaDoubleLong;
}

constexpr bool isUnsigned(Tag tag)
{
    return tag == Tag::Unsigned || tag == Tag::LongUnsigned || tag == Tag::DoubleLongUnsigned
        || tag == Tag::Long64Unsigned || tag == Tag::Enum || tag == Tag::Boolean || tag == Tag::DeltaUnsigned
        || tag == Tag::DeltaLongUnsigned || tag == Tag::DeltaDoubleLongUnsigned;
}

} // namespace

Data::Data(const Data& other) : m_tag(other.m_tag), m_count(other.m_count)
{
    if (m_count != onHeap) {
        std::ranges::copy(other.m_store, m_store);
        return;
    }
    m_count = 0;
    if (holdsElements())
        *this = [&] {
            Data copy = container(other.m_tag, other.blockCount());
            std::ranges::copy(other.elements(), copy.elements().begin());
            return copy;
        }();
    else if (m_tag == Tag::BitString)
        *this = bitString(other.octets(), other.bitCount());
    else
        *this = fromOctets(m_tag, other.octets());
}

Data::Data(Data&& other) noexcept : m_tag(other.m_tag), m_count(other.m_count)
{
    std::ranges::copy(other.m_store, m_store);
    other.m_tag = Tag::Null;
    other.m_count = 0;
}

Data& Data::operator=(const Data& other)
{
    if (this != &other) {
        Data copy(other);
        *this = std::move(copy);
    }
    return *this;
}

Data& Data::operator=(Data&& other) noexcept
{
    if (this != &other) {
        if (m_count == onHeap)
            release();
        m_tag = std::exchange(other.m_tag, Tag::Null);
        m_count = std::exchange(other.m_count, std::uint8_t{0});
        std::ranges::copy(other.m_store, m_store);
    }
    return *this;
}

void Data::release() noexcept
{
    if (holdsElements()) {
        const auto count = blockCount();
        auto* const first = static_cast<Data*>(block());
        std::destroy_n(first, count);
        std::allocator<Data>().deallocate(first, count);
    } else {
        const auto count = m_tag == Tag::BitString ? octetsOfBits(blockCount()) : blockCount();
        std::allocator<std::byte>().deallocate(static_cast<std::byte*>(block()), count);
    }
    m_count = 0;
}

Data Data::container(Tag tag, std::size_t count)
{
    Data data;
    data.m_tag = tag;
    if (count > 0) {
        auto* const first = std::allocator<Data>().allocate(count);
        std::uninitialized_default_construct_n(first, count);
        data.setBlock(first, count);
    }
    return data;
}

Data Data::fromOctets(Tag tag, std::span<const std::byte> octets)
{
    Data data;
    data.m_tag = tag;
    if (octets.size() <= inlineCapacity) {
        data.m_count = static_cast<std::uint8_t>(octets.size());
        std::ranges::copy(octets, data.m_store);
    } else {
        auto* const first = std::allocator<std::byte>().allocate(octets.size());
        std::ranges::copy(octets, first);
        data.setBlock(first, octets.size());
    }
    return data;
}

Data Data::bitString(std::span<const std::byte> octets, std::size_t bits)
{
    const auto size = std::min(octetsOfBits(bits), octets.size());
    Data data = fromOctets(Tag::BitString, octets.first(size));
    const auto held = std::min(bits, size * 8);
    if (data.m_count == onHeap)
        data.setBlock(data.block(), held);
    else
        data.m_count = static_cast<std::uint8_t>(held);
    return data;
}

Data Data::float32(float value)
{
    return fixed(Tag::Float32, std::bit_cast<std::uint32_t>(value), 4);
}

Data Data::float64(double value)
{
    return fixed(Tag::Float64, std::bit_cast<std::uint64_t>(value), 8);
}

Data Data::octetString(std::span<const std::byte> octets)
{
    return fromOctets(Tag::OctetString, octets);
}

Data Data::visibleString(std::string_view text)
{
    return fromOctets(Tag::VisibleString, bytesOf(text));
}

Data Data::utf8String(std::string_view text)
{
    return fromOctets(Tag::Utf8String, bytesOf(text));
}

Data Data::dateTime(const DateTime& value)
{
    return fromOctets(Tag::DateTime, value.encode());
}

Data Data::date(const Date& value)
{
    return fromOctets(Tag::Date, value.encode());
}

Data Data::time(const Time& value)
{
    return fromOctets(Tag::Time, value.encode());
}

Data Data::array(std::vector<Data> elements)
{
    Data data = container(Tag::Array, elements.size());
    std::ranges::move(elements, data.elements().begin());
    return data;
}

Data Data::structure(std::vector<Data> elements)
{
    Data data = container(Tag::Structure, elements.size());
    std::ranges::move(elements, data.elements().begin());
    return data;
}

std::span<const Data> Data::elements() const
{
    if (m_count != onHeap || !holdsElements())
        return {};
    return {static_cast<const Data*>(block()), blockCount()};
}

std::span<Data> Data::elements()
{
    if (m_count != onHeap || !holdsElements())
        return {};
    return {static_cast<Data*>(block()), blockCount()};
}

std::span<const std::byte> Data::octets() const
{
    if (holdsElements())
        return {};
    const auto size = m_tag == Tag::BitString ? octetsOfBits(bitCount()) : m_count == onHeap ? blockCount() : m_count;
    return {m_count == onHeap ? static_cast<const std::byte*>(block()) : m_store, size};
}

std::size_t Data::bitCount() const
{
    if (m_tag != Tag::BitString)
        return 0;
    return m_count == onHeap ? blockCount() : m_count;
}

std::uint64_t Data::rawNumber() const
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < m_count; ++i)
        value = value << 8U | std::to_integer<std::uint64_t>(m_store[i]);
    return value;
}

std::optional<std::int64_t> Data::toInteger() const
{
    if (isSigned(m_tag)) {
        const auto unused = 64U - m_count * 8U;
        return static_cast<std::int64_t>(rawNumber() << unused) >> unused;
    }
    if (!isUnsigned(m_tag))
        return {};
    const auto value = rawNumber();
    if (value > INT64_MAX)
        return {};
    return static_cast<std::int64_t>(value);
}

std::optional<double> Data::toDouble() const
{
    if (m_tag == Tag::Float32 || m_tag == Tag::FloatingPoint)
        return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(rawNumber())));
    if (m_tag == Tag::Float64)
        return std::bit_cast<double>(rawNumber());
    if (m_tag == Tag::Long64Unsigned)
        return static_cast<double>(rawNumber());
    if (const auto integer = toInteger())
        return static_cast<double>(*integer);
    return {};
}

std::optional<std::string_view> Data::toText() const
{
    if (m_tag != Tag::VisibleString && m_tag != Tag::Utf8String && m_tag != Tag::OctetString)
        return {};
    const auto bytes = octets();
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

std::optional<DateTime> Data::toDateTime() const
{
    if (m_tag != Tag::DateTime && m_tag != Tag::OctetString)
        return {};
    const auto decoded = DateTime::decode(octets());
    return decoded ? std::optional(*decoded) : std::nullopt;
}

bool Data::operator==(const Data& other) const
{
    if (m_tag != other.m_tag || bitCount() != other.bitCount())
        return false;
    return holdsElements() ? std::ranges::equal(elements(), other.elements())
                           : std::ranges::equal(octets(), other.octets());
}

std::string Data::describe() const
{
    std::string text(layoutOf(m_tag).name);
    if (holdsElements()) {
        text += '{';
        for (const auto& element : elements())
            text += element.describe() + ", ";
        if (text.ends_with(", "))
            text.resize(text.size() - 2);
        return text + '}';
    }
    if (const auto integer = toInteger())
        return text + ' ' + std::to_string(*integer);
    if (const auto real = toDouble())
        return text + ' ' + std::to_string(*real);
    if (m_tag == Tag::VisibleString || m_tag == Tag::Utf8String)
        return text + " \"" + std::string(*toText()) + '"';
    static constexpr char digits[] = "0123456789ABCDEF";
    for (text += octets().empty() ? "" : " "; const auto octet : octets()) {
        text += digits[std::to_integer<unsigned>(octet) >> 4U];
        text += digits[std::to_integer<unsigned>(octet) & 0xFU];
    }
    return text;
}

} // namespace meterbench::protocol::axdr
