// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/address.h"

namespace meterbench::protocol::hdlc {

namespace {

constexpr std::byte octet(unsigned value, unsigned last)
{
    return static_cast<std::byte>((value & 0x7FU) << 1U | last);
}

} // namespace

void Address::append(std::vector<std::byte>& out) const
{
    if (size == 1) {
        out.push_back(octet(upper, 1));
    } else if (size == 2) {
        out.push_back(octet(upper, 0));
        out.push_back(octet(lower, 1));
    } else {
        out.push_back(octet(upper >> 7U, 0));
        out.push_back(octet(upper, 0));
        out.push_back(octet(lower >> 7U, 0));
        out.push_back(octet(lower, 1));
    }
}

std::optional<Address> Address::take(std::span<const std::byte>& octets)
{
    unsigned parts[4] = {};
    for (std::size_t i = 0; i < 4 && i < octets.size(); ++i) {
        const auto value = std::to_integer<unsigned>(octets[i]);
        parts[i] = value >> 1U;
        if ((value & 1U) == 0)
            continue;
        octets = octets.subspan(i + 1);
        if (i == 0)
            return Address{static_cast<std::uint16_t>(parts[0]), 0, 1};
        if (i == 1)
            return Address{static_cast<std::uint16_t>(parts[0]), static_cast<std::uint16_t>(parts[1]), 2};
        if (i == 2)
            return {};
        return Address{static_cast<std::uint16_t>(parts[0] << 7U | parts[1]),
            static_cast<std::uint16_t>(parts[2] << 7U | parts[3]), 4};
    }
    return {};
}

} // namespace meterbench::protocol::hdlc
