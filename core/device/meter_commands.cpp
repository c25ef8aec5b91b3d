// SPDX-License-Identifier: Apache-2.0
// What surroundings, people and systems do to a meter. Nothing here reaches legal data.
#include "core/device/configuration_change.h"
#include "core/device/meter.h"

#include <algorithm>

namespace meterbench::device {

namespace {

tl::unexpected<Error> refused(const char* reason)
{
    return failure(ErrorKind::Refused, "device-refused", {{"reason", reason}});
}

} // namespace

Result<void> Meter::absent(std::string_view what) const
{
    return failure(ErrorKind::NotSupported, "device-absent", {{"what", std::string(what)}});
}

void Meter::logStatus(StatusEvent event)
{
    m_logs.status.append({m_state.clock.now(), event});
}

void Meter::raise(std::uint32_t alarm, AlarmState state)
{
    m_state.alarms = state == AlarmState::Raised ? m_state.alarms | alarm : m_state.alarms & ~alarm;
}

void Meter::setMagnet(Magnet magnet)
{
    const bool present = magnet == Magnet::Present;
    if (present == ((m_state.status & status::magnet) != 0))
        return;
    m_state.status = static_cast<std::uint8_t>(m_state.status ^ status::magnet);
    logStatus(present ? StatusEvent::MagnetApplied : StatusEvent::MagnetRemoved);
    m_state.tamperSeen = m_state.tamperSeen || present;
    raise(alarm::magnet, present ? AlarmState::Raised : AlarmState::Quiet);
}

void Meter::setCover(Cover cover)
{
    const bool open = cover == Cover::Open;
    if (open == ((m_state.status & status::cover) != 0))
        return;
    m_state.status = static_cast<std::uint8_t>(m_state.status ^ status::cover);
    logStatus(open ? StatusEvent::CoverOpened : StatusEvent::CoverClosed);
    m_state.tamperSeen = m_state.tamperSeen || open;
    raise(alarm::tamper, open ? AlarmState::Raised : AlarmState::Quiet);
}

void Meter::releaseTamper()
{
    m_state.tamperSeen = (m_state.status & (status::magnet | status::cover)) != 0;
}

void Meter::setPort(std::size_t port, Level level)
{
    if (port >= m_state.ports.size() || m_state.ports[port] == level)
        return;
    const auto& function = m_model->ports[port];
    const bool wasActive = isActive(function, m_state.ports[port]);
    m_state.ports[port] = level;
    if (function.direction != PortDirection::In)
        return;
    const bool active = isActive(function, level);
    if (function.selectsTariff()) {
        (port == 0 ? m_state.tariffs.port.first : m_state.tariffs.port.second) = level == Level::High;
        // Where one input tells the tariff, it is the first one to the tariff room, whichever port it sits on.
        if (m_model->ports.tariffs() != 4)
            m_state.tariffs.port.first = level == Level::High;
        changed(Change::Programs);
        settle();
    } else if (function.function == PortFunction::Alarm && m_model->alarmInput == Presence::Present) {
        m_state.status = static_cast<std::uint8_t>(
            active ? m_state.status | status::externalAlarm : m_state.status & ~status::externalAlarm);
        logStatus(active ? StatusEvent::AlarmInputOn : StatusEvent::AlarmInputOff);
        raise(alarm::alarmInput, active ? AlarmState::Raised : AlarmState::Quiet);
    } else if (function.function == PortFunction::DebitingStop && active && !wasActive) {
        stopDebitingPeriod();
    } else if (function.function == PortFunction::Pulse && active && !wasActive) {
        countInputPulses(1, 1);
    } else if (function.function == PortFunction::LoadControl) {
        m_state.loads[0].registered = active ? tariff::LoadPosition::Active : tariff::LoadPosition::Inactive;
    }
}

void Meter::countInputPulses(std::int64_t pulses, Seconds during)
{
    constexpr std::int64_t mostPerSecond = 25; // technical description 4.10.7
    const bool hasInput = std::ranges::any_of(m_model->ports, [](const configuration::Port& port) {
        return port.direction == PortDirection::In && port.function == PortFunction::Pulse;
    });
    if (hasInput && m_state.supply.isRunning() && pulses > 0)
        m_state.counters.pulseInput += std::min(pulses, mostPerSecond * std::max<Seconds>(1, during));
}

Result<void> Meter::setClock(MeterTime time, ClockSource source)
{
    if (time.seconds < 0 || time >= never)
        return refused("clock");
    judgeQuality();
    const auto before = m_state.clock.now();
    const auto change = time - before;
    const bool wasValid = m_state.clock.isValid();
    m_state.clock.set(time);
    changed(Change::Programs | Change::Calendar);
    if (wasValid && std::abs(change) <= clockFilter) {
        // Within the filter nothing is marked; a boundary that was jumped over ends its period as usual.
        if (m_state.supply.isRunning())
            handleAgenda();
    } else {
        m_logs.clock.append({before, time});
        m_logs.profileChange.append(
            {time, source == ClockSource::Set ? profileChange::clockSet : profileChange::clockAdjusted});
        if (m_state.supply.isRunning()) {
            // A clock that stood still did so in an outage, which lies between the entries before and after.
            m_state.demand.disturb();
            passGap(before, static_cast<std::uint16_t>(clockQuality(change) | (wasValid ? 0U : quality::outage)),
                wasValid ? GapEntries::Filled : GapEntries::LeftOut);
            m_state.demand.disturb();
            changed(Change::Flow);
        }
    }
    settle();
    return {};
}

Result<void> Meter::change(const MeterSettings& settings)
{
    if (auto checked = settings.check(); !checked)
        return checked;
    if (settings.analysis.count > m_model->analysisChannels)
        return failure("device-setting", {{"setting", "analysisChannels"}});
    const auto& smart = settings.smartDisconnect;
    const bool usesBreaker = smart.basis != DisconnectBasis::None || smart.overVoltage == OverVoltageFunction::On
        || settings.prepayment.active || settings.neutralFaultOpensBreaker;
    if (usesBreaker && !m_model->hasBreaker())
        return absent("breaker");
    if (settings.prepayment.active && m_model->programs.tariffs.mode() != tariff::TariffControlMode::Disabled)
        return refused("prepayment-with-tariffs");
    judgeQuality();
    auto& present = m_state.settings;
    const bool qualityChanged = settings.voltageQuality != present.voltageQuality;
    const bool analysisChanged = settings.analysis != present.analysis;
    const bool delayChanged = settings.loadStartDelayLimit != present.loadStartDelayLimit;
    present = settings;
    if (qualityChanged) {
        m_state.qualityCounters = qualityCounters();
        m_quality.restart(*m_model->frontEnd, settings.voltageQuality);
    }
    ++m_state.counters.configurationChanges;
    m_state.breaker.setMode(settings.breakerMode);
    if (analysisChanged) {
        const auto cleared = m_logs.analysis.cleared();
        m_logs.analysis = MeterLogs(*m_model, settings.analysis.count).analysis;
        while (m_logs.analysis.cleared() <= cleared)
            m_logs.analysis.clear();
        m_state.analysis.restart(m_state.registers);
        m_state.agenda.beginAnalysis(m_state.clock.now(), settings.analysis.period());
        if (m_keeper)
            m_keeper->startAgain();
    }
    if (delayChanged)
        drawStartDelays();
    changed(Change::Flow | Change::Programs | Change::Calendar);
    settle();
    return {};
}

Result<void> Meter::requestBreaker(BreakerRequest request)
{
    if (!m_model->hasBreaker())
        return absent("breaker");
    if (!m_state.supply.isRunning() || mains() == Feed::Absent)
        return refused("no-mains");
    const auto transition = m_state.breaker.transitionFor(request);
    if (!transition)
        return refused("breaker-mode");
    const bool connects = request == BreakerRequest::RemoteReconnect || request == BreakerRequest::ManualReconnect
        || request == BreakerRequest::LocalReconnect;
    const auto& prepayment = m_state.settings.prepayment;
    if (connects && prepayment.active && m_state.prepayment.balance == 0 && !isProtectedNow()) {
        if (prepayment.exceptionDays == 0)
            return refused("no-balance");
        m_state.exceptionLeft = prepayment.exceptionDays * secondsPerDay;
    }
    m_state.breaker.perform(*transition);
    m_state.smartDisconnect.restart();
    switch (request) {
    case BreakerRequest::RemoteDisconnect:
        logBreaker(DisconnectEvent::RemoteOff);
        break;
    case BreakerRequest::RemoteReconnect:
        logBreaker(
            *transition == BreakerTransition::RemoteRelease ? DisconnectEvent::Released : DisconnectEvent::RemoteOn);
        break;
    case BreakerRequest::ManualDisconnect:
        logBreaker(DisconnectEvent::ButtonOff);
        break;
    case BreakerRequest::ManualReconnect:
        logBreaker(DisconnectEvent::ButtonOn);
        break;
    case BreakerRequest::LocalDisconnect:
        logBreaker(DisconnectEvent::SmartOff);
        break;
    case BreakerRequest::LocalReconnect:
        logBreaker(DisconnectEvent::SmartOn);
        break;
    }
    changed(Change::Flow);
    settle();
    return {};
}

void Meter::resetTripCounters()
{
    m_state.registers.resetTrip();
}

void Meter::startTestMode(Energy energy)
{
    if (!m_model->has(energy) || !m_state.supply.isRunning())
        return;
    m_state.test = {true, energy, TestMode::longest};
    changed(Change::Flow);
    settle();
}

void Meter::stopTestMode()
{
    m_state.test = {};
    changed(Change::Flow);
    settle();
}

Result<void> Meter::setRatio(int ratio)
{
    if (!m_model->behindTransformers)
        return absent("transformer-ratio");
    if (m_model->ratioLocked)
        return refused("ratio-locked");
    if (ratio < 1 || ratio > 600)
        return failure("device-setting", {{"setting", "ctRatio"}});
    takeRatio(ratio);
    ++m_state.counters.configurationChanges;
    return {};
}

void Meter::takeRatio(int ratio)
{
    m_logs.ratio.append({m_state.clock.now(), m_state.ratio, ratio, m_state.registers.mainTotals()});
    m_state.ratio = ratio;
}

Result<void> Meter::pay(std::int64_t wattHours)
{
    if (!m_model->hasBreaker() || !m_state.settings.prepayment.active)
        return absent("prepayment");
    constexpr std::int64_t mostWattHours = 1'000'000'000;
    if (wattHours <= 0 || wattHours > mostWattHours)
        return failure("device-setting", {{"setting", "payment"}});
    m_state.prepayment.pay(ofWattHours(wattHours), m_state.clock.now());
    m_state.exceptionLeft = 0;
    changed(Change::Flow);
    settle();
    return {};
}

Result<void> Meter::setTariff(tariff::TariffIndex tariff)
{
    if (m_model->programs.tariffs.mode() != tariff::TariffControlMode::Register)
        return absent("tariff-register");
    if (tariff.number < 1 || tariff.number > maximumTariffs)
        return failure("device-setting", {{"setting", "tariff"}});
    const auto before = loadPositions();
    m_state.tariffs.registered = tariff;
    restartLoads(before);
    settle();
    return {};
}

Result<void> Meter::overrideTariff(tariff::TariffIndex tariff, Seconds during)
{
    const auto mode = m_model->programs.tariffs.mode();
    if (mode != tariff::TariffControlMode::Register && mode != tariff::TariffControlMode::Plan)
        return absent("tariff-on-demand");
    if (tariff.number < 1 || tariff.number > maximumTariffs || during <= 0)
        return failure("device-setting", {{"setting", "tariff"}});
    const auto before = loadPositions();
    const auto time = m_state.clock.now();
    m_state.tariffs.overridden = tariff::TariffOverride{tariff, time, time + during};
    restartLoads(before);
    settle();
    return {};
}

Result<void> Meter::switchLoad(tariff::LoadOutput output, tariff::LoadPosition position)
{
    if (m_model->programs.loads.mode(output) != tariff::LoadControlMode::Register)
        return absent("load-control-register");
    const auto before = loadPositions();
    m_state.loads[static_cast<std::size_t>(output)].registered = position;
    restartLoads(before);
    settle();
    return {};
}

tariff::DisplayTime Meter::displayTime() const
{
    return m_model->programs.daylightSaving.displayTime(m_state.clock.now());
}

Result<void> Meter::activateImage()
{
    if (auto activated = m_state.image.activate(); !activated)
        return activated;
    logStatus(StatusEvent::ImageActivated);
    return {};
}

Result<void> Meter::configure(std::shared_ptr<const MeterModel> model)
{
    if (legalCheckOf(*model) != legalCheckOf(*m_model))
        return failure(ErrorKind::Security, "device-legal");
    const bool setsRatio = model->behindTransformers && model->initialRatio != m_model->initialRatio
        && model->initialRatio != m_state.ratio;
    if (setsRatio && m_model->ratioLocked)
        return refused("ratio-locked");
    judgeQuality();
    const auto effects = sideEffects(*m_model, *model);
    const auto has = [&](SideEffect effect) { return std::ranges::find(effects, effect) != effects.end(); };
    const auto time = m_state.clock.now();
    const auto shift = Seconds{60} * (model->offsetMinutes - m_model->offsetMinutes);
    // A ratio that was set in the meter is counted already; its document only follows.
    const bool isCounted = model->initialRatio != m_model->initialRatio && !setsRatio;
    m_model = std::move(model);
    if (!isCounted)
        ++m_state.counters.configurationChanges;
    if (setsRatio)
        takeRatio(m_model->initialRatio);
    if (has(SideEffect::ClearsLoadProfile)) {
        const auto cleared = m_logs.loadProfile.cleared();
        m_logs.loadProfile = MeterLogs(*m_model, 0).loadProfile;
        while (m_logs.loadProfile.cleared() <= cleared)
            m_logs.loadProfile.clear();
        m_logs.profileChange.append({time, profileChange::cleared});
    }
    if (has(SideEffect::RestartsDemand))
        m_state.demand.begin(m_state.registers.mainTotals());
    if (has(SideEffect::ClearsDebitingLogger2))
        m_logs.debiting2.clear();
    if (has(SideEffect::SetsClock)) {
        // Another normal time: what was logged keeps its stamps, nothing is filled in.
        m_logs.clock.append({time, time + shift});
        m_state.clock.set(time + shift);
        m_state.quality |= clockQuality(shift);
        m_state.demand.disturb();
    }
    if (m_keeper)
        m_keeper->startAgain();
    m_state.agenda.begin(m_state.clock.now(), periods());
    changed(Change::Flow | Change::Programs | Change::Calendar);
    settle();
    return {};
}

std::uint32_t Meter::legalCheck() const
{
    return legalCheckOf(*m_model);
}

} // namespace meterbench::device
