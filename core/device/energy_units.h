// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tariff/calendar_time.h"

#include <cstdint>

/// How energies and times are counted, and what they are in the units that people and protocols speak of. Whatever is
/// handed out is cut, never rounded: a register that shows more than was used is wrong, one that shows less is not.
/// Plain functions.
namespace meterbench::device {

/// An energy as it is counted: milliwatt-seconds, or the same of vars and volt-amperes.
using MilliwattSeconds = std::int64_t;

inline constexpr MilliwattSeconds milliwattHour = 3'600;
inline constexpr MilliwattSeconds wattHour = 1'000 * milliwattHour;
inline constexpr MilliwattSeconds kilowattHour = 1'000 * wattHour;

[[nodiscard]] constexpr std::int64_t inMilliwattHours(MilliwattSeconds energy)
{
    return energy / milliwattHour;
}

[[nodiscard]] constexpr std::int64_t inWattHours(MilliwattSeconds energy)
{
    return energy / wattHour;
}

[[nodiscard]] constexpr MilliwattSeconds ofWattHours(std::int64_t wattHours)
{
    return wattHours * wattHour;
}

/// Whole hours that have passed, as hour counters count.
[[nodiscard]] constexpr std::int64_t inHours(Seconds span)
{
    return span / tariff::secondsPerHour;
}

} // namespace meterbench::device
