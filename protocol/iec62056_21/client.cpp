// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/client.h"

#include <algorithm>

namespace meterbench::protocol::iec62056_21 {

namespace {

constexpr LineFormat binaryFormat(std::uint32_t baud)
{
    return {baud, 8, Parity::None, 1};
}

bool isRefusal(std::string_view text)
{
    const auto begin = text.find_first_not_of('(');
    return begin != std::string_view::npos && text.substr(begin).starts_with("ER");
}

} // namespace

Progress Client::open(MonotonicInstant now)
{
    m_attempt = 0;
    m_isEchoing = false;
    Progress progress;
    sendRequest(progress, now);
    return progress;
}

Progress Client::send(const Command& command, MonotonicInstant now)
{
    Progress progress;
    if (m_state != State::ProgrammingOpen)
        return progress;
    m_state = State::CommandSent;
    m_attempt = 1;
    m_text.clear();
    transmit(progress, encode(command));
    setDeadline(progress, now, transmissionMs(m_format, command.data.size() + 6) + longestReactionMs + marginMs);
    return progress;
}

Progress Client::close()
{
    Progress progress;
    if (m_state == State::ProgrammingOpen || m_state == State::CommandSent)
        transmit(progress, encodeBreak());
    m_state = State::Idle;
    m_format = m_options.startFormat;
    progress.effects.emplace_back(ChangeLineFormat{m_format});
    progress.effects.emplace_back(ClearDeadline{});
    return progress;
}

Progress Client::feed(Octets bytes, MonotonicInstant now)
{
    Progress progress;
    for (const Message& message : m_reader.feed(bytes)) {
        if (isAwaiting())
            take(message, now, progress);
        if (m_state == State::Idle)
            break; // what follows a hand-over is not ours
    }
    if (isAwaiting() && m_reader.isInsideMessage())
        setDeadline(progress, now, characterTimeoutMs + marginMs);
    return progress;
}

Progress Client::wake(MonotonicInstant now)
{
    Progress progress;
    if (m_state == State::Idle || m_state == State::ProgrammingOpen || now < m_deadline)
        return progress;
    m_reader.reset();
    switch (m_state) {
    case State::Reacting:
        sendOption(progress, now);
        break;
    case State::RequestSent:
        if (m_attempt < m_options.attempts)
            sendRequest(progress, now);
        else
            fail(progress, "iec-no-identification");
        break;
    case State::AwaitingConfirmation:
        // Some meters change over without a word.
        handOver(progress);
        break;
    default:
        fail(progress, "iec-no-answer");
    }
    return progress;
}

void Client::sendRequest(Progress& progress, MonotonicInstant now)
{
    ++m_attempt;
    m_state = State::RequestSent;
    m_text.clear();
    m_echoesToCome = 0;
    m_reader.reset();
    m_reader.setPhase(Phase::Opening);
    m_format = m_options.startFormat;
    progress.effects.emplace_back(ChangeLineFormat{m_format});
    Bytes request = bytesOf(text(RequestMessage{m_options.deviceAddress}));
    const auto length = request.size();
    transmit(progress, std::move(request));
    setDeadline(progress, now, transmissionMs(m_format, length) + longestReactionMs + marginMs);
}

char Client::chosenBaud() const
{
    return std::min(m_identification.baudCharacter, m_options.fastest);
}

void Client::sendOption(Progress& progress, MonotonicInstant now)
{
    const bool isBinary = m_options.purpose == Purpose::HandOver;
    OptionSelect select{'0', chosenBaud(), m_options.readOutOption};
    if (m_options.purpose == Purpose::Programming)
        select.option = '1';
    if (isBinary)
        select = {'2', chosenBaud(), '2'};
    const std::string line = text(select);
    transmit(progress, bytesOf(line));
    const auto sending = transmissionMs(m_format, line.size());
    m_format.baud = baudOfModeC(select.baudCharacter).value_or(m_format.baud);
    progress.effects.emplace_back(ChangeLineFormat{m_format});
    m_attempt = 1;
    m_echoesToCome = m_isEchoing ? 1 : 0;
    if (isBinary) {
        m_state = State::AwaitingConfirmation;
    } else {
        // What may still come of our echo is an ACK and noise, nothing that begins an option select.
        m_reader.setPhase(Phase::Open);
        m_state = m_options.purpose == Purpose::ReadOut ? State::AwaitingData : State::AwaitingOperand;
    }
    setDeadline(progress, now, sending + longestReactionMs + marginMs);
}

void Client::take(const Message& message, MonotonicInstant now, Progress& progress)
{
    if (const auto* line = std::get_if<Line>(&message)) {
        takeLine(line->text, now, progress);
    } else if (const auto* block = std::get_if<Text>(&message)) {
        takeText(*block, now, progress);
    } else if (const auto* command = std::get_if<CommandMessage>(&message)) {
        takeCommand(command->command, progress);
    } else if (std::holds_alternative<OptionSelect>(message)) {
        if (m_state != State::AwaitingConfirmation)
            return;
        if (m_echoesToCome > 0)
            --m_echoesToCome;
        else
            handOver(progress);
    } else if (const auto* faulty = std::get_if<Faulty>(&message)) {
        // Something that broke off was noise, or its successor tells.
        if (faulty->fault != Fault::Interrupted)
            takeFault(now, progress);
    } else if (m_echoesToCome > 0) {
        --m_echoesToCome; // our own ACK or NAK
    } else if (m_state == State::CommandSent) {
        CommandAnswer answer;
        if (std::holds_alternative<Repeat>(message))
            answer.kind = CommandAnswer::Kind::Refused;
        finish(progress, std::move(answer), State::ProgrammingOpen);
    }
}

void Client::takeLine(const std::string& line, MonotonicInstant now, Progress& progress)
{
    if (line.starts_with("/?")) {
        m_isEchoing = true;
        return;
    }
    const auto identification = parseIdentification(line);
    if (m_state != State::RequestSent || !identification)
        return;
    m_identification = *identification;
    takeIdentification(now, progress);
}

void Client::takeIdentification(MonotonicInstant now, Progress& progress)
{
    const Mode mode = m_identification.mode();
    const bool isNegotiable = mode == Mode::C || mode == Mode::E;
    if ((m_options.purpose == Purpose::Programming && !isNegotiable)
        || (m_options.purpose == Purpose::HandOver && mode != Mode::E)) {
        fail(progress, "iec-mode-missing");
        return;
    }
    if (isNegotiable) {
        m_state = State::Reacting;
        setDeadline(progress, now, std::max(m_options.reactionMs, shortestReactionMs));
        return;
    }
    // Modes A and B go on by themselves.
    if (const auto baud = baudOfModeB(m_identification.baudCharacter)) {
        m_format.baud = *baud;
        progress.effects.emplace_back(ChangeLineFormat{m_format});
    }
    m_attempt = 1;
    m_state = State::AwaitingData;
    setDeadline(progress, now, longestReactionMs + marginMs);
}

void Client::takeText(const Text& text, MonotonicInstant now, Progress& progress)
{
    if (m_state != State::AwaitingData && m_state != State::CommandSent)
        return;
    m_text += text.text;
    if (!text.isLast) {
        transmit(progress, Bytes{std::byte{ack}});
        m_echoesToCome += m_isEchoing ? 1 : 0;
        setDeadline(progress, now, longestReactionMs + marginMs);
        return;
    }
    if (m_state == State::AwaitingData) {
        finish(progress, ReadOut{m_identification, parseBlock(m_text), text.check}, State::Idle);
        return;
    }
    CommandAnswer answer;
    if (isRefusal(m_text)) {
        answer.kind = CommandAnswer::Kind::Refused;
        answer.refusal = m_text;
    } else {
        answer.kind = CommandAnswer::Kind::Data;
        answer.data = parseBlock(m_text);
    }
    finish(progress, std::move(answer), State::ProgrammingOpen);
}

void Client::takeCommand(const Command& command, Progress& progress)
{
    if (command.letter == breakOff && command.type == '0' && m_state != State::CommandSent) {
        fail(progress, "iec-no-answer");
        return;
    }
    if (m_state != State::AwaitingOperand || command.letter != password || command.type != '0')
        return;
    finish(progress, ProgrammingOpened{m_identification, command.data}, State::ProgrammingOpen);
}

void Client::takeFault(MonotonicInstant now, Progress& progress)
{
    if (m_state != State::AwaitingData && m_state != State::CommandSent)
        return; // an opening that failed is repeated at its deadline
    if (m_attempt >= m_options.attempts) {
        fail(progress, "iec-block-check");
        return;
    }
    ++m_attempt;
    transmit(progress, Bytes{std::byte{nak}});
    m_echoesToCome += m_isEchoing ? 1 : 0;
    setDeadline(progress, now, longestReactionMs + marginMs);
}

void Client::handOver(Progress& progress)
{
    m_format = binaryFormat(m_format.baud);
    progress.effects.emplace_back(ChangeLineFormat{m_format});
    finish(progress, HandedOver{m_identification, m_format}, State::Idle);
}

void Client::finish(Progress& progress, Outcome outcome, State next)
{
    m_state = next;
    m_text.clear();
    progress.outcome = std::move(outcome);
    progress.effects.emplace_back(ClearDeadline{});
}

void Client::fail(Progress& progress, std::string id)
{
    m_state = State::Idle;
    progress.effects.emplace_back(Fail{Error{std::move(id), {}, {}}});
    progress.effects.emplace_back(ClearDeadline{});
}

void Client::transmit(Progress& progress, Bytes bytes)
{
    progress.effects.emplace_back(Send{std::move(bytes)});
}

void Client::setDeadline(Progress& progress, MonotonicInstant now, std::int64_t milliseconds)
{
    m_deadline = {now.milliseconds + milliseconds};
    progress.effects.emplace_back(SetDeadline{m_deadline});
}

bool Client::isAwaiting() const
{
    return m_state != State::Idle && m_state != State::Reacting && m_state != State::ProgrammingOpen;
}

} // namespace meterbench::protocol::iec62056_21
