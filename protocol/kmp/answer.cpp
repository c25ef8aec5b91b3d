// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/answer.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::protocol::kmp {

namespace {

struct AnswerData {
    Bytes& data;

    void operator()(const Acknowledged& /*answer*/) const { }
    void operator()(const MeterType& answer) const
    {
        appendNumber(data, answer.word, 2);
        appendNumber(data, answer.revisionLetter, 1);
        appendNumber(data, answer.revisionNumber, 1);
    }
    void operator()(const SerialNumber& answer) const { appendNumber(data, answer.number, 4); }
    void operator()(const Registers& answer) const
    {
        for (const RegisterValue& value : answer.values)
            append(data, value);
    }
    void operator()(const CutOffStatus& answer) const
    {
        appendNumber(data, answer.state, 1);
        appendNumber(data, answer.feedback, 1);
    }
    void operator()(const EventStatus& answer) const { appendNumber(data, answer.flags, 4); }
    void operator()(const LogAnswer& answer) const { data = encodeLogAnswer(answer); }
    void operator()(const ReadOutAnswer& answer) const { data = encodeReadOutAnswer(answer); }
};

template <typename Type>
Result<Answer> wholeAnswer(const OctetReader& reader, Type answer)
{
    if (!reader.isExhausted())
        return failure(ErrorKind::Damaged, "kmp-answer-damaged");
    return Answer(std::move(answer));
}

Result<Answer> readType(OctetReader reader)
{
    MeterType type;
    type.word = reader.word();
    type.revisionLetter = reader.octet();
    type.revisionNumber = reader.octet();
    return wholeAnswer(reader, type);
}

Result<Answer> readCutOffAnswer(OctetReader reader)
{
    CutOffStatus status;
    status.state = reader.octet();
    status.feedback = reader.octet();
    return wholeAnswer(reader, status);
}

} // namespace

std::string revisionText(const MeterType& type)
{
    constexpr int letters = 26;
    const int letter = type.revisionLetter;
    std::string text;
    if (letter < 1 || letter > 2 * letters)
        text = "?";
    else if (letter > letters)
        text = {'A', static_cast<char>('A' + letter - letters - 1)};
    else
        text = {static_cast<char>('A' + letter - 1)};
    return text + std::to_string(type.revisionNumber);
}

const RegisterValue* Registers::find(RegisterId id) const
{
    const auto found = std::ranges::find(values, id, &RegisterValue::id);
    return found == values.end() ? nullptr : &*found;
}

Frame encodeAnswer(Command command, const Answer& answer, std::uint8_t address)
{
    Frame frame{Direction::FromMeter, address, static_cast<std::uint8_t>(command), {}};
    std::visit(AnswerData{frame.data}, answer);
    return frame;
}

Result<Answer> decodeAnswer(const Frame& frame)
{
    OctetReader reader(frame.data);
    const auto asAnswer = [](auto answer) { return Answer(std::move(answer)); };
    switch (static_cast<Command>(frame.command)) {
    case Command::GetType:
        return readType(reader);
    case Command::GetSerialNumber: {
        const SerialNumber serial{reader.doubleWord()};
        return wholeAnswer(reader, serial);
    }
    case Command::GetRegister:
        return readRegisters(frame.data).map([](std::vector<RegisterValue> values) {
            return Answer(Registers{std::move(values)});
        });
    case Command::SetClock:
    case Command::PutRegister:
    case Command::Reset:
    case Command::ResetWithoutBackup:
    case Command::ShowYes:
    case Command::DebitingStop:
        return wholeAnswer(reader, Acknowledged{});
    case Command::SetCutOffState:
    case Command::GetCutOffState:
        return readCutOffAnswer(reader);
    case Command::ReadEventStatus:
    case Command::ClearEventStatus: {
        const EventStatus status{reader.doubleWord()};
        return wholeAnswer(reader, status);
    }
    case Command::LogFromTime:
    case Command::LogFromLastRead:
    case Command::LogFromId:
    case Command::LogTowardsPast:
        return decodeLogAnswer(frame.data).map(asAnswer);
    case Command::LoggerReadOut:
        return decodeReadOutAnswer(frame.data).map(asAnswer);
    }
    return failure(ErrorKind::NotSupported, "kmp-command-unknown", {{"command", fmt::format("{:02X}", frame.command)}});
}

} // namespace meterbench::protocol::kmp
