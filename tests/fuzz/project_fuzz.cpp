// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/project_file.h"
#include "tests/fuzz/shared_catalog.h"

#include <cstddef>
#include <cstdint>

/// Project files. Bytes either give an error or a document whose canonical bytes give the same document, and the same
/// bytes, again.
namespace meterbench::fuzz {
namespace {

void run(std::string_view bytes)
{
    const catalog::Catalog& catalog = judge().catalog();
    const auto document = configuration::parseProject(catalog, bytes);
    if (!document) {
        require(!document.error().id.empty(), "an error has an id");
        return;
    }
    const std::string canonical = configuration::serialise(*document);
    const auto again = configuration::parseProject(catalog, canonical);
    require(again.has_value(), "canonical bytes can be read");
    require(*again == *document, "canonical bytes hold the same document");
    require(configuration::serialise(*again) == canonical, "the same document gives the same bytes");
    require(configuration::differences(*document, *again).empty(), "equal documents have no differences");
    for (const configuration::Finding& finding : configuration::judgeDocument(judge(), *document)) {
        const auto words
            = configuration::explain(catalog, document->family, finding, document->codes, text::Language::Danish);
        require(!words.message.empty(), "a finding has words");
    }
}

} // namespace
} // namespace meterbench::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    meterbench::fuzz::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
