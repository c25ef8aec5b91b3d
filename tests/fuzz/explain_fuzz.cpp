// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_input.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// Any octets explained, as they are and as text that somebody hands in, with a key at hand. Every octet belongs to
/// one frame, fields stand within their frame, and their number is bounded.
namespace meterbench::fuzz {
namespace {

using namespace protocol::explain;

std::size_t countOf(const std::vector<Field>& fields)
{
    std::size_t count = fields.size();
    for (const Field& field : fields)
        count += countOf(field.fields);
    return count;
}

void verify(const ExplainedFrame& frame)
{
    constexpr std::size_t tolerance = 2'000; // what is written once the bound is reached
    require(countOf(frame.fields) <= Scope::mostFields + tolerance, "the number of fields is bounded");
    for (const Field& field : frame.fields) {
        if (!field.octets.sharesBufferWith(frame.octets))
            continue;
        const bool isWithin = field.octets.offset() >= frame.octets.offset()
            && field.octets.offset() + field.octets.size() <= frame.octets.offset() + frame.octets.size();
        require(isWithin, "a field stands within its frame");
    }
}

void run(std::span<const std::byte> bytes)
{
    static const protocol::push::PushLists noLists;
    KeyRing keys;
    keys.pairs.push_back({protocol::Bytes(16, std::byte{1}), protocol::Bytes(16, std::byte{2})});
    keys.systemTitles.push_back(protocol::Bytes(8, std::byte{3}));
    const Explainer explainer(Knowledge{nullptr, nullptr, &noLists}, keys);
    const Chunk chunk{Slice(protocol::Bytes(bytes.begin(), bytes.end())), 0};
    std::size_t covered = 0;
    static_cast<void>(explainer.explain(std::span(&chunk, 1), [&](const ExplainedFrame& frame) {
        verify(frame);
        covered += frame.octets.size();
    }));
    require(covered <= bytes.size(), "no octet is explained twice");
    const std::string text = protocol::textOf(bytes);
    static_cast<void>(explainer.explain(readFrames(text, explainer), verify));
    static_cast<void>(KeyRing::parse(text));
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
