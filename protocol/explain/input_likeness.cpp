// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/input_likeness.h"

#include "protocol/explain/input_text.h"
#include "protocol/explain/octet_notation.h"

#include <array>

namespace meterbench::protocol::explain {

namespace {

/// Long frame 68 L L 68 … sum 16, short frame 10 … sum 16.
bool isMBus(const Slice& octets)
{
    for (std::size_t at = 0; at + 5 <= octets.size(); ++at) {
        const std::size_t length = octets[at + 1];
        const bool isLong = octets[at] == 0x68 && octets[at + 3] == 0x68 && octets[at + 2] == length
            && at + length + 6 <= octets.size();
        const std::size_t begin = isLong ? at + 4 : at + 1;
        const std::size_t size = isLong ? length : octets[at] == 0x10 ? 2 : 0;
        if (size == 0 || octets[begin + size + 1] != 0x16)
            continue;
        unsigned sum = 0;
        for (std::size_t i = 0; i < size; ++i)
            sum += octets[begin + i];
        if ((sum & 0xFFU) == octets[begin + size])
            return true;
    }
    return false;
}

/// CRC of EN 13757-4, polynomial 3D65h, complemented.
std::uint16_t blockCrc(Octets octets)
{
    constexpr unsigned polynomial = 0x3D65;
    unsigned crc = 0;
    for (const std::byte octet : octets) {
        crc ^= std::to_integer<unsigned>(octet) << 8U;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000U) != 0 ? crc << 1U ^ polynomial : crc << 1U;
    }
    return static_cast<std::uint16_t>(~crc & 0xFFFFU);
}

/// Format A has a check sequence behind ten octets; receivers take it out, then length and control speak.
bool isWirelessMBus(const Slice& octets)
{
    constexpr std::size_t firstBlock = 10;
    if (octets.size() < firstBlock + 2)
        return false;
    const bool isChecked = blockCrc(octets.first(firstBlock).octets()) == octets.sub(firstBlock, 2).number();
    constexpr std::array<std::uint8_t, 8> controls{0x44, 0x46, 0x47, 0x48, 0x53, 0x73, 0x40, 0x08};
    const bool isKnown = std::ranges::find(controls, octets[1]) != controls.end();
    return isChecked || (isKnown && octets[0] + std::size_t{1} == octets.size());
}

bool hasProof(const Bytes& octets, const Explainer& explainer)
{
    const Chunk chunk{Slice(octets), 0};
    bool isProven = false;
    static_cast<void>(explainer.explain(std::span(&chunk, 1), [&](const ExplainedFrame& frame) {
        isProven = isProven || (frame.protocol != "unknown" && frame.protocol != "dlms" && !frame.hasErrors());
    }));
    return isProven;
}

std::byte inverted(std::byte octet)
{
    return ~octet;
}

std::byte reversed(std::byte octet)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < 8; ++i)
        bits |= (std::to_integer<unsigned>(octet) >> i & 1U) << (7 - i);
    return static_cast<std::byte>(bits);
}

/// Octets of HDLC without their highest bits: a flag and the rest of a format field behind it.
bool hasLostParity(const Slice& octets)
{
    const bool areSeven = std::ranges::all_of(octets.octets(), [](std::byte octet) { return octet < std::byte{0x80}; });
    for (std::size_t at = 0; areSeven && at + 8 < octets.size(); ++at) {
        const std::size_t length = (octets[at + 1] & 7U) << 8U | octets[at + 2];
        if (octets[at] == 0x7E && (octets[at + 1] & 0x70U) == 0x20
            && (octets[at + 1 + length] == 0x7E || octets[at + 1 + length + 0x80] == 0x7E))
            return true;
    }
    return false;
}

/// The octets themselves, or those that a text holds in hexadecimal.
Bytes octetsIn(std::string_view input)
{
    if (!isText(input))
        return bytesOf(input);
    const std::string characters = plainText(input);
    Bytes octets;
    for (std::string_view text = characters; !text.empty();) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        for (const Bytes& run : runsOf(withoutTimesAndRemarks(line), Notation::Hexadecimal))
            appendOctets(octets, run);
    }
    return octets;
}

} // namespace

std::string_view name(Likeness likeness)
{
    constexpr std::array<std::string_view, 7> names{
        "noise", "text", "m-bus", "wireless-m-bus", "lost-parity", "inverted", "reversed"};
    return names.at(static_cast<std::size_t>(likeness));
}

Likeness likenessOf(std::string_view input, const Explainer& explainer)
{
    const Bytes octets = octetsIn(input);
    const Slice slice(octets);
    if (isMBus(slice))
        return Likeness::MBus;
    Bytes turned = octets;
    std::ranges::transform(octets, turned.begin(), inverted);
    if (hasProof(turned, explainer))
        return Likeness::Inverted;
    std::ranges::transform(octets, turned.begin(), reversed);
    if (hasProof(turned, explainer))
        return Likeness::Reversed;
    if (hasLostParity(slice))
        return Likeness::LostParity;
    if (isWirelessMBus(slice))
        return Likeness::WirelessMBus;
    constexpr std::size_t fewest = 4; // characters of text for an octet of a frame
    return isText(input) && fewest * octets.size() < input.size() ? Likeness::Text : Likeness::Noise;
}

} // namespace meterbench::protocol::explain
