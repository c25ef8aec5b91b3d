// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/configuration/setting_table.h"
#include "core/device/analysis_logger.h"
#include "core/device/prepayment.h"
#include "core/device/smart_disconnect.h"
#include "core/metrology/quality_settings.h"

#include <array>
#include <cstdint>
#include <optional>

/// What may be set on a meter after it was made: everything here, and nothing that is legal. Legal data (type code,
/// constants, decimals, calculation method, bases of load profile and pulses, the registers) have no member here, so no
/// setter can reach them. A plain value with the defaults of the papers.
namespace meterbench::device {

/// Bits of alarms and of their mask (technical description 4.11: push alarms).
namespace alarm {
inline constexpr std::uint32_t magnet = 1U << 0U;
inline constexpr std::uint32_t tamper = 1U << 1U;
inline constexpr std::uint32_t internalError = 1U << 2U;
inline constexpr std::uint32_t underVoltage = 1U << 3U;
inline constexpr std::uint32_t overVoltage = 1U << 4U;
inline constexpr std::uint32_t missingPhase = 1U << 5U;
inline constexpr std::uint32_t neutralFault = 1U << 6U;
inline constexpr std::uint32_t alarmInput = 1U << 7U;
inline constexpr std::uint32_t lastGasp = 1U << 8U; ///< variant 2 with radio
inline constexpr std::uint32_t all = (1U << 9U) - 1U;
} // namespace alarm

template <typename Archive>
void describe(Archive& archive, metrology::QualitySettings& settings)
{
    archive(settings.highMean, settings.lowMean, settings.highSingle, settings.lowSingle, settings.meanPeriod,
        settings.outageLevel, settings.outageTime, settings.phaseLoss, settings.neutralHigh, settings.neutralLow,
        settings.neutralTime, settings.longInterruption, settings.neutralRule, settings.sagRule);
}

/// A meter number as digits and letters, at most 16.
using MeterNumberText = std::array<char, 16>;

struct MeterSettings {
    std::array<MeterNumberText, 3> meterNumbers{};
    std::array<std::uint32_t, 2> specialData{}; ///< numbers that are the owner's (SPC), at most eight digits
    std::int64_t powerThresholdWatt = 99'000;
    std::array<std::int64_t, maximumTariffs> tariffThresholdWatt{
        99'000, 99'000, 99'000, 99'000, 99'000, 99'000, 99'000, 99'000};
    std::uint32_t pulseInputThousandths = 1'000; ///< pulses for one unit, times 1000: 100–1,000,000
    std::uint16_t modulePulsesPerKilowattHour = 1'000; ///< 1–1000
    std::uint16_t loadStartDelayLimit = 0; ///< seconds, 0–10800; each start draws a delay up to it
    std::uint32_t alarmMask = 0;
    std::uint8_t breakerMode = 2; ///< COSEM control mode 0–7
    SmartDisconnectSettings smartDisconnect;
    PrepaymentSettings prepayment;
    bool neutralFaultOpensBreaker = false;
    AnalysisSettings analysis;
    metrology::QualitySettings voltageQuality; ///< of the voltage-quality log, its counters and the neutral fault

    /// Errors: `setting-limits` with the first that its row of the table does not take; `device-setting` for factors,
    /// times, alarms and registers that do not fit together.
    [[nodiscard]] Result<void> check() const;

    bool operator==(const MeterSettings&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, MeterSettings& settings)
    {
        archive(settings.meterNumbers, settings.specialData, settings.powerThresholdWatt, settings.tariffThresholdWatt,
            settings.pulseInputThousandths, settings.modulePulsesPerKilowattHour, settings.loadStartDelayLimit,
            settings.alarmMask, settings.breakerMode, settings.smartDisconnect, settings.prepayment,
            settings.neutralFaultOpensBreaker, settings.analysis, settings.voltageQuality);
    }
};

/// The value of a row of the table, in its steps; nothing for one that is kept elsewhere, or that has no such value.
[[nodiscard]] std::optional<std::int64_t> settingValue(const MeterSettings& settings, configuration::Setting setting);

/// Puts it where the meter keeps it. False for a setting that is kept elsewhere and a number outside its limits;
/// whether several fit together is MeterSettings::check()'s.
[[nodiscard]] bool setSetting(MeterSettings& settings, configuration::Setting setting, std::int64_t value);

} // namespace meterbench::device
