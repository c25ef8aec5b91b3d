// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/capture_input.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// Any octets as a capture: what comes out is no more than what went in, in order, and explained without a crash.
namespace meterbench::fuzz {
namespace {

using namespace protocol::explain;

void run(std::span<const std::byte> bytes)
{
    const Explainer explainer(Knowledge{}, {});
    std::size_t packet = 0;
    std::size_t explained = 0;
    CaptureInput input(explainer, [&](const ExplainedFrame& frame) {
        require(frame.packet >= packet, "frames come in the order of packets");
        packet = frame.packet;
        explained += frame.octets.size();
    });
    // In pieces whose size the capture itself gives.
    const std::string text = protocol::textOf(bytes);
    const std::size_t piece = text.empty() ? 1 : 1 + static_cast<unsigned char>(text.back());
    for (std::size_t at = 0; at < text.size(); at += piece) {
        if (!input.feed(std::string_view(text).substr(at, piece)))
            return;
    }
    static_cast<void>(input.finish());
    require(explained <= bytes.size(), "frames hold no more than the file");
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
