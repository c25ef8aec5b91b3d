// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/quality_settings.h"

#include <array>

namespace meterbench::metrology {

std::span<const QualityParameter> qualityParameters()
{
    using Settings = QualitySettings;
    using enum configuration::Setting;
    constexpr std::int32_t thousandths = 1'000;
    constexpr std::int32_t thousandthsOfTenths = 100;
    constexpr std::int32_t nominal = 230'000;
    static constexpr std::array<QualityParameter, 11> parameters{{
        {HighMeanVoltage, &Settings::highMean, thousandthsOfTenths},
        {LowMeanVoltage, &Settings::lowMean, thousandthsOfTenths},
        {HighSingleVoltage, &Settings::highSingle, thousandthsOfTenths},
        {LowSingleVoltage, &Settings::lowSingle, thousandthsOfTenths},
        {MeanVoltagePeriod, &Settings::meanPeriod},
        {OutageLevel, &Settings::outageLevel, thousandths},
        {OutageTime, &Settings::outageTime},
        {PhaseLossLevel, &Settings::phaseLoss, thousandths},
        {NeutralFaultHigh, &Settings::neutralHigh, thousandths},
        {NeutralFaultShift, &Settings::neutralLow, -thousandths, nominal},
        {NeutralFaultTime, &Settings::neutralTime},
    }};
    return parameters;
}

Result<void> QualitySettings::check() const
{
    for (const auto& parameter : qualityParameters()) {
        const auto kept = this->*parameter.member - parameter.offset;
        const auto& row = configuration::definition(parameter.setting);
        if (kept % parameter.factor != 0 || kept / parameter.factor < row.least || kept / parameter.factor > row.most)
            return configuration::outOfLimits(row);
    }
    return {};
}

} // namespace meterbench::metrology
