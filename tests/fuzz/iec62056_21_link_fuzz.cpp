// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/client.h"
#include "tests/fuzz/shared_catalog.h"
#include "tests/protocol/iec62056_21/electricity_meter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

/// Both sides of IEC 62056-21 under anything a line may carry. The first octet chooses purpose and mode; then steps:
/// what happens (lowest bits) and how much of what follows is heard. A client ends, a meter comes back to its start
/// format.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::iec62056_21;

ServerOptions serverOptions(unsigned choice)
{
    constexpr std::string_view bauds = " E05";
    ServerOptions options;
    options.identification.baudCharacter = bauds[choice % bauds.size()];
    options.identification.enhanced = choice % 8 >= 4 ? "2" : "";
    options.check = choice % 16 >= 8 ? BlockCheck::Sum : BlockCheck::ExclusiveOr;
    return options;
}

void run(Octets data)
{
    if (data.empty())
        return;
    const auto choice = std::to_integer<unsigned>(data.front());
    data = data.subspan(1);
    tests::FewLines meter;
    Server server(meter, serverOptions(choice));
    ClientOptions clientOptions;
    clientOptions.purpose = static_cast<Purpose>(choice / 16 % 3);
    Client client(clientOptions);
    MonotonicInstant now;
    static_cast<void>(client.open(now));
    while (!data.empty()) {
        const auto step = std::to_integer<unsigned>(data.front());
        data = data.subspan(1);
        const Octets heard = data.first(std::min<std::size_t>(step / 4, data.size()));
        now.milliseconds += step * 10;
        switch (step % 4) {
        case 0:
            static_cast<void>(client.receive(sentBytes(server.wake(now)), now));
            break;
        case 1:
            static_cast<void>(server.receive(sentBytes(client.wake(now)), now));
            break;
        case 2:
            static_cast<void>(client.receive(heard, now));
            static_cast<void>(client.send({'R', '1', textOf(heard)}, now));
            data = data.subspan(heard.size());
            break;
        default:
            static_cast<void>(server.receive(heard, now));
            data = data.subspan(heard.size());
        }
    }
    for (int i = 0; client.state() != Client::State::Idle && client.state() != Client::State::ProgrammingOpen; ++i) {
        require(i < 100, "a client ends when nobody answers");
        now.milliseconds += programmingTimeoutMs;
        static_cast<void>(client.wake(now));
    }
    for (int i = 0; server.state() != Server::State::WaitingForRequest && server.state() != Server::State::HandedOver;
        ++i) {
        require(i < 100, "a meter comes back when nobody speaks");
        now.milliseconds += 2 * programmingTimeoutMs;
        static_cast<void>(server.wake(now));
    }
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
