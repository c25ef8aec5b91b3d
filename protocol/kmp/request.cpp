// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/request.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::protocol::kmp {

namespace {

struct CommandOf {
    Command operator()(const GetType&) const { return Command::GetType; }
    Command operator()(const GetSerialNumber&) const { return Command::GetSerialNumber; }
    Command operator()(const SetClock&) const { return Command::SetClock; }
    Command operator()(const GetRegister&) const { return Command::GetRegister; }
    Command operator()(const PutRegister&) const { return Command::PutRegister; }
    Command operator()(const Reset& request) const
    {
        return request.backup == Backup::Kept ? Command::Reset : Command::ResetWithoutBackup;
    }
    Command operator()(const ShowYes&) const { return Command::ShowYes; }
    Command operator()(const DebitingStop&) const { return Command::DebitingStop; }
    Command operator()(const SetCutOffState&) const { return Command::SetCutOffState; }
    Command operator()(const GetCutOffState&) const { return Command::GetCutOffState; }
    Command operator()(const ReadEventStatus&) const { return Command::ReadEventStatus; }
    Command operator()(const ClearEventStatus&) const { return Command::ClearEventStatus; }
    Command operator()(const LogRequest& request) const { return static_cast<Command>(request.direction); }
    Command operator()(const ReadOutRequest&) const { return Command::LoggerReadOut; }
};

struct RequestData {
    Bytes& data;

    template <typename Plain>
    void operator()(const Plain& /*request*/) const
    {
    }
    void operator()(const SetClock& request) const
    {
        appendNumber(data, request.time.date, 4);
        appendNumber(data, request.time.time, 4);
    }
    void operator()(const GetRegister& request) const
    {
        const std::size_t count = std::min(request.registers.size(), mostRegisters);
        appendNumber(data, count, 1);
        for (std::size_t i = 0; i < count; ++i)
            appendNumber(data, request.registers[i], 2);
    }
    void operator()(const PutRegister& request) const
    {
        appendNumber(data, request.password, 2);
        append(data, request.value);
    }
    void operator()(const SetCutOffState& request) const
    {
        appendNumber(data, static_cast<std::uint8_t>(request.command), 1);
    }
    void operator()(const ClearEventStatus& request) const
    {
        appendNumber(data, request.conditional, 4);
        appendNumber(data, request.unconditional, 4);
    }
    void operator()(const LogRequest& request) const { data = encodeLogRequest(request); }
    void operator()(const ReadOutRequest& request) const { data = encodeReadOutRequest(request); }
};

tl::unexpected<Error> damaged()
{
    return failure(ErrorKind::Damaged, "kmp-request-damaged");
}

template <typename Type>
Result<Request> wholeRequest(const OctetReader& reader, Type request)
{
    if (!reader.isExhausted())
        return damaged();
    return Request(std::move(request));
}

Result<Request> readRegisterList(OctetReader& reader)
{
    GetRegister request;
    const std::size_t count = reader.octet();
    for (std::size_t i = 0; i < count && !reader.hasFailed(); ++i)
        request.registers.push_back(reader.word());
    return wholeRequest(reader, std::move(request));
}

Result<Request> readPut(OctetReader& reader)
{
    PutRegister request;
    request.password = reader.word();
    request.value = readRegister(reader);
    return wholeRequest(reader, std::move(request));
}

Result<Request> readCutOffRequest(OctetReader& reader)
{
    const std::uint8_t command = reader.octet();
    if (command < 1 || command > 3)
        return damaged();
    return wholeRequest(reader, SetCutOffState{static_cast<CutOffCommand>(command)});
}

Result<Request> readClock(OctetReader& reader)
{
    SetClock request;
    request.time.date = reader.doubleWord();
    request.time.time = reader.doubleWord();
    return wholeRequest(reader, request);
}

Result<Request> readMasks(OctetReader& reader)
{
    ClearEventStatus request;
    request.conditional = reader.doubleWord();
    request.unconditional = reader.doubleWord();
    return wholeRequest(reader, request);
}

} // namespace

Command commandOf(const Request& request)
{
    return std::visit(CommandOf{}, request);
}

Frame encodeRequest(const Request& request, std::uint8_t address)
{
    Frame frame{Direction::ToMeter, address, static_cast<std::uint8_t>(commandOf(request)), {}};
    std::visit(RequestData{frame.data}, request);
    return frame;
}

Result<Request> decodeRequest(const Frame& frame)
{
    OctetReader reader(frame.data);
    const auto asRequest = [](auto request) { return Request(std::move(request)); };
    switch (static_cast<Command>(frame.command)) {
    case Command::GetType:
        return wholeRequest(reader, GetType{});
    case Command::GetSerialNumber:
        return wholeRequest(reader, GetSerialNumber{});
    case Command::SetClock:
        return readClock(reader);
    case Command::GetRegister:
        return readRegisterList(reader);
    case Command::PutRegister:
        return readPut(reader);
    case Command::Reset:
        return wholeRequest(reader, Reset{Backup::Kept});
    case Command::ResetWithoutBackup:
        return wholeRequest(reader, Reset{Backup::Skipped});
    case Command::ShowYes:
        return wholeRequest(reader, ShowYes{});
    case Command::DebitingStop:
        return wholeRequest(reader, DebitingStop{});
    case Command::SetCutOffState:
        return readCutOffRequest(reader);
    case Command::GetCutOffState:
        return wholeRequest(reader, GetCutOffState{});
    case Command::ReadEventStatus:
        return wholeRequest(reader, ReadEventStatus{});
    case Command::ClearEventStatus:
        return readMasks(reader);
    case Command::LogFromTime:
    case Command::LogFromLastRead:
    case Command::LogFromId:
    case Command::LogTowardsPast:
        return decodeLogRequest(static_cast<LogDirection>(frame.command), frame.data).map(asRequest);
    case Command::LoggerReadOut:
        return decodeReadOutRequest(frame.data).map(asRequest);
    }
    return failure(ErrorKind::NotSupported, "kmp-command-unknown", {{"command", fmt::format("{:02X}", frame.command)}});
}

} // namespace meterbench::protocol::kmp
