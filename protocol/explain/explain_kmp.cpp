// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_kmp.h"

#include "protocol/kmp/crc16.h"
#include "protocol/kmp/frame_reader.h"
#include "protocol/kmp/request.h"

namespace meterbench::protocol::explain {

namespace {

struct NamedCommand {
    std::uint8_t command;
    std::string_view name;
};

constexpr std::array commands{NamedCommand{0x01, "GetType"}, NamedCommand{0x02, "GetSerialNo"},
    NamedCommand{0x07, "Reset"}, NamedCommand{0x09, "SetClock"}, NamedCommand{0x10, "GetRegister"},
    NamedCommand{0x11, "PutRegister"}, NamedCommand{0x85, "ResetNoBackup"}, NamedCommand{0x86, "SetDispYES"},
    NamedCommand{0x88, "DebStop"}, NamedCommand{0x92, "Login"}, NamedCommand{0x97, "SetCutOffState"},
    NamedCommand{0x98, "GetCutOffState"}, NamedCommand{0x9B, "GetEventStatus"}, NamedCommand{0x9C, "ClearEventStatus"},
    NamedCommand{0xA0, "GetLogTimePresent"}, NamedCommand{0xA1, "GetLogLastPresent"},
    NamedCommand{0xA2, "GetLogIDPresent"}, NamedCommand{0xA3, "GetLogTimePast"},
    NamedCommand{0xA6, "SetVoltQualConfig"}, NamedCommand{0xA7, "GetVoltQualConfig"},
    NamedCommand{0xB8, "LoggerReadOut"}};

std::vector<Phrase> addressMeaning(std::uint8_t address)
{
    switch (address) {
    case kmp::meterAddress:
        return {{"kmp-address-meter", {}}};
    case kmp::topModuleAddress:
        return {{"kmp-address-top-module", {}}};
    case kmp::baseModuleAddress:
        return {{"kmp-address-base-module", {}}};
    default:
        return {};
    }
}

/// What stands between start and stop without its stuffing. @param escapes octets that were stuffed
Bytes unstuffed(Scope& scope, const Slice& frame, std::size_t& escapes)
{
    Bytes content;
    bool isEscaped = false;
    for (const std::byte octet : frame.octets()) {
        if (isEscaped) {
            content.push_back(~octet);
            isEscaped = false;
        } else if (octet == kmp::stuffingOctet) {
            isEscaped = true;
            ++escapes;
        } else {
            if (kmp::isReserved(octet))
                scope.find(Severity::Error, "kmp-stuffing", "byte-stuffing",
                    {{"octet", hexOctet(std::to_integer<std::uint8_t>(octet))}});
            content.push_back(octet);
        }
    }
    if (isEscaped)
        scope.find(Severity::Error, "kmp-stuffing", "byte-stuffing", {{"octet", "1Bh"}});
    return content;
}

/// Two examples of the maker's paper for heat meters carry a check sequence that is wrong.
bool isPrintedErratum(Octets content, std::uint16_t given)
{
    constexpr std::array<std::uint8_t, 10> setClock{0x3F, 0x09, 0x00, 0x01, 0x14, 0x4A, 0x00, 0x02, 0x77, 0x15};
    constexpr std::array<std::uint8_t, 11> register128{
        0x3F, 0x10, 0x00, 0x80, 0x16, 0x04, 0x11, 0x01, 0x2A, 0xF0, 0x24};
    const auto is = [&](std::span<const std::uint8_t> example) {
        return std::ranges::equal(
            content, example, {}, [](std::byte octet) { return std::to_integer<std::uint8_t>(octet); });
    };
    return (given == 0xC34A && is(setClock)) || (given == 0xF38A && is(register128));
}

void explainCheck(Scope& scope, const Slice& content, const Slice& check, std::vector<Field>& into)
{
    if (check.size() < 2) {
        scope.cut("CRC-16");
        return;
    }
    const auto given = static_cast<std::uint16_t>(check.number());
    const auto computed = kmp::crc16(content.octets());
    Field field = scope.field("CRC-16", check, hexWord(given));
    if (given == computed) {
        field.meaning = {{"check-right", {}}};
    } else {
        field.meaning = {{"check-wrong", {{"computed", hexWord(computed)}}}};
        const std::vector<Argument> both{{"given", hexWord(given)}, {"computed", hexWord(computed)}};
        if (isPrintedErratum(content.octets(), given))
            scope.find(Severity::Warning, "kmp-printed-erratum", field.name, both);
        else
            scope.find(Severity::Error, "kmp-check", field.name, both);
    }
    into.push_back(std::move(field));
}

} // namespace

void explainKmp(Scope& scope, const Slice& frame, std::vector<Field>& into)
{
    if (frame.size() == 1 && frame.octets()[0] == kmp::acknowledgementOctet) {
        into.push_back(scope.field("acknowledgement", frame, "06h"));
        return;
    }
    const bool isAnswer = frame[0] == static_cast<std::uint8_t>(kmp::Direction::FromMeter);
    const bool hasStop = frame.size() > 1 && frame.octets().back() == kmp::stopOctet;
    if (!hasStop)
        scope.cut("stop");
    std::size_t escapes = 0;
    Bytes plain{frame.octets()[0]};
    appendOctets(plain, unstuffed(scope, frame.sub(1, frame.size() - (hasStop ? 2 : 1)), escapes));
    if (hasStop)
        plain.push_back(kmp::stopOctet);
    const Slice whole(std::move(plain));
    into.push_back(
        scope.field("start", whole.first(1), hexOctet(whole[0]), {{isAnswer ? "kmp-from-meter" : "kmp-to-meter", {}}}));
    if (escapes > 0)
        into.push_back(scope.field("byte-stuffing", frame, std::to_string(escapes), {{"kmp-unstuffed", {}}}));
    const Slice inner = whole.sub(1, whole.size() - (hasStop ? 2 : 1));
    const Slice content = inner.first(inner.size() - std::min<std::size_t>(inner.size(), 2));
    SliceReader reader(content);
    const Slice address = reader.take(1);
    const Slice command = reader.take(1);
    if (command.isEmpty()) {
        scope.cut("command");
    } else {
        into.push_back(scope.field("address", address, hexOctet(address[0]), addressMeaning(address[0])));
        const auto known = std::ranges::find(commands, command[0], &NamedCommand::command);
        into.push_back(scope.field("command", command, hexOctet(command[0]),
            known == commands.end() ? std::vector<Phrase>() : std::vector<Phrase>{{std::string(known->name), {}}}));
        if (known == commands.end())
            scope.find(Severity::Warning, "kmp-command-unknown", "command", {{"command", hexOctet(command[0])}});
        const Slice data = reader.takeAll();
        if (isAnswer)
            explainKmpAnswer(scope, command[0], data, into);
        else
            explainKmpRequest(scope, command[0], data, into);
    }
    explainCheck(scope, content, inner.last(2), into);
    if (hasStop)
        into.push_back(scope.field("stop", whole.last(1), "0Dh"));
}

} // namespace meterbench::protocol::explain
