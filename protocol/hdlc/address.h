// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// An HDLC address: upper (logical device or client) and lower part (physical device), written in one, two or four
/// octets (IEC 62056-46, 6.4.2). A plain value.
namespace meterbench::protocol::hdlc {

struct Address {
    std::uint16_t upper = 0;
    std::uint16_t lower = 0; ///< 0 with size 1, where there is none
    std::uint8_t size = 1; ///< octets: 1, 2 or 4

    constexpr auto operator<=>(const Address&) const = default;

    [[nodiscard]] static constexpr Address client(std::uint8_t id) { return {id, 0, 1}; }
    /// The shortest form that holds both.
    [[nodiscard]] static constexpr Address server(std::uint16_t logical, std::uint16_t physical)
    {
        const bool isShort = logical < 0x80 && physical < 0x80;
        return {logical, physical, static_cast<std::uint8_t>(isShort ? 2 : 4)};
    }

    /// The same station: the form is ignored.
    [[nodiscard]] constexpr bool isSameStation(const Address& other) const
    {
        return upper == other.upper && lower == other.lower;
    }
    /// All stations (7Fh, or 3FFFh in the long form) in the upper part.
    [[nodiscard]] constexpr bool isBroadcast() const { return upper == (size == 4 ? 0x3FFF : 0x7F); }

    void append(std::vector<std::byte>& out) const;
    /// From the front, which is taken off. nullopt for a length that does not exist.
    [[nodiscard]] static std::optional<Address> take(std::span<const std::byte>& octets);
};

} // namespace meterbench::protocol::hdlc
