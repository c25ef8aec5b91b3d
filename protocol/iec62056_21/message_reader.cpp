// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/message_reader.h"

namespace meterbench::protocol::iec62056_21 {

std::vector<Message> MessageReader::feed(Octets bytes)
{
    constexpr unsigned sevenBits = 0x7F;
    std::vector<Message> messages;
    for (const std::byte octet : bytes)
        take(static_cast<char>(std::to_integer<unsigned>(octet) & sevenBits), messages);
    return messages;
}

void MessageReader::reset()
{
    m_state = State::Between;
    m_content.clear();
}

void MessageReader::take(char character, std::vector<Message>& messages)
{
    switch (m_state) {
    case State::Between:
        begin(character, messages);
        break;
    case State::InLine:
        takeLine(character, messages);
        break;
    case State::InOption:
        takeOption(character, messages);
        break;
    case State::InBlock:
        takeBlock(character, messages);
        break;
    case State::AtCheck:
        finishBlock(character, messages);
        break;
    }
}

void MessageReader::begin(char character, std::vector<Message>& messages)
{
    m_content.clear();
    switch (character) {
    case '/':
        m_state = State::InLine;
        m_content = "/";
        break;
    case soh:
    case stx:
        m_state = State::InBlock;
        m_lead = character;
        break;
    case ack:
        if (m_phase == Phase::Opening)
            m_state = State::InOption;
        else
            give(Acknowledge{}, messages);
        break;
    case nak:
        give(Repeat{}, messages);
        break;
    default:
        break;
    }
}

void MessageReader::takeLine(char character, std::vector<Message>& messages)
{
    if (character == '\n') {
        if (m_content.ends_with('\r'))
            m_content.pop_back();
        give(Line{std::move(m_content)}, messages);
    } else if (character == '/' || (character < ' ' && character != '\r' && character != '\0')) {
        // A line cannot hold these: it was noise, or its rest was lost.
        give(Faulty{Fault::Interrupted}, messages);
        begin(character, messages);
    } else if (m_content.size() == longestLine) {
        give(Faulty{Fault::TooLong}, messages);
    } else if (character != '\0') {
        m_content += character;
    }
}

void MessageReader::takeOption(char character, std::vector<Message>& messages)
{
    constexpr std::size_t digits = 3;
    if (m_content.size() < digits) {
        if (character >= ' ' && character < 0x7F) {
            m_content += character;
            return;
        }
    } else if (character == '\r') {
        return;
    } else if (character == '\n') {
        give(OptionSelect{m_content[0], m_content[1], m_content[2]}, messages);
        return;
    }
    give(Faulty{Fault::Interrupted}, messages);
    begin(character, messages);
}

void MessageReader::takeBlock(char character, std::vector<Message>& messages)
{
    const bool opensData = character == stx && m_lead == soh && m_content.size() == 2;
    if (character == soh || (character == stx && !opensData)) {
        give(Faulty{Fault::Interrupted}, messages);
        begin(character, messages);
        return;
    }
    if (m_content.size() == longestBlock) {
        give(Faulty{Fault::TooLong}, messages);
        return;
    }
    m_content += character;
    if (character == etx || character == eot)
        m_state = State::AtCheck;
}

void MessageReader::finishBlock(char check, std::vector<Message>& messages)
{
    const auto recognizedCheck = recognized(m_content, check);
    const bool isLast = m_content.back() == etx;
    m_content.pop_back();
    if (!recognizedCheck) {
        give(Faulty{Fault::BlockCheck}, messages);
    } else if (m_lead == stx) {
        give(Text{std::move(m_content), isLast, *recognizedCheck}, messages);
    } else if (m_content.size() < 2 || (m_content.size() > 2 && m_content[2] != stx)) {
        give(Faulty{Fault::Command}, messages);
    } else {
        Command command{m_content[0], m_content[1], {}};
        if (m_content.size() > 2)
            command.data = m_content.substr(3);
        give(CommandMessage{std::move(command)}, messages);
    }
}

void MessageReader::give(Message message, std::vector<Message>& messages)
{
    messages.push_back(std::move(message));
    reset();
}

} // namespace meterbench::protocol::iec62056_21
