// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

/// Date, time and date-time as COSEM writes them into octets (IEC 62056-6-2, 4.1.6.1): every part may be "not
/// specified", months and days have special values. No calendar: whether a day exists is not asked here. Plain values.
namespace meterbench::protocol::axdr {

constexpr std::uint8_t notSpecified = 0xFF;
constexpr std::uint16_t yearNotSpecified = 0xFFFF;
constexpr std::int16_t deviationNotSpecified = INT16_MIN;
constexpr std::uint8_t daylightSavingEnds = 0xFD; ///< as a month
constexpr std::uint8_t daylightSavingBegins = 0xFE; ///< as a month
constexpr std::uint8_t lastButOneDayOfMonth = 0xFD;
constexpr std::uint8_t lastDayOfMonth = 0xFE;

struct Date {
    static constexpr std::size_t size = 5;

    std::uint16_t year = yearNotSpecified;
    std::uint8_t month = notSpecified;
    std::uint8_t dayOfMonth = notSpecified;
    std::uint8_t dayOfWeek = notSpecified; ///< 1 Monday … 7 Sunday

    bool operator==(const Date&) const = default;
    [[nodiscard]] std::array<std::byte, size> encode() const;
    /// Error: `axdr-damaged` for another size or a part out of range.
    [[nodiscard]] static Result<Date> decode(std::span<const std::byte> octets);
};

struct Time {
    static constexpr std::size_t size = 4;

    std::uint8_t hour = notSpecified;
    std::uint8_t minute = notSpecified;
    std::uint8_t second = notSpecified;
    std::uint8_t hundredths = notSpecified;

    bool operator==(const Time&) const = default;
    [[nodiscard]] std::array<std::byte, size> encode() const;
    /// Error: `axdr-damaged` for another size or a part out of range.
    [[nodiscard]] static Result<Time> decode(std::span<const std::byte> octets);
};

/// Bits of the clock status.
enum ClockStatus : std::uint8_t {
    ClockInvalid = 0x01,
    ClockDoubtful = 0x02,
    ClockOtherBase = 0x04,
    ClockStatusInvalid = 0x08,
    ClockDaylightSaving = 0x80,
    ClockStatusNotSpecified = 0xFF
};

struct DateTime {
    static constexpr std::size_t size = 12;

    Date date;
    Time time;
    std::int16_t deviation = deviationNotSpecified; ///< minutes from local time to UTC, -720 … 840
    std::uint8_t clockStatus = ClockStatusNotSpecified;

    bool operator==(const DateTime&) const = default;
    [[nodiscard]] std::array<std::byte, size> encode() const;
    /// Error: `axdr-damaged` for another size or a part out of range.
    [[nodiscard]] static Result<DateTime> decode(std::span<const std::byte> octets);
};

} // namespace meterbench::protocol::axdr
