// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"

#include "core/configuration/chosen_meaning.h"
#include "core/configuration/tariff_schedule.h"
#include "core/device/document_settings.h"
#include "core/device/load_profile_depth.h"

#include <algorithm>
#include <charconv>

namespace meterbench::device {

namespace {

using configuration::chosenNumber;
using configuration::chosenParticular;

/// Reads meanings of codes and technical data of one document.
class Reader {
public:
    explicit Reader(const configuration::MeterConfiguration& document)
        : m_document(document), m_family(*document.family)
    {
    }

    [[nodiscard]] std::string_view word(std::string_view particular, std::string_view otherwise = {}) const
    {
        return chosenParticular(m_family, m_document.codes, particular).value_or(otherwise);
    }

    [[nodiscard]] int number(std::string_view particular, int otherwise) const
    {
        return chosenNumber(m_family, m_document.codes, particular).value_or(otherwise);
    }

    /// The particular as one named field tells it, where several fields have it.
    [[nodiscard]] std::string_view wordOf(std::string_view fieldId, std::string_view particular) const
    {
        const auto field = m_family.scheme->find(fieldId);
        if (!field || m_family.find(*field) == nullptr)
            return {};
        const auto* const option = chosenOption(m_family, *field, m_document.codes);
        if (option == nullptr)
            return {};
        const auto found = std::ranges::find(option->meaning, particular, &catalog::Particular::name);
        return found == option->meaning.end() ? std::string_view{} : std::string_view(found->value);
    }

    [[nodiscard]] std::string_view code(std::string_view fieldId) const
    {
        const auto field = m_family.scheme->find(fieldId);
        return field ? m_document.codes[*field].text() : std::string_view{};
    }

