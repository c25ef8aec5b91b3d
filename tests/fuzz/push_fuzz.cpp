// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/push_list.h"
#include "protocol/push/push_receiver.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// Pushes of the consumer port, as frames and as bare messages: what was read is written so that it reads the same, and
/// every list makes readings of it.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::push;

const PushLists& lists()
{
    static const PushLists shipped = [] {
        const auto json = readResource("protocol/push-lists.json");
        require(json.has_value(), "the push lists are there");
        auto parsed = PushLists::parse(*json);
        require(parsed.has_value(), "the push lists can be read");
        return std::move(*parsed);
    }();
    return shipped;
}

void readMessage(const PushMessage& message)
{
    const auto again = decode(encode(message));
    require(again.has_value(), "a push that was read can be written");
    require(!message.strays.empty() || *again == message, "a push means the same when written again");
    static_cast<void>(lists().recognize(message));
    const auto suspected = lists().suspect(message);
    for (const PushList& list : lists().all()) {
        std::size_t known = 0;
        for (const PushEntry& entry : message.entries)
            known += entry.obis ? 1U : 0U;
        require(readings(message, list, suspected).size() == known, "every object has a reading");
    }
}

void run(Octets data)
{
    PushReceiver receiver;
    static_cast<void>(receiver.receive(data, {}));
    for (const auto& message : receiver.takeEvents()) {
        if (message)
            readMessage(*message);
    }
    if (const auto message = decode(data))
        readMessage(*message);
    if (const auto envelope = decodeEnvelope(data))
        static_cast<void>(plainContent(*envelope));
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
