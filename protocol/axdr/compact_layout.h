// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/axdr/data.h"

#include <span>
#include <vector>

/// How a compact array lies in its octets (IEC 62056-6-2): the description of one element, a length, the contents of
/// all. It reads no element; that is compact_array.h. Pure functions.
namespace meterbench::protocol::axdr {

/// What the elements are, as a tree.
struct CompactDescription {
    Tag tag = Tag::Null;
    std::size_t count = 0; ///< elements of an array
    std::vector<CompactDescription> parts; ///< one for an array, all for a structure

    bool operator==(const CompactDescription&) const = default;
};

struct CompactLayout {
    CompactDescription description;
    std::span<const std::byte> contents;
    std::size_t size = 0; ///< octets of description, length and contents
};

/// The compact array at the front, its tag left out. Error: `axdr-damaged`.
[[nodiscard]] Result<CompactLayout> readCompactLayout(std::span<const std::byte> bytes, const Limits& limits = {});

} // namespace meterbench::protocol::axdr
