// SPDX-License-Identifier: Apache-2.0
#include "core/device/meter_settings.h"

#include "core/device/breaker.h"

#include <algorithm>

namespace meterbench::device {

Result<void> MeterSettings::check() const
{
    const auto refuse = [](const char* setting) { return failure("device-setting", {{"setting", setting}}); };
    constexpr std::int64_t mostWatt = 10'000'000;
    const auto isThreshold = [](std::int64_t watt) { return watt >= 0 && watt <= mostWatt; };
    if (!isThreshold(powerThresholdWatt) || !std::ranges::all_of(tariffThresholdWatt, isThreshold))
        return refuse("powerThreshold");
    if (pulseInputThousandths < 100 || pulseInputThousandths > 1'000'000)
        return refuse("pulseInput");
    constexpr std::uint32_t eightDigits = 99'999'999;
    if (std::ranges::max(specialData) > eightDigits)
        return refuse("specialData");
    if (modulePulsesPerKilowattHour < 1 || modulePulsesPerKilowattHour > 1'000)
        return refuse("modulePulses");
    if (loadStartDelayLimit > 10'800)
        return refuse("loadStartDelay");
    if ((alarmMask & ~alarm::all) != 0)
        return refuse("alarmMask");
    if (breakerMode >= breakerModes)
        return refuse("breakerMode");
    if (auto checked = smartDisconnect.check(); !checked)
        return checked;
    if (auto checked = prepayment.check(); !checked)
        return checked;
    if (auto checked = voltageQuality.check(); !checked)
        return checked;
    return analysis.check();
}

} // namespace meterbench::device
