// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_calendar.h"

#include <cstdint>
#include <limits>

/// The clock of the meter: counts nanoseconds of meter time by a crystal that is a little fast or slow, so that any
/// number of seconds can pass at once with the same result. Knows drift, temperature, backup and validity; not daylight
/// saving, and not who may set it. A plain value.
namespace meterbench::device {

/// Deviation of the clock. Data sheets: typically 5 ppm at 23 °C; the temperature part is what the compensation leaves.
struct ClockDeviation {
    std::int32_t partsPerBillion = 0; ///< at 23 °C; positive is fast
    std::int32_t partsPerBillionPerKelvin = 0;

    [[nodiscard]] constexpr std::int64_t at(std::int32_t milliCelsius) const
    {
        return partsPerBillion + std::int64_t{partsPerBillionPerKelvin} * (milliCelsius - 23'000) / 1000;
    }
    bool operator==(const ClockDeviation&) const = default;
};

/// How long the clock runs without mains: supercapacitor 7 days when full (sheets), battery more than 10 years.
inline constexpr Seconds supercapacitorReserve = 7 * secondsPerDay;
inline constexpr Seconds batteryReserve = 3653 * secondsPerDay;

class MeterClock {
public:
    MeterClock() = default;
    explicit MeterClock(MeterTime time) : m_nanoseconds(time.seconds * nanosecondsPerSecond) { }

    [[nodiscard]] MeterTime now() const { return {m_nanoseconds / nanosecondsPerSecond}; }
    [[nodiscard]] bool isValid() const { return m_valid; }

    /// The rate from now on, in parts per billion away from true.
    void setDeviation(std::int64_t partsPerBillion) { m_rate = nanosecondsPerSecond + partsPerBillion; }

    /// What it showed so many true seconds ago, if it was not touched since.
    [[nodiscard]] MeterTime before(Seconds seconds) const
    {
        return {(m_nanoseconds - (m_valid ? seconds * m_rate : 0)) / nanosecondsPerSecond};
    }

    void advance(Seconds seconds) { m_nanoseconds += seconds * m_rate; }

    /// True seconds until the clock has reached `time`: 0 when it has.
    [[nodiscard]] Seconds until(MeterTime time) const
    {
        // Far away in either direction the nanoseconds would not fit; a kept state may say any time.
        constexpr auto most = std::numeric_limits<std::int64_t>::max() / nanosecondsPerSecond - 1;
        if (time < now())
            return 0;
        if (time.seconds > most || time.seconds - now().seconds > most)
            return std::numeric_limits<Seconds>::max();
        const auto missing = time.seconds * nanosecondsPerSecond - m_nanoseconds;
        return missing <= 0 ? 0 : (missing + m_rate - 1) / m_rate;
    }

    void set(MeterTime time)
    {
        m_nanoseconds = time.seconds * nanosecondsPerSecond;
        m_valid = true;
    }

    /// The reserve is used up: the time stands still and is not to be trusted until the clock is set.
    void lose() { m_valid = false; }

    bool operator==(const MeterClock&) const = default;

    template <typename Archive>
    friend void describe(Archive& archive, MeterClock& clock)
    {
        archive(clock.m_nanoseconds, clock.m_rate, clock.m_valid);
    }

private:
    static constexpr std::int64_t nanosecondsPerSecond = 1'000'000'000;
    std::int64_t m_nanoseconds = 0;
    std::int64_t m_rate = nanosecondsPerSecond;
    bool m_valid = true;
};

} // namespace meterbench::device
