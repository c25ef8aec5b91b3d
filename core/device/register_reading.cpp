// SPDX-License-Identifier: Apache-2.0
#include "core/device/register_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace meterbench::device {

namespace {

Reading energyReading(MilliwattSeconds milliwattSeconds)
{
    return {.value = inMilliwattHours(milliwattSeconds),
        .milliwattSeconds = milliwattSeconds,
        .reached = std::nullopt,
        .text = {}};
}

Reading number(std::int64_t value)
{
    return {.value = value, .milliwattSeconds = std::nullopt, .reached = std::nullopt, .text = {}};
}

Reading peakReading(const Peak& peak, std::int64_t factor)
{
    auto reading = number(peak.milliwatt * factor);
    if (peak.milliwatt != 0)
        reading.reached = peak.reached;
    return reading;
}

std::int64_t powerFactorOf(const metrology::PhaseSecond& phase)
{
    if (phase.apparentMillivoltampere == 0)
        return 1000;
    return std::min<std::int64_t>(1000, std::abs(phase.activeMilliwatt) * 1000 / phase.apparentMillivoltampere);
}

std::int64_t statusDigits(std::uint8_t status)
{
    std::int64_t digits = 0;
    for (int digit = 7; digit >= 0; --digit)
        digits = digits * 10 + (status >> digit & 1);
    return digits;
}

Reading readQuantity(const Meter& meter, const RegisterDefinition& definition)
{
    const auto& state = meter.state();
    const std::int64_t factor = definition.isSecondary ? 1 : state.ratio;
    const auto& registers = state.registers;
    const auto place = std::size_t{definition.place};
    switch (definition.source) {
    case RegisterSource::EnergyTotal:
        return energyReading(registers.total(definition.energy) * factor);
    case RegisterSource::Verification:
        return energyReading(registers.total(definition.energy));
    case RegisterSource::EnergyPhase:
        return energyReading(registers.phase(place - 1, definition.energy) * factor);
    case RegisterSource::EnergyTariff:
        return energyReading(registers.tariff(place, definition.energy) * factor);
    case RegisterSource::EnergyTrip:
        return energyReading(registers.trip(definition.energy) * factor);
    case RegisterSource::ActiveAbsolute:
        return energyReading(registers.activeAbsolute() * factor);
    case RegisterSource::ActiveNet:
        return energyReading(registers.activeNet() * factor);
    case RegisterSource::Power: {
        const auto quantity = index(definition.energy);
        const auto& flow = meter.flow();
        return number((place == 0 ? flow.total[quantity] : flow.phase[place - 1][quantity]) * factor);
    }
    case RegisterSource::Mean:
        return number(state.demand.lastMean(definition.energy) * factor);
    case RegisterSource::Peak:
        return peakReading(state.demand.peak(definition.energy, place), factor);
    case RegisterSource::AccumulatedPeak:
        return number(state.demand.accumulated(definition.energy, place) * factor);
    case RegisterSource::DayMaximum:
        return peakReading(state.demand.dayMaximum(), factor);
    case RegisterSource::DayMinimum:
        return peakReading(state.demand.dayMinimum(), factor);
    case RegisterSource::Current:
        return number(meter.measured().phases[place - 1].currentMilliampere * factor);
    default:
        break;
    }
    return number(0);
}

} // namespace

Reading read(const Meter& meter, const RegisterDefinition& definition)
{
    const auto& state = meter.state();
    const auto place = std::size_t{definition.place};
    const auto& measured = meter.measured();
    switch (definition.source) {
    case RegisterSource::Voltage:
        return number(measured.phases[place - 1].voltageMillivolt);
    case RegisterSource::VoltageThd:
        return number(measured.phases[place - 1].voltageThdMillipercent);
    case RegisterSource::CurrentThd:
        return number(measured.phases[place - 1].currentThdMillipercent);
    case RegisterSource::PowerFactor:
        return number(
            place == 0 ? metrology::powerFactorPerMille(measured.phases) : powerFactorOf(measured.phases[place - 1]));
    case RegisterSource::Frequency:
        return number(measured.frequencyMillihertz);
    case RegisterSource::HourCounter:
        return number(inHours(state.counters.operating));
    case RegisterSource::TariffHours:
        return number(inHours(state.counters.tariff[place - 1]));
    case RegisterSource::DebitingCounter:
        return number(state.counters.debitingStops);
    case RegisterSource::ThresholdValue:
        return number(state.settings.powerThresholdWatt * 1000);
    case RegisterSource::ThresholdCounter:
        return number(state.counters.aboveThreshold);
    case RegisterSource::PulseInput:
        return number(state.counters.pulseInput * 1'000'000 / state.settings.pulseInputThousandths);
    case RegisterSource::Ratio:
        return number(state.ratio);
    case RegisterSource::PrepaymentBalance:
        return energyReading(state.prepayment.balance);
    case RegisterSource::PrepaymentCredit:
        return energyReading(state.prepayment.credit);
    case RegisterSource::SerialNumber:
        return number(static_cast<std::int64_t>(state.serial));
    case RegisterSource::MeterStatus:
        return number(statusDigits(state.status));
    case RegisterSource::BreakerState:
        return number(static_cast<std::int64_t>(state.breaker.state()));
    case RegisterSource::ActiveTariff:
        return number(static_cast<std::int64_t>(meter.activeTariff()));
    case RegisterSource::MeterNumber: {
        const auto& digits = state.settings.meterNumbers[place - 1];
        auto reading = number(0);
        reading.text.assign(digits.begin(), std::ranges::find(digits, '\0'));
        return reading;
    }
    default:
        return readQuantity(meter, definition);
    }
}

std::string kilowattHours(MilliwattSeconds milliwattSeconds)
{
    const bool negative = milliwattSeconds < 0;
    const auto size = static_cast<std::uint64_t>(negative ? -milliwattSeconds : milliwattSeconds);
    constexpr auto unit = static_cast<std::uint64_t>(kilowattHour);
    const auto whole = size / unit;
    // Nine decimals of n/3.6·10⁹ are n·10/36, without overflow.
    const auto decimals = size % unit * 10 / 36;
    auto text = fmt::format("{}{}.{:09}", negative ? "-" : "", whole, decimals);
    constexpr std::size_t surplus = 6;
    for (std::size_t zero = 0; zero < surplus && text.back() == '0'; ++zero)
        text.pop_back();
    return text;
}

ReadingText textOf(const RegisterDefinition& definition, const Reading& reading)
{
    if (definition.source == RegisterSource::MeterNumber)
        return {reading.text, {}};
    if (definition.source == RegisterSource::MeterStatus)
        return {fmt::format("{:08}", reading.value), {}};
    const bool isEnergy = reading.milliwattSeconds.has_value();
    const auto unit = definition.unit;
    const bool isPower = unit == Unit::Watt || unit == Unit::Var || unit == Unit::VoltAmpere;
    const auto symbolText = std::string(symbol(unit));
    if (isEnergy)
        return {kilowattHours(*reading.milliwattSeconds), "k" + symbolText};
    if (definition.scaler == 0)
        return {std::to_string(reading.value), symbolText};
    const auto size = reading.value < 0 ? -reading.value : reading.value;
    const auto* const sign = reading.value < 0 ? "-" : "";
    if (isPower)
        return {fmt::format("{}{}.{:06}", sign, size / 1'000'000, size % 1'000'000), "k" + symbolText};
    return {fmt::format("{}{}.{:03}", sign, size / 1000, size % 1000), symbolText};
}

} // namespace meterbench::device
