// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

/// How a register looks on the glass: digits before and after the point, leading zeroes, dates and times. Integers with
/// a scaler in, characters out; no units, no segments. Formats: technical description 4.6.2 (energy by Z1, CT secondary
/// always 5.2, power 2.3).
namespace meterbench::display {

struct NumberFormat {
    int digits = 7; ///< places before the point
    int decimals = 0;

    bool operator==(const NumberFormat&) const = default;
};

enum class LeadingZeroes { Shown, Hidden };

/// The glass has nine digits; a format that asks for more loses places before the point.
inline constexpr int glassDigits = 9;

/// @param value the quantity times 10^-scaler, for example 123456 with scaler −3 is 123.456
/// @return at most 9 digits and one point; excess decimals are cut, not rounded (a meter never shows energy it has not
/// counted), and excess digits roll over as on the glass. A negative value carries '-' in front, unless all that is
/// shown of it are zeroes.
[[nodiscard]] std::string formatNumber(std::int64_t value, int scaler, NumberFormat format, LeadingZeroes zeroes);

/// A whole number (meter number, counter, checksum): eight digits, all of them shown when zeroes are asked for.
[[nodiscard]] std::string formatCount(std::uint64_t value, LeadingZeroes zeroes);

/// "2026:03:01" as the glass shows a date; every part is cut to its places (year 4, month and day 2).
[[nodiscard]] std::string formatDate(int year, int month, int day);

/// "13:45:30" as the glass shows a time of day; every part is cut to its two places.
[[nodiscard]] std::string formatTime(int hour, int minute, int second);

} // namespace meterbench::display
