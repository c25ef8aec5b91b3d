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

Progress Client::start(Request request, MonotonicInstant now)
{
    m_request = std::move(request);
    m_registersRead = 0;
    m_registers = {};
    m_attempt = 0;
    Progress progress;
    if (const auto* list = std::get_if<GetRegister>(&m_request); list != nullptr && list->registers.empty()) {
        progress.answer = Registers{};
        m_state = State::Idle;
        return progress;
    }
    send(progress.effects, now);
    return progress;
}

Progress Client::feed(Octets bytes, MonotonicInstant now)
{
    Progress progress;
    for (const Received& received : m_reader.feed(bytes)) {
        if (m_state == State::AwaitingAnswer)
            take(received, now, progress);
    }
    // An answer that has begun may take its time: the deadline is for its beginning.
    if (m_state == State::AwaitingAnswer && m_reader.isInsideFrame() && m_reader.direction() == Direction::FromMeter) {
        const auto deadline = std::min(later(now, answerTimeoutMs), m_giveUp);
        if (deadline > m_deadline)
            setDeadline(progress.effects, deadline);
    }
    return progress;
}

Progress Client::wake(MonotonicInstant now)
{
    Progress progress;
    if (m_state == State::Idle || now < m_deadline)
        return progress;
    m_reader.reset();
    if (m_state == State::Pausing)
        send(progress.effects, now);
    else
        missed(isWrite(m_request) ? "kmp-write-refused" : "kmp-no-answer", now, progress);
    return progress;
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

void Client::take(const Received& received, MonotonicInstant now, Progress& progress)
{
    if (const auto* frame = std::get_if<Frame>(&received)) {
        if (!isExpected(*frame))
            return;
        if (auto answer = decodeAnswer(*frame))
            takeAnswer(std::move(*answer), now, progress);
        else
            missed(answer.error().id, now, progress);
    } else if (const auto* damaged = std::get_if<Damaged>(&received)) {
        // Our own echo may come back damaged without any harm.
        if (damaged->direction == Direction::FromMeter)
            missed("kmp-answer-damaged", now, progress);
    } else if (isWrite(m_request)) {
        takeAnswer(Acknowledged{}, now, progress);
    }
}

void Client::takeAnswer(Answer answer, MonotonicInstant now, Progress& progress)
{
    const auto* list = std::get_if<GetRegister>(&m_request);
    auto* registers = std::get_if<Registers>(&answer);
    if (list != nullptr && registers != nullptr) {
        std::ranges::move(registers->values, std::back_inserter(m_registers.values));
        m_registersRead = std::min(m_registersRead + mostRegisters, list->registers.size());
        if (m_registersRead < list->registers.size()) {
            m_attempt = 0;
            m_state = State::Pausing;
            setDeadline(progress.effects, later(now, pauseBetweenRequestsMs));
            return;
        }
        answer = std::move(m_registers);
    }
    progress.answer = std::move(answer);
    finish(progress);
}

void Client::missed(std::string errorId, MonotonicInstant now, Progress& progress)
{
    if (m_attempt < m_options.attempts && mayRepeat(m_request)) {
        m_state = State::Pausing;
        setDeadline(progress.effects, later(now, answerTimeoutMs));
        return;
    }
    progress.effects.emplace_back(Fail{Error{std::move(errorId), {}, {}}});
    finish(progress);
}

void Client::finish(Progress& progress)
{
    m_state = State::Idle;
    progress.effects.emplace_back(ClearDeadline{});
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
