// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"
#include "core/ordersheet/sheet_words.h"
#include "core/text/message.h"

#include <string>
#include <string_view>
#include <vector>

/// The data files that travel inside the programs, under ":/meterbench/": catalogue, rules, texts, samples, fonts. It
/// hands out bytes and what the core parses from them, anew at each call: who loads owns. Needs no application object;
/// may be called from any thread.
namespace meterbench::resources {

/// @param name below resources/, for example "catalog/papers.json". Error: `resource-missing` {name}.
[[nodiscard]] Result<std::string> resourceBytes(std::string_view name);

/// Names of all files of a folder ("samples"), sorted, in the form resourceBytes() takes.
[[nodiscard]] std::vector<std::string> resourceNames(std::string_view folder);

/// Errors: `catalog-damaged`, `resource-missing`.
[[nodiscard]] Result<catalog::Catalog> loadCatalog();
[[nodiscard]] Result<text::ErrorTexts> loadErrorTexts();
[[nodiscard]] Result<ordersheet::SheetWords> loadSheetWords();

} // namespace meterbench::resources
