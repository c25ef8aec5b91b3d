// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/server.h"

#include <algorithm>

namespace meterbench::protocol::kmp {

namespace {

using Response = std::optional<Answer>;

Response acknowledged(Outcome outcome)
{
    return outcome == Outcome::Accepted ? Response(Acknowledged{}) : std::nullopt;
}

/// Asks the meter; nothing means silence.
struct Ask {
    RegisterSource& source;

    Response operator()(const GetType& /*request*/) const { return source.meterType(); }
    Response operator()(const GetSerialNumber& /*request*/) const { return source.serialNumber(); }
    Response operator()(const SetClock& request) const
    {
        const auto time = meterTime(request.time);
        return time ? acknowledged(source.setClock(*time)) : std::nullopt;
    }
    Response operator()(const GetRegister& request) const
    {
        Registers registers;
        const std::size_t count = std::min(request.registers.size(), mostRegisters);
        for (std::size_t i = 0; i < count; ++i) {
            if (auto value = source.read(request.registers[i]))
                registers.values.push_back(std::move(*value));
        }
        return registers;
    }
    Response operator()(const PutRegister& request) const
    {
        return acknowledged(source.write(request.value, request.password));
    }
    Response operator()(const Reset& request) const { return acknowledged(source.restart(request.backup)); }
    Response operator()(const ShowYes& /*request*/) const { return acknowledged(source.showYes()); }
    Response operator()(const DebitingStop& /*request*/) const { return acknowledged(source.stopDebiting()); }
    Response operator()(const SetCutOffState& request) const
    {
        return acknowledged(source.setCutOffState(request.command));
    }
    Response operator()(const GetCutOffState& /*request*/) const { return source.cutOffStatus(); }
    Response operator()(const ReadEventStatus& /*request*/) const { return source.eventStatus(); }
    Response operator()(const ClearEventStatus& request) const
    {
        source.clearEvents(request);
        return source.eventStatus();
    }
    Response operator()(const LogRequest& request) const
    {
        auto answer = source.readLog(request);
        return answer ? Response(cutToLength(std::move(*answer), request.longest)) : std::nullopt;
    }
    Response operator()(const ReadOutRequest& request) const
    {
        auto answer = source.readLogger(request);
        return answer ? Response(cutToLength(std::move(*answer))) : std::nullopt;
    }
};

} // namespace

LogAnswer cutToLength(LogAnswer answer, std::size_t longest)
{
    while (answer.records.size() > 1 && applicationLength(answer) > longest) {
        answer.records.pop_back();
        answer.lastRead = answer.records.back().id;
        answer.info = static_cast<std::uint8_t>((answer.info | LogAnswer::longestReached) & ~LogAnswer::endReached);
    }
    return answer;
}

ReadOutAnswer cutToLength(ReadOutAnswer answer)
{
    constexpr unsigned ends = ReadOutAnswer::lastReached | ReadOutAnswer::firstReached;
    // Halving first: an answer of thousands of rows must not be encoded thousands of times.
    while (answer.rows.size() > 1 && 1 + encodeReadOutAnswer(answer).size() > longestReadOut) {
        const std::size_t size = 1 + encodeReadOutAnswer(answer).size();
        answer.rows.resize(std::min(answer.rows.size() - 1, answer.rows.size() * longestReadOut / size + 1));
        answer.info = static_cast<std::uint16_t>((answer.info | ReadOutAnswer::notAll) & ~ends);
    }
    return answer;
}

Effects Server::receive(Octets bytes, MonotonicInstant)
{
    Effects effects;
    for (const Received& received : m_reader.feed(bytes)) {
        const auto* frame = std::get_if<Frame>(&received);
        if (frame == nullptr)
            continue;
        if (auto response = respond(*frame))
            effects.emplace_back(Send{std::move(*response)});
    }
    return effects;
}

std::optional<Bytes> Server::respond(const Frame& frame)
{
    const bool isMine = frame.address == m_address || frame.address == meterAddress;
    if (frame.direction != Direction::ToMeter || !isMine)
        return std::nullopt;
    const auto request = decodeRequest(frame);
    if (!request)
        return std::nullopt;
    const Response response = std::visit(Ask{m_source}, *request);
    if (!response)
        return std::nullopt;
    if (std::holds_alternative<Acknowledged>(*response))
        return Bytes{acknowledgementOctet};
    // The paper answers the clearing of events with the number of the reading.
    const Command asked = commandOf(*request);
    const Command command = asked == Command::ClearEventStatus ? Command::ReadEventStatus : asked;
    return encode(encodeAnswer(command, *response, frame.address));
}

} // namespace meterbench::protocol::kmp
