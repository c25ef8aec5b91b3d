// SPDX-License-Identifier: Apache-2.0
#include "core/device/register_table.h"

#include <algorithm>
#include <array>

namespace meterbench::device {

namespace {

constexpr std::size_t room = 400;

/// OBIS group C of each Energy.
constexpr std::uint8_t secondaryGroup = 129; ///< F of what is measured behind transformers
constexpr std::uint8_t verificationGroup = 128; ///< F of the high-resolution registers

constexpr Unit energyUnit(Energy energy)
{
    constexpr std::array units{Unit::WattHour, Unit::WattHour, Unit::VarHour, Unit::VarHour, Unit::VoltAmpereHour,
        Unit::VoltAmpereHour, Unit::VarHour, Unit::VarHour, Unit::VarHour, Unit::VarHour};
    return units[index(energy)];
}

constexpr Unit powerUnit(Energy energy)
{
    constexpr std::array units{Unit::Watt, Unit::Watt, Unit::Var, Unit::Var, Unit::VoltAmpere, Unit::VoltAmpere,
        Unit::Var, Unit::Var, Unit::Var, Unit::Var};
    return units[index(energy)];
}

struct Table {
    std::array<RegisterDefinition, room> rows{};
    std::size_t count = 0;

    constexpr void add(const RegisterDefinition& row) { rows[count++] = row; }
};

constexpr std::int8_t milli = -3;

constexpr std::uint8_t small(std::size_t number)
{
    return static_cast<std::uint8_t>(number);
}

constexpr void addEnergies(Table& table)
{
    using Source = RegisterSource;
    const auto add = [&](Obis obis, Source source, Energy energy, std::size_t place, bool secondary = false) {
        table.add({obis, source, energy, small(place), energyUnit(energy), milli,
            secondary ? RegisterNeed::Transformer : RegisterNeed::Nothing, true, secondary});
    };
    for (std::size_t quantity = 0; quantity < energyQuantities; ++quantity) {
        const auto energy = static_cast<Energy>(quantity);
        const auto c = obisGroup(static_cast<Energy>(quantity));
        add({1, 1, c, 8, 0, 255}, Source::EnergyTotal, energy, 0);
        add({1, 1, c, 8, 0, secondaryGroup}, Source::EnergyTotal, energy, 0, true);
        add({1, 1, c, 8, 0, verificationGroup}, Source::Verification, energy, 0);
        if (quantity >= mainQuantities)
            continue;
        for (std::size_t tariff = 1; tariff <= maximumTariffs; ++tariff) {
            add({1, 1, c, 8, small(tariff), 255}, Source::EnergyTariff, energy, tariff);
            add({1, 1, c, 8, small(tariff), secondaryGroup}, Source::EnergyTariff, energy, tariff, true);
        }
        for (std::size_t phase = 1; phase <= maximumPhases; ++phase)
            add({1, 1, small(c + 20 * phase), 8, 0, 255}, Source::EnergyPhase, energy, phase);
        add({1, 1, c, 1, 128, 255}, Source::EnergyTrip, energy, 0);
    }
    table.add({{1, 1, 15, 8, 0, 255}, Source::ActiveAbsolute, Energy::ActiveExport, 0, Unit::WattHour, milli,
        RegisterNeed::Nothing, true, false});
    table.add({{1, 1, 16, 8, 0, 255}, Source::ActiveNet, Energy::ActiveExport, 0, Unit::WattHour, milli,
        RegisterNeed::Nothing, true, false});
}

constexpr void addPowers(Table& table)
{
    using Source = RegisterSource;
    const auto add = [&](Obis obis, Source source, Energy energy, std::size_t place) {
        table.add({obis, source, energy, small(place), powerUnit(energy), milli, RegisterNeed::Nothing, true, false});
    };
    for (std::size_t quantity = 0; quantity < mainQuantities; ++quantity) {
        const auto energy = static_cast<Energy>(quantity);
        const auto c = obisGroup(static_cast<Energy>(quantity));
        add({1, 1, c, 7, 0, 255}, Source::Power, energy, 0);
        for (std::size_t phase = 1; phase <= maximumPhases; ++phase)
            add({1, 1, small(c + 20 * phase), 7, 0, 255}, Source::Power, energy, phase);
        add({1, 1, c, 25, 0, 255}, Source::Mean, energy, 0);
        add({1, 1, c, 6, 0, 255}, Source::Peak, energy, 0);
        const bool hasTariffPeaks
            = energy == Energy::ActiveImport || energy == Energy::ReactiveImport || energy == Energy::ApparentImport;
        for (std::size_t tariff = 1; hasTariffPeaks && tariff <= maximumTariffs; ++tariff)
            add({1, 1, c, 6, small(tariff), 255}, Source::Peak, energy, tariff);
        if (quantity < 4)
            add({1, 1, c, 2, 0, 255}, Source::AccumulatedPeak, energy, 0);
    }
    add({1, 1, 1, 2, 1, 255}, Source::AccumulatedPeak, Energy::ActiveImport, 1);
    add({1, 1, 1, 2, 2, 255}, Source::AccumulatedPeak, Energy::ActiveImport, 2);
    add({1, 1, 1, 16, 0, 255}, Source::DayMaximum, Energy::ActiveImport, 0);
    add({1, 1, 1, 13, 0, 255}, Source::DayMinimum, Energy::ActiveImport, 0);
}

constexpr void addGrid(Table& table)
{
    using Source = RegisterSource;
    const auto add
        = [&](Obis obis, Source source, std::size_t place, Unit unit, RegisterNeed need = RegisterNeed::Nothing) {
              table.add({obis, source, Energy::ActiveImport, small(place), unit, milli, need, false, false});
          };
    for (std::size_t phase = 1; phase <= maximumPhases; ++phase) {
        const auto base = 20 * phase;
        add({1, 1, small(base + 12), 7, 0, 255}, Source::Voltage, phase, Unit::Volt);
        add({1, 1, small(base + 11), 7, 0, 255}, Source::Current, phase, Unit::Ampere);
        add({1, 1, small(base + 13), 7, 0, 255}, Source::PowerFactor, phase, Unit::None);
        add({1, 1, small(base + 12), 7, 124, 255}, Source::VoltageThd, phase, Unit::Percent);
        add({1, 1, small(base + 11), 7, 124, 255}, Source::CurrentThd, phase, Unit::Percent, RegisterNeed::CurrentThd);
    }
    add({1, 1, 13, 7, 0, 255}, Source::PowerFactor, 0, Unit::None);
    add({1, 1, 14, 7, 0, 255}, Source::Frequency, 0, Unit::Hertz);
}

constexpr void addNumbers(Table& table)
{
    using Source = RegisterSource;
    const auto add = [&](Obis obis, Source source, std::size_t place, Unit unit, std::int8_t scaler = 0,
                         RegisterNeed need = RegisterNeed::Nothing) {
        table.add({obis, source, Energy::ActiveImport, small(place), unit, scaler, need, false, false});
    };
    for (std::size_t number = 1; number <= 3; ++number)
        add({1, 1, 0, 0, small(number), 255}, Source::MeterNumber, number, Unit::None);
    add({1, 1, 96, 1, 0, 255}, Source::SerialNumber, 0, Unit::None);
    add({1, 1, 0, 1, 0, 255}, Source::DebitingCounter, 0, Unit::None);
    add({0, 1, 96, 8, 0, 255}, Source::HourCounter, 0, Unit::Hour);
    for (std::size_t tariff = 1; tariff <= maximumTariffs; ++tariff)
        add({0, 1, 96, 8, small(tariff), 255}, Source::TariffHours, tariff, Unit::Hour);
    add({1, 1, 96, 51, 1, 255}, Source::ThresholdValue, 0, Unit::Watt, milli);
    add({1, 1, 96, 51, 2, 255}, Source::ThresholdCounter, 0, Unit::Second);
    add({1, 1, 97, 97, 0, 255}, Source::MeterStatus, 0, Unit::None);
    add({1, 1, 0, 128, 1, 255}, Source::PulseInput, 0, Unit::None, milli, RegisterNeed::PulseInput);
    add({1, 1, 0, 4, 2, 255}, Source::Ratio, 0, Unit::None, 0, RegisterNeed::Transformer);
    add({1, 1, 130, 0, 0, 255}, Source::PrepaymentBalance, 0, Unit::WattHour, milli, RegisterNeed::Breaker);
    add({1, 1, 130, 0, 1, 255}, Source::PrepaymentCredit, 0, Unit::WattHour, milli, RegisterNeed::Breaker);
    add({1, 1, 128, 0, 0, 255}, Source::BreakerState, 0, Unit::None, 0, RegisterNeed::Breaker);
    add({0, 0, 96, 14, 0, 255}, Source::ActiveTariff, 0, Unit::None);
}

constexpr Table table = [] {
    Table made;
    addEnergies(made);
    addPowers(made);
    addGrid(made);
    addNumbers(made);
    return made;
}();

} // namespace

std::span<const RegisterDefinition> registerTable()
{
    return std::span(table.rows).first(table.count);
}

bool isPresent(const MeterModel& model, const RegisterDefinition& definition)
{
    if (definition.needsEnergy && !model.has(definition.energy))
        return false;
    const bool isPhase = definition.source == RegisterSource::EnergyPhase || definition.source == RegisterSource::Power
        || definition.source == RegisterSource::Voltage || definition.source == RegisterSource::Current
        || definition.source == RegisterSource::PowerFactor || definition.source == RegisterSource::VoltageThd
        || definition.source == RegisterSource::CurrentThd;
    if (isPhase && definition.place > model.phases)
        return false;
    switch (definition.need) {
    case RegisterNeed::Nothing:
        return true;
    case RegisterNeed::Transformer:
        return model.behindTransformers;
    case RegisterNeed::Breaker:
        return model.hasBreaker();
    case RegisterNeed::CurrentThd:
        return model.thdCurrent == Presence::Present;
    case RegisterNeed::PulseInput:
        return std::ranges::any_of(model.ports, [](const configuration::Port& port) {
            return port.direction == PortDirection::In && port.function == PortFunction::Pulse;
        });
    }
    return true;
}

const RegisterDefinition* findRegister(const MeterModel& model, const Obis& obis)
{
    const auto rows = registerTable();
    const auto found = std::ranges::find(rows, obis, &RegisterDefinition::obis);
    return found == rows.end() || !isPresent(model, *found) ? nullptr : &*found;
}

} // namespace meterbench::device
