// SPDX-License-Identifier: Apache-2.0
#include "core/device/document_settings.h"

#include "core/base/obis.h"
#include "core/configuration/settings.h"

#include <algorithm>
#include <map>

namespace meterbench::device {

namespace {

using configuration::NumberSetting;
using configuration::NumberSettings;

constexpr int thousand = 1000;

/// Puts a number of the document where the meter keeps it, when the document has it.
template <typename Into>
void take(const NumberSettings& numbers, NumberSetting setting, Into& into, int factor = 1)
{
    if (const auto& value = numbers[setting])
        into = static_cast<Into>(*value * factor);
}

void takeDisconnection(const configuration::Settings& settings, MeterSettings& meter)
{
    using enum NumberSetting;
    auto& smart = meter.smartDisconnect;
    const auto& numbers = settings.numbers;
    take(numbers, DisconnectLimit, smart.limit, thousand);
    constexpr std::array factors{DisconnectFactor1, DisconnectFactor2, DisconnectFactor3};
    constexpr std::array times{DisconnectTime1, DisconnectTime2, DisconnectTime3};
    for (std::size_t step = 0; step < factors.size(); ++step) {
        take(numbers, factors[step], smart.tenths[step]);
        take(numbers, times[step], smart.seconds[step]);
    }
    take(numbers, OvervoltageDisconnect, smart.overVoltageVolt);
    take(numbers, OvervoltageDisconnectTime, smart.overVoltageSeconds);
    take(numbers, OvervoltageReconnect, smart.reconnectVolt);
    take(numbers, OvervoltageReconnectTime, smart.reconnectSeconds);
    take(numbers, ExceptionLimit, smart.exceptionLimit, thousand);
    take(numbers, ExceptionDuration, meter.prepayment.exceptionDays);

    using Basis = configuration::DisconnectBasis;
    const auto basis = settings.disconnect.basis.value_or(Basis::None);
    if (basis == Basis::Current)
        smart.basis = DisconnectBasis::Current;
    if (basis == Basis::Power)
        smart.basis = DisconnectBasis::Power;
    if (basis == Basis::Voltage || settings.disconnect.atOvervoltage.value_or(false))
        smart.overVoltage = OverVoltageFunction::On;
    meter.prepayment.active = basis == Basis::Prepayment;
    meter.neutralFaultOpensBreaker = settings.disconnect.atNeutralFault.value_or(meter.neutralFaultOpensBreaker);

    // COSEM control modes: 2 lets remote and button reconnect, 1 asks for a release first, 5 reconnects by itself.
    using configuration::Reconnection;
    if (const auto reconnection = settings.disconnect.reconnection) {
        meter.breakerMode = *reconnection == Reconnection::AfterRelease ? 1
            : *reconnection == Reconnection::Automatic                  ? 5
                                                                        : 2;
    }
    take(numbers, DisconnectControlMode, meter.breakerMode);
}

void takePrepayment(const configuration::Settings& settings, MeterSettings& meter)
{
    constexpr std::uint8_t saturdayAndSunday = 0b110'0000;
    if (settings.prepayment.onWorkingDaysOnly.value_or(false))
        meter.prepayment.protectedWeekdays = saturdayAndSunday;
    if (const auto& slot = settings.prepayment.exceptionSlot) {
        meter.prepayment.protectedFromMinute = static_cast<std::uint16_t>(slot->fromMinute);
        meter.prepayment.protectedToMinute = static_cast<std::uint16_t>(slot->untilMinute);
    }
}

void takeVoltageQuality(const NumberSettings& numbers, int nominalVolt, metrology::QualitySettings& quality)
{
    using enum NumberSetting;
    constexpr int millivoltPerTenth = 100;
    take(numbers, HighMeanVoltage, quality.highMean, millivoltPerTenth);
    take(numbers, LowMeanVoltage, quality.lowMean, millivoltPerTenth);
    take(numbers, HighSingleVoltage, quality.highSingle, millivoltPerTenth);
    take(numbers, LowSingleVoltage, quality.lowSingle, millivoltPerTenth);
    take(numbers, MeanVoltagePeriod, quality.meanPeriod);
    take(numbers, OutageLevel, quality.outageLevel, thousand);
    take(numbers, OutageTime, quality.outageTime);
    take(numbers, NeutralFaultHigh, quality.neutralHigh, thousand);
    if (const auto& shift = numbers[NeutralFaultShift])
        quality.neutralLow = (nominalVolt - *shift) * thousand;
    take(numbers, NeutralFaultTime, quality.neutralTime);
}

std::uint32_t alarmMask(const std::vector<std::string>& ids)
{
    static const std::map<std::string_view, std::uint32_t> bits{{"magnet", alarm::magnet}, {"tamper", alarm::tamper},
        {"internal-error", alarm::internalError}, {"voltage", alarm::underVoltage | alarm::overVoltage},
        {"missing-phase", alarm::missingPhase}, {"neutral-fault", alarm::neutralFault}, {"last-gasp", alarm::lastGasp}};
    std::uint32_t mask = 0;
    for (const auto& id : ids) {
        if (const auto bit = bits.find(id); bit != bits.end())
            mask |= bit->second;
    }
    return mask;
}

Result<void> takeAnalysis(const MeterModel& model, const configuration::Settings& settings, AnalysisSettings& analysis)
{
    take(settings.numbers, NumberSetting::AnalysisInterval, analysis.minutes);
    if (!settings.analysisRegisters)
        return {};
    analysis.count = 0;
    for (const auto& id : *settings.analysisRegisters) {
        const auto registers = model.catalog->analysisRegisters();
        const auto known = std::ranges::find(registers, id, &catalog::AnalysisRegister::id);
        if (known == registers.end() || analysis.count == analysis.channels.size())
            return failure("device-setting", {{"setting", "analysisLogger/registers"}});
        if (const auto channel = analysisChannelOf(*known))
            analysis.channels[analysis.count++] = *channel;
    }
    return {};
}

/// Means of the six powers stand in the order of Energy; 9 and 10 of OBIS are apparent.
std::optional<AnalysisChannel> meanPower(unsigned quantity, std::uint8_t place)
{
    constexpr std::array<unsigned, mainQuantities> groups{1, 2, 3, 4, 9, 10};
    const auto found = std::ranges::find(groups, quantity);
    if (found == groups.end())
        return std::nullopt;
    return AnalysisChannel{static_cast<AnalysisQuantity>(found - groups.begin()), place};
}

std::optional<AnalysisChannel> ofOnePhase(unsigned c, AnalysisQuantity current, AnalysisQuantity voltage)
{
    constexpr unsigned perPhase = 20;
    const auto place = static_cast<std::uint8_t>(c / perPhase);
    switch (c % perPhase) {
    case 11:
        return AnalysisChannel{current, place};
    case 12:
        return AnalysisChannel{voltage, place};
    case 13:
        return AnalysisChannel{AnalysisQuantity::MeanPowerFactor, place};
    default:
        return meanPower(c % perPhase, place);
    }
}

std::optional<AnalysisChannel> ofEnergy(const Obis& obis)
{
    constexpr std::array<std::uint8_t, energyQuantities> groups{1, 2, 3, 4, 9, 10, 5, 6, 7, 8};
    const auto found = std::ranges::find(groups, obis.c);
    if (found == groups.end())
        return std::nullopt;
    const auto energy = static_cast<std::uint8_t>(found - groups.begin());
    if (obis.e == 0)
        return AnalysisChannel{AnalysisQuantity::EnergyRegister, energy};
    return AnalysisChannel{
        AnalysisQuantity::TariffRegister, static_cast<std::uint8_t>(maximumTariffs * energy + obis.e - 1)};
}

} // namespace

std::optional<AnalysisChannel> analysisChannelOf(const catalog::AnalysisRegister& analysisRegister)
{
    const auto obis = Obis::parse(analysisRegister.obis);
    if (!obis || analysisRegister.id.ends_with("-time"))
        return std::nullopt;
    using enum AnalysisQuantity;
    constexpr std::uint8_t perPhase = 20;
    switch (obis->d) {
    case 8:
        return obis->c == 96 ? std::optional(AnalysisChannel{HourCounter, 0}) : ofEnergy(*obis);
    case 7:
        return meanPower(obis->c, 0);
    case 13:
        return AnalysisChannel{DayMinimum, 0};
    case 16:
        return AnalysisChannel{DayMaximum, 0};
    case 24:
        return ofOnePhase(obis->c, MeanCurrentThd, MeanVoltageThd);
    case 25:
        if (obis->c > perPhase)
            return ofOnePhase(obis->c, MeanCurrent, MeanVoltage);
        return obis->c == 13 ? std::optional(AnalysisChannel{MeanPowerFactor, 0})
            : obis->c == 14  ? std::optional(AnalysisChannel{MeanFrequency, 0})
                             : meanPower(obis->c, 0);
    case 128:
        return AnalysisChannel{PulseInput, 0};
    case 0:
        return AnalysisChannel{BreakerState, 0};
    default:
        return std::nullopt;
    }
}

Result<MeterSettings> settingsOf(const MeterModel& model)
{
    MeterSettings meter;
    const auto& document = model.configuration;
    const auto& settings = document.settings;
    for (std::size_t number = 0; number < document.meterNumbers.size(); ++number) {
        const auto& from = document.meterNumbers[number];
        auto& into = meter.meterNumbers[number];
        std::copy_n(from.begin(), std::min(from.size(), into.size()), into.begin());
    }
    meter.analysis = defaultAnalysis(model.phases, model.energies);
    take(settings.numbers, NumberSetting::LoadStartDelay, meter.loadStartDelayLimit);
    take(settings.numbers, NumberSetting::PulseInputDivisor, meter.pulseInputThousandths);
    take(settings.numbers, NumberSetting::PulseOutputConstant, meter.modulePulsesPerKilowattHour);
    takeDisconnection(settings, meter);
    takePrepayment(settings, meter);
    takeVoltageQuality(settings.numbers, model.nominalVoltageVolt, meter.voltageQuality);
    if (settings.alarms)
        meter.alarmMask = alarmMask(*settings.alarms);
    if (auto taken = takeAnalysis(model, settings, meter.analysis); !taken)
        return tl::unexpected(std::move(taken).error());
    meter.analysis.count
        = static_cast<std::uint8_t>(std::min<std::size_t>(meter.analysis.count, model.analysisChannels));
    if (auto checked = meter.check(); !checked)
        return tl::unexpected(std::move(checked).error());
    return meter;
}

} // namespace meterbench::device
