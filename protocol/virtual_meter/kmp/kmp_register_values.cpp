// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/kmp_register_values.h"

#include "core/device/document_settings.h"
#include "core/device/firmware.h"
#include "protocol/kmp/setting_register.h"
#include "protocol/virtual_meter/kmp/kmp_formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meterbench::protocol::virtual_meter {

namespace {

using kmp::RegisterId;
using kmp::RegisterValue;

/// Values of one meter.
struct Reader {
    const device::Meter& meter;
    const kmp::RegisterTable& table;
    const kmp::TypeWords& words;

    using Value = std::optional<RegisterValue>;

    [[nodiscard]] const device::MeterModel& model() const { return meter.model(); }
    [[nodiscard]] const device::MeterState& state() const { return meter.state(); }
    [[nodiscard]] const device::MeterSettings& settings() const { return meter.state().settings; }

    [[nodiscard]] Value device(const MappedRegister& row) const
    {
        const auto* const definition = device::findRegister(model(), row.obis);
        if (definition == nullptr)
            return std::nullopt;
        const auto reading = device::read(meter, *definition);
        switch (row.content) {
        case RegisterContent::ReachedClock:
            return clockRegister(row.id, reading.reached);
        case RegisterContent::ReachedTime:
            return timeOfDay(row.id, reading.reached);
        case RegisterContent::ReachedDate:
            return date(row.id, reading.reached);
        default:
            break;
        }
        if (definition->source == device::RegisterSource::MeterNumber)
            return meterNumber(row.id, reading.text);
        auto value = numberRegister(table, row.id, {reading.value, definition->scaler, definition->unit});
        if (row.content != RegisterContent::HighResolution)
            return value;
        // Nine digits, then it begins again: what is verified is the difference.
        constexpr std::int64_t rollover = 1'000'000'000;
        const auto number = rescaled(reading.value, definition->scaler - 3 - exponentOf(value.signExponent));
        return plainRegister(table, row.id, number % rollover, value.format());
    }

    [[nodiscard]] Value meterNumber(RegisterId id, const std::string& text) const
    {
        constexpr std::size_t mostDigits = 9;
        const auto number = text.empty() ? std::optional<std::int64_t>(0) : digitsOf(text);
        if (number && text.size() <= mostDigits)
            return plainRegister(table, id, *number, registerFormat(kmp::Unit::Number, 4));
        return textRegister(id, text);
    }

    [[nodiscard]] Value timeOfDay(RegisterId id, std::optional<MeterTime> time) const
    {
        const auto known = time ? kmp::dateAndTime(*time) : kmp::DateAndTime{};
        return plainRegister(table, id, known ? known->time : 0, registerFormat(kmp::Unit::ClockHhmmss, 4));
    }
    [[nodiscard]] Value date(RegisterId id, std::optional<MeterTime> time) const
    {
        const auto known = time ? kmp::dateAndTime(*time) : kmp::DateAndTime{};
        return plainRegister(table, id, known ? known->date : 0, registerFormat(kmp::Unit::DateYymmdd, 4));
    }

