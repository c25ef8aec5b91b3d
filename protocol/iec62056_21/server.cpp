// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/server.h"

#include <algorithm>

namespace meterbench::protocol::iec62056_21 {

Effects Server::receive(Octets bytes, MonotonicInstant now)
{
    Effects effects;
    if (m_state == State::HandedOver)
        return effects;
    for (const Message& message : m_reader.feed(bytes)) {
        take(message, now, effects);
        if (m_state == State::HandedOver)
            break;
    }
    return effects;
}

Effects Server::wake(MonotonicInstant now)
{
    Effects effects;
    if (!m_hasDeadline || now < m_deadline)
        return effects;
    m_hasDeadline = false;
    if (!m_reply.empty()) {
        const Bytes reply = std::move(m_reply);
        m_reply.clear();
        effects.emplace_back(Send{reply});
        m_state = m_next;
        afterSending(reply.size(), now, effects);
    } else if (m_state == State::Identified) {
        // Nobody chose: the data follow at the start baud (6.4.3.1).
        readOutNow('0', now, effects);
    } else {
        if (m_state == State::Programming)
            effects.emplace_back(Send{encodeBreak(m_options.check)});
        goIdle(effects);
    }
    return effects;
}

void Server::close()
{
    Effects nobodyThere;
    goIdle(nobodyThere);
}

void Server::take(const Message& message, MonotonicInstant now, Effects& effects)
{
    if (const auto* line = std::get_if<Line>(&message)) {
        takeRequest(line->text, now, effects);
    } else if (const auto* select = std::get_if<OptionSelect>(&message)) {
        // One that comes before our identification is out answers something else.
        if (m_state == State::Identified && m_reply.empty())
            takeOption(*select, now, effects);
    } else if (const auto* command = std::get_if<CommandMessage>(&message)) {
        if (command->command.letter == breakOff)
            goIdle(effects);
        else if (m_state == State::Programming)
            takeCommand(command->command, now, effects);
    } else if (std::holds_alternative<Repeat>(message)) {
        if ((m_state == State::DataSent || m_state == State::Programming) && !m_lastData.empty())
            reply(m_lastData, m_state, now, effects);
    } else if (const auto* faulty = std::get_if<Faulty>(&message)) {
        if (m_state == State::Programming && faulty->fault != Fault::Interrupted)
            reply(Bytes{std::byte{nak}}, State::Programming, now, effects);
    }
}

void Server::takeRequest(const std::string& line, MonotonicInstant now, Effects& effects)
{
    const auto request = parseRequest(line);
    if (!request || !isFor(*request, m_source.deviceAddress()))
        return;
    m_isLoggedIn = false;
    m_lastData.clear();
    m_reader.setPhase(Phase::Opening);
    if (m_format != m_options.startFormat)
        changeFormat(m_options.startFormat, effects);
    reply(bytesOf(text(m_options.identification)), State::Identified, now, effects);
}

void Server::takeOption(const OptionSelect& select, MonotonicInstant now, Effects& effects)
{
    const char offered = m_options.identification.baudCharacter;
    const auto baud = baudOfModeC(select.baudCharacter);
    // A baud nobody offered: stay where we are (6.4.3.1).
    if (baud && select.baudCharacter <= offered && *baud != m_format.baud) {
        LineFormat format = m_format;
        format.baud = *baud;
        changeFormat(format, effects);
    }
    if (select.option == '2' && select.protocol == '2' && m_options.identification.offersBinary()) {
        const OptionSelect confirmation{'2', select.baudCharacter, '2'};
        reply(bytesOf(text(confirmation)), State::HandedOver, now, effects);
    } else if (select.option == '1' && m_options.programming == Offer::Yes) {
        m_reader.setPhase(Phase::Open);
        reply(encode(Command{password, '0', m_source.operand()}, m_options.check), State::Programming, now, effects);
    } else {
        readOutNow(select.option == '1' || select.option == '2' ? '0' : select.option, now, effects);
    }
}

void Server::takeCommand(const Command& command, MonotonicInstant now, Effects& effects)
{
    const DataBlock block = parseBlock(command.data);
    const DataSet set = block.sets.empty() ? DataSet{} : block.sets.front();
    switch (command.letter) {
    case password: {
        const auto outcome
            = m_source.logIn(command.type, set.values.empty() ? std::string_view{} : set.values.front().value);
        m_isLoggedIn = outcome == WriteOutcome::Written;
        acknowledge(outcome, now, effects);
        break;
    }
    case read:
        if (const auto found = m_source.read(command.type, set.address)) {
            m_lastData = encodeText(text(*found), m_options.check);
            reply(m_lastData, State::Programming, now, effects);
        } else {
            refuse(unknownAddressText, now, effects);
        }
        break;
    case write:
        if (m_isLoggedIn)
            acknowledge(m_source.write(command.type, set), now, effects);
        else
            refuse(notLoggedInText, now, effects);
        break;
    default:
        refuse(refusedText, now, effects);
    }
}

void Server::readOutNow(char option, MonotonicInstant now, Effects& effects)
{
    auto sets = m_source.readOut(option);
    if (!sets)
        sets = m_source.readOut('0');
    m_lastData = encodeText(blockText(sets.value_or(std::vector<DataSet>{})), m_options.check);
    m_reader.setPhase(Phase::Open);
    reply(m_lastData, State::DataSent, now, effects);
}

void Server::reply(Bytes bytes, State next, MonotonicInstant now, Effects& effects)
{
    m_reply = std::move(bytes);
    m_next = next;
    setDeadline(now, std::clamp(m_options.reactionMs, shortestReactionMs, longestReactionMs), effects);
}

void Server::refuse(std::string_view words, MonotonicInstant now, Effects& effects)
{
    reply(encodeText(words, m_options.check), State::Programming, now, effects);
}

void Server::acknowledge(WriteOutcome outcome, MonotonicInstant now, Effects& effects)
{
    if (outcome == WriteOutcome::Written)
        reply(Bytes{std::byte{ack}}, State::Programming, now, effects);
    else
        refuse(outcome == WriteOutcome::UnknownAddress ? unknownAddressText : refusedText, now, effects);
}

void Server::afterSending(std::size_t sent, MonotonicInstant now, Effects& effects)
{
    const auto sending = transmissionMs(m_format, sent);
    switch (m_state) {
    case State::Identified: {
        const Mode mode = m_options.identification.mode();
        if (mode == Mode::A || mode == Mode::B) {
            // Nothing to choose: the data follow by themselves, in mode B at another baud.
            if (const auto baud = baudOfModeB(m_options.identification.baudCharacter)) {
                LineFormat format = m_format;
                format.baud = *baud;
                changeFormat(format, effects);
            }
            readOutNow('0', {now.milliseconds + sending}, effects);
        } else {
            setDeadline(now, sending + longestReactionMs + marginMs, effects);
        }
        break;
    }
    case State::DataSent:
        setDeadline(now, sending + longestReactionMs + marginMs, effects);
        break;
    case State::Programming:
        setDeadline(now, sending + programmingTimeoutMs, effects);
        break;
    case State::HandedOver:
        changeFormat({m_format.baud, 8, Parity::None, 1}, effects);
        effects.emplace_back(ClearDeadline{});
        break;
    case State::WaitingForRequest:
        break;
    }
}

void Server::changeFormat(const LineFormat& format, Effects& effects)
{
    m_format = format;
    effects.emplace_back(ChangeLineFormat{format});
}

void Server::setDeadline(MonotonicInstant now, std::int64_t milliseconds, Effects& effects)
{
    m_deadline = {now.milliseconds + milliseconds};
    m_hasDeadline = true;
    effects.emplace_back(SetDeadline{m_deadline});
}

void Server::goIdle(Effects& effects)
{
    m_state = State::WaitingForRequest;
    m_reply.clear();
    m_lastData.clear();
    m_isLoggedIn = false;
    m_hasDeadline = false;
    m_reader.reset();
    m_reader.setPhase(Phase::Opening);
    changeFormat(m_options.startFormat, effects);
    effects.emplace_back(ClearDeadline{});
}

} // namespace meterbench::protocol::iec62056_21
