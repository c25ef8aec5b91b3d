// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/characters.h"

#include <array>
#include <bit>

namespace meterbench::protocol::iec62056_21 {

namespace {

constexpr std::array<std::uint32_t, 7> bauds{300, 600, 1200, 2400, 4800, 9600, 19200};
constexpr std::byte parityBit{0x80};

} // namespace

std::int64_t transmissionMs(const LineFormat& format, std::size_t octets)
{
    const std::int64_t bits
        = 1 + format.dataBits + (format.parity == Parity::None ? 0 : 1) + std::int64_t{format.stopBits};
    const std::int64_t baud = format.baud == 0 ? 300 : std::int64_t{format.baud};
    return (bits * static_cast<std::int64_t>(octets) * 1000 + baud - 1) / baud;
}

std::optional<std::uint32_t> baudOfModeC(char character)
{
    if (character < '0' || character > '6')
        return std::nullopt;
    return bauds.at(static_cast<std::size_t>(character - '0'));
}

std::optional<std::uint32_t> baudOfModeB(char character)
{
    if (character < 'A' || character > 'F')
        return std::nullopt;
    return bauds.at(static_cast<std::size_t>(character - 'A') + 1);
}

Bytes withoutParity(Octets octets)
{
    Bytes bytes(octets.begin(), octets.end());
    for (std::byte& octet : bytes)
        octet &= ~parityBit;
    return bytes;
}

Bytes withEvenParity(Octets octets)
{
    Bytes bytes = withoutParity(octets);
    for (std::byte& octet : bytes) {
        if (std::popcount(std::to_integer<unsigned>(octet)) % 2 != 0)
            octet |= parityBit;
    }
    return bytes;
}

} // namespace meterbench::protocol::iec62056_21
