// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/crc16.h"

#include <array>

namespace meterbench::protocol::kmp {

namespace {

constexpr std::array<std::uint16_t, 256> makeTable()
{
    constexpr unsigned polynomial = 0x1021;
    std::array<std::uint16_t, 256> table{};
    for (unsigned octet = 0; octet < table.size(); ++octet) {
        unsigned remainder = octet << 8U;
        for (int bit = 0; bit < 8; ++bit)
            remainder = (remainder & 0x8000U) != 0 ? remainder << 1U ^ polynomial : remainder << 1U;
        table.at(octet) = static_cast<std::uint16_t>(remainder);
    }
    return table;
}

constexpr auto table = makeTable();

} // namespace

std::uint16_t crc16(Octets octets)
{
    unsigned remainder = 0;
    for (const std::byte octet : octets)
        remainder = (remainder << 8U & 0xFFFFU) ^ table[(remainder >> 8U ^ std::to_integer<unsigned>(octet)) & 0xFFU];
    return static_cast<std::uint16_t>(remainder);
}

} // namespace meterbench::protocol::kmp
