// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/data.h"

#include <random>

/// Random COSEM values of every type, the same in every run. For tests and benchmarks.
namespace meterbench::tests {

inline protocol::axdr::Data randomData(std::mt19937& random, int depth = 3)
{
    using protocol::axdr::Data;
    using protocol::axdr::Tag;
    const auto below = [&](unsigned limit) { return static_cast<std::size_t>(random() % limit); };
    static constexpr Tag tags[] = {Tag::Null, Tag::Boolean, Tag::DoubleLong, Tag::DoubleLongUnsigned,
        Tag::FloatingPoint, Tag::Bcd, Tag::Integer, Tag::Long, Tag::Unsigned, Tag::LongUnsigned, Tag::Long64,
        Tag::Long64Unsigned, Tag::Enum, Tag::Float32, Tag::Float64, Tag::DateTime, Tag::Date, Tag::Time,
        Tag::DeltaInteger, Tag::DeltaLong, Tag::DeltaDoubleLong, Tag::DeltaUnsigned, Tag::DeltaLongUnsigned,
        Tag::DeltaDoubleLongUnsigned, Tag::DontCare, Tag::OctetString, Tag::VisibleString, Tag::Utf8String,
        Tag::BitString, Tag::Array, Tag::Structure};
    const auto tag = tags[below(depth > 0 ? 31 : 29)];
    std::vector<std::byte> octets;
    const auto fill = [&](std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            octets.push_back(static_cast<std::byte>(random() & 0xFFU));
    };
    switch (protocol::axdr::layoutOf(tag).shape) {
    case protocol::axdr::Shape::Fixed:
        fill(protocol::axdr::layoutOf(tag).fixedSize);
        return Data::fromOctets(tag, octets);
    case protocol::axdr::Shape::Bits: {
        const auto bits = below(300);
        fill((bits + 7) / 8);
        return Data::bitString(octets, bits);
    }
    case protocol::axdr::Shape::Octets:
        fill(below(8) == 0 ? below(70'000) : below(40));
        return Data::fromOctets(tag, octets);
    default: {
        Data data = Data::container(tag, below(below(16) == 0 ? 300 : 6));
        for (auto& element : data.elements())
            element = randomData(random, depth - 1);
        return data;
    }
    }
}

} // namespace meterbench::tests
