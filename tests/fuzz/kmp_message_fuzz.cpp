// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/answer.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// KMP. As a line, octets are cut into frames without ever being read beyond; as a frame (first octet the command),
/// what is understood can be said again and means the same.
namespace meterbench::fuzz {
namespace {

using namespace protocol;
using namespace protocol::kmp;

void readFrame(const Frame& frame)
{
    const auto again = decode(encode(frame));
    require(again && *again == frame, "a frame comes back as it went");
    if (const auto request = decodeRequest(frame)) {
        const auto second = decodeRequest(encodeRequest(*request, frame.address));
        require(second.has_value(), "a request that was read can be written");
    }
    const auto command = static_cast<Command>(frame.command);
    if (const auto answer = decodeAnswer(frame)) {
        const Frame written = encodeAnswer(command, *answer);
        const auto second = decodeAnswer(written);
        require(second && encodeAnswer(command, *second) == written, "an answer means the same when said again");
        if (const auto* registers = std::get_if<Registers>(&*answer)) {
            for (const RegisterValue& value : registers->values) {
                static_cast<void>(asciiText(value));
                static_cast<void>(decimal(value).map([](const Decimal& number) { return kmp::text(number); }));
            }
        }
    }
}

void run(Octets data)
{
    FrameReader reader;
    for (const Received& received : reader.feed(data)) {
        if (const auto* frame = std::get_if<Frame>(&received))
            readFrame(*frame);
    }
    if (!data.empty() && data.size() < longestFrame - 4) {
        const Octets behind = data.subspan(1);
        readFrame({Direction::FromMeter, meterAddress, std::to_integer<std::uint8_t>(data.front()),
            {behind.begin(), behind.end()}});
    }
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
