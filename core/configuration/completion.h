// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"

/// Which code a field takes when nobody chooses it: the family's default, and where that contradicts the other codes,
/// the first printed option that does not. Plain functions over the judge; who moves what is edits.h.
namespace meterbench::configuration {

/// @param codes all other fields; a hardware field looks at hardware only
[[nodiscard]] Code unchosenCode(
    const Judge& judge, const catalog::Family& family, const CodeSelection& codes, const catalog::FamilyField& field);

/// The worst rule that the code standing in a field breaks together with the field that was chosen; empty when none.
[[nodiscard]] std::string_view brokenRule(
    const Judge& judge, const catalog::Family& family, const CodeSelection& codes, FieldIndex field, FieldIndex chosen);

} // namespace meterbench::configuration
