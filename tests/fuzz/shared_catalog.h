// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"

#include <string>
#include <string_view>

/// What the fuzz targets share: the real catalogue, read once, and the way a target says that a promise was broken. Not
/// for tests.
namespace meterbench::fuzz {

/// Bytes of a data file below resources/.
[[nodiscard]] Result<std::string> readResource(std::string_view name);

/// The judge over the catalogue that ships. Ends the process when that cannot be loaded.
[[nodiscard]] const configuration::Judge& judge();

/// Ends the process with the promise in words when it does not hold: the fuzzer keeps the input.
void require(bool holds, const char* promise);

} // namespace meterbench::fuzz
