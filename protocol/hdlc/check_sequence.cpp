// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/check_sequence.h"

#include <array>

namespace meterbench::protocol::hdlc {

namespace {

constexpr std::uint16_t polynomial = 0x8408;
constexpr std::size_t slices = 8; // octets taken at once: one table look-up each, none waiting for another

using Tables = std::array<std::array<std::uint16_t, 256>, slices>;

constexpr Tables makeTables()
{
    Tables tables{};
    for (std::size_t octet = 0; octet < 256; ++octet) {
        auto value = static_cast<std::uint16_t>(octet);
        for (int bit = 0; bit < 8; ++bit)
            value = static_cast<std::uint16_t>((value & 1U) != 0 ? value >> 1U ^ polynomial : value >> 1U);
        tables[0][octet] = value;
    }
    for (std::size_t slice = 1; slice < slices; ++slice) {
        for (std::size_t octet = 0; octet < 256; ++octet) {
            const auto before = tables[slice - 1][octet];
            tables[slice][octet] = static_cast<std::uint16_t>(before >> 8U ^ tables[0][before & 0xFFU]);
        }
    }
    return tables;
}

constexpr Tables tables = makeTables();

constexpr std::size_t at(std::byte octet)
{
    return std::to_integer<std::size_t>(octet);
}

} // namespace

std::uint16_t continueCheck(std::uint16_t running, std::span<const std::byte> octets)
{
    unsigned value = running;
    const auto* in = octets.data();
    auto left = octets.size();
    for (; left >= slices; left -= slices, in += slices) {
        value = unsigned{tables[7][(value ^ at(in[0])) & 0xFFU]} ^ tables[6][(value >> 8U ^ at(in[1])) & 0xFFU]
            ^ tables[5][at(in[2])] ^ tables[4][at(in[3])] ^ tables[3][at(in[4])] ^ tables[2][at(in[5])]
            ^ tables[1][at(in[6])] ^ tables[0][at(in[7])];
    }
    for (; left > 0; --left, ++in)
        value = value >> 8U ^ tables[0][(value ^ at(*in)) & 0xFFU];
    return static_cast<std::uint16_t>(value);
}

} // namespace meterbench::protocol::hdlc
