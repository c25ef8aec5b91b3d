// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explainer.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// Any octets as a capture: what comes out is no more than what went in, in order, and explained without a crash.
namespace meterbench::fuzz {
namespace {

using namespace protocol::explain;

void run(std::span<const std::byte> bytes)
{
    const auto capture = readCapture(Slice(protocol::Bytes(bytes.begin(), bytes.end())));
    if (!capture)
        return;
    std::size_t payload = 0;
    for (const CapturedPacket& packet : capture->packets)
        payload += packet.payload.size();
    require(payload <= bytes.size(), "packets hold no more than the file");
    const auto streams = streamsOf(*capture);
    std::size_t streamed = 0;
    for (const CapturedStream& stream : streams) {
        for (const CapturedPart& part : stream.parts) {
            streamed += part.octets.size();
            require(!part.arrivals.empty() && part.arrivals.front().first == 0, "every octet came with a packet");
        }
    }
    require(streamed <= payload, "streams hold no more than their packets");
    const Explainer explainer(Knowledge{}, {});
    std::size_t packet = 0;
    static_cast<void>(explainer.explain(streams, [&](const ExplainedFrame& frame) {
        require(frame.packet >= packet, "frames come in the order of packets");
        packet = frame.packet;
    }));
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
