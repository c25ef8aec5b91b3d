// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/iec62056_21/block_check.h"
#include "protocol/iec62056_21/data_set.h"
#include "protocol/octets.h"

#include <string>
#include <string_view>

/// Messages with a block check: the data of a read-out and the commands of programming mode (IEC
/// 62056-21, 6.3.4–6.3.7). Building only and what they hold; MessageReader finds them in the bytes. Plain values.
namespace meterbench::protocol::iec62056_21 {

/// "P1", "R1", "W1", "B0" …: a letter and a digit.
struct Command {
    char letter = 'R'; ///< P password, W write, R read, E execute, B break
    char type = '1';
    std::string data; ///< a data set, as text; empty for none

    bool operator==(const Command&) const = default;
};

inline constexpr char password = 'P';
inline constexpr char write = 'W';
inline constexpr char read = 'R';
inline constexpr char execute = 'E';
inline constexpr char breakOff = 'B';

/// SOH, command, STX and data when there are any, ETX, block check.
[[nodiscard]] Bytes encode(const Command& command, BlockCheck check = BlockCheck::ExclusiveOr);

/// STX, text, ETX, block check.
[[nodiscard]] Bytes encodeText(std::string_view text, BlockCheck check = BlockCheck::ExclusiveOr);

/// Break: SOH B0 ETX and its check, which is 'q'.
[[nodiscard]] Bytes encodeBreak(BlockCheck check = BlockCheck::ExclusiveOr);

} // namespace meterbench::protocol::iec62056_21
