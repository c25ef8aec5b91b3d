// SPDX-License-Identifier: Apache-2.0
#include "core/device/prepayment.h"

#include <algorithm>

namespace meterbench::device {

namespace {

constexpr Seconds secondsPerMinute = 60;

} // namespace

bool PrepaymentSettings::isProtected(MeterTime time) const
{
    if ((protectedWeekdays >> (civil(time).weekday - 1U) & 1U) != 0)
        return true;
    if (protectedFromMinute == protectedToMinute)
        return false;
    const auto minute = (time - startOfDay(time)) / secondsPerMinute;
    const bool after = minute >= protectedFromMinute;
    const bool before = minute < protectedToMinute;
    return protectedFromMinute < protectedToMinute ? after && before : after || before;
}

MeterTime PrepaymentSettings::nextChange(MeterTime time) const
{
    const auto midnight = startOfDay(time);
    auto next = midnight + secondsPerDay;
    for (const auto minute : {protectedFromMinute, protectedToMinute}) {
        const auto change = midnight + Seconds{minute} * secondsPerMinute;
        if (change > time)
            next = std::min(next, change);
    }
    return next;
}

Result<void> PrepaymentSettings::check() const
{
    constexpr int minutesPerDay = 1440;
    if (protectedFromMinute >= minutesPerDay || protectedToMinute >= minutesPerDay)
        return failure("device-setting", {{"setting", "prepaymentTime"}});
    if (protectedWeekdays >= 1U << 7U)
        return failure("device-setting", {{"setting", "prepaymentWeekdays"}});
    return {};
}

} // namespace meterbench::device
