// SPDX-License-Identifier: Apache-2.0
#include "core/device/meter_calendar.h"

#include "core/tariff/calendar_time.h"

#include <chrono>

namespace meterbench::device {

namespace {

tariff::Date dateOf(MeterTime time)
{
    return tariff::dateOf(tariff::dayNumber(time.seconds));
}

} // namespace

CivilTime civil(MeterTime time)
{
    const auto date = dateOf(time);
    const auto second = static_cast<unsigned>(time.seconds - startOfDay(time).seconds);
    const std::chrono::weekday weekday{std::chrono::sys_days{date}};
    return {.year = static_cast<int>(date.year()),
        .month = static_cast<unsigned>(date.month()),
        .day = static_cast<unsigned>(date.day()),
        .hour = second / 3600U,
        .minute = second / 60U % 60U,
        .second = second % 60U,
        .weekday = weekday.iso_encoding()};
}

MeterTime meterTime(int year, unsigned month, unsigned day, unsigned hour, unsigned minute, unsigned second)
{
    const tariff::Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return tariff::meterTime(date, hour * tariff::secondsPerHour + minute * tariff::secondsPerMinute + second);
}

MeterTime nextDebiting(MeterTime time, DebitingSchedule schedule)
{
    if (schedule.intervalMonths == 0)
        return never;
    const auto date = dateOf(time);
    auto year = static_cast<int>(date.year());
    auto month = static_cast<unsigned>(date.month());
    while (true) {
        if ((month + 12U - schedule.firstMonth) % schedule.intervalMonths == 0) {
            const auto candidate = meterTime(year, month, schedule.day);
            if (candidate > time)
                return candidate;
        }
        if (++month > 12) {
            month = 1;
            ++year;
        }
    }
}

MeterTime nextRecurrence(MeterTime time, RecurringLog interval)
{
    const auto midnight = nextMultiple(time, secondsPerDay);
    switch (interval) {
    case RecurringLog::Daily:
        break;
    case RecurringLog::Weekly:
        return midnight + (8 - civil(midnight).weekday) % 7 * secondsPerDay;
    case RecurringLog::Monthly:
        return nextDebiting(time, {1, 1, 1});
    }
    return midnight;
}

} // namespace meterbench::device
