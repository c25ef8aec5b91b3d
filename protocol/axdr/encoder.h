// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/data.h"

#include <vector>

/// Data → A-XDR, with the shortest lengths. It holds nothing between calls. Pure functions.
namespace meterbench::protocol::axdr {

/// Appends the value.
void encode(const Data& data, std::vector<std::byte>& out);

/// The value alone.
[[nodiscard]] std::vector<std::byte> encode(const Data& data);

/// Appends the value without its tag, as compact arrays hold it.
void encodeUntagged(const Data& data, std::vector<std::byte>& out);

} // namespace meterbench::protocol::axdr
