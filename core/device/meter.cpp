// SPDX-License-Identifier: Apache-2.0
#include "core/device/meter.h"

#include <algorithm>

namespace meterbench::device {

Meter::Meter(std::shared_ptr<const MeterModel> model, const Start& start)
    : m_model(std::move(model)), m_logs(*m_model, 0), m_quality(*m_model->frontEnd, m_model->settings.voltageQuality)
{
    m_state.serial = start.serial;
    m_state.now = start.at;
    constexpr Seconds startUpDone = 15;
    m_state.supply = MeterSupply(start.at - startUpDone, fullReserve());
    m_state.deviation = start.deviation;
    m_state.clock = MeterClock(normalTime(start.at, m_model->offsetMinutes));
    m_state.clock.setDeviation(start.deviation.at(m_state.milliCelsius));
    m_state.ratio = m_model->initialRatio;
    if (m_model->hasBreaker() && m_model->startsDisconnected)
        m_state.breaker = Breaker(ControlState::Disconnected);
    m_state.settings = m_model->settings;
    m_state.breaker.setMode(m_state.settings.breakerMode);
    m_logs = MeterLogs(*m_model, m_state.settings.analysis.count);
    m_state.analysis.restart(m_state.registers);
    m_state.agenda.begin(m_state.clock.now(), periods());
}

Result<Meter> Meter::create(
    std::shared_ptr<const MeterModel> model, const Start& start, PermanentMemory* memory, RandomSource* random)
{
    Meter meter(std::move(model), start);
    if (memory != nullptr) {
        meter.m_keeper.emplace(*memory);
        auto report = meter.m_keeper->load(*meter.m_model, meter.m_state, meter.m_logs);
        if (!report)
            return tl::unexpected(std::move(report).error());
        meter.m_recovery = *report;
        if (report->damage != StateDamage::None) {
            meter.m_state.status |= status::memory;
            meter.logStatus(StatusEvent::StateRecovered);
            meter.raise(alarm::internalError, AlarmState::Raised);
        }
    }
    if (!meter.m_recovery.resumed && random != nullptr) {
        meter.m_state.chance = random->next() | 1U;
        meter.drawStartDelays();
    }
    meter.m_quality.restart(*meter.m_model->frontEnd, meter.m_state.settings.voltageQuality);
    // What flows is settled with the first second that is measured: until then nobody knows what feeds the meter.
    meter.changed(Change::Programs | Change::Calendar);
    meter.settle();
    return meter;
}

void Meter::advance(const metrology::MeasuredSpan& span)
{
    auto seconds = span.seconds;
    const auto before = m_state.now - span.from;
    if (before > 0) {
        seconds -= before;
    } else if (before < 0) {
        constexpr metrology::MeasuredSecond nothing{};
        run(nothing, -before);
    }
    if (seconds > 0)
        run(span.each, seconds);
    if (m_quality.isRestless(m_state.now))
        judgeQuality();
}

void Meter::observe(std::span<const metrology::HalfCycleValues> halfCycles)
{
    judgeQuality();
    m_quality.observe(halfCycles);
}

void Meter::run(const metrology::MeasuredSecond& each, Seconds seconds)
{
    if (!m_hasMeasured || each != m_measured) {
        if (m_quality.isNew(each)) {
            judgeQuality();
            m_quality.measure(each, m_state.now);
        }
        m_measured = each;
        m_hasMeasured = true;
        changed(Change::Flow);
        settle();
    }
    while (seconds > 0) {
        const auto step = std::min({seconds, m_nextAgenda - m_state.now, m_untilTimer});
        pass(step);
        seconds -= step;
        if (m_isTimed) {
            handleTimers(step);
            settle();
        }
        if (m_state.now >= m_nextAgenda) {
            handleAgenda();
            settle();
        }
    }
}

void Meter::pass(Seconds seconds)
{
    if (m_state.supply.isRunning()) {
        if (m_pulses)
            emitPulses(seconds);
        m_state.registers.count(m_flow, seconds, m_tariff);
        auto& counters = m_state.counters;
        counters.operating += seconds;
        counters.tariff[m_tariff - 1] += seconds;
        if (m_aboveThreshold)
            counters.aboveThreshold += seconds;
        if (m_aboveTariffThreshold)
            counters.aboveTariffThreshold[m_tariff - 1] += seconds;
        m_state.analysis.add(m_effective, seconds);
        m_state.quality |= m_voltageMarks;
        m_state.analysisQuality |= m_voltageMarks;
        if (m_state.settings.prepayment.active)
            m_state.prepayment.use(m_flow.total[index(Energy::ActiveImport)] * seconds);
    }
    if (m_state.clock.isValid())
        m_state.clock.advance(seconds);
    m_state.now = m_state.now + seconds;
    m_quality.pass(seconds);
}

void Meter::handleTimers(Seconds passed)
{
    // First what the seconds did, then whether they were the last ones with supply.
    if (m_state.supply.isRunning()) {
        if (m_state.breaker.advance(passed))
            m_state.smartDisconnect.restart();
        if (m_model->hasBreaker() && (m_state.breaker.contactsClosed() || m_state.smartDisconnect.waitsForVoltage()))
            actOn(m_state.smartDisconnect.advance(disconnectSettings(), disconnectQuantities(), passed));
        passNeutralFault(passed);
        if (m_state.test.active) {
            m_state.test.left -= passed;
            m_state.test.active = m_state.test.left > 0;
        }
        m_state.exceptionLeft = std::max<Seconds>(0, m_state.exceptionLeft - passed);
        checkBalance();
    }
    passSupply(passed);
    changed(Change::Flow);
}

Result<void> Meter::save()
{
    if (!m_keeper)
        return {};
    judgeQuality();
    m_state.qualityCounters = sumOf(m_state.qualityCounters, m_quality.takeCounters());
    return m_keeper->save(*m_model, m_state, m_logs);
}

} // namespace meterbench::device
