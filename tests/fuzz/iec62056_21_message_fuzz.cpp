// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/message_reader.h"
#include "protocol/iec62056_21/telegram.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// IEC 62056-21: characters to messages in either phase, to telegrams, to data lines. What was read is written so that
/// it reads the same.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::iec62056_21;

void readBlock(std::string_view text)
{
    const DataBlock block = parseBlock(text);
    const DataBlock again = parseBlock(blockText(block.sets));
    bool isWritableThroughout = true;
    for (const DataSet& set : block.sets) {
        static_cast<void>(readAddress(set.address));
        for (const DataValue& value : set.values)
            static_cast<void>(readDecimal(value.value));
        isWritableThroughout = isWritableThroughout && isWritable(set);
    }
    require(again.unreadable.empty(), "what is written can be read");
    require(!isWritableThroughout || again.sets == block.sets, "data lines mean the same when written again");
}

void run(Octets data)
{
    for (const Phase phase : {Phase::Opening, Phase::Open}) {
        MessageReader reader;
        reader.setPhase(phase);
        for (const Message& message : reader.feed(data)) {
            if (const auto* line = std::get_if<Line>(&message)) {
                static_cast<void>(parseRequest(line->text));
                if (const auto identification = parseIdentification(line->text))
                    require(iec62056_21::text(*identification) == line->text + "\r\n",
                        "an identification comes back as it went");
            } else if (const auto* block = std::get_if<Text>(&message)) {
                readBlock(block->text);
            } else if (const auto* command = std::get_if<CommandMessage>(&message)) {
                readBlock(command->command.data);
            }
        }
    }
    TelegramReader reader;
    for (const auto& telegram : reader.feed(data)) {
        if (telegram)
            require(decodeTelegram(encode(*telegram)).has_value(), "a telegram that was read can be written");
    }
    static_cast<void>(decodeTelegram(data));
    readBlock(textOf(data));
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
