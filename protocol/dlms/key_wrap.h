// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"
#include "protocol/secret.h"

#include <span>

/// AES key wrap (RFC 3394): how a new key travels under the master key (class 64, key_transfer). Pure functions.
namespace meterbench::protocol::dlms {

/// @param masterKey 16 or 32 octets @param key a multiple of eight. Error: `cryptography-failed`.
[[nodiscard]] Result<Bytes> wrapKey(std::span<const std::byte> masterKey, std::span<const std::byte> key);

/// Error: `cryptography-failed`, also when the wrapped key was made with another master key.
[[nodiscard]] Result<Secret<Bytes>> unwrapKey(std::span<const std::byte> masterKey, std::span<const std::byte> wrapped);

/// What tells keys apart without telling them: the first four octets of SHA-256 as hexadecimal digits.
[[nodiscard]] std::string keyMark(std::span<const std::byte> key);

} // namespace meterbench::protocol::dlms
