// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/frame_reader.h"
#include "protocol/hdlc/primary_link.h"
#include "protocol/hdlc/secondary_link.h"
#include "protocol/hdlc/unnumbered.h"
#include "protocol/hdlc/wrapper.h"
#include "tests/fuzz/shared_catalog.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

/// HDLC streams. Frames do not depend on the portions they arrive in, a frame read is the frame that was written, and
/// both ends of a link come to rest whatever they hear.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::hdlc;

Bytes frames(std::span<const std::byte> bytes, std::size_t portion)
{
    Bytes written;
    FrameReader reader;
    UnnumberedAssembler assembler;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(portion, bytes.size()));
        bytes = bytes.subspan(part.size());
        reader.feed(part, [&](const FrameView& view) {
            static_cast<void>(assembler.accept(view));
            const auto begin = written.size();
            appendFrame(written, view.header, view.information);
            const auto again = parseFrame(std::span(written).subspan(begin + 1, written.size() - begin - 2));
            require(again && again->header == view.header, "a frame read is the frame written");
        });
    }
    return written;
}

void server(std::span<const std::byte> bytes)
{
    SecondaryLink link({});
    MonotonicInstant now{0};
    for (std::size_t at = 0; at < bytes.size(); at += 40) {
        static_cast<void>(link.receive(bytes.subspan(at, std::min<std::size_t>(40, bytes.size() - at)), now));
        for (const auto& event : link.takeEvents()) {
            if (std::holds_alternative<MessageReceived>(event))
                static_cast<void>(link.reply(bytes.first(std::min<std::size_t>(300, bytes.size()))));
        }
        now.milliseconds += 700;
    }
    if (const auto deadline = link.deadline())
        static_cast<void>(link.wake(*deadline));
    require(link.state() == SecondaryLink::State::Disconnected, "a silent line ends the connection");
}

void client(std::span<const std::byte> bytes)
{
    PrimaryLink link({});
    MonotonicInstant now{0};
    static_cast<void>(link.connect(now));
    Bytes accepted;
    appendFrame(accepted, {Address::client(16), Address::server(1, 1), Control{FrameKind::Ua}.encode()});
    static_cast<void>(link.receive(accepted, now));
    static_cast<void>(link.send(bytes.first(std::min<std::size_t>(300, bytes.size())), Expect::Answer, now));
    static_cast<void>(link.receive(bytes, now));
    for (int i = 0; link.deadline(); ++i) {
        require(i < 100, "a client comes to rest on a silent line");
        static_cast<void>(link.wake(*link.deadline()));
    }
}

void run(std::span<const std::byte> bytes)
{
    const auto whole = frames(bytes, bytes.size() + 1);
    require(whole == frames(bytes, 1), "frames do not depend on portions, octet by octet");
    require(whole == frames(bytes, 11), "frames do not depend on portions, eleven by eleven");
    server(bytes);
    client(bytes);
    WrapperReader wrapper;
    for (auto rest = bytes; !rest.empty();) {
        rest = rest.subspan(wrapper.feed(rest));
        for (auto packet = wrapper.next(); packet && *packet; packet = wrapper.next()) { }
    }
    static_cast<void>(Parameters::decode(bytes));
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
