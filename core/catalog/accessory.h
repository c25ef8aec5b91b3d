// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/language.h"

#include <string>
#include <string_view>
#include <vector>

/// Modules, reading heads, covers, kits and software that the sheets list: part number, name, and which family takes
/// them.
namespace meterbench::catalog {

enum class AccessoryKind { Module, Software, ReadingHead, Cover, Kit };

/// The footnotes of the sheets: * only for systems of other makers, ** only for OMNIA.
enum class AccessoryRestriction { None, OtherSystems, Omnia };

struct AccessoryFamily {
    std::string family;
    std::vector<std::string> sources;
};

struct Accessory {
    std::string part; ///< as printed, "68 50 058"; an x stands for a character chosen by the maker
    AccessoryKind kind = AccessoryKind::Module;
    AccessoryRestriction restriction = AccessoryRestriction::None;
    text::LocalizedText name;
    std::vector<std::string> functions; ///< "load-control", "tariff", …
    std::vector<AccessoryFamily> families;

    /// Whether a paper lists it for the family.
    [[nodiscard]] bool fits(std::string_view familyId) const;
};

} // namespace meterbench::catalog
