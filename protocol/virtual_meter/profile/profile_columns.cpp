// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/profile/profile_columns.h"

#include "protocol/cosem/class_id.h"
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/profile/profile_places.h"

#include <algorithm>
#include <array>

namespace meterbench::protocol::virtual_meter {

using axdr::Tag;
using device::AnalysisQuantity;
using device::Energy;

namespace {

constexpr std::array<ProfileDefinition, 11> definitions{{
    {ProfileLog::Load, {1, 1, 99, 1, 0, 255}, 21},
    {ProfileLog::Analysis, {1, 1, 99, 1, 1, 255}, 22},
    {ProfileLog::Debiting1, {1, 1, 98, 1, 0, 255}, 23},
    {ProfileLog::Debiting2, {1, 1, 98, 2, 0, 255}, 24},
    {ProfileLog::Status, {1, 1, 99, 98, 2, 255}, 2},
    {ProfileLog::Clock, {1, 1, 99, 98, 3, 255}, 3},
    {ProfileLog::Disconnect, {1, 1, 99, 98, 5, 255}, 5},
    {ProfileLog::Ratio, {1, 1, 99, 98, 9, 255}, 9},
    {ProfileLog::ProfileChange, {1, 1, 99, 98, 10, 255}, 10},
    {ProfileLog::NeutralFault, {1, 1, 99, 98, 12, 255}, 12},
    {ProfileLog::VoltageQuality, {1, 1, 99, 98, 16, 255}, 16},
}};

constexpr std::uint8_t secondaryGroup = 129;
constexpr std::uint8_t whole = 255;
constexpr std::uint8_t perPhase = 20;

constexpr std::uint8_t small(std::size_t number)
{
    return static_cast<std::uint8_t>(number);
}

class Columns {
public:
    explicit Columns(const device::Meter& meter)
        : m_model(meter.model()), m_thousandths(meter.state().settings.pulseInputThousandths)
    {
    }

    void add(std::uint16_t classId, const Obis& name, std::uint16_t place, Tag tag = Tag::DoubleLongUnsigned,
        std::int64_t divisor = 1, ColumnValue value = ColumnValue::Number)
    {
        m_columns.push_back({{classId, name, 2, 0}, tag, value, place, divisor, 1});
    }
    /// Pulses in thousandths of the unit, where the module has such an input.
    void addPulseInput(std::uint16_t place)
    {
        constexpr std::int64_t million = 1'000'000;
        const auto* const definition = device::findRegister(m_model, pulseInputName);
        if (definition != nullptr)
            m_columns.push_back({{registerClass, pulseInputName, 2, 0}, Tag::Long64Unsigned, ColumnValue::Number, place,
                m_thousandths, million});
    }
    void add(const ProfileColumn& column) { m_columns.push_back(column); }
    void addAttribute(const dlms::CaptureObject& object, std::uint16_t place, Tag tag)
    {
        m_columns.push_back({object, tag, ColumnValue::Number, place, 1, 1});
    }
    void addTime(const dlms::CaptureObject& object, std::uint16_t place)
    {
        m_columns.push_back({object, Tag::OctetString, ColumnValue::Time, place, 1, 1});
    }
    void addClock() { addTime({cosem::class_id::clock, clockName, 2, 0}, place::time); }
    void addEntryNumber(ProfileLog log) { add(dataClass, entryNumberOf(log).name, place::entryNumber); }
    void addEvent(ProfileLog log)
    {
        add(dataClass, eventCodeName(definitionOf(log).number), place::event, Tag::Unsigned);
    }
    void addStatus(std::uint8_t e) { add(dataClass, profileStatusName(e), place::quality, Tag::LongUnsigned); }
    /// @param f 255, or 129 for what is measured behind transformers
    void addEnergy(Energy energy, std::size_t tariff, std::uint8_t f, std::size_t place)
    {
        if (m_model.has(energy))
            add(registerClass, {1, 1, obisGroup(energy), 8, small(tariff), f}, static_cast<std::uint16_t>(place),
                energyTag(), device::wattHour);
    }
    /// The peak and when it was reached.
    void addPeak(Energy energy, std::size_t tariff, std::size_t place)
    {
        if (!m_model.has(energy))
            return;
        const Obis name{1, 1, obisGroup(energy), 6, small(tariff), whole};
        add(extendedRegisterClass, name, static_cast<std::uint16_t>(place));
        addTime({extendedRegisterClass, name, 5, 0}, static_cast<std::uint16_t>(place + 1));
    }
    void addAccumulated(Energy energy, std::size_t tariff, std::size_t place)
    {
        if (m_model.has(energy))
            add(registerClass, {1, 1, obisGroup(energy), 2, small(tariff), whole}, static_cast<std::uint16_t>(place),
                Tag::Long64Unsigned);
    }
    void addPhaseVoltages(std::uint16_t first)
    {
        for (std::size_t phase = 1; phase <= m_model.phases; ++phase)
            add(registerClass, {1, 1, small(perPhase * phase + 12), 7, 0, whole},
                static_cast<std::uint16_t>(first + phase - 1));
    }

