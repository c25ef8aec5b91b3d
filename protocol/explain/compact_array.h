// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/scope.h"

/// A compact array behind its tag: what its elements are, said once, and the elements without their tags. The recursion
/// belongs to explain_data. Pure function over the scope.
namespace meterbench::protocol::explain {

void explainCompactArray(Scope& scope, SliceReader& reader, Field& field, std::size_t depth);

} // namespace meterbench::protocol::explain
