// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/client.h"

#include <algorithm>

namespace meterbench::protocol::kmp {

namespace {

MonotonicInstant later(MonotonicInstant now, std::int64_t milliseconds)
{
    return {now.milliseconds + milliseconds};
}

bool isWrite(const Request& request)
{
    return std::holds_alternative<SetClock>(request) || std::holds_alternative<PutRegister>(request)
        || std::holds_alternative<Reset>(request) || std::holds_alternative<ShowYes>(request)
        || std::holds_alternative<DebitingStop>(request) || std::holds_alternative<SetCutOffState>(request);
}

/// A second debiting stop would close another period: when the acknowledgement is lost, nobody knows.
bool mayRepeat(const Request& request)
{
    return !isWrite(request);
}

} // namespace

Effects Client::start(Request request, MonotonicInstant now)
{
    m_request = std::move(request);
    m_registersRead = 0;
    m_registers = {};
    m_attempt = 0;
    Effects effects;
    if (const auto* list = std::get_if<GetRegister>(&m_request); list != nullptr && list->registers.empty()) {
        m_answers.emplace_back(Registers{});
        m_state = State::Idle;
        return effects;
    }
    send(effects, now);
    return effects;
}

Effects Client::receive(Octets bytes, MonotonicInstant now)
{
    Effects effects;
    for (const Received& received : m_reader.feed(bytes)) {
        if (m_state == State::AwaitingAnswer)
            take(received, now, effects);
    }
    // An answer that has begun may take its time: the deadline is for its beginning.
    if (m_state == State::AwaitingAnswer && m_reader.isInsideFrame() && m_reader.direction() == Direction::FromMeter) {
        const auto deadline = std::min(later(now, answerTimeoutMs), m_giveUp);
        if (deadline > m_deadline)
            setDeadline(effects, deadline);
    }
    return effects;
}

Effects Client::wake(MonotonicInstant now)
{
    Effects effects;
    if (m_state == State::Idle || now < m_deadline)
        return effects;
    m_reader.reset();
    if (m_state == State::Pausing)
        send(effects, now);
    else
        missed(isWrite(m_request) ? Error{"kmp-write-refused", {}, {}, ErrorKind::Refused}
                                  : Error{"kmp-no-answer", {}, {}, ErrorKind::TimeOut},
            now, effects);
    return effects;
}

void Client::close()
{
    m_state = State::Idle;
    m_reader.reset();
}

void Client::send(Effects& effects, MonotonicInstant now)
{
    ++m_attempt;
    m_reader.reset();
    m_state = State::AwaitingAnswer;
    m_giveUp = later(now, longestExchangeMs);
    effects.emplace_back(Send{encode(encodeRequest(currentRequest(), m_options.address))});
    setDeadline(effects, later(now, answerTimeoutMs));
}

void Client::take(const Received& received, MonotonicInstant now, Effects& effects)
{
    if (const auto* frame = std::get_if<Frame>(&received)) {
        if (!isExpected(*frame))
            return;
        if (auto answer = decodeAnswer(*frame))
            takeAnswer(std::move(*answer), now, effects);
        else
            missed(std::move(answer.error()), now, effects);
    } else if (const auto* damaged = std::get_if<Damaged>(&received)) {
        // Our own echo may come back damaged without any harm.
        if (damaged->direction == Direction::FromMeter)
            missed({"kmp-answer-damaged", {}, {}, ErrorKind::Damaged}, now, effects);
    } else if (isWrite(m_request)) {
        takeAnswer(Acknowledged{}, now, effects);
    }
}

void Client::takeAnswer(Answer answer, MonotonicInstant now, Effects& effects)
{
    const auto* list = std::get_if<GetRegister>(&m_request);
    auto* registers = std::get_if<Registers>(&answer);
    if (list != nullptr && registers != nullptr) {
        std::ranges::move(registers->values, std::back_inserter(m_registers.values));
        m_registersRead = std::min(m_registersRead + mostRegisters, list->registers.size());
        if (m_registersRead < list->registers.size()) {
            m_attempt = 0;
            m_state = State::Pausing;
            setDeadline(effects, later(now, pauseBetweenRequestsMs));
            return;
        }
        answer = std::move(m_registers);
    }
    m_answers.push_back(std::move(answer));
    finish(effects);
}

void Client::missed(Error error, MonotonicInstant now, Effects& effects)
{
    if (m_attempt < m_options.attempts && mayRepeat(m_request)) {
        m_state = State::Pausing;
        setDeadline(effects, later(now, answerTimeoutMs));
        return;
    }
    effects.emplace_back(Fail{std::move(error)});
    finish(effects);
}

void Client::finish(Effects& effects)
{
    m_state = State::Idle;
    effects.emplace_back(ClearDeadline{});
}

void Client::setDeadline(Effects& effects, MonotonicInstant at)
{
    m_deadline = at;
    effects.emplace_back(SetDeadline{at});
}

Request Client::currentRequest() const
{
    const auto* list = std::get_if<GetRegister>(&m_request);
    if (list == nullptr)
        return m_request;
    const auto begin = list->registers.begin() + static_cast<std::ptrdiff_t>(m_registersRead);
    const auto count = std::min(mostRegisters, list->registers.size() - m_registersRead);
    return GetRegister{{begin, begin + static_cast<std::ptrdiff_t>(count)}};
}

bool Client::isExpected(const Frame& frame) const
{
    if (frame.direction != Direction::FromMeter || frame.address != m_options.address)
        return false;
    const auto command = static_cast<Command>(frame.command);
    const Command asked = commandOf(m_request);
    // KMP447 answers the clearing of events with the number of the reading.
    return command == asked || (asked == Command::ClearEventStatus && command == Command::ReadEventStatus);
}

} // namespace meterbench::protocol::kmp
