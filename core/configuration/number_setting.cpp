// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/number_setting.h"

#include <fmt/format.h>

#include <cstdlib>

namespace meterbench::configuration {

namespace {

using enum NumberSetting;

// TD: technical description 55121235. TD162M: technical description 5512-1040. OMNIA-E: user guide of the successor,
// whose ranges stand in where the technical description prints defaults alone.
constexpr std::array<NumberDefinition, numberSettings> table{{
    {LoadStartDelay, "loadControl", "startDelay", "t", "s", 0, 0, 10'800, {}, "", "TD162M 10.4.6"},
    {DisconnectControlMode, "disconnect", "controlMode", "control mode", "", 0, 0, 7, {}, "", "IEC 62056-6-2"},
    {DisconnectLimit, "disconnect", "limit", "Id/Pd", "A/kW", 0, 0, 80, {}, "1.1.128.0.13.255", "TD table 18"},
    {DisconnectFactor1, "disconnect", "k1", "k1", "", 1, 0, 99, {}, "1.1.128.0.2.255", "TD table 19"},
    {DisconnectFactor2, "disconnect", "k2", "k2", "", 1, 0, 99, {}, "1.1.128.0.3.255", "TD table 19"},
    {DisconnectFactor3, "disconnect", "k3", "k3", "", 1, 0, 99, {}, "1.1.128.0.4.255", "TD table 19"},
    {DisconnectTime1, "disconnect", "t1", "t1", "s", 0, 0, 65'535, {}, "1.1.128.0.5.255", "TD table 19"},
    {DisconnectTime2, "disconnect", "t2", "t2", "s", 0, 0, 65'535, {}, "1.1.128.0.6.255", "TD table 19"},
    {DisconnectTime3, "disconnect", "t3", "t3", "s", 0, 0, 65'535, {}, "1.1.128.0.7.255", "TD table 19"},
    {OvervoltageDisconnect, "disconnect", "overvoltage", "U>", "V", 0, 260, 320, 285, "1.1.128.0.19.255",
        "TD table 21"},
    {OvervoltageDisconnectTime, "disconnect", "overvoltageTime", "t(U>)", "s", 0, 1, 3'600, 1, "1.1.128.0.20.255",
        "TD table 21"},
    {OvervoltageReconnect, "disconnect", "overvoltageReturn", "U<", "V", 0, 250, 270, 265, "1.1.128.0.21.255",
        "TD table 21"},
    {OvervoltageReconnectTime, "disconnect", "overvoltageReturnTime", "t(U<)", "s", 0, 1, 3'600, 60, "1.1.128.0.22.255",
        "TD table 21"},
    {ExceptionLimit, "prepayment", "exceptionLimit", "Iexception/Pexception", "A/kW", 0, 0, 80, {}, "1.1.128.0.12.255",
        "TD table 22"},
    {ExceptionDuration, "prepayment", "exceptionDuration", "tprepayment", "d", 0, 0, 255, {}, "1.1.128.0.9.255",
        "TD table 22"},
    {HighMeanVoltage, "voltageQuality", "highMean", "Uhigh,mean", "V", 1, 2'323, 2'760, 2'530, "", "TD table 23"},
    {LowMeanVoltage, "voltageQuality", "lowMean", "Ulow,mean", "V", 1, 1'840, 2'277, 2'070, "", "TD table 23"},
    {MeanVoltagePeriod, "voltageQuality", "meanPeriod", "Utime-period,mean", "s", 0, 10, 1'800, 600, "", "TD table 23"},
    {HighSingleVoltage, "voltageQuality", "highSingle", "Uhigh,sv", "V", 1, 2'323, 2'760, 2'530, "", "TD table 23"},
    {LowSingleVoltage, "voltageQuality", "lowSingle", "Ulow,sv", "V", 1, 1'840, 2'277, 2'070, "", "TD table 23"},
    {OutageLevel, "voltageQuality", "outageLevel", "Uoutage,level", "V", 0, 50, 160, 50, "", "TD table 23"},
    {OutageTime, "voltageQuality", "outageTime", "Uoutage,timethreshold", "s", 0, 0, 1'800, 10, "", "TD table 23"},
    {NeutralFaultHigh, "neutralFault", "high", "VLhiTh", "V", 0, 240, 270, 253, "", "TD p.55, OMNIA-E"},
    {NeutralFaultShift, "neutralFault", "shift", "VNTh", "V", 0, 0, 180, 40, "", "TD p.55, OMNIA-E"},
    {NeutralFaultTime, "neutralFault", "time", "NeutralFaultTime", "s", 0, 1, 900, 60, "", "TD p.55, OMNIA-E"},
    {AnalysisInterval, "analysisLogger", "interval", "T", "min", 0, 5, 60, 15, "", "TD 4.5.4"},
    {PulseInputDivisor, "pulses", "inputDivisor", "pulse division factor", "", 3, 100, 1'000'000, {}, "", "TD 4.10.7"},
    {PulseOutputConstant, "pulses", "outputConstant", "pulse value", "imp/kWh", 0, 1, 1'000, {}, "", "TD 4.10.9"},
}};

constexpr bool isInOrder()
{
    for (std::size_t position = 0; position < table.size(); ++position) {
        if (static_cast<std::size_t>(table[position].setting) != position)
            return false;
    }
    return true;
}
static_assert(isInOrder());

} // namespace

std::span<const NumberDefinition> numberDefinitions()
{
    return table;
}

const NumberDefinition& definition(NumberSetting setting)
{
    return table[static_cast<std::size_t>(setting)];
}

std::optional<int> NumberSettings::effective(NumberSetting setting) const
{
    const auto& value = (*this)[setting];
    return value ? value : definition(setting).byDefault;
}

int stepsPerUnit(int decimals)
{
    int steps = 1;
    while (decimals-- > 0)
        steps *= 10;
    return steps;
}

std::string numberText(int value, int decimals)
{
    if (decimals == 0)
        return std::to_string(value);
    const int steps = stepsPerUnit(decimals);
    return fmt::format("{}{}.{:0{}}", value < 0 ? "-" : "", std::abs(value / steps), std::abs(value % steps), decimals);
}

} // namespace meterbench::configuration
