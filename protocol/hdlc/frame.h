// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"
#include "protocol/hdlc/address.h"

#include <optional>
#include <span>

/// One HDLC frame of format type 3 (IEC 62056-46, 6.4.1): flag, format and length, destination, source, control, header
/// check, information, frame check, flag. Building and taking apart, no state. Plain values; a view looks at bytes
/// that somebody else owns.
namespace meterbench::protocol::hdlc {

constexpr std::byte flag{0x7E};
constexpr std::size_t shortestLength = 7; ///< format 2, addresses 1 + 1, control 1, check 2
constexpr std::size_t longestLength = 0x7FF; ///< what eleven bits say
constexpr std::size_t longestInformation = 2030; ///< IEC 62056-46, 6.4.4.4.3.2

enum class Segmentation : std::uint8_t { Last, More };

struct Header {
    Address destination;
    Address source;
    std::uint8_t control = 0;
    Segmentation segmentation = Segmentation::Last;

    bool operator==(const Header&) const = default;
};

struct FrameView {
    Header header;
    std::span<const std::byte> information;
};

/// Appends a frame with both flags. @param information at most longestInformation octets
void appendFrame(Bytes& out, const Header& header, std::span<const std::byte> information = {});

/// Takes a frame without its flags apart. nullopt when length, addresses or a check sequence are wrong.
[[nodiscard]] std::optional<FrameView> parseFrame(std::span<const std::byte> octets);

} // namespace meterbench::protocol::hdlc
