// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/display_catalog.h"
#include "core/display/lcd_image.h"
#include "core/display/number_format.h"

#include <optional>
#include <string_view>

/// The glass while a given reading is shown, with typical sample values, for the editor of display lists and the order
/// sheet. Not the emulated meter: that shows its own registers.
namespace meterbench::display {

/// What of the meter decides how its glass looks.
struct GlassTraits {
    NumberFormat energy{7, 0}; ///< by Z1
    int phases = 3; ///< phases the meter is connected to: symbols L1 … Ln
    bool identificationShown = true;
    bool quadrantShown = true;
    bool tariffShown = true;
    bool leadingZeroes = false;
    bool hasBreaker = false;
    bool hasRadio = false;
    bool hasTariffs = false;
    bool importsAndExports = false;
};

/// Places of a reading's format before and after the point; nothing for formats that are no quantity ("date", "none").
[[nodiscard]] std::optional<NumberFormat> numberFormatOf(std::string_view format, const GlassTraits& traits);

/// What the glass shows for the reading. Formats of items: energy (by Z1), secondary-energy (5.2), power (2.3),
/// voltage, current, power-factor, frequency, percent, hours, number (8 digits), date, time, none (a function: only its
/// text); any other format leaves the value field dark.
[[nodiscard]] LcdImage preview(const catalog::DisplayItem& item, const GlassTraits& traits);

} // namespace meterbench::display
