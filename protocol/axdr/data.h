// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/axdr/date_time.h"
#include "protocol/axdr/tag.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// One COSEM value of any type, in sixteen bytes. Up to fourteen octets (all numbers, logical names, date-time) stand
/// in it as they stand on the wire; longer ones and elements have one block of their own. It knows neither scaler nor
/// meaning. A value; one owner.
namespace meterbench::protocol::axdr {

class alignas(8) Data {
public:
    static constexpr std::size_t inlineCapacity = 14;

    Data() noexcept = default; ///< null-data
    Data(const Data& other);
    Data(Data&& other) noexcept;
    Data& operator=(const Data& other);
    Data& operator=(Data&& other) noexcept;
    ~Data()
    {
        if (m_count == onHeap)
            release();
    }

    [[nodiscard]] static Data dontCare() { return fixed(Tag::DontCare, 0, 0); }
    /// 0 is false, anything else true.
    [[nodiscard]] static Data boolean(std::uint8_t truth) { return fixed(Tag::Boolean, truth, 1); }
    [[nodiscard]] static Data integer(std::int8_t value) { return number(Tag::Integer, value); }
    [[nodiscard]] static Data longInteger(std::int16_t value) { return number(Tag::Long, value); }
    [[nodiscard]] static Data doubleLong(std::int32_t value) { return number(Tag::DoubleLong, value); }
    [[nodiscard]] static Data long64(std::int64_t value) { return number(Tag::Long64, value); }
    [[nodiscard]] static Data unsignedInteger(std::uint8_t value) { return fixed(Tag::Unsigned, value, 1); }
    [[nodiscard]] static Data longUnsigned(std::uint16_t value) { return fixed(Tag::LongUnsigned, value, 2); }
    [[nodiscard]] static Data doubleLongUnsigned(std::uint32_t value)
    {
        return fixed(Tag::DoubleLongUnsigned, value, 4);
    }
    [[nodiscard]] static Data long64Unsigned(std::uint64_t value) { return fixed(Tag::Long64Unsigned, value, 8); }
    [[nodiscard]] static Data enumerated(std::uint8_t value) { return fixed(Tag::Enum, value, 1); }
    [[nodiscard]] static Data float32(float value);
    [[nodiscard]] static Data float64(double value);
    [[nodiscard]] static Data octetString(std::span<const std::byte> octets);
    [[nodiscard]] static Data visibleString(std::string_view text);
    [[nodiscard]] static Data utf8String(std::string_view text);
    /// @param octets first bit is the highest of the first octet; as many octets as the bits need
    [[nodiscard]] static Data bitString(std::span<const std::byte> octets, std::size_t bits);
    [[nodiscard]] static Data dateTime(const DateTime& value);
    [[nodiscard]] static Data date(const Date& value);
    [[nodiscard]] static Data time(const Time& value);
    [[nodiscard]] static Data array(std::vector<Data> elements);
    [[nodiscard]] static Data structure(std::vector<Data> elements);

    /// An integral type of this tag; what does not fit is cut, as on the wire.
    [[nodiscard]] static Data number(Tag tag, std::int64_t value)
    {
        return fixed(tag, static_cast<std::uint64_t>(value), layoutOf(tag).fixedSize);
    }
    /// Payload octets of a fixed type, a string or a compact array, as they stand on the wire.
    [[nodiscard]] static Data fromOctets(Tag tag, std::span<const std::byte> octets);
    /// So many null-data of an array or structure, to be filled by elements().
    [[nodiscard]] static Data container(Tag tag, std::size_t count);

    [[nodiscard]] Tag tag() const { return m_tag; }
    [[nodiscard]] bool isNull() const { return m_tag == Tag::Null; }
    /// Of an array or structure: its elements. Empty for every other type.
    [[nodiscard]] std::span<const Data> elements() const;
    [[nodiscard]] std::span<Data> elements();
    /// Octets of a string or a fixed type as on the wire; of a compact array description, length and contents.
    [[nodiscard]] std::span<const std::byte> octets() const;
    /// Number of bits of a bit-string.
    [[nodiscard]] std::size_t bitCount() const;
    /// Of every integral type, boolean and enum included. nullopt for others, and for what exceeds an int64.
    [[nodiscard]] std::optional<std::int64_t> toInteger() const;
    /// Of every numeric type, floating ones included.
    [[nodiscard]] std::optional<double> toDouble() const;
    /// Of visible, utf8 and octet strings.
    [[nodiscard]] std::optional<std::string_view> toText() const;
    /// Of date-time, and of an octet-string of twelve.
    [[nodiscard]] std::optional<DateTime> toDateTime() const;

    [[nodiscard]] bool operator==(const Data& other) const;

    /// "structure{double-long-unsigned 12, octet-string 0100…}": for people who look at frames; not for parsing.
    [[nodiscard]] std::string describe() const;

private:
    friend class TreeDecoder;
    friend class TreeEncoder;

    static constexpr std::uint8_t onHeap = 0xFF;

    [[nodiscard]] static Data fixed(Tag tag, std::uint64_t value, std::size_t size)
    {
        Data data;
        data.m_tag = tag;
        data.m_count = static_cast<std::uint8_t>(size);
        for (std::size_t i = size; i > 0; --i, value >>= 8U)
            data.m_store[i - 1] = static_cast<std::byte>(value & 0xFFU);
        return data;
    }
    [[nodiscard]] void* block() const
    {
        void* pointer = nullptr;
        std::memcpy(static_cast<void*>(&pointer), &m_store[6], sizeof pointer);
        return pointer;
    }
    [[nodiscard]] std::uint32_t blockCount() const
    {
        std::uint32_t count = 0;
        std::memcpy(&count, &m_store[2], sizeof count);
        return count;
    }
    void setBlock(const void* pointer, std::size_t count)
    {
        const auto narrow = static_cast<std::uint32_t>(count);
        m_count = onHeap;
        std::memcpy(&m_store[2], &narrow, sizeof narrow);
        std::memcpy(&m_store[6], static_cast<const void*>(&pointer), sizeof pointer);
    }
    [[nodiscard]] bool holdsElements() const { return layoutOf(m_tag).shape == Shape::Elements; }
    [[nodiscard]] std::uint64_t rawNumber() const;
    void release() noexcept;

    Tag m_tag = Tag::Null;
    std::uint8_t m_count = 0; ///< octets (bits of a bit-string) in the store, or onHeap
    std::byte m_store[inlineCapacity]{};
};

static_assert(sizeof(Data) == 16);

} // namespace meterbench::protocol::axdr
