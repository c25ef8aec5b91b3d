// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc32.h"

#include <array>

namespace meterbench {

namespace {

/// tables[k][b]: byte b followed by k zero bytes, so that eight bytes are taken at once.
constexpr auto tables = [] {
    std::array<std::array<std::uint32_t, 256>, 8> result{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1U) ^ ((value & 1U) != 0 ? 0xEDB88320U : 0U);
        result[0][byte] = value;
    }
    for (std::size_t behind = 1; behind < 8; ++behind)
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const auto before = result[behind - 1][byte];
            result[behind][byte] = (before >> 8U) ^ result[0][before & 0xFFU];
        }
    return result;
}();

} // namespace

std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t previous)
{
    auto value = ~previous;
    while (bytes.size() >= 8) {
        std::uint32_t next = 0;
        for (std::size_t index = 0; index < 4; ++index) {
            const auto shift = 8U * static_cast<unsigned>(index);
            const auto byte = (value >> shift ^ std::to_integer<std::uint32_t>(bytes[index])) & 0xFFU;
            next ^= tables[7 - index][byte];
        }
        for (std::size_t index = 4; index < 8; ++index)
            next ^= tables[7 - index][std::to_integer<std::size_t>(bytes[index])];
        value = next;
        bytes = bytes.subspan(8);
    }
    for (const auto byte : bytes)
        value = (value >> 8U) ^ tables[0][(value ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU];
    return ~value;
}

} // namespace meterbench
