// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/data.h"

#include <vector>

/// Compact arrays (IEC 62056-6-2): many elements of one type, described once, their tags left out. As Data a compact
/// array keeps its octets; here it is unfolded into an array and made from one. Pure functions.
namespace meterbench::protocol::axdr {

/// The same elements as an array. Error: `axdr-damaged`, also for elements that take no octets, whose number is lost.
[[nodiscard]] Result<Data> unfold(const Data& compactArray, const Limits& limits = {});

/// The elements as a compact array. nullopt when they are not all of one type, or none, or take no octets each.
[[nodiscard]] std::optional<Data> fold(std::span<const Data> elements);

} // namespace meterbench::protocol::axdr
