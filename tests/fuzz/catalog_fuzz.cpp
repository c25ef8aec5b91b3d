// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/decode.h"
#include "tests/fuzz/shared_catalog.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

/// Data files of the catalogue, damaged. The first byte chooses the file; when it is even, the rest stands instead of
/// the file, when odd, the rest are edits: three bytes of position, one of length, one of how many bytes are replaced,
/// the bytes. The catalogue is refused with an error, or it can be judged by.
namespace meterbench::fuzz {
namespace {

constexpr std::array<std::string_view, 10> files{"catalog/papers.json", "catalog/omnipower-scheme.json",
    "catalog/omnipower-1p.json", "catalog/omnipower-ct.json", "catalog/kamstrup-x62m-scheme.json",
    "catalog/kamstrup-162m.json", "catalog/accessories.json", "catalog/display-items.json", "rules/omnipower.json",
    "rules/engine.json"};

/// Every data file is read from disk once.
Result<std::string> original(std::string_view name)
{
    static std::map<std::string, std::string, std::less<>> read;
    auto found = read.find(name);
    if (found == read.end()) {
        auto bytes = readResource(name);
        if (!bytes)
            return bytes;
        found = read.emplace(std::string(name), std::move(*bytes)).first;
    }
    return found->second;
}

std::string edited(std::string bytes, std::string_view edits)
{
    constexpr std::size_t head = 5;
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(edits[i])); };
    while (edits.size() > head) {
        const std::size_t position = (byte(0) << 16U | byte(1) << 8U | byte(2)) % (bytes.size() + 1);
        const std::size_t length = byte(3) % 16;
        const std::size_t replaced = byte(4) % 32;
        edits.remove_prefix(head);
        bytes.replace(position, replaced, edits.substr(0, length));
        edits.remove_prefix(std::min(length, edits.size()));
    }
    return bytes;
}

void run(std::string_view data)
{
    if (data.empty())
        return;
    const std::size_t choice = static_cast<unsigned char>(data.front());
    data.remove_prefix(1);
    const std::string_view damaged = files[choice / 2 % files.size()];
    const auto catalog = catalog::Catalog::load([&](std::string_view name) -> Result<std::string> {
        auto bytes = original(name);
        if (bytes && name == damaged)
            return choice % 2 == 0 ? std::string(data) : edited(std::move(*bytes), data);
        return bytes;
    });
    if (!catalog) {
        require(!catalog.error().id.empty(), "an error has an id");
        return;
    }
    const configuration::Judge judge(*catalog);
    for (const std::string_view code : {"6861111BN242101040", "6851131BD241011040", "68616AM433010"}) {
        const std::vector<std::string_view> texts{code, "Z1=1 Z3=05"};
        const auto decoded = configuration::Decoder(judge).decode(texts);
        for (const configuration::Finding& finding : decoded.findings) {
            static_cast<void>(
                configuration::explain(*catalog, decoded.reading, finding, decoded.selection, text::Language::Swedish));
        }
    }
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