    [[nodiscard]] const device::MeterModel& model() const { return m_model; }
    [[nodiscard]] Tag energyTag() const { return formOf(m_model, device::RegisterSource::EnergyTotal, 0).tag; }
    [[nodiscard]] std::uint8_t secondary() const { return m_model.behindTransformers ? secondaryGroup : whole; }
    [[nodiscard]] std::vector<ProfileColumn> take() { return std::move(m_columns); }

private:
    const device::MeterModel& m_model;
    std::int64_t m_thousandths; ///< pulses for one unit, times 1000
    std::vector<ProfileColumn> m_columns;
};

void addLoadProfile(Columns& columns)
{
    columns.addStatus(1);
    for (const auto& column : loadProfileColumnsOf(columns.model()))
        columns.add(column);
}

struct AnalysisObject {
    std::uint16_t classId = registerClass;
    Obis name;
    Tag tag = Tag::DoubleLongUnsigned;
    std::int64_t divisor = 1;
};

AnalysisObject analysisObject(const device::AnalysisChannel& channel, std::uint8_t secondary, Tag energyTag)
{
    const auto phase = small(perPhase * channel.place);
    const auto mean = [&](std::uint8_t c) { return AnalysisObject{registerClass, {1, 1, c, 25, 0, whole}}; };
    const auto distortion = [&](std::uint8_t c) { return AnalysisObject{registerClass, {1, 1, c, 24, 124, whole}}; };
    const auto energy = [&](std::size_t quantity, std::size_t tariff) {
        return AnalysisObject{registerClass,
            {1, 1, device::obisGroup(static_cast<device::Energy>(quantity)), 8, small(tariff), secondary}, energyTag,
            device::wattHour};
    };
    switch (channel.quantity) {
    case AnalysisQuantity::MeanVoltage:
        return mean(small(phase + 12U));
    case AnalysisQuantity::MeanCurrent:
        return mean(small(phase + 11U));
    case AnalysisQuantity::MeanPowerFactor:
        return mean(small(phase + 13U));
    case AnalysisQuantity::MeanVoltageThd:
        return distortion(small(phase + 12U));
    case AnalysisQuantity::MeanCurrentThd:
        return distortion(small(phase + 11U));
    case AnalysisQuantity::MeanFrequency:
        return mean(14);
    case AnalysisQuantity::EnergyRegister:
        return energy(channel.place, 0);
    case AnalysisQuantity::TariffRegister:
        return energy(channel.place / device::maximumTariffs, channel.place % device::maximumTariffs + 1U);
    case AnalysisQuantity::HourCounter:
        return {registerClass, {0, 1, 96, 8, 0, whole}};
    case AnalysisQuantity::BreakerState:
        return {dataClass, {1, 1, 128, 0, 0, whole}, Tag::Enum};
    case AnalysisQuantity::DayMaximum:
        return {extendedRegisterClass, {1, 1, 1, 16, 0, whole}};
    case AnalysisQuantity::DayMinimum:
        return {extendedRegisterClass, {1, 1, 1, 13, 0, whole}};
    default:
        break;
    }
    // The six mean powers stand in the order of Energy.
    return mean(small(device::obisGroup(static_cast<device::Energy>(channel.quantity)) + phase));
}

void addAnalysis(Columns& columns, const device::AnalysisSettings& settings)
{
    columns.addStatus(2);
    for (std::size_t channel = 0; channel < settings.count; ++channel) {
        if (settings.channels[channel].quantity == AnalysisQuantity::PulseInput)
            columns.addPulseInput(static_cast<std::uint16_t>(place::own + channel));
        else
            columns.add(analysisColumnOf(columns.model(), settings.channels[channel], channel));
    }
}

void addDebiting1(Columns& columns)
{
    columns.addStatus(3);
    columns.add(registerClass, {0, 1, 96, 8, 0, whole}, place::hours);
    columns.add(dataClass, {1, 1, 0, 1, 0, whole}, place::stops);
    columns.add(registerClass, {1, 1, 96, 51, 2, whole}, place::thresholdSeconds);
    columns.addPulseInput(place::pulseInput);
    if (columns.model().behindTransformers)
        columns.add(dataClass, ratioName, place::ratio, Tag::LongUnsigned);
    for (std::size_t quantity = 0; quantity < device::mainQuantities; ++quantity)
        columns.addEnergy(static_cast<Energy>(quantity), 0, whole, place::energies + quantity);
    for (std::size_t tariff = 1; tariff <= 4; ++tariff)
        columns.addEnergy(Energy::ActiveImport, tariff, whole, place::activeTariffs + tariff - 1);
    for (std::size_t tariff = 1; tariff <= 4; ++tariff)
        columns.addEnergy(Energy::ReactiveImport, tariff, whole, place::reactiveTariffs + tariff - 1);
    for (std::size_t tariff = 0; tariff <= 2; ++tariff)
        columns.addPeak(Energy::ActiveImport, tariff, place::activePeaks + 2 * tariff);
    for (std::size_t tariff = 0; tariff <= 2; ++tariff)
        columns.addPeak(Energy::ReactiveImport, tariff, place::reactivePeaks + 2 * tariff);
    columns.addPeak(Energy::ApparentImport, 0, place::apparentImportPeak);
    columns.addPeak(Energy::ApparentExport, 0, place::apparentExportPeak);
    for (std::size_t tariff = 0; tariff <= 2; ++tariff)
        columns.addAccumulated(Energy::ActiveImport, tariff, place::accumulatedActive + tariff);
    columns.addAccumulated(Energy::ReactiveImport, 0, place::accumulatedReactive);
}

void addDebiting2(Columns& columns)
{
    const auto& model = columns.model();
    columns.addStatus(4);
    columns.add(registerClass, {0, 1, 96, 8, 0, whole}, place::hours);
    const std::size_t quantities = model.debiting2Profile == 2 ? device::energyQuantities : 4;
    for (std::size_t quantity = 0; quantity < quantities; ++quantity)
        columns.addEnergy(static_cast<Energy>(quantity), 0, columns.secondary(), place::energies2 + quantity);
    for (std::size_t quantity = 0; quantity < 4; ++quantity)
        for (std::size_t tariff = 1; tariff <= 4; ++tariff)
            columns.addEnergy(static_cast<Energy>(quantity), tariff, columns.secondary(),
                place::tariffs2 + 4 * quantity + tariff - 1);
}

void addEventValues(Columns& columns, ProfileLog log)
{
    const auto number = definitionOf(log).number;
    switch (log) {
    case ProfileLog::Clock:
        columns.addTime({dataClass, entryValueName(number), 2, 0}, place::before);
        break;
    case ProfileLog::Disconnect:
        columns.addEvent(log);
        columns.addAttribute(
            {cosem::class_id::disconnectControl, disconnectControlName, 3, 0}, place::controlState, Tag::Enum);
        columns.addAttribute(
            {cosem::class_id::disconnectControl, disconnectControlName, 2, 0}, place::feedback, Tag::Boolean);
        break;
    case ProfileLog::Ratio:
        columns.add(dataClass, ratioBeforeName, place::ratioBefore, Tag::LongUnsigned);
        columns.add(dataClass, ratioName, place::ratioAfter, Tag::LongUnsigned);
        for (std::size_t quantity = 0; quantity < device::mainQuantities; ++quantity)
            columns.addEnergy(
                static_cast<Energy>(quantity), 0, columns.secondary(), place::secondaryEnergies + quantity);
        break;
    case ProfileLog::NeutralFault:
        columns.addPhaseVoltages(place::voltages);
        break;
    case ProfileLog::VoltageQuality:
        columns.add(dataClass, entryValueName(number), place::phase, Tag::Unsigned);
        columns.addEvent(log);
        columns.add(registerClass, {1, 1, 12, 25, 0, whole}, place::meanVoltage);
        columns.add(registerClass, {1, 1, 12, 26, 0, whole}, place::maximumVoltage);
        columns.add(registerClass, {1, 1, 12, 23, 0, whole}, place::minimumVoltage);
        break;
    default: // status and load-profile change
        columns.addEvent(log);
        break;
    }
}

} // namespace

std::span<const ProfileDefinition> profileDefinitions()
{
    return definitions;
}

const ProfileDefinition& definitionOf(ProfileLog log)
{
    return definitions[static_cast<std::size_t>(log)];
}

bool isPresent(const device::MeterModel& model, ProfileLog log)
{
    switch (log) {
    case ProfileLog::Disconnect:
        return model.hasBreaker();
    case ProfileLog::Ratio:
        return model.behindTransformers;
    case ProfileLog::NeutralFault:
        return model.neutralFaultDetection == device::Presence::Present;
    default:
        return true;
    }
}

std::vector<ProfileColumn> columnsOf(const device::Meter& meter, ProfileLog log)
{
    Columns columns(meter);
    columns.addClock();
    switch (log) {
    case ProfileLog::Load:
        addLoadProfile(columns);
        break;
    case ProfileLog::Analysis:
        addAnalysis(columns, meter.state().settings.analysis);
        break;
    case ProfileLog::Debiting1:
        addDebiting1(columns);
        break;
    case ProfileLog::Debiting2:
        addDebiting2(columns);
        break;
    default:
        columns.addEntryNumber(log);
        addEventValues(columns, log);
        break;
    }
    return columns.take();
}

std::vector<ProfileColumn> loadProfileColumnsOf(const device::MeterModel& model)
{
    const bool isDelta = model.loadProfileValues == device::LoadProfileValues::Delta;
    const bool isSecondary = model.behindTransformers && model.loadProfileBasis == device::EnergyBasis::Secondary;
    constexpr std::uint8_t withinPeriod = 29;
    constexpr std::uint8_t total = 8;
    // What was counted within a period is below zero where a lower ratio came in between.
    const auto tag = isDelta ? Tag::DoubleLong : formOf(model, device::RegisterSource::EnergyTotal, 0).tag;
    std::vector<ProfileColumn> columns;
    for (const auto energy : model.loadProfileColumns) {
        const Obis name{
            1, 1, obisGroup(energy), isDelta ? withinPeriod : total, 0, isSecondary ? secondaryGroup : whole};
        columns.push_back({{registerClass, name, 2, 0}, tag, isDelta ? ColumnValue::Growth : ColumnValue::Number,
            static_cast<std::uint16_t>(place::own + columns.size()), device::wattHour, 1});
    }
    return columns;
}

ProfileColumn analysisColumnOf(
    const device::MeterModel& model, const device::AnalysisChannel& channel, std::size_t position)
{
    const auto f = model.behindTransformers ? secondaryGroup : whole;
    const auto energyTag = formOf(model, device::RegisterSource::EnergyTotal, 0).tag;
    const auto object = analysisObject(channel, f, energyTag);
    return {{object.classId, object.name, 2, 0}, object.tag, ColumnValue::Number,
        static_cast<std::uint16_t>(place::own + position), object.divisor, 1};
}

std::uint32_t capturePeriodOf(const device::Meter& meter, ProfileLog log)
{
    constexpr std::uint32_t secondsPerMinute = 60;
    constexpr std::uint32_t day = 86'400;
    switch (log) {
    case ProfileLog::Load:
        return static_cast<std::uint32_t>(meter.model().integrationPeriod);
    case ProfileLog::Analysis:
        return secondsPerMinute * meter.state().settings.analysis.minutes;
    case ProfileLog::Debiting2:
        return meter.model().debiting2 == device::RecurringLog::Daily ? day
            : meter.model().debiting2 == device::RecurringLog::Weekly ? 7 * day
                                                                      : 0;
    default:
        return 0;
    }
}

dlms::CaptureObject entryNumberOf(ProfileLog log)
{
    return {dataClass, entryNumberName(definitionOf(log).number), 2, 0};
}

} // namespace meterbench::protocol::virtual_meter
