// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/parameters.h"

#include <algorithm>

namespace meterbench::protocol::hdlc {

namespace {

constexpr std::byte formatIdentifier{0x81};
constexpr std::byte groupIdentifier{0x80};

enum Identifier : std::uint8_t {
    TransmitInformation = 5,
    ReceiveInformation = 6,
    TransmitWindow = 7,
    ReceiveWindow = 8
};

void put(Bytes& out, Identifier identifier, std::uint32_t value, std::size_t size)
{
    out.push_back(std::byte{identifier});
    out.push_back(static_cast<std::byte>(size));
    for (auto left = size; left > 0; --left)
        out.push_back(static_cast<std::byte>(value >> 8U * (left - 1) & 0xFFU));
}

std::uint16_t information(std::uint32_t value)
{
    const std::uint32_t least = Parameters::leastInformation;
    return static_cast<std::uint16_t>(std::clamp<std::uint32_t>(value, least, Parameters::mostInformation));
}

std::uint8_t window(std::uint32_t value)
{
    return static_cast<std::uint8_t>(std::clamp<std::uint32_t>(value, 1, Parameters::mostWindow));
}

} // namespace

Bytes Parameters::encode() const
{
    return *this == Parameters{} ? Bytes() : encodeAll();
}

Bytes Parameters::encodeAll() const
{
    const auto size = [](std::uint16_t value) { return value > 0xFF ? std::size_t{2} : std::size_t{1}; };
    Bytes out{formatIdentifier, groupIdentifier, std::byte{0}};
    put(out, TransmitInformation, transmitInformation, size(transmitInformation));
    put(out, ReceiveInformation, receiveInformation, size(receiveInformation));
    put(out, TransmitWindow, transmitWindow, 4);
    put(out, ReceiveWindow, receiveWindow, 4);
    out[2] = static_cast<std::byte>(out.size() - 3);
    return out;
}

Parameters Parameters::decode(std::span<const std::byte> field)
{
    Parameters parameters;
    if (field.size() < 3 || field[0] != formatIdentifier || field[1] != groupIdentifier)
        return parameters;
    field = field.subspan(3, std::min(field.size() - 3, std::to_integer<std::size_t>(field[2])));
    while (field.size() >= 2) {
        const auto identifier = std::to_integer<std::uint8_t>(field[0]);
        const auto size = std::to_integer<std::size_t>(field[1]);
        if (size > field.size() - 2)
            break;
        std::uint32_t value = 0;
        for (const auto octet : field.subspan(2, size))
            value = value << 8U | std::to_integer<std::uint32_t>(octet);
        if (identifier == TransmitInformation)
            parameters.transmitInformation = information(value);
        else if (identifier == ReceiveInformation)
            parameters.receiveInformation = information(value);
        else if (identifier == TransmitWindow)
            parameters.transmitWindow = window(value);
        else if (identifier == ReceiveWindow)
            parameters.receiveWindow = window(value);
        field = field.subspan(2 + size);
    }
    return parameters;
}

Parameters Parameters::agreedWith(const Parameters& peer) const
{
    return {std::min(transmitInformation, peer.receiveInformation),
        std::min(receiveInformation, peer.transmitInformation), std::min(transmitWindow, peer.receiveWindow),
        std::min(receiveWindow, peer.transmitWindow)};
}

} // namespace meterbench::protocol::hdlc