    [[nodiscard]] Value identity(const MappedRegister& row) const
    {
        constexpr std::size_t shortTypeNumber = 10;
        switch (row.content) {
        case RegisterContent::DisplayTime:
            return timeOfDay(row.id, MeterTime{meter.displayTime().seconds});
        case RegisterContent::DisplayDate:
            return date(row.id, MeterTime{meter.displayTime().seconds});
        case RegisterContent::NormalClock:
            return normalClock(row.id);
        case RegisterContent::TotalMeterNumber:
            return plainRegister(
                table, row.id, static_cast<std::int64_t>(state().serial), registerFormat(kmp::Unit::Number, 8));
        case RegisterContent::SoftwareRevision:
            return softwareRevision(row.id);
        case RegisterContent::SoftwareNumber:
            return plainRegister(table, row.id, device::softwareNumber(model()), registerFormat(kmp::Unit::Number, 4));
        case RegisterContent::TypeNumber:
            return textRegister(row.id, std::string_view(model().typeCode).substr(0, shortTypeNumber));
        case RegisterContent::CompleteTypeNumber:
            return textRegister(row.id, model().typeCode);
        case RegisterContent::ConfigurationNumber:
            return configurationNumber(row);
        case RegisterContent::ConfigurationField:
            return configurationField(row);
        case RegisterContent::Temperature:
            return plainRegister(table, row.id, (std::int64_t{state().milliCelsius} + 273'150) / 1000,
                registerFormat(kmp::Unit::Kelvin, 2));
        case RegisterContent::ProgramChecksum:
            return plainRegister(table, row.id, device::programChecksum, registerFormat(kmp::Unit::Number, 2));
        default:
            return equipment(row);
        }
    }

    [[nodiscard]] Value normalClock(RegisterId id) const
    {
        unsigned flags = meter.clock().isValid() ? kmp::RealTimeClock::valid : 0U;
        if (meter.displayTime().seconds != meter.clock().now().seconds)
            flags |= kmp::RealTimeClock::daylightSaving;
        return clockRegister(id, meter.clock().now(), static_cast<std::uint8_t>(flags));
    }

    /// Type word and revision as one decimal number, as a 382J shows it; words with letters have no such number.
    [[nodiscard]] Value softwareRevision(RegisterId id) const
    {
        const auto type = meterTypeOf(model(), words);
        const auto word = digitsOf(fmt::format("{:04X}", type.word));
        if (!word)
            return std::nullopt;
        return plainRegister(table, id, *word * 10'000 + type.revisionLetter * 100 + type.revisionNumber,
            registerFormat(kmp::Unit::Number, 4));
    }

    /// The five numbers of 162 and 382; how OMNIPOWER packs its fields is not published.
    [[nodiscard]] Value configurationNumber(const MappedRegister& row) const
    {
        const auto& document = model().configuration;
        const auto name = std::to_string(row.place);
        const auto& rows = document.family->scheme->configurationRows;
        const auto found = std::ranges::find(rows, name, &catalog::ConfigurationRow::name);
        if (found == rows.end())
            return std::nullopt;
        std::string digits;
        for (const auto field : found->fields)
            digits += document.codes[field].text();
        return plainRegister(table, row.id, digitsOf(digits).value_or(0), registerFormat(kmp::Unit::Number, 4));
    }

    [[nodiscard]] Value configurationField(const MappedRegister& row) const
    {
        const auto& document = model().configuration;
        const auto field = document.family->scheme->find("Z" + std::to_string(row.place));
        if (!field || !document.codes[*field].isGiven())
            return std::nullopt;
        return plainRegister(
            table, row.id, digitsOf(document.codes[*field].text()).value_or(0), registerFormat(kmp::Unit::None, 2));
    }

    [[nodiscard]] Value equipment(const MappedRegister& row) const
    {
        const auto number = [&](std::int64_t value, kmp::Unit unit = kmp::Unit::Number, std::uint8_t octets = 4,
                                std::uint8_t signExponent = exponent::whole) {
            return plainRegister(table, row.id, value, registerFormat(unit, octets, signExponent));
        };
        const auto& ratios = meter.logs().ratio;
        switch (row.content) {
        case RegisterContent::LoadProfileInterval:
            return number(model().integrationPeriod / 60, kmp::Unit::Minute, 2);
        case RegisterContent::PeriodMarks:
            return number(state().quality, kmp::Unit::BitField, 2);
        case RegisterContent::EnergyOfPeriod:
            return energyOfPeriod(row);
        case RegisterContent::ConfigurationChanges:
            return number(state().counters.configurationChanges);
        case RegisterContent::RatioBefore:
            if (!model().behindTransformers)
                return std::nullopt;
            return number(ratios.isEmpty() ? state().ratio : ratios.newest().before);
        case RegisterContent::RatioLock:
            if (!model().behindTransformers)
                return std::nullopt;
            return number(model().ratioLocked ? 2 : 1, kmp::Unit::Number, 1);
        case RegisterContent::Debiting2Interval:
            return number(static_cast<std::int64_t>(model().debiting2) + 1, kmp::Unit::Number, 1);
        case RegisterContent::Address:
            return number(kmp::meterAddress, kmp::Unit::Number, 1);
        case RegisterContent::ConnectionState:
            return number(cutOffStatusOf(meter).state, kmp::Unit::Number, 1);
        case RegisterContent::ConnectionFeedback:
            return number(cutOffStatusOf(meter).feedback, kmp::Unit::BitField, 1);
        case RegisterContent::QualityCounter:
            return qualityCounter(row);
        case RegisterContent::TariffThresholdCounter:
            return number(state().counters.aboveTariffThreshold[row.place - 1U], kmp::Unit::Second);
        case RegisterContent::LoadActive:
            return number(
                meter.loadPosition(static_cast<tariff::LoadOutput>(row.place - 1)) == tariff::LoadPosition::Active ? 1
                                                                                                                   : 0,
                kmp::Unit::Number, 1);
        case RegisterContent::Setting:
            return setting(row);
        case RegisterContent::LastPayment:
        case RegisterContent::LastPaymentClock:
            return payment(row);
        default:
            return std::nullopt;
        }
    }

    [[nodiscard]] Value energyOfPeriod(const MappedRegister& row) const
    {
        const auto& starts = state().periodStarts;
        const std::array<std::int64_t, 4> all{starts.day, starts.week, starts.month, starts.year};
        const auto counted = state().registers.total(device::Energy::ActiveImport) - all[row.place - 1U];
        return numberRegister(
            table, row.id, {device::inMilliwattHours(counted * state().ratio), -3, device::Unit::WattHour});
    }

    [[nodiscard]] Value setting(const MappedRegister& row) const
    {
        using configuration::Setting;
        const auto& definition = configuration::definition(static_cast<Setting>(row.place));
        const auto value = device::settingValue(settings(), definition.setting);
        if (!value || !device::isPresent(model(), definition))
            return std::nullopt;
        return kmp::encodeSetting(definition, *value, device::disconnectFunctionOf(settings()));
    }

    [[nodiscard]] Value payment(const MappedRegister& row) const
    {
        const auto& account = state().prepayment;
        if (!model().hasBreaker())
            return std::nullopt;
        if (row.content == RegisterContent::LastPayment)
            return numberRegister(
                table, row.id, {device::inMilliwattHours(account.lastPayment), -3, device::Unit::WattHour});
        return clockRegister(
            row.id, account.lastPayment == 0 ? std::nullopt : std::optional<MeterTime>(account.lastPaymentTime));
    }

    [[nodiscard]] Value qualityCounter(const MappedRegister& row) const
    {
        using Place = QualityCounterPlace;
        const auto counters = meter.qualityCounters();
        const auto sum = [&](std::int64_t metrology::PhaseCounters::* member) {
            std::int64_t total = 0;
            for (const auto& phase : counters.phases)
                total += phase.*member;
            return total;
        };
        const auto place = static_cast<Place>(row.place);
        std::int64_t count = 0;
        if (place >= Place::VoltageDistortion) {
            const auto offset = row.place - static_cast<std::size_t>(Place::VoltageDistortion);
            const bool isCurrent = place >= Place::CurrentDistortion;
            const auto phase = offset % device::maximumPhases;
            if (phase >= model().phases || (isCurrent && model().thdCurrent == device::Presence::Absent))
                return std::nullopt;
            const auto& each = counters.phases[phase];
            count = isCurrent ? each.currentDistortion : each.voltageDistortion;
        } else {
            using Phase = metrology::PhaseCounters;
            const std::array<std::int64_t, 9> counts{sum(&Phase::meanLow), sum(&Phase::meanVeryLow),
                sum(&Phase::meanHigh), sum(&Phase::rapidChanges), counters.unbalance, counters.longInterruptions,
                counters.shortInterruptions, sum(&Phase::sags), sum(&Phase::swells)};
            count = counts[row.place];
        }
        return plainRegister(table, row.id, count, registerFormat(kmp::Unit::Number, 4));
    }
};

} // namespace

std::optional<RegisterValue> readMapped(
    const device::Meter& meter, const kmp::RegisterTable& table, const kmp::TypeWords& words, RegisterId id)
{
    const auto* const row = findMapped(id);
    if (row == nullptr)
        return std::nullopt;
    const Reader reader{meter, table, words};
    const bool isDevice = row->content == RegisterContent::Device || row->content == RegisterContent::HighResolution
        || row->content == RegisterContent::ReachedTime || row->content == RegisterContent::ReachedDate
        || row->content == RegisterContent::ReachedClock;
    return isDevice ? reader.device(*row) : reader.identity(*row);
}

kmp::MeterType meterTypeOf(const device::MeterModel& model, const kmp::TypeWords& words)
{
    // One letter is all a revision has here: A to Z. Of "AE6", printed for direct meters of variant 2, E6 is told; A1
    // is ours for all others.
    constexpr std::uint8_t letterE = 5;
    const auto& family = model.configuration.family->id;
    kmp::MeterType type{0, 1, 1};
    std::string meter = "OMNIPOWER";
    if (family == "kamstrup-162m" || family == "kamstrup-382m")
        meter = family.substr(family.size() - 4, 3) + (model.hasBreaker() ? "M with breaker" : "M without breaker");
    else if (model.variant == 2 && !model.behindTransformers)
        type = {0, letterE, 6};
    const auto found = std::ranges::find(words.all(), meter, &kmp::TypeWord::meter);
    if (found != words.all().end())
        type.word = found->word;
    return type;
}

kmp::CutOffState cutOffStateOf(device::ControlState state, std::optional<device::DisconnectEvent> last)
{
    using device::DisconnectEvent;
    if (state == device::ControlState::Connected)
        return kmp::CutOffState::Connected;
    switch (last.value_or(DisconnectEvent::RemoteOff)) {
    case DisconnectEvent::ButtonOff:
        return kmp::CutOffState::DisconnectedByButton;
    case DisconnectEvent::SmartOff:
    case DisconnectEvent::OverVoltageOff:
    case DisconnectEvent::NeutralFaultOff:
        return kmp::CutOffState::CutOff;
    case DisconnectEvent::PrepaymentOff:
        return kmp::CutOffState::CutOffPrepayment;
    default:
        break;
    }
    return state == device::ControlState::Ready ? kmp::CutOffState::Released : kmp::CutOffState::DisconnectedByCommand;
}

kmp::CutOffStatus cutOffStatusOf(const device::Meter& meter)
{
    if (!meter.model().hasBreaker())
        return {};
    constexpr std::int32_t presentMillivolt = 160'000;
    constexpr std::array bits{kmp::feedback::voltageL1, kmp::feedback::voltageL2, kmp::feedback::voltageL3};
    const auto& log = meter.logs().disconnect;
    const auto last = log.isEmpty() ? std::nullopt : std::optional(log.newest().event);
    kmp::CutOffStatus status;
    status.state = static_cast<std::uint8_t>(cutOffStateOf(meter.state().breaker.state(), last));
    unsigned feedback = kmp::feedback::relayGood;
    if (meter.isRunning())
        feedback |= kmp::feedback::voltagesValid;
    for (std::size_t phase = 0; phase < meter.model().phases; ++phase) {
        if (meter.measured().phases[phase].voltageMillivolt > presentMillivolt)
            feedback |= bits[phase];
    }
    status.feedback = static_cast<std::uint8_t>(feedback);
    return status;
}

} // namespace meterbench::protocol::virtual_meter
