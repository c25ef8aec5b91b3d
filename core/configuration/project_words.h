// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

/// Words of the project file that stand for a choice; both directions are one table. Private to this room.
namespace meterbench::configuration {

inline constexpr std::array<std::pair<CalculationMethod, std::string_view>, 3> calculationMethodNames{{
    {CalculationMethod::Individual, "individual"},
    {CalculationMethod::VectorSum, "vector-sum"},
    {CalculationMethod::TotalSum, "total-sum"},
}};

[[nodiscard]] constexpr std::string_view calculationMethodName(CalculationMethod method)
{
    for (const auto& [value, word] : calculationMethodNames) {
        if (value == method)
            return word;
    }
    return calculationMethodNames.front().second;
}

[[nodiscard]] constexpr std::optional<CalculationMethod> calculationMethodFromName(std::string_view name)
{
    for (const auto& [value, word] : calculationMethodNames) {
        if (word == name)
            return value;
    }
    return std::nullopt;
}

/// Whether a text can be the code of a field: right length, digits and capital letters. Whether a paper knows the code
/// is for the judge.
[[nodiscard]] constexpr bool canBeCode(const catalog::FieldDefinition& field, std::string_view text)
{
    if (text.size() != field.digits)
        return false;
    return std::ranges::all_of(
        text, [](char each) { return (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z'); });
}

} // namespace meterbench::configuration
