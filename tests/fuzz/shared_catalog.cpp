// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/shared_catalog.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace meterbench::fuzz {

Result<std::string> readResource(std::string_view name)
{
    std::ifstream stream(std::string(METERBENCH_RESOURCES "/").append(name), std::ios::binary);
    if (!stream)
        return failure("file-not-found", {{"file", std::string(name)}}, std::string(name));
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

const configuration::Judge& judge()
{
    static const Result<catalog::Catalog> catalog = catalog::Catalog::load(readResource);
    if (!catalog)
        std::fprintf(stderr, "%s %s\n", catalog.error().id.c_str(), catalog.error().where.c_str());
    require(catalog.has_value(), "the catalogue that ships can be loaded");
    static const configuration::Judge judge(*catalog);
    return judge;
}

void require(bool holds, const char* promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

} // namespace meterbench::fuzz
