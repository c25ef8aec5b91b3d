// SPDX-License-Identifier: Apache-2.0
// What a meter does by its calendar: ends of periods, days, debiting periods, tariff shifts.
#include "core/device/meter.h"

#include <algorithm>
#include <array>

namespace meterbench::device {

void Meter::beginAgenda()
{
    const auto time = m_state.clock.now();
    auto& agenda = m_state.agenda;
    agenda.period = nextMultiple(time, m_model->integrationPeriod);
    agenda.analysis = nextMultiple(time, Seconds{60} * m_state.settings.analysis.minutes);
    agenda.day = nextMultiple(time, secondsPerDay);
    agenda.debiting = nextDebiting(time, m_model->debiting);
    agenda.debiting2 = nextRecurrence(time, m_model->debiting2);
}

void Meter::selectTariff()
{
    const auto segment = m_model->programs.tariffs.segmentAt(m_state.clock.now(), m_state.tariffs);
    m_tariff = segment.tariff.number;
    m_tariffUntil = segment.to;
    scheduleLoads();
}

void Meter::handleAgenda()
{
    auto& agenda = m_state.agenda;
    const auto time = m_state.clock.now();
    // At one instant the running period ends first, then what closes on it, and only then another tariff begins.
    while (true) {
        const auto next = std::min({agenda.period, agenda.analysis, agenda.debiting, agenda.debiting2, agenda.day});
        if (next > time)
            break;
        if (agenda.period == next) {
            finishPeriod(next);
            agenda.period = next + m_model->integrationPeriod;
        }
        if (agenda.analysis == next) {
            finishAnalysis(next);
            agenda.analysis = next + Seconds{60} * m_state.settings.analysis.minutes;
        }
        if (agenda.debiting == next) {
            debit(next);
            agenda.debiting = nextDebiting(next, m_model->debiting);
        }
        if (agenda.debiting2 == next) {
            debit2(next);
            agenda.debiting2 = nextRecurrence(next, m_model->debiting2);
        }
        if (agenda.day == next) {
            beginDay(next + -1, next);
            agenda.day = next + secondsPerDay;
        }
    }
    if (m_tariffUntil <= time) {
        const auto before = m_tariff;
        selectTariff();
        if (m_tariff != before)
            measureAgain();
    }
    if (m_loadsUntil <= time) {
        drawStartDelays();
        scheduleLoads();
    }
    if (m_state.settings.prepayment.active) {
        checkBalance();
        measureAgain();
    }
    schedule();
}

/// Days before, and whatever began with them: more than one when the clock was moved or stood still.
void Meter::beginDay(MeterTime before, MeterTime now)
{
    m_state.demand.beginDay();
    const auto importing = m_state.registers.total(Energy::ActiveImport);
    const auto was = civil(before);
    const auto is = civil(now);
    const auto weekOf = [](MeterTime time, const CivilTime& date) {
        return startOfDay(time) + -secondsPerDay * (static_cast<Seconds>(date.weekday) - 1);
    };
    auto& starts = m_state.periodStarts;
    starts.day = importing;
    if (weekOf(before, was) != weekOf(now, is))
        starts.week = importing;
    if (was.year != is.year || was.month != is.month)
        starts.month = importing;
    if (was.year != is.year)
        starts.year = importing;
}

std::int64_t Meter::basisFactor(EnergyBasis basis) const
{
    return basis == EnergyBasis::Primary ? m_state.ratio : 1;
}

void Meter::appendProfile(MeterTime end, std::uint16_t marks)
{
    std::array<std::int64_t, energyQuantities> values{};
    const auto& columns = m_model->loadProfileColumns;
    const auto factor = basisFactor(m_model->loadProfileBasis);
    for (std::size_t column = 0; column < columns.size(); ++column)
        values[column] = m_state.registers.total(columns[column]) * factor;
    m_logs.loadProfile.append(end, marks, values);
}

void Meter::finishPeriod(MeterTime end)
{
    m_state.demand.finish(m_state.registers.mainTotals(), m_model->integrationPeriod, end, m_tariff);
    appendProfile(end, m_state.quality);
    m_state.quality &= quality::legalChecksum;
}

/// Entries for periods nobody measured: the last values once more.
void Meter::fillProfile(MeterTime to, std::uint16_t marks)
{
    auto& agenda = m_state.agenda;
    const auto missing = (to - agenda.period) / m_model->integrationPeriod + 1;
    if (agenda.period <= to && missing < mostFilledEntries && !m_logs.loadProfile.isEmpty())
        for (; agenda.period <= to; agenda.period = agenda.period + m_model->integrationPeriod)
            appendProfile(agenda.period, static_cast<std::uint16_t>(marks | quality::filled));
}

std::int64_t Meter::analysisValue(const AnalysisChannel& channel) const
{
    const auto& registers = m_state.registers;
    switch (channel.quantity) {
    case AnalysisQuantity::EnergyRegister:
        return registers.total(static_cast<Energy>(channel.place));
    case AnalysisQuantity::TariffRegister:
        return registers.tariff(
            channel.place % maximumTariffs + 1, static_cast<Energy>(channel.place / maximumTariffs));
    case AnalysisQuantity::HourCounter:
        return m_state.counters.operating / 3600;
    case AnalysisQuantity::PulseInput:
        return m_state.counters.pulseInput;
    case AnalysisQuantity::BreakerState:
        return static_cast<std::int64_t>(m_state.breaker.state());
    case AnalysisQuantity::DayMaximum:
        return m_state.demand.dayMaximum().milliwatt;
    case AnalysisQuantity::DayMinimum:
        return m_state.demand.dayMinimum().milliwatt;
    default:
        break;
    }
    return analysisMean(channel, m_state.analysis, registers, Seconds{60} * m_state.settings.analysis.minutes);
}

void Meter::finishAnalysis(MeterTime end)
{
    const auto& settings = m_state.settings.analysis;
    std::array<std::int64_t, mostAnalysisChannels> values{};
    for (std::size_t channel = 0; channel < settings.count; ++channel)
        values[channel] = analysisValue(settings.channels[channel]);
    if (settings.count != 0)
        m_logs.analysis.append(end, m_state.analysisQuality, values);
    m_state.analysis.restart(m_state.registers);
    m_state.analysisQuality = 0;
}

void Meter::debit(MeterTime at)
{
    const auto& demand = m_state.demand;
    const auto& registers = m_state.registers;
    DebitingRecord record;
    record.time = at;
    record.quality = m_state.quality;
    record.hours = m_state.counters.operating / 3600;
    record.stops = ++m_state.counters.debitingStops;
    record.thresholdSeconds = m_state.counters.aboveThreshold;
    record.pulseInput = m_state.counters.pulseInput;
    record.ratio = m_state.ratio;
    record.energies = registers.mainTotals();
    for (std::size_t tariff = 1; tariff <= 4; ++tariff) {
        record.activeImportTariffs[tariff - 1] = registers.tariff(tariff, Energy::ActiveImport);
        record.reactiveImportTariffs[tariff - 1] = registers.tariff(tariff, Energy::ReactiveImport);
    }
    for (std::size_t tariff = 0; tariff <= 2; ++tariff) {
        record.activePeaks[tariff] = demand.peak(Energy::ActiveImport, tariff);
        record.reactivePeaks[tariff] = demand.peak(Energy::ReactiveImport, tariff);
    }
    record.apparentImportPeak = demand.peak(Energy::ApparentImport, 0);
    record.apparentExportPeak = demand.peak(Energy::ApparentExport, 0);
    m_state.demand.accumulate();
    for (std::size_t tariff = 0; tariff <= 2; ++tariff)
        record.accumulatedActive[tariff] = demand.accumulated(Energy::ActiveImport, tariff);
    record.accumulatedReactive = demand.accumulated(Energy::ReactiveImport, 0);
    m_logs.debiting.append(record);
}

void Meter::debit2(MeterTime at)
{
    const auto& registers = m_state.registers;
    Debiting2Record record;
    record.time = at;
    record.quality = m_state.quality;
    record.hours = m_state.counters.operating / 3600;
    const std::size_t quantities = m_model->debiting2Profile == 2 ? energyQuantities : 4;
    for (std::size_t quantity = 0; quantity < quantities; ++quantity)
        record.energies[quantity] = registers.total(static_cast<Energy>(quantity));
    for (std::size_t quantity = 0; quantity < 4; ++quantity)
        for (std::size_t tariff = 1; tariff <= 4; ++tariff)
            record.tariffs[quantity][tariff - 1] = registers.tariff(tariff, static_cast<Energy>(quantity));
    m_logs.debiting2.append(record);
}

void Meter::stopDebitingPeriod()
{
    debit(m_state.clock.now());
}

} // namespace meterbench::device
