// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"

/// A partial code → a complete one: gaps take the family's defaults, and where a default contradicts what was chosen,
/// the first printed option that does not. What was chosen is never changed, however wrong. Plain functions over the
/// judge.
namespace meterbench::configuration {

/// @return `chosen` with every field of the family given
[[nodiscard]] CodeSelection complete(const Judge& judge, const catalog::Family& family, const CodeSelection& chosen);

} // namespace meterbench::configuration
