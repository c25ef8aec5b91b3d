// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tariff/plan.h"

#include <QByteArray>

#include <random>

/// Plans the tests of this room share, and short ways to write dates. Not a plan of any utility.
namespace meterbench::tests {

inline tariff::Date date(int year, unsigned month, unsigned day)
{
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

/// Normal time.
inline MeterTime at(tariff::Date date, int hour = 0, int minute = 0, int second = 0)
{
    return tariff::meterTime(date, hour * tariff::secondsPerHour + minute * tariff::secondsPerMinute + second);
}

inline std::chrono::month_day monthDay(unsigned month, unsigned day)
{
    return std::chrono::month(month) / std::chrono::day(day);
}

inline tariff::DayPlan& day(tariff::Season& season, tariff::DayType type)
{
    return season.days[static_cast<std::size_t>(type)];
}

/// Winter from 1 October (T1 at 06:00, T2 at 22:00, weekends T2, holidays T3) and summer from 1 April (T4 at 00:00, T5
/// at 12:00, the weekend as working days, holidays T6).
inline tariff::PlanDefinition samplePlan()
{
    using tariff::DayType;
    tariff::Season winter;
    day(winter, DayType::Working) = {{360, 1}, {1320, 2}};
    day(winter, DayType::NonWorking) = {{0, 2}};
    day(winter, DayType::Holiday) = {{0, 3}};
    tariff::Season summer;
    day(summer, DayType::Working) = {{0, 4}, {720, 5}};
    day(summer, DayType::Holiday) = {{0, 6}};
    return {{winter, summer}, {{monthDay(4, 1), 1}, {monthDay(10, 1), 0}}};
}

/// A plan within the limits of OMNIPOWER, as wild as they let it be.
inline tariff::PlanDefinition randomPlan(std::mt19937_64& random, tariff::PlanKind kind)
{
    const auto upTo = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    const auto& limits = tariff::omnipowerLimits;
    tariff::PlanDefinition plan;
    const auto seasons = 1 + upTo(static_cast<int>(limits.seasons) - 1);
    for (int number = 0; number < seasons; ++number) {
        tariff::Season season;
        for (auto& type : season.week)
            type = static_cast<tariff::DayType>(upTo(2));
        for (auto& shifts : season.days) {
            const auto count = &shifts == season.days.data() ? 1 + upTo(9) : upTo(10);
            int minute = upTo(200);
            for (int position = 0; position < count && minute < tariff::minutesPerDay; ++position) {
                shifts.push_back({minute, kind == tariff::PlanKind::Tariff ? 1 + upTo(7) : upTo(1)});
                minute += 1 + upTo(300);
            }
        }
        plan.seasons.push_back(std::move(season));
    }
    auto first = std::chrono::sys_days(std::chrono::year(2001) / 1 / 1);
    for (std::size_t start = 0; start < limits.seasonStarts; ++start) {
        first += std::chrono::days(1 + upTo(40));
        const tariff::Date startDate(first);
        plan.starts.push_back({{startDate.month(), startDate.day()}, upTo(seasons - 1)});
    }
    return plan;
}

} // namespace meterbench::tests
