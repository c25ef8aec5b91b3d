// SPDX-License-Identifier: Apache-2.0
// Loss and return of the supply, and the breaker with all that opens it by itself.
#include "core/device/meter.h"

#include <algorithm>

namespace meterbench::device {

Feed Meter::mains() const
{
    constexpr std::int32_t leastMillivolt = 160'000;
    return std::ranges::any_of(m_measured.phases,
               [](const metrology::PhaseSecond& phase) { return phase.voltageMillivolt >= leastMillivolt; })
        ? Feed::Present
        : Feed::Absent;
}

Seconds Meter::fullReserve() const
{
    return m_model->backup == SupplyBackup::Supercapacitor ? supercapacitorReserve : batteryReserve;
}

void Meter::passSupply(Seconds seconds)
{
    switch (m_state.supply.pass(feed(), seconds, m_state.clock.now(), fullReserve())) {
    case SupplyEvent::None:
        break;
    case SupplyEvent::Lost:
        loseSupply();
        break;
    case SupplyEvent::CountingBegins:
        beginCounting();
        break;
    case SupplyEvent::ReserveSpent:
        m_state.clock.lose();
        break;
    }
}

void Meter::loseSupply()
{
    ++m_state.counters.powerFailures;
    m_state.test = {};
    if (m_model->variant == 2 && m_model->radio == Presence::Present)
        raise(alarm::lastGasp, AlarmState::Raised);
    m_logs.profileChange.append({m_state.supply.lostAt(), profileChange::powerDown});
    changed(Change::Calendar);
}

void Meter::restart()
{
    if (!m_state.supply.isRunning())
        return;
    judgeQuality();
    m_state.supply.restart(m_state.now, m_state.clock.now());
    m_state.test = {};
    changed(Change::Flow | Change::Calendar);
    settle();
}

void Meter::beginCounting()
{
    m_state.status |= status::reset;
    raise(alarm::lastGasp, AlarmState::Quiet);
    logStatus(StatusEvent::Reset);
    const auto time = m_state.clock.now();
    const auto lostAt = m_state.supply.lostAt();
    m_logs.profileChange.append({time, profileChange::powerUp});
    if (m_state.clock.isValid()) {
        passGap(lostAt, time - lostAt > longOutage ? quality::outage : std::uint16_t{0}, GapEntries::Filled);
    } else {
        // A clock without a reserve stood still: nobody knows for how long, but for longer than any mark asks.
        m_state.quality |= quality::outage;
        m_state.analysisQuality |= quality::outage;
        m_state.demand.begin(m_state.registers.mainTotals());
        m_state.agenda.begin(time, periods());
    }
    changed(Change::Programs | Change::Calendar);
}

void Meter::setTemperature(std::int32_t milliCelsius)
{
    judgeQuality();
    m_state.milliCelsius = milliCelsius;
    m_state.clock.setDeviation(m_state.deviation.at(milliCelsius));
    changed(Change::Calendar);
    settle();
}

void Meter::setAuxiliarySupply(AuxiliarySupply supply)
{
    if (m_model->interface != PulseInterface::AuxiliarySupply)
        return;
    const bool isOn = supply == AuxiliarySupply::On;
    m_state.supply.setAuxiliary(isOn ? Feed::Present : Feed::Absent);
    m_state.status = static_cast<std::uint8_t>(
        isOn ? m_state.status | status::auxiliarySupply : m_state.status & ~status::auxiliarySupply);
    changed(Change::Flow);
    settle();
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
    return m_model->hasBreaker() && mains() == Feed::Present
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
