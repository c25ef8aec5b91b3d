// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// CRC-32 of IEEE 802.3 (reflected polynomial EDB88320, start and final inversion): guards what permanent memory and
/// images hold. Check value of "123456789" is CBF43926. Pure function.
namespace meterbench {

/// @param previous the result so far when bytes come in pieces
[[nodiscard]] std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t previous = 0);

} // namespace meterbench
