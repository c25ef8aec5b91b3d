// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/clock_time.h"

namespace meterbench::protocol::virtual_meter {

namespace {

/// Years that a meter can stand in.
constexpr int firstYear = 2000;
constexpr int lastYear = 2199;

axdr::DateTime dateTimeOf(std::int64_t seconds, int deviationMinutes, std::uint8_t status)
{
    const auto parts = device::civil({seconds});
    axdr::DateTime time;
    time.date = {static_cast<std::uint16_t>(parts.year), static_cast<std::uint8_t>(parts.month),
        static_cast<std::uint8_t>(parts.day), static_cast<std::uint8_t>(parts.weekday)};
    time.time = {static_cast<std::uint8_t>(parts.hour), static_cast<std::uint8_t>(parts.minute),
        static_cast<std::uint8_t>(parts.second), 0};
    time.deviation = static_cast<std::int16_t>(deviationMinutes);
    time.clockStatus = status;
    return time;
}

} // namespace

axdr::DateTime capturedTime(std::optional<MeterTime> time, int offsetMinutes)
{
    return time ? dateTimeOf(time->seconds, -offsetMinutes, 0) : axdr::DateTime{};
}

axdr::DateTime localTime(const device::Meter& meter, MeterTime time)
{
    const auto& model = meter.model();
    const auto shift = model.programs.daylightSaving.spanAt(time).offset;
    std::uint8_t status = 0;
    if (!meter.clock().isValid())
        status |= axdr::ClockInvalid;
    if (shift != 0)
        status |= axdr::ClockDaylightSaving;
    constexpr Seconds minute = 60;
    return dateTimeOf(time.seconds + shift, -model.offsetMinutes - static_cast<int>(shift / minute), status);
}

std::optional<MeterTime> normalTimeOf(const device::Meter& meter, const axdr::DateTime& time)
{
    const auto& date = time.date;
    const auto& clock = time.time;
    if (date.year < firstYear || date.year > lastYear || clock.hour == axdr::notSpecified
        || clock.minute == axdr::notSpecified || clock.second == axdr::notSpecified)
        return {};
    const std::chrono::year_month_day day(
        std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.dayOfMonth));
    if (!day.ok())
        return {};
    const auto local
        = device::meterTime(date.year, date.month, date.dayOfMonth, clock.hour, clock.minute, clock.second);
    // A weekday that contradicts the date shows that the sender is confused.
    if (date.dayOfWeek != axdr::notSpecified && date.dayOfWeek != device::civil(local).weekday)
        return {};
    const auto& model = meter.model();
    if (time.deviation != axdr::deviationNotSpecified)
        return local + Seconds{60} * (time.deviation + model.offsetMinutes);
    const bool saysStatus = time.clockStatus != axdr::ClockStatusNotSpecified;
    if (saysStatus && (time.clockStatus & axdr::ClockDaylightSaving) != 0)
        return local - tariff::daylightSavingShift;
    const auto& saving = model.programs.daylightSaving;
    const auto first = saving.meterTime({local.seconds});
    // The hour that comes twice: the second time without daylight saving.
    if (saysStatus && saving.spanAt(local).offset == 0)
        return local;
    return first;
}

} // namespace meterbench::protocol::virtual_meter
