// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/octets.h"

/// CRC-16/XMODEM: polynomial 1021h, initial value 0, most significant bit first (KMP447 3.2). Over data and their check
/// sequence it is zero. Not the CRC-16/X-25 of HDLC. Pure function.
namespace meterbench::protocol::kmp {

[[nodiscard]] std::uint16_t crc16(Octets octets);

} // namespace meterbench::protocol::kmp
