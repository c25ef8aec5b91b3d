// SPDX-License-Identifier: Apache-2.0
// Loss and return of the supply, and the breaker with all that opens it by itself.
#include "core/device/meter.h"

#include <algorithm>

namespace meterbench::device {

void Meter::passSupply(Seconds seconds)
{
    const bool supplied = suppliedByMains() || m_state.auxiliarySupply;
    switch (m_state.supply) {
    case Supply::Running:
        m_state.lowVoltage = supplied ? 0 : m_state.lowVoltage + seconds;
        if (m_state.lowVoltage >= resetAfter)
            loseSupply();
        break;
    case Supply::Starting:
        if (!supplied) {
            m_state.supply = Supply::Off;
            break;
        }
        m_state.starting -= seconds;
        if (m_state.starting <= 0)
            beginCounting();
        break;
    case Supply::Off:
        m_state.reserve = std::max<Seconds>(0, m_state.reserve - seconds);
        if (m_state.reserve == 0)
            m_state.clock.lose();
        break;
    }
}

void Meter::loseSupply()
{
    m_state.supply = Supply::Off;
    m_state.supplyLost = m_state.clock.now();
    m_state.lowVoltage = 0;
    ++m_state.counters.powerFailures;
    m_state.test = {};
    if (m_model->variant == 2 && m_model->radio == Presence::Present)
        raise(alarm::lastGasp, AlarmState::Raised);
    m_logs.profileChange.append({m_state.supplyLost, profileChange::powerDown});
    schedule();
}

void Meter::restart()
{
    if (m_state.supply != Supply::Running)
        return;
    judgeQuality();
    m_state.supply = Supply::Starting;
    m_state.starting = registrationDelay;
    m_state.supplyLost = m_state.clock.now();
    m_state.poweredSince = m_state.now;
    m_state.lowVoltage = 0;
    m_state.test = {};
    measureAgain();
    schedule();
}

void Meter::beginCounting()
{
    m_state.supply = Supply::Running;
    m_state.reserve = m_model->backup == SupplyBackup::Supercapacitor ? supercapacitorReserve : batteryReserve;
    m_state.status |= status::reset;
    raise(alarm::lastGasp, AlarmState::Quiet);
    logStatus(StatusEvent::Reset);
    const auto time = m_state.clock.now();
    m_logs.profileChange.append({time, profileChange::powerUp});
    // A clock without a reserve left stood still: nobody knows for how long, but for longer than any mark asks.
    const bool isLong = !m_state.clock.isValid() || time - m_state.supplyLost > longOutage;
    const std::uint16_t marks = isLong ? quality::outage : std::uint16_t{0};
    m_state.quality |= marks;
    m_state.analysisQuality |= marks;
    if (!m_state.clock.isValid()) {
        m_state.demand.begin(m_state.registers.mainTotals());
        beginAgenda();
    } else {
        auto& agenda = m_state.agenda;
        if (agenda.period <= time) {
            finishPeriod(agenda.period);
            agenda.period = agenda.period + m_model->integrationPeriod;
            fillProfile(time, marks);
            m_state.quality |= marks; // the period that runs now began without supply
        }
        const bool analysisMissed = agenda.analysis <= time;
        const bool debitingMissed = agenda.debiting <= time;
        const bool debiting2Missed = agenda.debiting2 <= time;
        const bool dayMissed = agenda.day <= time;
        if (analysisMissed) {
            finishAnalysis(agenda.analysis);
            m_state.analysisQuality |= marks;
        }
        if (debitingMissed)
            debit(time);
        if (debiting2Missed)
            debit2(time);
        if (dayMissed)
            beginDay(m_state.supplyLost, time);
        beginAgenda();
    }
    selectTariff();
    schedule();
}

void Meter::setTemperature(std::int32_t milliCelsius)
{
    judgeQuality();
    m_state.milliCelsius = milliCelsius;
    m_state.clock.setDeviation(m_state.deviation.at(milliCelsius));
    schedule();
}

void Meter::setAuxiliarySupply(AuxiliarySupply supply)
{
    if (m_model->interface != PulseInterface::AuxiliarySupply)
        return;
    m_state.auxiliarySupply = supply == AuxiliarySupply::On;
    if (m_state.auxiliarySupply)
        m_state.status |= status::auxiliarySupply;
    else
        m_state.status = static_cast<std::uint8_t>(m_state.status & ~status::auxiliarySupply);
    measureAgain();
}

DisconnectQuantities Meter::disconnectQuantities() const
{
    DisconnectQuantities quantities;
    for (const auto& phase : m_effective.phases) {
        quantities.highestCurrent = std::max<std::int64_t>(quantities.highestCurrent, phase.currentMilliampere);
        quantities.highestVoltage = std::max(quantities.highestVoltage, phase.voltageMillivolt);
    }
    quantities.activeImportMilliwatt = m_flow.total[index(Energy::ActiveImport)];
    return quantities;
}

SmartDisconnectSettings Meter::disconnectSettings() const
{
    const auto& settings = m_state.settings.smartDisconnect;
    return m_state.exceptionLeft != 0 ? settings.inException() : settings;
}

void Meter::logBreaker(DisconnectEvent event)
{
    m_logs.disconnect.append({m_state.clock.now(), event, static_cast<std::uint8_t>(m_state.breaker.state()),
        m_state.breaker.contactsClosed()});
}

/// Without mains on a phase (fed by the auxiliary supply) the contacts are not moved.
bool Meter::mayOpenLocally() const
{
    return m_model->hasBreaker() && suppliedByMains()
        && m_state.breaker.transitionFor(BreakerRequest::LocalDisconnect).has_value();
}

bool Meter::openLocally(DisconnectEvent event)
{
    if (!mayOpenLocally())
        return false;
    m_state.breaker.perform(*m_state.breaker.transitionFor(BreakerRequest::LocalDisconnect));
    m_state.smartDisconnect.restart();
    logBreaker(event);
    return true;
}

void Meter::actOn(DisconnectVerdict verdict)
{
    switch (verdict) {
    case DisconnectVerdict::None:
        return;
    case DisconnectVerdict::Overload:
        if (!openLocally(DisconnectEvent::SmartOff)) {
            m_state.smartDisconnect.restart();
            logBreaker(DisconnectEvent::Failed);
        }
        return;
    case DisconnectVerdict::OverVoltage:
        if (openLocally(DisconnectEvent::OverVoltageOff)) {
            m_state.smartDisconnect.waitForVoltage();
        } else {
            m_state.smartDisconnect.restart();
            logBreaker(DisconnectEvent::Failed);
        }
        return;
    case DisconnectVerdict::VoltageNormal:
        if (const auto transition = m_state.breaker.transitionFor(BreakerRequest::LocalReconnect)) {
            m_state.breaker.perform(*transition);
            logBreaker(DisconnectEvent::SmartOn);
        }
        m_state.smartDisconnect.restart();
        return;
    }
}

bool Meter::seesNeutralFault() const
{
    if (m_model->neutralFaultDetection == Presence::Absent)
        return false;
    const auto& settings = m_state.settings.voltageQuality;
    int high = 0;
    int low = 0;
    for (const auto& phase : m_measured.phases) {
        high += phase.voltageMillivolt > settings.neutralHigh ? 1 : 0;
        low += phase.voltageMillivolt < settings.neutralLow ? 1 : 0;
    }
    return settings.neutralRule == metrology::NeutralFaultRule::TwoHighOneLow ? high == 2 && low == 1
                                                                              : high >= 1 && low >= 1;
}

void Meter::passNeutralFault(Seconds passed)
{
    if (!seesNeutralFault()) {
        m_state.neutralFaultHeld = 0;
        m_state.neutralFault = false;
        raise(alarm::neutralFault, AlarmState::Quiet);
        return;
    }
    const Seconds after = m_state.settings.voltageQuality.neutralTime;
    m_state.neutralFaultHeld = std::min(after, m_state.neutralFaultHeld + passed);
    if (m_state.neutralFault || m_state.neutralFaultHeld < after)
        return;
    m_state.neutralFault = true;
    NeutralFaultEntry entry{m_state.clock.now(), {}};
    for (std::size_t phase = 0; phase < maximumPhases; ++phase)
        entry.millivolt[phase] = m_measured.phases[phase].voltageMillivolt;
    m_logs.neutralFault.append(entry);
    raise(alarm::neutralFault, AlarmState::Raised);
    if (m_state.settings.neutralFaultOpensBreaker)
        openLocally(DisconnectEvent::NeutralFaultOff);
}

bool Meter::isProtectedNow() const
{
    return m_state.settings.prepayment.isProtected(displayTime(), m_model->programs.exceptionDays);
}

MeterTime Meter::nextProtectionChange() const
{
    const auto time = m_state.clock.now();
    const auto saving = m_model->programs.daylightSaving.spanAt(time);
    const tariff::DisplayTime shown{time.seconds + saving.offset};
    const auto change = m_state.settings.prepayment.nextChange(shown);
    return std::min(MeterTime{change.seconds - saving.offset}, saving.to);
}

bool Meter::opensForBalance() const
{
    return m_state.settings.prepayment.active && m_state.prepayment.balance == 0 && m_state.breaker.contactsClosed()
        && m_state.exceptionLeft == 0 && mayOpenLocally() && !isProtectedNow();
}

void Meter::checkBalance()
{
    if (opensForBalance())
        openLocally(DisconnectEvent::PrepaymentOff);
}

} // namespace meterbench::device
