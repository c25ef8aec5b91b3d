// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/settings.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

/// Words of the project file that stand for a choice in the settings; both directions are one table each. Private to
/// this room.
namespace meterbench::configuration {

template <typename Choice, std::size_t count>
using ChoiceNames = std::array<std::pair<Choice, std::string_view>, count>;

inline constexpr ChoiceNames<tariff::DayType, 3> dayTypeNames{{
    {tariff::DayType::Working, "working"},
    {tariff::DayType::NonWorking, "nonWorking"},
    {tariff::DayType::Holiday, "holiday"},
}};

inline constexpr ChoiceNames<tariff::WeekOfMonth, 5> weekNames{{
    {tariff::WeekOfMonth::First, "first"},
    {tariff::WeekOfMonth::Second, "second"},
    {tariff::WeekOfMonth::Third, "third"},
    {tariff::WeekOfMonth::Fourth, "fourth"},
    {tariff::WeekOfMonth::Last, "last"},
}};

inline constexpr ChoiceNames<tariff::TimeBase, 3> timeBaseNames{{
    {tariff::TimeBase::Utc, "utc"},
    {tariff::TimeBase::Normal, "normal"},
    {tariff::TimeBase::Display, "display"},
}};

/// By C encoding: Sunday is 0.
inline constexpr ChoiceNames<unsigned, 7> weekdayNames{{
    {0U, "sunday"},
    {1U, "monday"},
    {2U, "tuesday"},
    {3U, "wednesday"},
    {4U, "thursday"},
    {5U, "friday"},
    {6U, "saturday"},
}};

template <typename Choice, std::size_t count>
[[nodiscard]] constexpr std::string_view nameIn(const ChoiceNames<Choice, count>& names, Choice choice)
{
    for (const auto& [value, word] : names) {
        if (value == choice)
            return word;
    }
    return names.front().second;
}

template <typename Choice, std::size_t count>
[[nodiscard]] constexpr std::optional<Choice> choiceIn(const ChoiceNames<Choice, count>& names, std::string_view name)
{
    for (const auto& [value, word] : names) {
        if (word == name)
            return value;
    }
    return std::nullopt;
}

} // namespace meterbench::configuration
