// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/decode.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>
#include <vector>

/// Texts of codes, one per line. Whatever is pasted, the decoder comes back; what it read without an error is written
/// in canonical form and read back as the same.
namespace meterbench::fuzz {
namespace {

std::vector<std::string_view> linesOf(std::string_view text)
{
    constexpr std::size_t most = 8;
    std::vector<std::string_view> lines;
    while (lines.size() < most) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

void checkRoundTrip(const configuration::Decoder& decoder, const configuration::Decoded& decoded)
{
    const std::string typeCode = configuration::typeCode(*decoded.family, decoded.selection);
    if (!decoded.hasTypeCode || typeCode.find('?') != std::string::npos)
        return;
    const std::string text = configuration::configurationText(*decoded.family, decoded.selection);
    for (const std::string& code : {typeCode, configuration::typeCodeGrouped(*decoded.family, decoded.selection)}) {
        const std::vector<std::string_view> texts{code, text};
        const configuration::Decoded again = decoder.decode(texts);
        require(again.family == decoded.family, "the canonical form names the same family");
        require(again.selection == decoded.selection, "the canonical form holds the same codes");
        require(!configuration::hasErrors(again.findings), "the canonical form has no error either");
    }
}

void run(std::string_view text)
{
    const configuration::Decoder decoder(judge());
    const auto lines = linesOf(text);
    const configuration::Decoded decoded = decoder.decode(lines);
    for (const configuration::Finding& finding : decoded.findings) {
        const auto words = configuration::explain(
            judge().catalog(), decoded.reading, finding, decoded.selection, text::Language::French);
        require(!words.message.empty(), "a finding has words");
    }
    if (decoded.family != nullptr && !configuration::hasErrors(decoded.findings))
        checkRoundTrip(decoder, decoded);
    constexpr std::size_t oneIn = 16; // choices take a thousand times as long as a judgement
    if (decoded.reading != nullptr && text.size() % oneIn == 0)
        require(!judge().choices(*decoded.reading, decoded.selection).empty(), "a family has choices");
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
