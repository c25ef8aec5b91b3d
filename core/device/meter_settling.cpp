// SPDX-License-Identifier: Apache-2.0
// What follows from what has changed: tariff, flow, timers, the next instant of the calendar.
#include "core/device/meter.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace meterbench::device {

void Meter::settle()
{
    if ((m_changed & Change::Programs) != 0) {
        const auto before = m_tariff;
        selectTariff();
        scheduleLoads();
        changed(m_tariff == before ? unsigned{Change::Calendar} : unsigned{Change::Calendar} | Change::Flow);
    }
    if ((m_changed & Change::Flow) != 0 && m_hasMeasured) {
        deriveFlow();
        deriveTimers();
    }
    if ((m_changed & Change::Calendar) != 0)
        schedule();
    m_changed = 0;
}

void Meter::selectTariff()
{
    const auto segment = m_model->programs.tariffs.segmentAt(m_state.clock.now(), m_state.tariffs);
    m_tariff = segment.tariff.number;
    m_tariffUntil = segment.to;
}

void Meter::scheduleLoads()
{
    m_loadsUntil = never;
    if (m_state.settings.loadStartDelayLimit == 0 || m_state.chance == 0)
        return;
    for (const auto output : {tariff::LoadOutput::One, tariff::LoadOutput::Two})
        m_loadsUntil = std::min(m_loadsUntil, loadDemand(output).to);
}

void Meter::deriveFlow()
{
    m_state.supply.see(feed(), m_state.now);
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
    const bool counts = m_state.supply.isRunning();
    m_flow = counts ? flowOf(m_effective, m_model->method, m_model->switches.mirroredReactive) : FlowPerSecond{};
    m_voltageMarks = 0;
    bool missing = false;
    for (std::size_t phase = 0; phase < m_model->phases; ++phase) {
        const auto millivolt = m_effective.phases[phase].voltageMillivolt;
        if (millivolt > overVoltageMillivolt)
            m_voltageMarks |= quality::overVoltage;
        else if (millivolt < underVoltageMillivolt)
            m_voltageMarks |= quality::underVoltage;
        constexpr std::int32_t missingMillivolt = 50'000;
        missing = missing || millivolt < missingMillivolt;
    }
    raise(alarm::missingPhase, missing && counts ? AlarmState::Raised : AlarmState::Quiet);
    const auto import = m_flow.total[index(Energy::ActiveImport)];
    m_aboveThreshold = import > m_state.settings.powerThresholdWatt * 1000;
    m_aboveTariffThreshold = import > m_state.settings.tariffThresholdWatt[m_tariff - 1] * 1000;
}

void Meter::deriveTimers()
{
    const auto& settings = m_state.settings;
    const auto& supply = m_state.supply;
    const auto fed = feed();
    const bool seesFault = seesNeutralFault();
    m_isTimed = supply.isTimed(fed) || m_state.breaker.untilClosed() != std::numeric_limits<Seconds>::max()
        || settings.smartDisconnect.basis != DisconnectBasis::None
        || settings.smartDisconnect.overVoltage == OverVoltageFunction::On || settings.prepayment.active
        || m_state.neutralFault || m_state.neutralFaultHeld != 0 || seesFault || m_state.test.active
        || m_state.exceptionLeft != 0;
    m_untilTimer = MeterSupply::farAway;
    if (!m_isTimed)
        return;
    const auto sooner
        = [this](Seconds seconds) { m_untilTimer = std::min(m_untilTimer, std::max<Seconds>(1, seconds)); };
    // In the dark only the clock's reserve runs out.
    if (supply.stage() != Supply::Off || m_state.clock.isValid())
        sooner(supply.untilEvent(fed));
    if (!supply.isRunning())
        return;
    sooner(m_state.breaker.untilClosed());
    if (m_model->hasBreaker() && (m_state.breaker.contactsClosed() || m_state.smartDisconnect.waitsForVoltage()))
        sooner(m_state.smartDisconnect.untilVerdict(disconnectSettings(), disconnectQuantities()));
    if (seesFault && !m_state.neutralFault)
        sooner(settings.voltageQuality.neutralTime - m_state.neutralFaultHeld);
    if (m_state.test.active)
        sooner(m_state.test.left);
    if (m_state.exceptionLeft != 0)
        sooner(m_state.exceptionLeft);
    const auto import = m_flow.total[index(Energy::ActiveImport)];
    if (settings.prepayment.active && m_state.prepayment.balance > 0 && import > 0)
        sooner((m_state.prepayment.balance + import - 1) / import);
    if (opensForBalance())
        sooner(1);
}

void Meter::schedule()
{
    if (!m_state.supply.isRunning()) {
        m_nextAgenda = m_state.now + MeterSupply::farAway;
        return;
    }
    auto next = std::min({m_state.agenda.next(), m_tariffUntil, m_loadsUntil});
    if (m_state.settings.prepayment.active)
        next = std::min(next, nextProtectionChange());
    m_nextAgenda = m_state.now + std::max<Seconds>(1, m_state.clock.until(next));
}

} // namespace meterbench::device
