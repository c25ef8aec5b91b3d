// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/kmp/server.h"

#include <map>

/// A meter of a few numbers behind the seam RegisterSource, with what was done to it. For tests alone.
namespace meterbench::tests {

class FakeMeter : public protocol::kmp::RegisterSource {
public:
    using Outcome = protocol::kmp::Outcome;

    std::map<protocol::kmp::RegisterId, protocol::kmp::RegisterValue> registers;
    std::uint16_t password = 12345;
    protocol::kmp::CutOffStatus breaker{0x04, 0x1F};
    std::uint32_t events = protocol::kmp::event::magnet;
    MeterTime time;
    int debitingStops = 0;
    int restarts = 0;
    protocol::kmp::Backup backup = protocol::kmp::Backup::Kept;
    std::size_t recordsInLog = 100;

    [[nodiscard]] protocol::kmp::MeterType meterType() const override { return {0x5A00, 1, 2}; }
    [[nodiscard]] protocol::kmp::SerialNumber serialNumber() const override { return {15085488}; }
    [[nodiscard]] std::optional<protocol::kmp::RegisterValue> read(protocol::kmp::RegisterId id) const override
    {
        const auto found = registers.find(id);
        return found == registers.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] Outcome write(const protocol::kmp::RegisterValue& value, std::uint16_t given) override
    {
        if (given != password || !registers.contains(value.id))
            return Outcome::Refused;
        registers[value.id] = value;
        return Outcome::Accepted;
    }
    [[nodiscard]] Outcome setClock(MeterTime wanted) override
    {
        time = wanted;
        return Outcome::Accepted;
    }
    [[nodiscard]] Outcome restart(protocol::kmp::Backup wanted) override
    {
        backup = wanted;
        ++restarts;
        return Outcome::Accepted;
    }
    [[nodiscard]] Outcome showYes() override { return Outcome::Refused; }
    [[nodiscard]] Outcome stopDebiting() override
    {
        ++debitingStops;
        return Outcome::Accepted;
    }
    [[nodiscard]] Outcome setCutOffState(protocol::kmp::CutOffCommand command) override
    {
        using protocol::kmp::CutOffCommand;
        if (command == CutOffCommand::Release && breaker.state != 0x01)
            return Outcome::Refused;
        breaker.state = command == CutOffCommand::Disconnect ? 0x01 : 0x08;
        return Outcome::Accepted;
    }
    [[nodiscard]] protocol::kmp::CutOffStatus cutOffStatus() const override { return breaker; }
    [[nodiscard]] protocol::kmp::EventStatus eventStatus() const override { return {events}; }
    void clearEvents(const protocol::kmp::ClearEventStatus& masks) override { events &= ~masks.unconditional; }
    [[nodiscard]] std::optional<protocol::kmp::LogAnswer> readLog(const protocol::kmp::LogRequest& request) override
    {
        if (request.log != protocol::kmp::classic_log::loadProfile)
            return std::nullopt;
        protocol::kmp::LogAnswer answer;
        answer.log = request.log;
        answer.columns = {{1, {2, 4, 0x43}}};
        for (std::uint16_t i = 0; i < request.records && i < recordsInLog; ++i)
            answer.records.push_back({static_cast<std::uint16_t>(request.id + i), {protocol::Bytes(4)}});
        answer.newest = static_cast<std::uint16_t>(recordsInLog);
        answer.lastRead = answer.records.empty() ? std::uint16_t{0} : answer.records.back().id;
        return answer;
    }
    [[nodiscard]] std::optional<protocol::kmp::ReadOutAnswer> readLogger(
        const protocol::kmp::ReadOutRequest& request) override
    {
        protocol::kmp::ReadOutAnswer answer;
        answer.direction = request.direction;
        answer.log = request.log;
        answer.firstId = request.from;
        answer.columns = {{1, {2, 4, 0x43}}};
        for (std::uint32_t i = 0; i < request.records && i < recordsInLog; ++i) {
            protocol::Bytes value;
            protocol::appendNumber(value, i * 1'000'000, 4);
            answer.rows.push_back({value});
        }
        answer.newestId = static_cast<std::uint32_t>(recordsInLog);
        answer.info = protocol::kmp::ReadOutAnswer::lastReached;
        return answer;
    }
};

} // namespace meterbench::tests
