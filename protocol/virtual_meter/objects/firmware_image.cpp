// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/objects/firmware_image.h"

#include "core/base/crc32.h"
#include "core/device/image_transfer.h"

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

constexpr std::size_t sealOctets = 4;
constexpr std::size_t blockOctets = device::ImageTransfer::blockBytes;

/// What the register of CRC-32 was 32 steps before it became this.
std::uint32_t stepBack(std::uint32_t shifted)
{
    constexpr std::uint32_t polynomial = 0xEDB8'8320;
    constexpr std::uint32_t top = 0x8000'0000;
    for (int step = 0; step < 32; ++step)
        shifted = (shifted & top) != 0 ? (shifted ^ polynomial) << 1U | 1U : shifted << 1U;
    return shifted;
}

/// Of an odd number, modulo 2^32: each step doubles the number of right bits.
std::uint32_t inverseOf(std::uint32_t odd)
{
    auto inverse = odd; // three bits are right
    for (int step = 0; step < 4; ++step)
        inverse *= 2U - odd * inverse;
    return inverse;
}

} // namespace

std::uint32_t checkOfImage(std::span<const std::byte> image)
{
    std::uint32_t check = 0;
    for (std::uint32_t block = 0; !image.empty(); ++block) {
        const auto size = std::min(blockOctets, image.size());
        check ^= device::ImageTransfer::checkOf(block, image.first(size));
        image = image.subspan(size);
    }
    return check;
}

Bytes sealImage(std::span<const std::byte> content)
{
    Bytes image(content.begin(), content.end());
    while (image.size() % blockOctets > blockOctets - sealOctets)
        image.push_back(std::byte{0});
    const auto wholeBlocks = image.size() / blockOctets;
    const auto before = checkOfImage(std::span(image).first(wholeBlocks * blockOctets));
    const auto last = std::span(image).subspan(wholeBlocks * blockOctets);
    const auto factor = static_cast<std::uint32_t>(2 * wholeBlocks + 1);
    const auto needed = (imageCheck ^ before) * inverseOf(factor); // CRC-32 of the last block
    // CRC-32 takes the four octets into its register and turns it 32 times, so they follow from where it must end. The
    // register is inverted at the end.
    const auto seal = stepBack(~needed) ^ ~crc32(last);
    for (std::size_t octet = 0; octet < sealOctets; ++octet)
        image.push_back(static_cast<std::byte>(seal >> (8 * octet) & 0xFFU));
    return image;
}

} // namespace meterbench::protocol::virtual_meter
