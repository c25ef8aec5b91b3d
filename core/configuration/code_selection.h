// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/family.h"
#include "core/configuration/code.h"

#include <array>
#include <span>
#include <string>

/// The chosen code of every field of one meter, some of which may not be given: type code and configuration together.
/// It holds codes only; names, options and rules stay in the catalogue. A small plain value without allocations.
namespace meterbench::configuration {

using catalog::FieldIndex;

/// A set of fields of one scheme.
using FieldSet = std::uint64_t;

[[nodiscard]] constexpr FieldSet fieldBit(FieldIndex field)
{
    return FieldSet{1} << field;
}

struct CodeSelection {
    std::array<Code, catalog::maximumFields> codes{};

    [[nodiscard]] const Code& operator[](FieldIndex field) const { return codes[field]; }
    [[nodiscard]] Code& operator[](FieldIndex field) { return codes[field]; }
    bool operator==(const CodeSelection&) const = default;
};

/// The type code without separators, "6861111BN242101040"; fields that are missing are written as `?`.
[[nodiscard]] std::string typeCode(const catalog::Family& family, const CodeSelection& selection);

/// The canonical grouping, "686-11-11B-N24-2101-040".
[[nodiscard]] std::string typeCodeGrouped(const catalog::Family& family, const CodeSelection& selection);

/// "Z1=1 Z2=1 Z3=05 …" in sheet order, packed number groups where the scheme has them ("1=21000002"). Fields that are
/// missing are left out; a packed group with a missing field is written field by field.
[[nodiscard]] std::string configurationText(const catalog::Family& family, const CodeSelection& selection);

/// Every field of the family set to its default.
[[nodiscard]] CodeSelection defaults(const catalog::Family& family);

/// The label of the code given for a field; null when none is given or the code is not in the family's table.
[[nodiscard]] const catalog::Option* chosenOption(
    const catalog::Family& family, FieldIndex field, const CodeSelection& selection);

/// Whether all conditions hold for what was chosen (a missing field holds no condition).
[[nodiscard]] bool holds(std::span<const catalog::Condition> conditions, const CodeSelection& selection);

} // namespace meterbench::configuration
