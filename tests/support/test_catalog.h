// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"

#include <fstream>
#include <sstream>

/// The real catalogue of resources/, read from the source tree: tests judge by the data that ships.
namespace meterbench::tests {

inline Result<std::string> readResource(std::string_view name)
{
    std::ifstream stream(std::string(METERBENCH_RESOURCES "/") + std::string(name), std::ios::binary);
    if (!stream)
        return failure("file-not-found", {{"file", std::string(name)}}, std::string(name));
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

inline Result<catalog::Catalog> loadCatalog()
{
    return catalog::Catalog::load(readResource);
}

} // namespace meterbench::tests
