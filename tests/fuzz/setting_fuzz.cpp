// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "core/configuration/project_file.h"
#include "tests/fuzz/shared_catalog.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

/// Settings as --set takes them, "target=value", one per line. One that succeeds leaves a document that can be written
/// and read.
namespace meterbench::fuzz {
namespace {

void apply(configuration::MeterConfiguration& document, std::string_view line)
{
    const catalog::Catalog& catalog = judge().catalog();
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos)
        return;
    if (auto edited = configuration::set(judge(), document, line.substr(0, equals), line.substr(equals + 1))) {
        document = std::move(edited->document);
        const auto again = configuration::parseProject(catalog, configuration::serialise(document));
        require(again.has_value(), "a document that was set can be read back");
        require(*again == document, "what was set is read back");
    }
}

void run(std::string_view text)
{
    const auto families = judge().catalog().families();
    if (text.empty())
        return;
    const auto chosen = static_cast<std::size_t>(static_cast<unsigned char>(text.front())) % families.size();
    text.remove_prefix(1);
    configuration::MeterConfiguration document
        = configuration::defaultConfiguration(judge().catalog(), families[chosen]);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        apply(document, text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
