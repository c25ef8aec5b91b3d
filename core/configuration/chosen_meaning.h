// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/code_selection.h"

#include <optional>
#include <string_view>

/// What the chosen codes *mean*, by the name of the particular in the catalogue ("battery" → "false"), so that programs
/// speak of batteries and phases and not of codes. The field that tells is the first of the family in sheet order whose
/// options state the particular: "energies" is told by the energy type, not by the load profile. Nothing is kept; the
/// text belongs to the catalogue.
namespace meterbench::configuration {

/// The field that tells a particular; nothing when the family has none.
[[nodiscard]] std::optional<FieldIndex> tellingField(const catalog::Family& family, std::string_view particular);

/// Nothing when no field tells it, none of its codes is given, or the code's meaning does not say.
[[nodiscard]] std::optional<std::string_view> chosenParticular(
    const catalog::Family& family, const CodeSelection& selection, std::string_view particular);

/// The same as a whole number; nothing also when it is none.
[[nodiscard]] std::optional<int> chosenNumber(
    const catalog::Family& family, const CodeSelection& selection, std::string_view particular);

/// Whether the meter switches between tariffs: a tariff plan other than "disabled" is chosen, or hardware with several
/// tariffs where the family has no plans.
[[nodiscard]] bool hasTariffControl(const catalog::Family& family, const CodeSelection& selection);

} // namespace meterbench::configuration
