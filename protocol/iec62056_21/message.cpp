// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/message.h"

#include "protocol/iec62056_21/characters.h"

namespace meterbench::protocol::iec62056_21 {

namespace {

Bytes framed(char lead, std::string block, BlockCheck check)
{
    block += etx;
    std::string message{lead};
    message += block;
    message += blockCheck(block, check);
    return bytesOf(message);
}

} // namespace

Bytes encode(const Command& command, BlockCheck check)
{
    std::string block{command.letter, command.type};
    if (!command.data.empty())
        block += stx + command.data;
    return framed(soh, std::move(block), check);
}

Bytes encodeText(std::string_view text, BlockCheck check)
{
    return framed(stx, std::string(text), check);
}

Bytes encodeBreak(BlockCheck check)
{
    return encode(Command{breakOff, '0', {}}, check);
}

} // namespace meterbench::protocol::iec62056_21
