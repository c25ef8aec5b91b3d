// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

/// What is lit on the glass of the meter (technical description figure 15; the sheets' list of segments): the content
/// of every field and the state of every symbol. Not pixels: ui paints it. A plain value; two images that compare equal
/// look the same.
namespace meterbench::display {

enum class BreakerSymbol { None, Closed, Open, Both };
enum class PhaseSequence { Unclear, L1L2L3, L1L3L2, Both };

/// In `text`: a starburst character with every segment lit (as in the DSEG14 typeface). In `unit`: every legend lit.
inline constexpr char allSegmentsMark = '~';

struct PhaseSymbols {
    bool voltage = false; ///< L1, L2, L3: above 160 V
    bool importing = false; ///< right arrow with +, above the registration threshold
    bool exporting = false; ///< left arrow with −

    bool operator==(const PhaseSymbols&) const = default;
};

struct LcdImage {
    std::string value; ///< up to nine digits with points and colons between, right-aligned: "0012345.6", "2026:03:01"
    std::string identification; ///< up to seven digits with points between: "1.8.0"
    std::string text; ///< the four-character text field; longer text scrolls, the first four are lit
    std::string unit; ///< one of the unit field's combinations: "kWh", "kvarh", "V", …; empty
    struct Quadrant {
        bool importActive = false; ///< right, +P
        bool exportActive = false; ///< left, −P
        bool importReactive = false; ///< up, +Q
        bool exportReactive = false; ///< down, −Q
        bool operator==(const Quadrant&) const = default;
    } quadrant;
    std::array<bool, 4> modules{}; ///< M1–M4
    std::array<PhaseSymbols, 3> phases{};
    PhaseSequence phaseSequence = PhaseSequence::Unclear;
    int tariff = 0; ///< 1–8, 0 for none
    bool prepayment = false;
    bool error = false;
    bool radio = false;
    bool tamper = false;
    BreakerSymbol breaker = BreakerSymbol::None;

    bool operator==(const LcdImage&) const = default;
};

/// All segments lit, as the display test shows: nine eights with every colon (after digits 5 and 7) and point (after
/// digits 6, 7 and 8), where digit 7 carries both, "88888:8.8.:8.8"; text and unit of allSegmentsMark.
[[nodiscard]] LcdImage allSegments();

} // namespace meterbench::display
