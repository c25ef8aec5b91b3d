// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "protocol/axdr/data.h"

#include <optional>

/// The time stamps of loggers as COSEM date-times, fast, and the bounds that clients set to them. A logger stands in
/// normal time, never in daylight saving, so the deviation is that of Z11 all year and the clock status is empty. Pure
/// functions.
namespace meterbench::protocol::virtual_meter {

/// A time that a log does not know.
inline constexpr std::int64_t noValue = INT64_MIN;

enum class Bound : std::uint8_t { From, To };

/// A bound of a range as a client writes it: date-time or octet-string of twelve. Times of day that are not specified
/// reach as far as they can, and so does a bound without a date. A deviation counts; without one the time is normal
/// time, or summer time where the status says so. nullopt: no time at all.
/// @param offsetMinutes normal time is so far ahead of UTC (Z11)
[[nodiscard]] std::optional<MeterTime> boundOf(const axdr::Data& data, Bound bound, int offsetMinutes);

/// Writes stamps one after the other; what two of one day share is worked out once.
class StampWriter {
public:
    explicit StampWriter(int offsetMinutes) : m_offsetMinutes(offsetMinutes) { }

    /// Twelve octets.
    void write(MeterTime time, std::byte* out);

private:
    int m_offsetMinutes;
    std::int64_t m_day = noValue;
    std::array<std::byte, axdr::DateTime::size> m_octets{};
};

} // namespace meterbench::protocol::virtual_meter
