// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/configuration/setting_table.h"

#include <cstdint>
#include <span>

/// The parameters of the meter's voltage-quality functions with their defaults, and the switches where sources
/// disagree (resources/metrology/switches.json names both sides). Voltages in mV, times in s. Plain values.
namespace meterbench::metrology {

/// Which interruption of exactly three minutes is long.
enum class LongInterruption : std::uint8_t {
    LongerThanThreeMinutes, ///< technical description and EN 50160
    FromThreeMinutes ///< user guide of the OMNIA
};

enum class NeutralFaultRule : std::uint8_t {
    TwoHighOneLow, ///< technical description: two phases > 253 V and one < 190 V
    AnyHighAnyLow ///< user guide of the OMNIA: at least one > 260 V and at least one < 210 V
};

enum class SagRule : std::uint8_t {
    Deviation, ///< technical description: more than 20 % of Un away
    OwnLimits ///< user guide of the OMNIA: 207 V and 253 V, hysteresis 2 % of Un
};

struct QualitySettings {
    std::int32_t highMean = 253'000;
    std::int32_t lowMean = 207'000;
    std::int32_t highSingle = 253'000;
    std::int32_t lowSingle = 207'000;
    std::int32_t meanPeriod = 600;
    std::int32_t outageLevel = 50'000; ///< of single phases
    std::int32_t outageTime = 10;
    std::int32_t phaseLoss = 160'000; ///< of the indicator; a specimen lies within ±5 %
    std::int32_t neutralHigh = 253'000;
    std::int32_t neutralLow = 190'000;
    std::int32_t neutralTime = 60;
    LongInterruption longInterruption = LongInterruption::LongerThanThreeMinutes;
    NeutralFaultRule neutralRule = NeutralFaultRule::TwoHighOneLow;
    SagRule sagRule = SagRule::Deviation;

    bool operator==(const QualitySettings&) const = default;

    /// Error: `setting-limits` with the parameter's symbol and its range, for the first that lies outside.
    [[nodiscard]] Result<void> check() const;
};

/// Which member is which setting: the member is the setting's value · factor + offset. Limits are the setting's.
struct QualityParameter {
    configuration::Setting setting = configuration::Setting::HighMeanVoltage;
    std::int32_t QualitySettings::* member = nullptr;
    std::int32_t factor = 1;
    std::int32_t offset = 0;
};

[[nodiscard]] std::span<const QualityParameter> qualityParameters();

} // namespace meterbench::metrology
