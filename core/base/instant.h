// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

/// The three clocks of the house, as three types that do not convert by accident. None of them reads a real clock: time
/// is always a parameter. Plain values.
namespace meterbench {

/// A span of whole seconds.
using Seconds = std::int64_t;

/// True time of the physics around a meter: seconds since 1970-01-01T00:00:00 UTC, without leap seconds. Runs at any
/// speed.
struct SimInstant {
    std::int64_t seconds = 0;

    constexpr auto operator<=>(const SimInstant&) const = default;
};

[[nodiscard]] constexpr SimInstant operator+(SimInstant instant, Seconds span)
{
    return {instant.seconds + span};
}

[[nodiscard]] constexpr Seconds operator-(SimInstant later, SimInstant earlier)
{
    return later.seconds - earlier.seconds;
}

/// What a meter believes the time to be: seconds since 2000-01-01 00:00:00 of its *normal* time (GMT offset of Z11
/// applied, no daylight saving). It drifts, and it can be set. Loggers are stamped with it; what the glass shows adds
/// daylight saving.
struct MeterTime {
    std::int64_t seconds = 0;

    constexpr auto operator<=>(const MeterTime&) const = default;
};

[[nodiscard]] constexpr MeterTime operator+(MeterTime time, Seconds span)
{
    return {time.seconds + span};
}

[[nodiscard]] constexpr Seconds operator-(MeterTime later, MeterTime earlier)
{
    return later.seconds - earlier.seconds;
}

/// Deadlines of protocols: milliseconds of a clock that only ever goes forward and means nothing else.
struct MonotonicInstant {
    std::int64_t milliseconds = 0;

    constexpr auto operator<=>(const MonotonicInstant&) const = default;
};

} // namespace meterbench
