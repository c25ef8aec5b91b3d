// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/field.h"

/// What a system title says: three letters of the maker (FLAG), the rest a number of its own. Pure function.
namespace meterbench::protocol::explain {

[[nodiscard]] inline std::vector<Phrase> systemTitleMeaning(Octets title)
{
    const auto isLetter = [](std::byte octet) { return octet >= std::byte{'A'} && octet <= std::byte{'Z'}; };
    if (title.size() != 8 || !std::ranges::all_of(title.first(3), isLetter))
        return {};
    return {{"system-title-of", {{"maker", textOf(title.first(3))}}}};
}

} // namespace meterbench::protocol::explain
