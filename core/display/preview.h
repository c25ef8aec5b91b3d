// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/display_catalog.h"
#include "core/display/lcd_image.h"
#include "core/display/number_format.h"

/// The glass while a given reading is shown, with typical sample values, for the editor of display lists and the order sheet. Not the
/// emulated meter: that shows its own registers.
namespace meterbench::display {

/// What of the meter decides how its glass looks.
struct GlassTraits {
    NumberFormat energy {7, 0}; ///< by Z1
    int phases = 3; ///< measuring positions with a phase symbol
    bool identificationShown = true;
    bool quadrantShown = true;
    bool tariffShown = true;
    bool leadingZeroes = false;
    bool hasBreaker = false;
    bool hasRadio = false;
    bool hasTariffs = false;
    bool importsAndExports = false;
};

/// The number format of energies for a code of Z1, from the option's typed meaning ("7.1" → 7 digits, 1 decimal).
[[nodiscard]] LcdImage preview(const catalog::DisplayItem& item, const GlassTraits& traits);

} // namespace meterbench::display
