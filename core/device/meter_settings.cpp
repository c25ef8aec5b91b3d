// SPDX-License-Identifier: Apache-2.0
#include "core/device/meter_settings.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace meterbench::device {

namespace {

using configuration::Setting;

/// Calls use(member, factor, offset) where the member is the row's value · factor + offset. False where there is none.
template <typename Settings, typename Use>
bool withMember(Settings& meter, Setting setting, const Use& use)
{
    using enum Setting;
    constexpr int thousand = 1'000;
    constexpr int saturdayAndSunday = 0b110'0000;
    auto& smart = meter.smartDisconnect;
    auto& prepayment = meter.prepayment;
    const auto place
        = [setting](Setting first) { return static_cast<std::size_t>(setting) - static_cast<std::size_t>(first); };
    switch (setting) {
    case LoadStartDelay:
        return use(meter.loadStartDelayLimit, 1, 0);
    case OvervoltageDisconnects:
        return use(smart.overVoltage, 1, 0);
    case NeutralFaultDisconnects:
        return use(meter.neutralFaultOpensBreaker, 1, 0);
    case DisconnectControlMode:
        return use(meter.breakerMode, 1, 0);
    case DisconnectLimit:
        return use(smart.limit, thousand, 0);
    case DisconnectFactor1:
    case DisconnectFactor2:
    case DisconnectFactor3:
        return use(smart.tenths[place(DisconnectFactor1)], 1, 0);
    case DisconnectTime1:
    case DisconnectTime2:
    case DisconnectTime3:
        return use(smart.seconds[place(DisconnectTime1)], 1, 0);
    case OvervoltageDisconnect:
        return use(smart.overVoltageVolt, 1, 0);
    case OvervoltageDisconnectTime:
        return use(smart.overVoltageSeconds, 1, 0);
    case OvervoltageReconnect:
        return use(smart.reconnectVolt, 1, 0);
    case OvervoltageReconnectTime:
        return use(smart.reconnectSeconds, 1, 0);
    case PrepaymentWorkingDays:
        return use(prepayment.protectedWeekdays, saturdayAndSunday, 0);
    case PrepaymentFrom:
        return use(prepayment.protectedFromMinute, 1, 0);
    case PrepaymentUntil:
        return use(prepayment.protectedToMinute, 1, 0);
    case ExceptionLimit:
        return use(smart.exceptionLimit, thousand, 0);
    case ExceptionDuration:
        return use(prepayment.exceptionDays, 1, 0);
    case AnalysisInterval:
        return use(meter.analysis.minutes, 1, 0);
    case PulseInputDivisor:
        return use(meter.pulseInputThousandths, 1, 0);
    case PulseOutputConstant:
        return use(meter.modulePulsesPerKilowattHour, 1, 0);
    case PowerThreshold:
        return use(meter.powerThresholdWatt, 1, 0);
    case SpecialData1:
    case SpecialData2:
        return use(meter.specialData[place(SpecialData1)], 1, 0);
    default:
        break;
    }
    if (setting >= TariffThreshold1 && setting <= TariffThreshold8)
        return use(meter.tariffThresholdWatt[place(TariffThreshold1)], 1, 0);
    const auto parameters = metrology::qualityParameters();
    const auto found = std::ranges::find(parameters, setting, &metrology::QualityParameter::setting);
    return found != parameters.end()
        && use(meter.voltageQuality.*found->member, int{found->factor}, int{found->offset});
}

// Two settings are no member of their own.

enum class DisconnectFunction : std::uint8_t { None, Current, Power, Voltage, Prepayment };

DisconnectFunction functionOf(const MeterSettings& settings)
{
    const auto& smart = settings.smartDisconnect;
    return settings.prepayment.active                  ? DisconnectFunction::Prepayment
        : smart.basis == DisconnectBasis::Current      ? DisconnectFunction::Current
        : smart.basis == DisconnectBasis::Power        ? DisconnectFunction::Power
        : smart.overVoltage == OverVoltageFunction::On ? DisconnectFunction::Voltage
                                                       : DisconnectFunction::None;
}

void setFunction(MeterSettings& settings, DisconnectFunction function)
{
    auto& smart = settings.smartDisconnect;
    smart.basis = function == DisconnectFunction::Current ? DisconnectBasis::Current
        : function == DisconnectFunction::Power           ? DisconnectBasis::Power
                                                          : DisconnectBasis::None;
    settings.prepayment.active = function == DisconnectFunction::Prepayment;
    if (function == DisconnectFunction::None || function == DisconnectFunction::Voltage)
        smart.overVoltage
            = function == DisconnectFunction::Voltage ? OverVoltageFunction::On : OverVoltageFunction::Off;
}

/// COSEM control modes of what a document says: 2 lets remote and button reconnect, 1 asks for a release first, 5
/// reconnects by itself.
constexpr std::array<std::uint8_t, 3> modeOfReconnection{2, 1, 5};

} // namespace

std::optional<std::int64_t> settingValue(const MeterSettings& settings, Setting setting)
{
    if (setting == Setting::DisconnectFunction)
        return static_cast<std::int64_t>(functionOf(settings));
    if (setting == Setting::ReconnectionMode) {
        const auto mode = std::ranges::find(modeOfReconnection, settings.breakerMode);
        return mode == modeOfReconnection.end() ? std::nullopt : std::optional(mode - modeOfReconnection.begin());
    }
    std::optional<std::int64_t> value;
    static_cast<void>(withMember(settings, setting, [&value](const auto& member, int factor, int offset) {
        const auto kept = static_cast<std::int64_t>(member) - offset;
        if (kept % factor == 0)
            value = kept / factor;
        return true;
    }));
    return value;
}

bool setSetting(MeterSettings& settings, Setting setting, std::int64_t value)
{
    const auto& row = configuration::definition(setting);
    if (value < row.least || value > row.most)
        return false;
    if (setting == Setting::DisconnectFunction) {
        setFunction(settings, static_cast<DisconnectFunction>(value));
        return true;
    }
    if (setting == Setting::ReconnectionMode) {
        settings.breakerMode = modeOfReconnection[static_cast<std::size_t>(value)];
        return true;
    }
    return withMember(settings, setting, [value](auto& member, int factor, int offset) {
        member = static_cast<std::remove_reference_t<decltype(member)>>(value * factor + offset);
        return true;
    });
}

Result<void> MeterSettings::check() const
{
    const auto refuse = [](const char* setting) { return failure("device-setting", {{"setting", setting}}); };
    for (const auto& row : configuration::settingTable()) {
        const bool isKept = withMember(*this, row.setting, [](const auto&, int, int) { return true; });
        const auto value = settingValue(*this, row.setting);
        if (isKept && (!value || *value < row.least || *value > row.most))
            return configuration::outOfLimits(row);
    }
    if (prepayment.active && smartDisconnect.basis != DisconnectBasis::None) // one function of five
        return refuse("Id/Pd");
    if (!std::ranges::is_sorted(smartDisconnect.tenths, std::greater{}))
        return refuse("k");
    if (!std::ranges::is_sorted(smartDisconnect.seconds))
        return refuse("t");
    if ((alarmMask & ~alarm::all) != 0)
        return refuse("alarmMask");
    return analysis.check();
}

} // namespace meterbench::device
