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

Effects Client::open(MonotonicInstant now)
{
    m_attempt = 0;
    m_isEchoing = false;
    Effects effects;
    sendRequest(effects, now);
    return effects;
}

Effects Client::send(const Command& command, MonotonicInstant now)
{
    Effects effects;
    if (m_state != State::ProgrammingOpen)
        return effects;
    m_state = State::CommandSent;
    m_attempt = 1;
    m_text.clear();
    transmit(effects, encode(command));
    setDeadline(effects, now, transmissionMs(m_format, command.data.size() + 6) + longestReactionMs + marginMs);
    return effects;
}

Effects Client::signOff()
{
    Effects effects;
    if (m_state == State::ProgrammingOpen || m_state == State::CommandSent)
        transmit(effects, encodeBreak());
    m_state = State::Idle;
    m_format = m_options.startFormat;
    effects.emplace_back(ChangeLineFormat{m_format});
    effects.emplace_back(ClearDeadline{});
    return effects;
}

Effects Client::receive(Octets bytes, MonotonicInstant now)
{
    Effects effects;
    for (const Message& message : m_reader.feed(bytes)) {
        if (isAwaiting())
            take(message, now, effects);
        if (m_state == State::Idle)
            break; // what follows a hand-over is not ours
    }
    if (isAwaiting() && m_reader.isInsideMessage())
        setDeadline(effects, now, characterTimeoutMs + marginMs);
    return effects;
}

Effects Client::wake(MonotonicInstant now)
{
    Effects effects;
    if (m_state == State::Idle || m_state == State::ProgrammingOpen || now < m_deadline)
        return effects;
    m_reader.reset();
    switch (m_state) {
    case State::Reacting:
        sendOption(effects, now);
        break;
    case State::RequestSent:
        if (m_attempt < m_options.attempts)
            sendRequest(effects, now);
        else
            fail(effects, ErrorKind::TimeOut, "iec-no-identification");
        break;
    case State::AwaitingConfirmation:
        // Some meters change over without a word.
        handOver(effects);
        break;
    default:
        fail(effects, ErrorKind::TimeOut, "iec-no-answer");
    }
    return effects;
}

void Client::close()
{
    m_state = State::Idle;
    m_format = m_options.startFormat;
    m_reader.reset();
}

void Client::sendRequest(Effects& effects, MonotonicInstant now)
{
    ++m_attempt;
    m_state = State::RequestSent;
    m_text.clear();
    m_echoesToCome = 0;
    m_reader.reset();
    m_reader.setPhase(Phase::Opening);
    m_format = m_options.startFormat;
    effects.emplace_back(ChangeLineFormat{m_format});
    Bytes request = bytesOf(text(RequestMessage{m_options.deviceAddress}));
    const auto length = request.size();
    transmit(effects, std::move(request));
    setDeadline(effects, now, transmissionMs(m_format, length) + longestReactionMs + marginMs);
}

char Client::chosenBaud() const
{
    return std::min(m_identification.baudCharacter, m_options.fastest);
}

void Client::sendOption(Effects& effects, MonotonicInstant now)
{
    const bool isBinary = m_options.purpose == Purpose::HandOver;
    OptionSelect select{'0', chosenBaud(), m_options.readOutOption};
    if (m_options.purpose == Purpose::Programming)
        select.option = '1';
    if (isBinary)
        select = {'2', chosenBaud(), '2'};
    const std::string line = text(select);
    transmit(effects, bytesOf(line));
    const auto sending = transmissionMs(m_format, line.size());
    m_format.baud = baudOfModeC(select.baudCharacter).value_or(m_format.baud);
    effects.emplace_back(ChangeLineFormat{m_format});
    m_attempt = 1;
    m_echoesToCome = m_isEchoing ? 1 : 0;
    if (isBinary) {
        m_state = State::AwaitingConfirmation;
    } else {
        // What may still come of our echo is an ACK and noise, nothing that begins an option select.
        m_reader.setPhase(Phase::Open);
        m_state = m_options.purpose == Purpose::ReadOut ? State::AwaitingData : State::AwaitingOperand;
    }
    setDeadline(effects, now, sending + longestReactionMs + marginMs);
}

void Client::take(const Message& message, MonotonicInstant now, Effects& effects)
{
    if (const auto* line = std::get_if<Line>(&message)) {
        takeLine(line->text, now, effects);
    } else if (const auto* block = std::get_if<Text>(&message)) {
        takeText(*block, now, effects);
    } else if (const auto* command = std::get_if<CommandMessage>(&message)) {
        takeCommand(command->command, effects);
    } else if (std::holds_alternative<OptionSelect>(message)) {
        if (m_state != State::AwaitingConfirmation)
            return;
        if (m_echoesToCome > 0)
            --m_echoesToCome;
        else
            handOver(effects);
    } else if (const auto* faulty = std::get_if<Faulty>(&message)) {
        // Something that broke off was noise, or its successor tells.
        if (faulty->fault != Fault::Interrupted)
            takeFault(now, effects);
    } else if (m_echoesToCome > 0) {
        --m_echoesToCome; // our own ACK or NAK
    } else if (m_state == State::CommandSent) {
        CommandAnswer answer;
        if (std::holds_alternative<Repeat>(message))
            answer.kind = CommandAnswer::Kind::Refused;
        finish(effects, std::move(answer), State::ProgrammingOpen);
    }
}

