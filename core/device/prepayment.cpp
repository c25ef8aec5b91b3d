// SPDX-License-Identifier: Apache-2.0
#include "core/device/prepayment.h"

#include <algorithm>
#include <chrono>

namespace meterbench::device {

bool PrepaymentSettings::isProtected(tariff::DisplayTime shown, std::span<const tariff::Date> sparedDays) const
{
    const auto date = tariff::dateOf(tariff::dayNumber(shown.seconds));
    const auto weekday = std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding();
    if ((protectedWeekdays >> (weekday - 1U) & 1U) != 0 || std::ranges::binary_search(sparedDays, date))
        return true;
    if (protectedFromMinute == protectedToMinute)
        return false;
    const auto minute = tariff::secondOfDay(shown.seconds) / tariff::secondsPerMinute;
    const bool after = minute >= protectedFromMinute;
    const bool before = minute < protectedToMinute;
    return protectedFromMinute < protectedToMinute ? after && before : after || before;
}

tariff::DisplayTime PrepaymentSettings::nextChange(tariff::DisplayTime shown) const
{
    const auto midnight = tariff::dayNumber(shown.seconds) * tariff::secondsPerDay;
    auto next = midnight + tariff::secondsPerDay;
    for (const auto minute : {protectedFromMinute, protectedToMinute}) {
        const auto change = midnight + Seconds{minute} * tariff::secondsPerMinute;
        if (change > shown.seconds)
            next = std::min(next, change);
    }
    return {next};
}

} // namespace meterbench::device
