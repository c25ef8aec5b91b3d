// SPDX-License-Identifier: Apache-2.0
#include "core/device/load.h"
#include "core/device/meter_calendar.h"

#include <algorithm>
#include <string>

namespace meterbench::device {

namespace {

/// Share of the day's mean by the hour, in per cent: a night, a morning, a quiet noon, an evening.
constexpr std::array<int, 24> hourShare{
    45, 40, 38, 38, 42, 60, 110, 150, 125, 95, 85, 85, 95, 90, 85, 90, 115, 165, 205, 200, 170, 135, 95, 62};
/// Share of the year's mean by the month.
constexpr std::array<int, 12> monthShare{128, 122, 112, 99, 90, 82, 78, 80, 88, 99, 108, 114};
/// The sun by the hour at its highest and lowest month, thousandths of the peak.
constexpr std::array<int, 24> summerSun{
    0, 0, 0, 0, 15, 70, 170, 300, 440, 570, 670, 730, 750, 730, 670, 570, 440, 300, 170, 70, 15, 0, 0, 0};
constexpr std::array<int, 24> winterSun{
    0, 0, 0, 0, 0, 0, 0, 0, 25, 95, 160, 200, 205, 165, 90, 20, 0, 0, 0, 0, 0, 0, 0, 0};
/// How much of summer a month is, in per cent.
constexpr std::array<int, 12> summerShare{8, 25, 50, 75, 93, 100, 97, 82, 60, 35, 14, 3};

constexpr Seconds step = 900;

/// A well-mixed number that depends on its arguments only.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t number)
{
    auto value = seed * 0x9E37'79B9'7F4A'7C15U + number * 0xD1B5'4A32'D192'ED03U + 0x2545'F491'4F6C'DD1DU;
    value = (value ^ (value >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return value ^ (value >> 31U);
}

std::int64_t between(std::uint64_t random, std::int64_t low, std::int64_t high)
{
    return low + static_cast<std::int64_t>(random % static_cast<std::uint64_t>(high - low + 1));
}

} // namespace

Result<Household> householdOf(std::string_view name, std::uint64_t seed)
{
    Household household;
    household.seed = seed;
    if (name == "household")
        return household;
    if (name == "household-solar") {
        household.solarPeakWatt = 5'000;
        return household;
    }
    return failure("load-name", {{"name", std::string(name)}});
}

Load householdLoad(const Household& household, SimInstant from, SimInstant to)
{
    Load load;
    if (to <= from)
        return load;
    const auto first = from.seconds - ((from.seconds % step) + step) % step;
    load.powers.reserve(static_cast<std::size_t>((to.seconds - first) / step + 1));
    for (SimInstant at{first}; at < to; at = at + step) {
        const auto time = normalTime(at, household.offsetMinutes);
        const auto now = civil(time);
        const auto quarter = static_cast<std::uint64_t>(time.seconds / step);
        const auto day = static_cast<std::uint64_t>(time.seconds / secondsPerDay);
        const auto month = now.month - 1;
        auto watt = household.meanWatt * hourShare[now.hour] / 100 * monthShare[month] / 100;
        if (now.weekday >= 6 && now.hour >= 9 && now.hour < 17)
            watt += household.meanWatt * 35 / 100;
        watt = watt * between(mixed(household.seed, quarter), 70, 130) / 100;
        // Now and then a kettle, an oven, a washing machine.
        const auto chance = mixed(household.seed ^ 0xA5A5U, quarter) % 1000;
        if (now.hour >= 6 && now.hour < 23 && chance < 45)
            watt += between(mixed(household.seed ^ 0x5A5AU, quarter), 800, 3'200);
        auto var = watt * between(mixed(household.seed ^ 0x33U, quarter), 5, 30) / 100;
        if (household.solarPeakWatt != 0) {
            const auto sun
                = (summerSun[now.hour] * summerShare[month] + winterSun[now.hour] * (100 - summerShare[month])) / 100;
            const auto clouds = between(mixed(household.seed ^ 0xC10DU, day), 20, 100);
            watt -= household.solarPeakWatt * sun / 1000 * clouds / 100;
        }
        // One day in eight the reactive power is capacitive: chargers and lamps instead of motors.
        if (mixed(household.seed ^ 0xCAFU, day) % 8 == 0)
            var = -var / 2;
        load.powers.push_back({at, watt * 1000, var * 1000});
    }
    return load;
}

} // namespace meterbench::device