void Client::takeLine(const std::string& line, MonotonicInstant now, Effects& effects)
{
    if (line.starts_with("/?")) {
        m_isEchoing = true;
        return;
    }
    const auto identification = parseIdentification(line);
    if (m_state != State::RequestSent || !identification)
        return;
    m_identification = *identification;
    takeIdentification(now, effects);
}

void Client::takeIdentification(MonotonicInstant now, Effects& effects)
{
    const Mode mode = m_identification.mode();
    const bool isNegotiable = mode == Mode::C || mode == Mode::E;
    if ((m_options.purpose == Purpose::Programming && !isNegotiable)
        || (m_options.purpose == Purpose::HandOver && mode != Mode::E)) {
        fail(effects, ErrorKind::NotSupported, "iec-mode-missing");
        return;
    }
    if (isNegotiable) {
        m_state = State::Reacting;
        setDeadline(effects, now, std::max(m_options.reactionMs, shortestReactionMs));
        return;
    }
    // Modes A and B go on by themselves.
    if (const auto baud = baudOfModeB(m_identification.baudCharacter)) {
        m_format.baud = *baud;
        effects.emplace_back(ChangeLineFormat{m_format});
    }
    m_attempt = 1;
    m_state = State::AwaitingData;
    setDeadline(effects, now, longestReactionMs + marginMs);
}

void Client::takeText(const Text& text, MonotonicInstant now, Effects& effects)
{
    if (m_state != State::AwaitingData && m_state != State::CommandSent)
        return;
    m_text += text.text;
    if (!text.isLast) {
        transmit(effects, Bytes{std::byte{ack}});
        m_echoesToCome += m_isEchoing ? 1 : 0;
        setDeadline(effects, now, longestReactionMs + marginMs);
        return;
    }
    if (m_state == State::AwaitingData) {
        finish(effects, ReadOut{m_identification, parseBlock(m_text), text.check}, State::Idle);
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
    finish(effects, std::move(answer), State::ProgrammingOpen);
}

void Client::takeCommand(const Command& command, Effects& effects)
{
    if (command.letter == breakOff && command.type == '0' && m_state != State::CommandSent) {
        fail(effects, ErrorKind::Gone, "iec-no-answer");
        return;
    }
    if (m_state != State::AwaitingOperand || command.letter != password || command.type != '0')
        return;
    finish(effects, ProgrammingOpened{m_identification, command.data}, State::ProgrammingOpen);
}

void Client::takeFault(MonotonicInstant now, Effects& effects)
{
    if (m_state != State::AwaitingData && m_state != State::CommandSent)
        return; // an opening that failed is repeated at its deadline
    if (m_attempt >= m_options.attempts) {
        fail(effects, ErrorKind::Damaged, "iec-block-check");
        return;
    }
    ++m_attempt;
    transmit(effects, Bytes{std::byte{nak}});
    m_echoesToCome += m_isEchoing ? 1 : 0;
    setDeadline(effects, now, longestReactionMs + marginMs);
}

void Client::handOver(Effects& effects)
{
    m_format = binaryFormat(m_format.baud);
    effects.emplace_back(ChangeLineFormat{m_format});
    finish(effects, HandedOver{m_identification, m_format}, State::Idle);
}

void Client::finish(Effects& effects, Outcome outcome, State next)
{
    m_state = next;
    m_text.clear();
    m_outcomes.push_back(std::move(outcome));
    effects.emplace_back(ClearDeadline{});
}

void Client::fail(Effects& effects, ErrorKind kind, std::string id)
{
    m_state = State::Idle;
    effects.emplace_back(Fail{{std::move(id), {}, {}, kind}});
    effects.emplace_back(ClearDeadline{});
}

void Client::transmit(Effects& effects, Bytes bytes)
{
    effects.emplace_back(Send{std::move(bytes)});
}

void Client::setDeadline(Effects& effects, MonotonicInstant now, std::int64_t milliseconds)
{
    m_deadline = {now.milliseconds + milliseconds};
    effects.emplace_back(SetDeadline{m_deadline});
}

bool Client::isAwaiting() const
{
    return m_state != State::Idle && m_state != State::Reacting && m_state != State::ProgrammingOpen;
}

} // namespace meterbench::protocol::iec62056_21
