// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/register_binding.h"

#include "protocol/virtual_meter/kmp/kmp_log_answers.h"
#include "protocol/virtual_meter/kmp/kmp_register_values.h"
#include "protocol/virtual_meter/kmp/kmp_register_writing.h"

#include <array>

namespace meterbench::protocol::virtual_meter {

namespace {

using kmp::Outcome;

constexpr unsigned statusShift = 24; ///< byte 0 of the events has the bits of the meter status

/// Logs with a flag "not read".
struct UnreadFlag {
    std::uint8_t log;
    std::uint32_t flag;
};
constexpr std::array<UnreadFlag, 5> unreadFlags{{{kmp::logger::debiting1, kmp::event::unreadDebiting},
    {kmp::logger::realTimeClock, kmp::event::unreadRealTimeClock}, {kmp::logger::status, kmp::event::unreadStatus},
    {kmp::logger::voltageQuality1, kmp::event::unreadVoltageQuality},
    {kmp::logger::disconnect, kmp::event::unreadDisconnect}}};

Outcome commandOutcome(const Result<void>& done)
{
    return done ? Outcome::Accepted : Outcome::Refused;
}

/// Nothing where state and control mode leave no way.
std::optional<device::BreakerRequest> breakerRequest(const device::Breaker& breaker, kmp::CutOffCommand command)
{
    using device::BreakerRequest;
    using device::BreakerTransition;
    const auto remote = breaker.transitionFor(BreakerRequest::RemoteReconnect);
    switch (command) {
    case kmp::CutOffCommand::Disconnect:
        return BreakerRequest::RemoteDisconnect;
    case kmp::CutOffCommand::Release:
        // In a mode that reconnects at once nothing can be released.
        return remote == BreakerTransition::RemoteRelease ? std::optional(BreakerRequest::RemoteReconnect)
                                                          : std::nullopt;
    case kmp::CutOffCommand::Reconnect:
        break;
    }
    // From released it is what the consumer's hand would do.
    if (breaker.state() == device::ControlState::Ready)
        return BreakerRequest::ManualReconnect;
    return remote == BreakerTransition::RemoteReconnect ? std::optional(BreakerRequest::RemoteReconnect) : std::nullopt;
}

/// The voltage-quality log has two numbers.
std::uint8_t logNumber(std::uint8_t log)
{
    return log == kmp::logger::voltageQuality ? kmp::logger::voltageQuality1 : log;
}

} // namespace

kmp::MeterType RegisterBinding::meterType() const
{
    return meterTypeOf(meter().model(), m_meter.variant().tables().kmpTypeWords);
}

kmp::SerialNumber RegisterBinding::serialNumber() const
{
    return {static_cast<std::uint32_t>(meter().state().serial)};
}

bool RegisterBinding::isOpen() const
{
    return m_meter.speaksPlainLanguages();
}

Outcome RegisterBinding::note(Outcome outcome)
{
    if (outcome == Outcome::Accepted)
        m_meter.noteChange();
    return outcome;
}

std::optional<kmp::RegisterValue> RegisterBinding::read(kmp::RegisterId id) const
{
    if (!isOpen())
        return std::nullopt;
    const auto& tables = m_meter.variant().tables();
    return readMapped(meter(), tables.kmpRegisters, tables.kmpTypeWords, id);
}

Outcome RegisterBinding::write(const kmp::RegisterValue& value, std::uint16_t password)
{
    if (!isOpen())
        return Outcome::Refused;
    const auto attempt = password == m_meter.secrets().kmpPassword ? Attempt::Right : Attempt::Wrong;
    m_meter.judged(GuardedLanguage::Kmp, 0, attempt);
    if (attempt == Attempt::Wrong)
        return Outcome::Refused;
    const auto& tables = m_meter.variant().tables();
    const auto outcome = note(writeMapped(meter(), tables.kmpRegisters, tables.kmpTypeWords, value));
    m_meter.followRatio();
    return outcome;
}

Outcome RegisterBinding::setClock(MeterTime time)
{
    return isOpen() ? note(commandOutcome(meter().setClock(time))) : Outcome::Refused;
}

Outcome RegisterBinding::restart(kmp::Backup backup)
{
    if (!isOpen() || (backup == kmp::Backup::Kept && !meter().save()))
        return Outcome::Refused;
    meter().restart();
    return note(Outcome::Accepted);
}

Outcome RegisterBinding::stopDebiting()
{
    if (!isOpen())
        return Outcome::Refused;
    meter().stopDebitingPeriod();
    return note(Outcome::Accepted);
}

Outcome RegisterBinding::setCutOffState(kmp::CutOffCommand command)
{
    const auto request = isOpen() ? breakerRequest(meter().state().breaker, command) : std::nullopt;
    return request ? note(commandOutcome(meter().requestBreaker(*request))) : Outcome::Refused;
}

kmp::CutOffStatus RegisterBinding::cutOffStatus() const
{
    return isOpen() ? cutOffStatusOf(meter()) : kmp::CutOffStatus{};
}

kmp::EventStatus RegisterBinding::eventStatus() const
{
    return {isOpen() ? raisedEvents() & ~m_clearedEvents : 0U};
}

void RegisterBinding::clearEvents(const kmp::ClearEventStatus& masks)
{
    if (!isOpen())
        return;
    std::uint32_t cleared = masks.unconditional;
    if (isReadToTheNewest(kmp::logger::status))
        cleared |= masks.conditional;
    const auto raised = raisedEvents();
    // What is gone may come again and must be told then.
    m_clearedEvents = (m_clearedEvents | cleared) & raised & (0xFFU << statusShift);
    for (const auto& [log, flag] : unreadFlags) {
        const auto view = logView(meter(), m_meter.variant().tables().kmpRegisters, log, RecordClock::Seconds);
        if ((masks.unconditional & flag) != 0 && view)
            m_lastRead[log] = view->newest;
    }
}

std::optional<kmp::LogAnswer> RegisterBinding::readLog(const kmp::LogRequest& request)
{
    if (!isOpen())
        return std::nullopt;
    const auto view = logView(meter(), m_meter.variant().tables().kmpRegisters, request.log, RecordClock::RealTime);
    return view ? std::optional(answerLog(*view, request, m_lastRead[logNumber(request.log)])) : std::nullopt;
}

std::optional<kmp::ReadOutAnswer> RegisterBinding::readLogger(const kmp::ReadOutRequest& request)
{
    if (!isOpen())
        return std::nullopt;
    const auto view = logView(meter(), m_meter.variant().tables().kmpRegisters, request.log, RecordClock::Seconds);
    return view ? std::optional(answerReadOut(*view, request, m_lastRead[logNumber(request.log)])) : std::nullopt;
}

std::uint32_t RegisterBinding::raisedEvents() const
{
    auto events = std::uint32_t{meter().state().status} << statusShift;
    for (const auto& [log, flag] : unreadFlags) {
        if (!isReadToTheNewest(log))
            events |= flag;
    }
    return events;
}

bool RegisterBinding::isReadToTheNewest(std::uint8_t log) const
{
    const auto view = logView(meter(), m_meter.variant().tables().kmpRegisters, log, RecordClock::Seconds);
    const auto read = m_lastRead.find(log);
    return !view || view->newest == 0 || (read != m_lastRead.end() && read->second >= view->newest);
}

} // namespace meterbench::protocol::virtual_meter
