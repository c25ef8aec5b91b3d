// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// The parts of docs/object-model.md that come from the code: service access points, passwords, the key file, the table
/// of objects. What people wrote around them stays. Pure functions of the code and the catalogue.
namespace meterbench::tests {

/// The document with every part between its marks written anew. Marks: `<!-- begin NAME -->` and `<!-- end NAME -->`.
[[nodiscard]] std::string rewritten(std::string_view document);

} // namespace meterbench::tests
