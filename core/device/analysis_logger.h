// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/device/energy_registers.h"
#include "core/tariff/calendar_time.h"

#include <array>
#include <bitset>
#include <cstdint>

/// What the analysis logger records: up to 16 (single-phase 24) channels, each a mean over its period or a register at
/// its end (technical description tables 14 and 15), and the sums that make the means. Not the log itself. Plain
/// values.
namespace meterbench::device {

enum class AnalysisQuantity : std::uint8_t {
    MeanActiveImport, ///< mW; the six means in the order of Energy
    MeanActiveExport,
    MeanReactiveImport,
    MeanReactiveExport,
    MeanApparentImport,
    MeanApparentExport,
    MeanVoltage, ///< mV
    MeanCurrent, ///< mA
    MeanPowerFactor, ///< thousandths
    MeanVoltageThd, ///< millipercent
    MeanCurrentThd,
    MeanFrequency, ///< mHz
    EnergyRegister, ///< mW·s; `place` is the Energy
    TariffRegister, ///< mW·s; `place` is 8·Energy + tariff − 1, Energy A+ to R−
    HourCounter,
    PulseInput,
    BreakerState,
    DayMaximum, ///< mW
    DayMinimum
};

/// @param place for means: 0 the total, 1–3 a phase
struct AnalysisChannel {
    AnalysisQuantity quantity = AnalysisQuantity::MeanActiveImport;
    std::uint8_t place = 0;

    bool operator==(const AnalysisChannel&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, AnalysisChannel& channel)
    {
        archive(channel.quantity, channel.place);
    }
};

inline constexpr std::size_t mostAnalysisChannels = 24;

struct AnalysisSettings {
    std::uint16_t minutes = 15; ///< 5, 15, 30, 60
    std::uint8_t count = 0;
    std::array<AnalysisChannel, mostAnalysisChannels> channels{};

    [[nodiscard]] Seconds period() const { return tariff::secondsPerMinute * minutes; }
    /// Error: `device-setting`.
    [[nodiscard]] Result<void> check() const;

    bool operator==(const AnalysisSettings&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, AnalysisSettings& settings)
    {
        archive(settings.minutes, settings.count, settings.channels);
    }
};

/// The set of the technical description, table 15: P+ always; P−, Q+, Q− by energy type; mean U and I of each phase; 15
/// minutes.
[[nodiscard]] AnalysisSettings defaultAnalysis(std::size_t phases, std::bitset<energyQuantities> energies);

/// Sums since the period began; energies are compared with their registers instead.
struct AnalysisSums {
    Seconds seconds = 0;
    std::array<std::int64_t, maximumPhases> voltage{}; ///< mV·s
    std::array<std::int64_t, maximumPhases> current{};
    std::array<std::int64_t, maximumPhases> voltageThd{};
    std::array<std::int64_t, maximumPhases> currentThd{};
    std::int64_t frequency = 0;
    MainValues totalStart{};
    std::array<MainValues, maximumPhases> phaseStart{};

    void add(const metrology::MeasuredSecond& each, Seconds count)
    {
        seconds += count;
        for (std::size_t phase = 0; phase < maximumPhases; ++phase) {
            const auto& measured = each.phases[phase];
            voltage[phase] += measured.voltageMillivolt * count;
            current[phase] += measured.currentMilliampere * count;
            voltageThd[phase] += measured.voltageThdMillipercent * count;
            currentThd[phase] += measured.currentThdMillipercent * count;
        }
        frequency += each.frequencyMillihertz * count;
    }
    void restart(const EnergyRegisters& registers);

    bool operator==(const AnalysisSums&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, AnalysisSums& sums)
    {
        archive(sums.seconds, sums.voltage, sums.current, sums.voltageThd, sums.currentThd, sums.frequency,
            sums.totalStart, sums.phaseStart);
    }
};

/// A mean over the period so far. @param period its nominal length, over which energies are spread
[[nodiscard]] std::int64_t analysisMean(
    const AnalysisChannel& channel, const AnalysisSums& sums, const EnergyRegisters& registers, Seconds period);

} // namespace meterbench::device
