// SPDX-License-Identifier: Apache-2.0
#include "core/device/meter.h"

#include <algorithm>

namespace meterbench::device {

namespace {

constexpr Seconds farAway = std::numeric_limits<Seconds>::max() / 4;

} // namespace

Meter::Meter(std::shared_ptr<const MeterModel> model, const Start& start)
    : m_model(std::move(model)), m_logs(*m_model, 0)
{
    m_state.serial = start.serial;
    m_state.now = start.at;
    constexpr Seconds startUpDone = 15;
    m_state.poweredSince = start.at + -startUpDone;
    m_state.deviation = start.deviation;
    m_state.clock = MeterClock(normalTime(start.at, m_model->offsetMinutes));
    m_state.clock.setDeviation(start.deviation.at(m_state.milliCelsius));
    m_state.ratio = m_model->initialRatio;
    m_state.reserve = m_model->backup == SupplyBackup::Supercapacitor ? supercapacitorReserve : batteryReserve;
    if (m_model->hasBreaker() && m_model->startsDisconnected)
        m_state.breaker = Breaker(ControlState::Disconnected);
    m_state.settings = m_model->settings;
    m_state.breaker.setMode(m_state.settings.breakerMode);
    m_logs = MeterLogs(*m_model, m_state.settings.analysis.count);
    restartQuality();
    m_state.analysis.restart(m_state.registers);
    beginAgenda();
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
    meter.restartQuality();
    meter.selectTariff();
    meter.schedule();
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
    if (m_state.now + -m_unjudged < m_restlessUntil)
        judgeQuality();
}

void Meter::observe(std::span<const metrology::HalfCycleValues> halfCycles)
{
    judgeQuality();
    m_quality->feedHalfCycles(halfCycles);
}

void Meter::run(const metrology::MeasuredSecond& each, Seconds seconds)
{
    if (!m_measuredAtAll || each != m_measured) {
        noteVoltages(each);
        m_measured = each;
        m_measuredAtAll = true;
        measureAgain();
    }
    while (seconds > 0) {
        const auto step = std::min({seconds, m_nextAgenda - m_state.now, m_untilTimer});
        pass(step);
        seconds -= step;
        if (m_watches)
            handleTimers(step);
        if (m_state.now >= m_nextAgenda)
            handleAgenda();
    }
}

void Meter::pass(Seconds seconds)
{
    if (m_state.supply == Supply::Running) {
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
        m_state.quality |= m_voltageQuality;
        m_state.analysisQuality |= m_voltageQuality;
        if (m_state.settings.prepayment.active)
            m_state.prepayment.use(m_flow.total[index(Energy::ActiveImport)] * seconds);
    }
    if (m_state.clock.isValid())
        m_state.clock.advance(seconds);
    m_state.now = m_state.now + seconds;
    m_unjudged += seconds;
}

bool Meter::suppliedByMains() const
{
    constexpr std::int32_t leastMillivolt = 160'000;
    return std::ranges::any_of(
        m_measured.phases, [](const auto& phase) { return phase.voltageMillivolt >= leastMillivolt; });
}

void Meter::measureAgain()
{
    const bool supplied = suppliedByMains() || m_state.auxiliarySupply;
    if (m_state.supply == Supply::Off && supplied) {
        m_state.supply = Supply::Starting;
        m_state.starting = registrationDelay;
        m_state.poweredSince = m_state.now;
    }
    m_effective = m_measured;
    if (!m_state.breaker.contactsClosed()) {
        for (auto& phase : m_effective.phases) {
            phase.activeMilliwatt = 0;
            phase.reactiveMillivar = 0;
            phase.apparentMillivoltampere = 0;
            phase.currentMilliampere = 0;
            phase.currentThdMillipercent = 0;
        }
    }
    m_flow = m_state.supply == Supply::Running
        ? flowOf(m_effective, m_model->method, m_model->switches.mirroredReactive)
        : FlowPerSecond{};
    m_voltageQuality = 0;
    bool missing = false;
    for (std::size_t phase = 0; phase < m_model->phases; ++phase) {
        const auto millivolt = m_effective.phases[phase].voltageMillivolt;
        if (millivolt > overVoltageMillivolt)
            m_voltageQuality |= quality::overVoltage;
        else if (millivolt < underVoltageMillivolt)
            m_voltageQuality |= quality::underVoltage;
        constexpr std::int32_t missingMillivolt = 50'000;
        missing = missing || millivolt < missingMillivolt;
    }
    raise(alarm::missingPhase, (missing && m_state.supply == Supply::Running) ? AlarmState::Raised : AlarmState::Quiet);
    const auto import = m_flow.total[index(Energy::ActiveImport)];
    m_aboveThreshold = import > m_state.settings.powerThresholdWatt * 1000;
    m_aboveTariffThreshold = import > m_state.settings.tariffThresholdWatt[m_tariff - 1] * 1000;
    m_watches = hasTimers();
    m_untilTimer = m_watches ? untilTimer() : farAway;
}

bool Meter::hasTimers() const
{
    const auto& settings = m_state.settings;
    return m_state.supply != Supply::Running || m_state.lowVoltage != 0
        || !(suppliedByMains() || m_state.auxiliarySupply)
        || m_state.breaker.untilClosed() != std::numeric_limits<Seconds>::max()
        || settings.smartDisconnect.basis != DisconnectBasis::None
        || settings.smartDisconnect.overVoltage == OverVoltageFunction::On || settings.prepayment.active
        || m_state.neutralFault || m_state.neutralFaultHeld != 0 || seesNeutralFault() || m_state.test.active
        || m_state.exceptionLeft != 0;
}

Seconds Meter::untilTimer() const
{
    auto until = farAway;
    const auto sooner = [&](Seconds seconds) { until = std::min(until, std::max<Seconds>(1, seconds)); };
    if (m_state.supply == Supply::Off) {
        if (m_state.clock.isValid())
            sooner(m_state.reserve);
        return until;
    }
    if (!(suppliedByMains() || m_state.auxiliarySupply))
        sooner(resetAfter - m_state.lowVoltage);
    if (m_state.supply == Supply::Starting) {
        sooner(m_state.starting);
        return until;
    }
    sooner(m_state.breaker.untilClosed());
    if (m_model->hasBreaker() && (m_state.breaker.contactsClosed() || m_state.smartDisconnect.waitsForVoltage()))
        sooner(m_state.smartDisconnect.untilVerdict(disconnectSettings(), disconnectQuantities()));
    if (seesNeutralFault() && !m_state.neutralFault)
        sooner(m_state.settings.voltageQuality.neutralTime - m_state.neutralFaultHeld);
    if (m_state.test.active)
        sooner(m_state.test.left);
    if (m_state.exceptionLeft != 0)
        sooner(m_state.exceptionLeft);
    const auto import = m_flow.total[index(Energy::ActiveImport)];
    if (m_state.settings.prepayment.active && m_state.prepayment.balance > 0 && import > 0)
        sooner((m_state.prepayment.balance + import - 1) / import);
    if (opensForBalance())
        sooner(1);
    return until;
}

void Meter::handleTimers(Seconds passed)
{
    // First what the seconds did, then whether they were the last ones with supply.
    if (m_state.supply == Supply::Running) {
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
    measureAgain();
}

void Meter::schedule()
{
    if (m_state.supply != Supply::Running) {
        m_nextAgenda = m_state.now + farAway;
        return;
    }
    const auto& agenda = m_state.agenda;
    auto next = std::min(
        {agenda.period, agenda.analysis, agenda.day, agenda.debiting, agenda.debiting2, m_tariffUntil, m_loadsUntil});
    if (m_state.settings.prepayment.active)
        next = std::min(next, nextProtectionChange());
    m_nextAgenda = m_state.now + std::max<Seconds>(1, m_state.clock.until(next));
}

Result<void> Meter::save()
{
    if (!m_keeper)
        return {};
    judgeQuality();
    m_state.qualityCounters = qualityCounters();
    m_quality->resetCounters();
    return m_keeper->save(*m_model, m_state, m_logs);
}

} // namespace meterbench::device
