// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"

#include <optional>
#include <span>

/// The little of BER that ACSE needs: one-octet tags, definite lengths, shortest when written. Strict: a length that is
/// cut off or not of one to four octets is damage. The reader looks at bytes that somebody else owns.
namespace meterbench::protocol::dlms {

struct BerField {
    std::uint8_t tag = 0;
    std::span<const std::byte> contents;
};

/// The next field from the front, which is taken off. nullopt at the end and for damage: then bytes are left.
[[nodiscard]] std::optional<BerField> takeBer(std::span<const std::byte>& bytes);

void putBer(Bytes& out, std::uint8_t tag, std::span<const std::byte> contents);

} // namespace meterbench::protocol::dlms
