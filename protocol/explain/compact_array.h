// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/tag.h"
#include "protocol/explain/scope.h"

/// A compact array behind its tag: what its elements are, said once, and the elements without their tags. What a single
/// value says is told by whoever asks. Pure function over the scope.
namespace meterbench::protocol::explain {

/// Explains a value without its tag, which stands at `start`.
using ExplainValue = Field (*)(
    Scope& scope, axdr::Tag tag, SliceReader& reader, std::string name, std::size_t depth, const Slice& start);

void explainCompactArray(Scope& scope, SliceReader& reader, Field& field, std::size_t depth, ExplainValue explainValue);

} // namespace meterbench::protocol::explain
