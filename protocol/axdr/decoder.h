// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/data.h"

/// A-XDR → Data, strictly bounded: a count is believed only as far as bytes are there to fill it. Lengths in more
/// octets than needed are accepted. It holds nothing between calls. Pure functions.
namespace meterbench::protocol::axdr {

/// One value that fills the bytes. Error: `axdr-damaged`.
[[nodiscard]] Result<Data> decode(std::span<const std::byte> bytes, const Limits& limits = {});

/// One value from the front, which is taken off. Error: `axdr-damaged`; the bytes are as they were.
[[nodiscard]] Result<Data> decodeFront(std::span<const std::byte>& bytes, const Limits& limits = {});

/// A value without its tag, as compact arrays and some APDUs hold it, from the front. Error: `axdr-damaged`.
[[nodiscard]] Result<Data> decodeUntagged(Tag tag, std::span<const std::byte>& bytes, const Limits& limits = {});

} // namespace meterbench::protocol::axdr
