// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/block_check.h"

namespace meterbench::protocol::iec62056_21 {

char blockCheck(std::string_view block, BlockCheck check)
{
    constexpr unsigned sevenBits = 0x7F;
    unsigned result = 0;
    for (const char character : block) {
        const auto value = static_cast<unsigned char>(character);
        result = check == BlockCheck::Sum ? result + value : result ^ value;
    }
    return static_cast<char>(result & sevenBits);
}

std::optional<BlockCheck> recognized(std::string_view block, char character)
{
    for (const BlockCheck check : {BlockCheck::ExclusiveOr, BlockCheck::Sum}) {
        if (blockCheck(block, check) == character)
            return check;
    }
    return std::nullopt;
}

} // namespace meterbench::protocol::iec62056_21
