// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <span>

namespace meterbench::configuration {

namespace {

const catalog::Particular* find(const catalog::Option& option, std::string_view particular)
{
    const auto found = std::ranges::find(option.meaning, particular, &catalog::Particular::name);
    return found == option.meaning.end() ? nullptr : &*found;
}

} // namespace

std::optional<FieldIndex> tellingField(const catalog::Family& family, std::string_view particular)
{
    for (const auto& field : family.fields) {
        const auto& options = family.table(field).options;
        if (std::ranges::any_of(options, [&](const auto& option) { return find(option, particular) != nullptr; }))
            return field.field;
    }
    return std::nullopt;
}

std::optional<std::string_view> chosenParticular(
    const catalog::Family& family, const CodeSelection& selection, std::string_view particular)
{
    const auto field = tellingField(family, particular);
    const auto* const option = field ? chosenOption(family, *field, selection) : nullptr;
    const auto* const found = option != nullptr ? find(*option, particular) : nullptr;
    return found != nullptr ? std::optional<std::string_view>(found->value) : std::nullopt;
}

std::optional<int> chosenNumber(
    const catalog::Family& family, const CodeSelection& selection, std::string_view particular)
{
    const auto text = chosenParticular(family, selection, particular);
    if (!text)
        return std::nullopt;
    int number = 0;
    const auto digits = std::span(*text);
    const auto* const end = std::to_address(digits.end());
    const auto [stop, error] = std::from_chars(std::to_address(digits.begin()), end, number);
    return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

bool hasTariffControl(const catalog::Family& family, const CodeSelection& selection)
{
    if (const auto plan = tellingField(family, "tariffControl"))
        return selection[*plan].isGiven() && chosenParticular(family, selection, "tariffControl") != "disabled";
    return chosenNumber(family, selection, "tariffs").value_or(1) > 1;
}

} // namespace meterbench::configuration
