// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/compact_array.h"
#include "protocol/axdr/decoder.h"
#include "protocol/axdr/encoder.h"
#include "protocol/axdr/reader.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// Values. What is decoded comes back from what it is encoded to, and the piecewise reader passes over exactly what the
/// decoder takes.
namespace meterbench::fuzz {
namespace {

using namespace protocol::axdr;

void run(std::span<const std::byte> bytes)
{
    auto rest = bytes;
    const auto data = decodeFront(rest);
    if (!data)
        return;
    Reader reader(bytes);
    require(reader.skip().size() == bytes.size() - rest.size(), "reader and decoder take the same");
    const auto encoded = encode(*data);
    require(encoded.size() <= bytes.size(), "our lengths are the shortest");
    const auto again = decode(encoded);
    require(again && *again == *data, "a value comes back");
    const auto& value = *data;
    if (value.tag() == Tag::CompactArray) {
        if (const auto unfolded = unfold(value))
            static_cast<void>(fold(unfolded->elements()));
    }
    if (const auto compact = fold(value.elements())) {
        const auto unfolded = unfold(*compact);
        require(unfolded && unfolded->elements().size() == value.elements().size(), "folded elements unfold");
    }
    static_cast<void>(value.toDateTime());
    static_cast<void>(value.toDouble());
    if (encoded.size() < 2000)
        static_cast<void>(value.describe());
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run(std::as_bytes(std::span(data, size)));
    return 0;
}
