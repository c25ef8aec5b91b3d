// SPDX-License-Identifier: Apache-2.0
// What a meter does by its calendar: ends of periods, days, debiting periods, tariff shifts.
#include "core/device/meter.h"

#include <algorithm>
#include <array>

namespace meterbench::device {

AgendaPeriods Meter::periods() const
{
    return {m_model->integrationPeriod, m_state.settings.analysis.period(), m_model->debiting, m_model->debiting2};
}

void Meter::handleAgenda()
{
    const auto time = m_state.clock.now();
    // At one instant the running period ends first, then what closes on it, and only then another tariff begins.
    while (const auto ends = m_state.agenda.take(time, periods())) {
        if (ends->period)
            finishPeriod(ends->at);
        if (ends->analysis)
            finishAnalysis(ends->at);
        if (ends->debiting)
            debit(ends->at);
        if (ends->debiting2)
            debit2(ends->at);
        if (ends->day)
            beginDay(ends->at - 1, ends->at);
    }
    if (m_loadsUntil <= time)
        drawStartDelays();
    if (std::min(m_tariffUntil, m_loadsUntil) <= time)
        changed(Change::Programs);
    if (m_state.settings.prepayment.active) {
        checkBalance();
        changed(Change::Flow);
    }
    changed(Change::Calendar);
}

void Meter::passGap(MeterTime from, std::uint16_t marks, GapEntries entries)
{
    const auto time = m_state.clock.now();
    const auto ends = m_state.agenda.endedBy(time);
    m_state.quality |= marks;
    m_state.analysisQuality |= marks;
    if (ends.period) {
        const auto end = m_state.agenda.period();
        finishPeriod(end);
        if (entries == GapEntries::Filled)
            fillProfile(end + m_model->integrationPeriod, time, marks);
        m_state.quality |= marks; // the period that runs now began in the gap
    }
    // Analysis periods may be shorter than those of the load profile: one may end without the other.
    if (ends.analysis) {
        finishAnalysis(m_state.agenda.analysis());
        m_state.analysisQuality |= marks;
    }
    if (ends.debiting)
        debit(time);
    if (ends.debiting2)
        debit2(time);
    if (ends.day || startOfDay(from) != startOfDay(time))
        beginDay(from, time);
    m_state.agenda.begin(time, periods());
}

/// Days before, and whatever began with them: more than one when the clock was moved or stood still.
void Meter::beginDay(MeterTime before, MeterTime now)
{
    m_state.demand.beginDay();
    const auto importing = m_state.registers.total(Energy::ActiveImport);
    const auto was = civil(before);
    const auto is = civil(now);
    const auto weekOf = [](MeterTime time, const CivilTime& date) {
        return startOfDay(time) - secondsPerDay * (static_cast<Seconds>(date.weekday) - 1);
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
void Meter::fillProfile(MeterTime first, MeterTime to, std::uint16_t marks)
{
    const auto missing = (to - first) / m_model->integrationPeriod + 1;
    if (first > to || missing >= mostFilledEntries || m_logs.loadProfile.isEmpty())
        return;
    for (auto end = first; end <= to; end = end + m_model->integrationPeriod)
        appendProfile(end, static_cast<std::uint16_t>(marks | quality::filled));
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
        return inHours(m_state.counters.operating);
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
    return analysisMean(channel, m_state.analysis, registers, m_state.settings.analysis.period());
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
    record.hours = inHours(m_state.counters.operating);
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
    record.hours = inHours(m_state.counters.operating);
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
