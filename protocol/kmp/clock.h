// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "protocol/octets.h"

#include <array>

/// The ways in which KMP writes a time, and the meter's time behind them: the clock register (unit 53), KamDateTime
/// (unit 72), and decimal date and time (SetClock, units 47 and 48). The clock register is normal time; what a display
/// shows with daylight saving is another register. Pure functions; nothing here knows what time it is.
namespace meterbench::protocol::kmp {

/// Eight octets: flags, weekday, second, minute, hour, day, month, year. Requests of classic logs carry the same.
struct RealTimeClock {
    static constexpr std::size_t length = 8;
    static constexpr std::uint8_t daylightSaving = 0x01;
    static constexpr std::uint8_t valid = 0x02;
    static constexpr std::uint8_t fromMemory = 0x04; ///< bit 7 is seen set, its meaning is not known

    std::uint8_t flags = valid;
    std::uint8_t weekday = 1; ///< Monday is 1
    std::uint8_t second = 0;
    std::uint8_t minute = 0;
    std::uint8_t hour = 0;
    std::uint8_t day = 1;
    std::uint8_t month = 1;
    std::uint8_t year = 0; ///< since 2000

    bool operator==(const RealTimeClock&) const = default;
};

/// Octets as they came, whatever they say; all eight must be there. Error: `kmp-answer-damaged`.
[[nodiscard]] Result<RealTimeClock> readRealTimeClock(Octets octets);
void append(Bytes& bytes, const RealTimeClock& clock);

/// Errors: `kmp-time-impossible` for the 31st of February and its like. Weekday and flags are not looked at.
[[nodiscard]] Result<MeterTime> meterTime(const RealTimeClock& clock);
/// Error: `kmp-time-impossible` outside of the years 2000 to 2099.
[[nodiscard]] Result<RealTimeClock> realTimeClock(MeterTime time, std::uint8_t flags = RealTimeClock::valid);

/// A quality octet (0: nothing to remark) and seconds since 2000-01-01.
struct KamDateTime {
    static constexpr std::size_t length = 5;

    std::uint8_t quality = 0;
    std::uint32_t seconds = 0;

    bool operator==(const KamDateTime&) const = default;
};

/// Error: `kmp-answer-damaged`.
[[nodiscard]] Result<KamDateTime> readKamDateTime(Octets octets);
void append(Bytes& bytes, const KamDateTime& time);
[[nodiscard]] constexpr MeterTime meterTime(const KamDateTime& time)
{
    return {time.seconds};
}
/// Error: `kmp-time-impossible` before 2000 or behind 32 bits of seconds.
[[nodiscard]] Result<KamDateTime> kamDateTime(MeterTime time, std::uint8_t quality = 0);

/// Decimal numbers 070730 and 161557.
struct DateAndTime {
    std::uint32_t date = 0; ///< yymmdd
    std::uint32_t time = 0; ///< hhmmss

    bool operator==(const DateAndTime&) const = default;
};

/// Error: `kmp-time-impossible`.
[[nodiscard]] Result<MeterTime> meterTime(const DateAndTime& time);
[[nodiscard]] Result<DateAndTime> dateAndTime(MeterTime time);

} // namespace meterbench::protocol::kmp
