// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/client.h"
#include "tests/fuzz/shared_catalog.h"
#include "tests/protocol/kmp/meter_fake.h"

#include <cstddef>
#include <cstdint>

/// Both sides of KMP under anything a line may carry. The first octet of a step says what happens (its lowest bits) and
/// how much of what follows is heard. Neither side ever stands still without a deadline, and a client ends.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::kmp;

Request requestOf(unsigned choice)
{
    switch (choice % 6) {
    case 0:
        return GetRegister{std::vector<RegisterId>(choice % 20, 1)};
    case 1:
        return PutRegister{12345, {1, 2, 0x41, Bytes(4)}};
    case 2:
        return ReadOutRequest{ReadOutDirection::FromId, logger::loadProfile, {1}, 5, 1};
    case 3:
        return LogRequest{LogDirection::FromId, classic_log::loadProfile, {1}, 5, 255, {}, 1};
    case 4:
        return ClearEventStatus{};
    default:
        return GetType{};
    }
}

bool hasDeadline(const Effects& effects)
{
    for (const Effect& effect : effects) {
        if (std::holds_alternative<SetDeadline>(effect))
            return true;
    }
    return false;
}

void run(Octets data)
{
    tests::FakeMeter meter;
    meter.registers[1] = {1, 2, 0x41, Bytes(4)};
    Server server(meter);
    Client client;
    MonotonicInstant now;
    while (!data.empty()) {
        const auto step = std::to_integer<unsigned>(data.front());
        data = data.subspan(1);
        const Octets heard = data.first(std::min<std::size_t>(step / 4, data.size()));
        now.milliseconds += step * 10;
        switch (step % 4) {
        case 0: {
            const auto started = client.start(requestOf(step / 4), now);
            require(hasDeadline(started) || !client.takeEvents().empty(), "who asks, waits for a time");
            break;
        }
        case 1:
            static_cast<void>(client.wake(now));
            break;
        case 2:
            static_cast<void>(client.receive(heard, now));
            data = data.subspan(heard.size());
            break;
        default:
            static_cast<void>(client.receive(sentBytes(server.receive(heard, now)), now));
            data = data.subspan(heard.size());
        }
    }
    for (int i = 0; client.isBusy(); ++i) {
        require(i < 100, "a client ends when nobody answers");
        now.milliseconds += longestExchangeMs;
        static_cast<void>(client.wake(now));
    }
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
