// SPDX-License-Identifier: Apache-2.0
#include "core/device/analysis_logger.h"

#include "core/configuration/settings.h"

#include <algorithm>
#include <cmath>

namespace meterbench::device {

namespace {

constexpr std::size_t mainOf(AnalysisQuantity quantity)
{
    return static_cast<std::size_t>(quantity);
}

bool isPlace(const AnalysisChannel& channel)
{
    switch (channel.quantity) {
    case AnalysisQuantity::MeanVoltage:
    case AnalysisQuantity::MeanCurrent:
    case AnalysisQuantity::MeanVoltageThd:
    case AnalysisQuantity::MeanCurrentThd:
        return channel.place >= 1 && channel.place <= 3;
    case AnalysisQuantity::EnergyRegister:
        return channel.place < energyQuantities;
    case AnalysisQuantity::TariffRegister:
        return channel.place < 4 * maximumTariffs;
    default:
        break;
    }
    return channel.place <= 3;
}

/// |P|/S of the energies of the period.
std::int64_t powerFactor(const MainValues& now, const MainValues& start)
{
    const auto active = now[0] - start[0] + (now[1] - start[1]);
    const auto apparent = now[4] - start[4] + (now[5] - start[5]);
    if (apparent == 0)
        return 1000;
    return std::llround(static_cast<double>(active) * 1000.0 / static_cast<double>(apparent));
}

} // namespace

Result<void> AnalysisSettings::check() const
{
    if (std::ranges::find(configuration::analysisIntervals, minutes) == configuration::analysisIntervals.end())
        return failure("device-setting", {{"setting", "analysisPeriod"}});
    if (count > mostAnalysisChannels)
        return failure("device-setting", {{"setting", "analysisChannels"}});
    for (std::size_t channel = 0; channel < count; ++channel)
        if (channels[channel].quantity > AnalysisQuantity::DayMinimum || !isPlace(channels[channel]))
            return failure("device-setting", {{"setting", "analysisChannels"}});
    return {};
}

AnalysisSettings defaultAnalysis(std::size_t phases, std::bitset<energyQuantities> energies)
{
    AnalysisSettings settings;
    const auto add = [&](AnalysisQuantity quantity, std::size_t place) {
        settings.channels[settings.count++] = {quantity, static_cast<std::uint8_t>(place)};
    };
    for (std::size_t quantity = 0; quantity < 4; ++quantity)
        if (energies.test(quantity))
            add(static_cast<AnalysisQuantity>(quantity), 0);
    for (std::size_t phase = 1; phase <= phases; ++phase)
        add(AnalysisQuantity::MeanVoltage, phase);
    for (std::size_t phase = 1; phase <= phases; ++phase)
        add(AnalysisQuantity::MeanCurrent, phase);
    return settings;
}

void AnalysisSums::restart(const EnergyRegisters& registers)
{
    *this = {};
    totalStart = registers.mainTotals();
    for (std::size_t phase = 0; phase < maximumPhases; ++phase)
        phaseStart[phase] = registers.phase(phase);
}

std::int64_t analysisMean(
    const AnalysisChannel& channel, const AnalysisSums& sums, const EnergyRegisters& registers, Seconds period)
{
    const auto place = std::size_t{channel.place};
    const auto mean = [&](const std::array<std::int64_t, maximumPhases>& values) {
        return sums.seconds == 0 ? 0 : values[place - 1] / sums.seconds;
    };
    switch (channel.quantity) {
    case AnalysisQuantity::MeanVoltage:
        return mean(sums.voltage);
    case AnalysisQuantity::MeanCurrent:
        return mean(sums.current);
    case AnalysisQuantity::MeanVoltageThd:
        return mean(sums.voltageThd);
    case AnalysisQuantity::MeanCurrentThd:
        return mean(sums.currentThd);
    case AnalysisQuantity::MeanFrequency:
        return sums.seconds == 0 ? 0 : sums.frequency / sums.seconds;
    case AnalysisQuantity::MeanPowerFactor:
        return place == 0 ? powerFactor(registers.mainTotals(), sums.totalStart)
                          : powerFactor(registers.phase(place - 1), sums.phaseStart[place - 1]);
    default:
        break;
    }
    const auto quantity = mainOf(channel.quantity);
    if (quantity >= mainQuantities)
        return 0;
    const auto energy = static_cast<Energy>(quantity);
    const auto grown = place == 0 ? registers.total(energy) - sums.totalStart[quantity]
                                  : registers.phase(place - 1, energy) - sums.phaseStart[place - 1][quantity];
    return grown / period;
}

} // namespace meterbench::device
