// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// The block check character behind ETX or EOT, over everything behind the first SOH or STX up to and with the ETX or
/// EOT. Pure functions.
namespace meterbench::protocol::iec62056_21 {

enum class BlockCheck : std::uint8_t {
    ExclusiveOr, ///< IEC 62056-21 (ISO 1155)
    Sum ///< of seven bits: what the paper of the 382 of 2004 says instead
};

/// @param block behind SOH or STX, with ETX or EOT
[[nodiscard]] char blockCheck(std::string_view block, BlockCheck check);

/// Which of them the character is; the standard's when it is both.
[[nodiscard]] std::optional<BlockCheck> recognized(std::string_view block, char character);

} // namespace meterbench::protocol::iec62056_21
