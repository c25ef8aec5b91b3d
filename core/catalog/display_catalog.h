// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/rule.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The readings a display can show, the lists that may hold them, the legal readings, and the functions of push button
/// 2 (technical description, tables 31 and 32). Data only: how a value looks on the glass is core/display.
namespace meterbench::catalog {

enum class DisplayListKind { Automatic, Manual, Utility, Backup };

inline constexpr std::array<DisplayListKind, 4> allDisplayLists{
    DisplayListKind::Automatic, DisplayListKind::Manual, DisplayListKind::Utility, DisplayListKind::Backup};

/// "automatic", "manual", "utility", "backup": the names in data and documents.
[[nodiscard]] std::string_view name(DisplayListKind list);
[[nodiscard]] std::optional<DisplayListKind> displayListFromName(std::string_view name);

struct DisplayListDefinition {
    DisplayListKind list = DisplayListKind::Automatic;
    text::LocalizedText name;
    text::LocalizedText help;
    std::size_t maximum = 0; ///< readings
    std::vector<std::string> sources;
};

struct DisplayGroup {
    std::string id; ///< "energy", "tariff-energy", …
    text::LocalizedText name;
};

struct DisplayItem {
    std::string id; ///< "active-import-total"
    std::string text; ///< what the text field of the glass shows
    std::string obis; ///< "1.8.0" as the identification field shows it; may be empty for functions
    std::string group; ///< "energy", "tariff-energy", "power", …
    text::LocalizedText name;
    std::string format; ///< "energy", "secondary-energy", "power", "date", … see docs/catalog-format.md
    std::string unit; ///< "kWh"; empty for none
    std::vector<DisplayListKind> lists; ///< lists that may hold it
    std::vector<std::string> families;
    std::vector<std::pair<std::string, std::vector<std::string>>>
        needs; ///< field id → codes, one of which the meter must have
    std::vector<std::string> sources;
    Certainty certainty = Certainty::Printed;

    [[nodiscard]] bool allowedIn(DisplayListKind list) const;
    [[nodiscard]] bool belongsTo(std::string_view familyId) const;
};

/// Readings that may not be removed from the manual list, for meters that meet `when`.
struct LegalReadings {
    std::vector<std::string> families;
    std::vector<std::pair<std::string, std::vector<std::string>>> when;
    std::vector<std::string> items;
};

struct DisplayOption {
    std::string id; ///< "leading-zeroes", "identification", "quadrant", "tariff"
    text::LocalizedText name;
    text::LocalizedText help;
};

struct PushButtonFunction {
    std::string id;
    text::LocalizedText name;
    bool future = false; ///< printed as reserved for later
    std::vector<std::string> sources;
};

struct DisplayCatalog {
    std::vector<DisplayItem> items;
    std::vector<DisplayGroup> groups; ///< in the order of the form
    std::vector<DisplayListDefinition> lists;
    std::vector<LegalReadings> legal;
    std::vector<DisplayOption> options;
    std::vector<PushButtonFunction> pushButton2;

    /// Null when there is no such item.
    [[nodiscard]] const DisplayItem* item(std::string_view id) const;
    [[nodiscard]] const DisplayListDefinition& list(DisplayListKind kind) const;
    [[nodiscard]] const PushButtonFunction* pushButtonFunction(std::string_view id) const;
};

} // namespace meterbench::catalog
