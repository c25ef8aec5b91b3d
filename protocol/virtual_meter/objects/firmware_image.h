// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"

#include <span>

/// How a firmware image of the emulated meter carries its own check, so that any client that knows how to transfer an
/// image can, without knowing of the check: four octets at the end are chosen so that the image's check, made of the
/// CRC-32 of its blocks (device::ImageTransfer), comes out as `imageCheck`. Own choice; real images are closed. Pure
/// functions.
namespace meterbench::protocol::virtual_meter {

/// The check of every whole image.
inline constexpr std::uint32_t imageCheck = 0x4D42'494D;

/// The content with zeroes up to a place where four octets stand in one block, and these four.
[[nodiscard]] Bytes sealImage(std::span<const std::byte> content);
/// What imageCheck is compared with.
[[nodiscard]] std::uint32_t checkOfImage(std::span<const std::byte> image);

} // namespace meterbench::protocol::virtual_meter