    /// A figure of the technical data that applies to this type code.
    [[nodiscard]] double technical(std::string_view id, std::string_view particular, double otherwise) const
    {
        for (const auto& datum : m_family.technical) {
            if (datum.id != id || !configuration::holds(datum.when, m_document.codes))
                continue;
            const auto found = std::ranges::find(datum.meaning, particular, &catalog::Particular::name);
            if (found == datum.meaning.end())
                continue;
            double value = otherwise;
            std::from_chars(found->value.data(), found->value.data() + found->value.size(), value);
            return value;
        }
        return otherwise;
    }

private:
    const configuration::MeterConfiguration& m_document;
    const catalog::Family& m_family;
};

bool lists(std::string_view energies, std::string_view energy)
{
    for (auto place = energies.find(energy); place != std::string_view::npos;
        place = energies.find(energy, place + 1)) {
        const auto end = place + energy.size();
        if (place > 0 && energies[place - 1] == '"' && end < energies.size() && energies[end] == '"')
            return true;
    }
    return false;
}

std::bitset<energyQuantities> energiesOf(std::string_view words)
{
    std::bitset<energyQuantities> energies;
    const bool exports = lists(words, "A-");
    const bool importsReactive = lists(words, "R+");
    const bool exportsReactive = lists(words, "R-");
    energies.set(index(Energy::ActiveImport));
    energies.set(index(Energy::ApparentImport));
    energies.set(index(Energy::ActiveExport), exports);
    energies.set(index(Energy::ApparentExport), exports);
    energies.set(index(Energy::ReactiveImport), importsReactive);
    energies.set(index(Energy::ReactiveExport), exportsReactive);
    energies.set(index(Energy::ReactiveQuadrant1), exportsReactive || lists(words, "R1"));
    for (const auto quadrant : {Energy::ReactiveQuadrant2, Energy::ReactiveQuadrant3, Energy::ReactiveQuadrant4})
        energies.set(index(quadrant), exportsReactive);
    return energies;
}

void readMeasuringPart(const Reader& reader, MeterModel& model)
{
    model.phases = static_cast<std::size_t>(std::clamp(reader.number("phases", 3), 1, 3));
    model.systems
        = static_cast<std::size_t>(std::clamp(reader.number("measuringSystems", static_cast<int>(model.phases)), 1, 3));
    model.behindTransformers = configuration::hasTransformerRatio(*model.configuration.family);
    model.energies = energiesOf(reader.word("energies"));
    model.nominalVoltageVolt = static_cast<int>(reader.technical("nominal-voltage", "nominalVoltageVolt", 230));
    model.maximumCurrentAmpere = reader.number("maximumCurrentAmpere", 100);
    constexpr std::array methods{metrology::CalculationMethod::Individual, metrology::CalculationMethod::Vector,
        metrology::CalculationMethod::Total};
    model.method = methods[static_cast<std::size_t>(model.configuration.calculationMethod)];
    // The systems of an Aron meter are no phases: only their sum is a power of the network.
    if (model.systems == 2)
        model.method = metrology::CalculationMethod::Vector;
    model.thdCurrent = model.behindTransformers ? Presence::Absent : Presence::Present;
    if (model.phases == 3 && model.systems == 3)
        model.neutralFaultDetection = Presence::Present;
}

void readEquipment(const Reader& reader, MeterModel& model)
{
    model.variant = reader.number("variant", 1);
    const auto breaker = reader.word("breaker", "none");
    if (breaker == "dual")
        model.breaker = BreakerKind::Dual;
    else if (breaker != "none" && !model.behindTransformers) // codes seen on real meters have an unpublished one
        model.breaker = BreakerKind::Standard;
    if (model.hasBreaker() && reader.word("disconnectSetup") != "none")
        model.disconnectSetup = Presence::Present;
    model.startsDisconnected = reader.word("breakerPosition") == "disconnected";
    if (reader.word("radio") == "true")
        model.radio = Presence::Present;
    if (reader.word("battery") == "true")
        model.backup = SupplyBackup::SupercapacitorAndBattery;
    const auto interface = reader.word("interface");
    if (interface == "APS")
        model.interface = PulseInterface::AuxiliarySupply;
    else if (interface == "S0")
        model.interface = PulseInterface::S0;
    const auto modes = reader.word("modes", "[]");
    if (model.variant == 1 && modes != "[]")
        model.protocol1107 = Presence::Present;
    if (model.configuration.family->scheme->id == "omnipower")
        model.consumerPort = Presence::Present;
    const auto encryption = reader.word("encryption");
    if (model.variant == 2 && encryption == "enabled")
        model.encryption = Encryption::Enabled;
    else if (model.variant == 2 && encryption == "disabled")
        model.encryption = Encryption::Disabled;
}

void readPulses(const Reader& reader, MeterModel& model)
{
    const double usual = model.behindTransformers ? 10'000 : 1'000;
    model.ledPulsesPerKilowattHour
        = static_cast<std::int64_t>(reader.technical("meter-constant", "pulsesPerKilowattHour", usual));
    model.s0PulsesPerKilowattHour
        = static_cast<std::int64_t>(reader.technical("s0-output", "pulsesPerKilowattHour", usual));
    model.pulseMilliseconds = static_cast<int>(reader.technical("pulse-time", "pulseMillisecond", 30));
    model.modulePulseMilliseconds = reader.number("pulseLengthMilliseconds", 30);
    if (reader.word("alarmInput") == "true")
        model.alarmInput = Presence::Present;
    if (reader.word("ledAtNoConsumption") == "on")
        model.ledAtNoConsumption = Presence::Present;
    model.ports = configuration::modulePort(model.configuration);
    const auto unit = reader.word("unit", "none");
    model.pulseInputUnit = unit == "kWh" ? Unit::WattHour
        : unit == "m3"                   ? Unit::CubicMetre
        : unit == "L"                    ? Unit::Litre
                                         : Unit::None;
    if (reader.wordOf("Z24", "energyBasis") == "primary")
        model.pulseBasis = EnergyBasis::Primary;
}

/// The papers print days by number of columns; the memory behind them gives entries. 162M/382M: printed days.
void readDepth(const Reader& reader, MeterModel& model)
{
    const auto columns = model.loadProfileColumns.size();
    const auto& family = *model.configuration.family;
    const auto perDay = static_cast<std::size_t>(secondsPerDay / model.integrationPeriod);
    if (family.scheme->id == "omnipower") {
        const bool byTechnicalDescription = family.id == "omnipower-ct" || family.id == "omnipower-3p";
        const auto& memory = byTechnicalDescription ? profileMemoryTechnicalDescription : profileMemorySinglePhase;
        model.loadProfileEntries = memory.entries(columns);
    } else if (model.integrationPeriod == 300) {
        const auto depth = std::ranges::find(
            family.loadProfile.depths, static_cast<int>(columns), &catalog::LoadProfileDepth::columns);
        const int days = depth == family.loadProfile.depths.end() ? 17 : depth->days5;
        model.loadProfileEntries = static_cast<std::size_t>(days) * perDay;
    } else {
        constexpr std::size_t presetDays = 130; // technical manual of the 162M/382M p.20
        model.loadProfileEntries = presetDays * perDay;
    }
    if (reader.word("country") == "AT" && model.integrationPeriod == 900)
        model.loadProfileEntries = std::min(model.loadProfileEntries, austrianDays * perDay);
    model.loadProfileDays = depthDays(model.loadProfileEntries, model.integrationPeriod);
}

Result<void> readLogs(const Reader& reader, MeterModel& model)
{
    const int minutes = reader.number("integrationPeriodMinutes", 0);
    if (minutes == 0)
        return failure("device-configuration", {{"reason", "integration period"}});
    model.integrationPeriod = Seconds{60} * minutes;
    auto energies = reader.wordOf("Z29", "energies");
    if (energies.empty())
        energies = reader.word("energies");
    constexpr std::array columnOrder{Energy::ActiveImport, Energy::ActiveExport, Energy::ReactiveImport,
        Energy::ReactiveExport, Energy::ReactiveQuadrant1, Energy::ReactiveQuadrant2, Energy::ReactiveQuadrant3,
        Energy::ReactiveQuadrant4};
    for (const auto energy : columnOrder)
        if (lists(energies, name(energy)) && model.has(energy))
            model.loadProfileColumns.push_back(energy);
    if (model.loadProfileColumns.empty())
        return failure("device-configuration", {{"reason", "load profile"}});
    if (reader.word("loadProfileValues") == "delta")
        model.loadProfileValues = LoadProfileValues::Delta;
    if (reader.wordOf("Z23", "energyBasis") == "secondary")
        model.loadProfileBasis = EnergyBasis::Secondary;
    readDepth(reader, model);
    model.analysisChannels = static_cast<std::size_t>(reader.technical("analysis-channels", "channels", 16));

    model.debiting.day = static_cast<std::uint8_t>(std::clamp(reader.number("day", 1), 1, 28));
    model.debiting.intervalMonths = static_cast<std::uint8_t>(reader.number("intervalMonths", 0));
    model.debiting.firstMonth = static_cast<std::uint8_t>(reader.number("firstMonth", 1));
    if (reader.code("GG") == "00")
        model.debiting.intervalMonths = 0;
    const auto interval = reader.word("interval", "daily");
    model.debiting2 = interval == "weekly" ? RecurringLog::Weekly
        : interval == "monthly"            ? RecurringLog::Monthly
                                           : RecurringLog::Daily;
    model.debiting2Profile = reader.number("profile", 1);
    return {};
}

} // namespace

Result<MeterPrograms> programsOf(const configuration::MeterConfiguration& configuration)
{
    auto schedule = configuration::tariffSchedule(configuration);
    if (!schedule)
        return tl::unexpected(std::move(schedule).error());
    MeterPrograms programs{
        std::move(schedule->tariffs), std::move(schedule->loads), std::move(schedule->daylightSaving), {}};
    // An exception day is no working day; prepayment that acts on all days knows none.
    if (configuration.settings.prepayment.onWorkingDaysOnly.value_or(true))
        programs.exceptionDays = configuration.settings.exceptionDays;
    std::ranges::sort(programs.exceptionDays);
    return programs;
}

Result<std::shared_ptr<const MeterModel>> makeModel(const catalog::Catalog& catalog,
    const configuration::MeterConfiguration& configuration, const metrology::BehaviourSwitches& switches,
    const MeterPrograms* programs)
{
    if (configuration.family == nullptr)
        return failure("device-configuration", {{"reason", "family"}});
    auto model = std::make_shared<MeterModel>();
    model->catalog = &catalog;
    model->configuration = configuration;
    model->typeCode = configuration::typeCode(*configuration.family, configuration.codes);
    model->switches = switches;
    auto frontEnd = metrology::FrontEnd::create(
        *configuration.family, configuration.codes, metrology::NominalFrequency::Hertz50, switches.cutOff);
    if (!frontEnd)
        return tl::unexpected(std::move(frontEnd).error());
    model->frontEnd = *frontEnd;
    const Reader reader(model->configuration);
    readMeasuringPart(reader, *model);
    readEquipment(reader, *model);
    model->offsetMinutes = reader.number("offsetMinutes", 0);
    auto made = programs != nullptr ? Result<MeterPrograms>(*programs) : programsOf(configuration);
    if (!made)
        return tl::unexpected(std::move(made).error());
    model->programs = *std::move(made);
    readPulses(reader, *model);
    if (auto read = readLogs(reader, *model); !read)
        return tl::unexpected(std::move(read).error());
    if (model->behindTransformers)
        model->initialRatio = std::clamp(configuration.currentTransformerRatio.value_or(1), 1, 600);
    model->ratioLocked = reader.word("ratioLocked") == "true";
    auto settings = settingsOf(*model);
    if (!settings)
        return tl::unexpected(std::move(settings).error());
    model->settings = *std::move(settings);
    auto& quality = model->settings.voltageQuality;
    quality.longInterruption = switches.longInterruption;
    quality.neutralRule = switches.neutralFault;
    quality.sagRule = switches.sag;
    return model;
}

} // namespace meterbench::device
