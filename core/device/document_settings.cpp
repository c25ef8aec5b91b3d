// SPDX-License-Identifier: Apache-2.0
#include "core/device/document_settings.h"

#include "core/base/obis.h"
#include "core/configuration/settings.h"

#include <algorithm>
#include <span>

namespace meterbench::device {

namespace {

using configuration::Setting;

struct AlarmName {
    std::string_view id;
    std::uint32_t bits = 0;
};

/// What stands for several before what stands for one of them.
constexpr std::array<AlarmName, configuration::alarmIds.size()> alarmNames{{
    {"magnet", alarm::magnet},
    {"tamper", alarm::tamper},
    {"internal-error", alarm::internalError},
    {"voltage", alarm::underVoltage | alarm::overVoltage},
    {"under-voltage", alarm::underVoltage},
    {"over-voltage", alarm::overVoltage},
    {"missing-phase", alarm::missingPhase},
    {"neutral-fault", alarm::neutralFault},
    {"alarm-input", alarm::alarmInput},
    {"last-gasp", alarm::lastGasp},
}};

std::uint32_t alarmMask(const std::vector<std::string>& ids)
{
    std::uint32_t mask = 0;
    for (const auto& id : ids) {
        const auto name = std::ranges::find(alarmNames, id, &AlarmName::id);
        mask |= name == alarmNames.end() ? 0 : name->bits;
    }
    return mask;
}

std::vector<std::string> alarmsOf(std::uint32_t mask)
{
    std::vector<std::string> ids;
    for (const auto& name : alarmNames) {
        if ((mask & name.bits) != name.bits)
            continue;
        ids.emplace_back(name.id);
        mask &= ~name.bits;
    }
    return ids;
}

Result<void> takeAnalysis(const MeterModel& model, AnalysisSettings& analysis)
{
    const auto& ids = model.configuration.settings.analysisRegisters;
    if (!ids)
        return {};
    analysis.count = 0;
    for (const auto& id : *ids) {
        const auto* const known = model.catalog->analysisRegister(id);
        if (known == nullptr || analysis.count == analysis.channels.size())
            return failure("device-setting", {{"setting", "analysisLogger/registers"}});
        if (const auto channel = analysisChannelOf(*known))
            analysis.channels[analysis.count++] = *channel;
    }
    return {};
}

Result<std::vector<std::string>> registersOf(const MeterModel& model, const AnalysisSettings& analysis)
{
    std::vector<std::string> ids;
    for (std::size_t place = 0; place < analysis.count; ++place) {
        const auto known = std::ranges::find(model.catalog->analysisRegisters(),
            std::optional(analysis.channels[place]), [](const auto& each) { return analysisChannelOf(each); });
        if (known == model.catalog->analysisRegisters().end())
            return failure("device-setting", {{"setting", "analysisLogger/registers"}});
        ids.push_back(known->id);
    }
    return ids;
}

/// Whether both record the same; what stands behind the last channel means nothing.
bool isSame(const AnalysisSettings& one, const AnalysisSettings& other)
{
    return std::ranges::equal(std::span(one.channels).first(one.count), std::span(other.channels).first(other.count));
}

/// What a meter of the model is set to where its document says nothing.
MeterSettings defaultSettings(const MeterModel& model)
{
    MeterSettings meter;
    meter.analysis = defaultAnalysis(model.phases, model.energies);
    return meter;
}

/// Means of the six powers stand in the order of Energy; 9 and 10 of OBIS are apparent.
std::optional<AnalysisChannel> meanPower(unsigned quantity, std::uint8_t place)
{
    const auto energy = energyOfGroup(quantity);
    if (!energy || index(*energy) >= mainQuantities)
        return std::nullopt;
    return AnalysisChannel{static_cast<AnalysisQuantity>(*energy), place};
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
    const auto found = energyOfGroup(obis.c);
    if (!found)
        return std::nullopt;
    const auto energy = static_cast<std::uint8_t>(*found);
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

bool isPresent(const MeterModel& model, const configuration::SettingDefinition& row)
{
    switch (row.need) {
    case configuration::SettingNeed::Breaker:
        return model.hasBreaker();
    case configuration::SettingNeed::FourWires:
        return model.neutralFaultDetection == Presence::Present;
    case configuration::SettingNeed::Transformers:
        return model.behindTransformers;
    case configuration::SettingNeed::Nothing:
        break;
    }
    return true;
}

configuration::DisconnectBasis disconnectFunctionOf(const MeterSettings& settings)
{
    return static_cast<configuration::DisconnectBasis>(settingValue(settings, Setting::DisconnectFunction).value_or(0));
}

Result<MeterSettings> settingsOf(const MeterModel& model)
{
    auto meter = defaultSettings(model);
    const auto& document = model.configuration;
    for (std::size_t number = 0; number < document.meterNumbers.size(); ++number) {
        const auto& from = document.meterNumbers[number];
        auto& into = meter.meterNumbers[number];
        std::copy_n(from.begin(), std::min(from.size(), into.size()), into.begin());
    }
    for (const auto& row : configuration::settingTable()) {
        const auto value = row.isNumber() ? document.settings.value(row.setting) : std::nullopt;
        if (value && !setSetting(meter, row.setting, *value))
            return configuration::outOfLimits(row);
    }
    if (document.settings.alarms)
        meter.alarmMask = alarmMask(*document.settings.alarms);
    if (auto taken = takeAnalysis(model, meter.analysis); !taken)
        return tl::unexpected(std::move(taken).error());
    meter.analysis.count
        = static_cast<std::uint8_t>(std::min<std::size_t>(meter.analysis.count, model.analysisChannels));
    if (auto checked = meter.check(); !checked)
        return tl::unexpected(std::move(checked).error());
    return meter;
}

Result<configuration::MeterConfiguration> documentOf(const MeterModel& model, const MeterSettings& meter, int ratio)
{
    if (auto checked = meter.check(); !checked)
        return tl::unexpected(std::move(checked).error());
    const auto otherwise = defaultSettings(model);
    auto document = model.configuration;
    auto& settings = document.settings;
    if (model.behindTransformers)
        document.currentTransformerRatio = ratio;
    for (std::size_t number = 0; number < document.meterNumbers.size(); ++number) {
        const std::string_view digits(meter.meterNumbers[number].data(), meter.meterNumbers[number].size());
        document.meterNumbers[number] = digits.substr(0, digits.find('\0'));
    }
    for (const auto& row : configuration::settingTable()) {
        if (!row.isNumber() || row.group().empty())
            continue;
        const auto value = settingValue(meter, row.setting);
        if (value && settings.value(row.setting) == static_cast<int>(*value))
            continue; // said already, if only to say so
        const bool isSaid = value && value != settingValue(otherwise, row.setting);
        settings.set(row.setting, isSaid ? std::optional(static_cast<int>(*value)) : std::nullopt);
    }
    // The mode is said once: by its word where it has one.
    if (settingValue(meter, Setting::ReconnectionMode))
        settings.set(Setting::DisconnectControlMode, std::nullopt);
    settings.alarms = meter.alarmMask == 0 ? std::nullopt : std::optional(alarmsOf(meter.alarmMask));
    settings.analysisRegisters.reset();
    if (!isSame(meter.analysis, otherwise.analysis)) {
        auto registers = registersOf(model, meter.analysis);
        if (!registers)
            return tl::unexpected(std::move(registers).error());
        settings.analysisRegisters = std::move(*registers);
    }
    return document;
}

} // namespace meterbench::device
