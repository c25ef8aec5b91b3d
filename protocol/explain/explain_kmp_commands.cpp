// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_kmp.h"
#include "protocol/kmp/answer.h"

#include <fmt/format.h>

/// The data of KMP commands but those of logs.
namespace meterbench::protocol::explain {

namespace {

using kmp::Command;

void explainRegisterIds(Scope& scope, SliceReader& reader, std::vector<Field>& into)
{
    const Slice count = reader.take(1);
    into.push_back(scope.number("number-of-registers", count));
    for (std::size_t i = 0; i < count[0] && !reader.hasFailed(); ++i)
        into.push_back(explainKmpRegisterId(scope, reader.take(2)));
    if (count[0] > kmp::mostRegisters)
        scope.find(Severity::Note, "kmp-many-registers", "number-of-registers", {{"count", std::to_string(count[0])}});
}

/// Two decimal numbers, 070730 and 161557.
void explainSetClock(Scope& scope, SliceReader& reader, std::vector<Field>& into)
{
    const Slice date = reader.take(4);
    const Slice time = reader.take(4);
    const auto digits = [](const Slice& octets) { return fmt::format("{:06}", octets.number()); };
    const kmp::DateAndTime clock{static_cast<std::uint32_t>(date.number()), static_cast<std::uint32_t>(time.number())};
    if (time.size() == 4 && !kmp::meterTime(clock))
        scope.find(Severity::Warning, "time-impossible", "date");
    into.push_back(scope.field("date", date, digits(date), {{"kmp-yymmdd", {}}}));
    into.push_back(scope.field("time", time, digits(time), {{"kmp-hhmmss", {}}}));
}

const char* cutOffCommand(std::uint8_t command)
{
    constexpr std::array<const char*, 4> names{"", "breaker-disconnect", "breaker-release", "breaker-reconnect"};
    return command >= 1 && command <= 3 ? names.at(command) : nullptr;
}

const char* cutOffState(std::uint8_t state)
{
    switch (static_cast<kmp::CutOffState>(state)) {
    case kmp::CutOffState::NotSupported:
        return "breaker-not-supported";
    case kmp::CutOffState::DisconnectedByCommand:
        return "breaker-disconnected-by-command";
    case kmp::CutOffState::Connected:
        return "breaker-connected";
    case kmp::CutOffState::PreWarning:
        return "breaker-pre-warning";
    case kmp::CutOffState::CutOff:
        return "breaker-cut-off";
    case kmp::CutOffState::CutOffPrepayment:
        return "breaker-cut-off-prepayment";
    case kmp::CutOffState::Released:
        return "breaker-released";
    case kmp::CutOffState::PrepaymentLowExpired:
        return "breaker-prepayment-expired";
    case kmp::CutOffState::DisconnectedByButton:
        return "breaker-disconnected-by-button";
    }
    return nullptr;
}

std::vector<Phrase> optionalPhrase(const char* id)
{
    return id == nullptr ? std::vector<Phrase>() : std::vector<Phrase>{{id, {}}};
}

std::vector<Phrase> eventPhrases(std::uint32_t flags)
{
    constexpr std::array<std::pair<std::uint32_t, const char*>, 13> names{{{kmp::event::reset, "event-reset"},
        {kmp::event::eeprom, "event-eeprom"}, {kmp::event::magnet, "event-magnet"}, {kmp::event::ram, "event-ram"},
        {kmp::event::rom, "event-rom"}, {kmp::event::alarmInput, "event-alarm-input"},
        {kmp::event::coverOpen, "event-cover-open"}, {kmp::event::auxiliarySupply, "event-auxiliary-supply"},
        {kmp::event::unreadDebiting, "event-unread-debiting"}, {kmp::event::unreadRealTimeClock, "event-unread-clock"},
        {kmp::event::unreadStatus, "event-unread-status"},
        {kmp::event::unreadVoltageQuality, "event-unread-voltage-quality"},
        {kmp::event::unreadDisconnect, "event-unread-disconnect"}}};
    std::vector<Phrase> phrases;
    for (const auto& [bit, phrase] : names) {
        if ((flags & bit) != 0)
            phrases.push_back({phrase, {}});
    }
    return phrases;
}

Field eventField(Scope& scope, const char* name, const Slice& octets)
{
    const auto flags = static_cast<std::uint32_t>(octets.number());
    return scope.field(name, octets, fmt::format("{:08X}h", flags), eventPhrases(flags));
}

void explainType(Scope& scope, SliceReader& reader, std::vector<Field>& into)
{
    const Slice word = reader.take(2);
    const Slice letter = reader.take(1);
    const Slice number = reader.take(1);
    const auto type = static_cast<std::uint16_t>(word.number());
    Field field = scope.field("type-word", word, hexWord(type));
    if (scope.knowledge.typeWords != nullptr) {
        if (const auto meter = scope.knowledge.typeWords->meter(type); !meter.empty())
            field.meaning.push_back({std::string(meter), {}});
    }
    into.push_back(std::move(field));
    into.push_back(
        scope.field("software-revision", letter.upTo(number), kmp::revisionText({type, letter[0], number[0]})));
}

void explainCutOff(Scope& scope, SliceReader& reader, std::vector<Field>& into)
{
    const Slice state = reader.take(1);
    const Slice feedback = reader.take(1);
    into.push_back(scope.field("cut-off-state", state, hexOctet(state[0]), optionalPhrase(cutOffState(state[0]))));
    constexpr std::array<std::pair<std::uint8_t, const char*>, 5> bits{{{kmp::feedback::voltageL1, "voltage-L1"},
        {kmp::feedback::voltageL2, "voltage-L2"}, {kmp::feedback::voltageL3, "voltage-L3"},
        {kmp::feedback::voltagesValid, "voltages-valid"}, {kmp::feedback::relayGood, "relay-good"}}};
    Field field = scope.field("feedback", feedback, hexOctet(feedback[0]));
    for (const auto& [bit, name] : bits) {
        if ((feedback[0] & bit) != 0)
            field.meaning.push_back({name, {}});
    }
    into.push_back(std::move(field));
}

void explainRegisters(Scope& scope, SliceReader& reader, std::vector<Field>& into)
{
    if (reader.isAtEnd())
        scope.find(Severity::Note, "kmp-no-register", "registers");
    // A meter that announces another length for clocks than it sends is read as the client does.
    const auto read = kmp::readRegisters(reader.rest().octets());
    while (!reader.isAtEnd() && !reader.hasFailed()) {
        Field field = explainKmpRegister(scope, reader);
        if (read && reader.hasFailed())
            scope.find(Severity::Note, "kmp-length-quirk", field.name);
        into.push_back(std::move(field));
    }
}

void end(Scope& scope, SliceReader& reader, std::vector<Field>& into)
{
    if (reader.hasFailed())
        scope.cut("data");
    scope.leftOver(into, reader.rest());
}

} // namespace

std::string kmpValueText(const kmp::RegisterValue& value)
{
    const std::string_view symbol = kmp::symbol(value.unit);
    switch (static_cast<kmp::Unit>(value.unit)) {
    case kmp::Unit::Ascii:
        return kmp::asciiText(value);
    case kmp::Unit::RealTimeClock:
        if (const auto clock = kmp::readRealTimeClock(value.octets)) {
            return fmt::format("20{:02}-{:02}-{:02}T{:02}:{:02}:{:02}", clock->year, clock->month, clock->day,
                clock->hour, clock->minute, clock->second);
        }
        break;
    case kmp::Unit::KamDateTime:
        if (const auto time = kmp::readKamDateTime(value.octets))
            return fmt::format("2000-01-01 + {} s", time->seconds);
        break;
    default:
        break;
    }
    const auto number = kmp::decimal(value);
    if (!number)
        return hexText(value.octets);
    std::string text = kmp::text(*number);
    if (!symbol.empty())
        text.append(" ").append(symbol);
    return text;
}

void findImpossibleTime(Scope& scope, const kmp::RegisterValue& value, const char* field)
{
    if (value.unit != static_cast<std::uint8_t>(kmp::Unit::RealTimeClock))
        return;
    const auto clock = kmp::readRealTimeClock(value.octets);
    // All zeroes stand for no time at all.
    const bool isEmpty = std::ranges::all_of(value.octets, [](std::byte octet) { return octet == std::byte{}; });
    if (clock && !isEmpty && !kmp::meterTime(*clock))
        scope.find(Severity::Warning, "time-impossible", field);
}

Field explainKmpRegisterId(Scope& scope, const Slice& octets)
{
    Field field = scope.number("register", octets);
    if (octets.size() < 2)
        return field;
    const auto* known = scope.knowledge.registers == nullptr
        ? nullptr
        : scope.knowledge.registers->find(static_cast<kmp::RegisterId>(octets.number()));
    if (known != nullptr)
        field.meaning.push_back({known->name, {}});
    return field;
}

Field explainKmpRegister(Scope& scope, SliceReader& reader)
{
    const Slice start = reader.rest();
    Field field = explainKmpRegisterId(scope, reader.take(2));
    const Slice unit = reader.take(1);
    const Slice count = reader.take(1);
    const Slice signExponent = reader.take(1);
    const Slice octets = reader.take(count[0]);
    field.octets = reader.since(start);
    const auto id = static_cast<kmp::RegisterId>(start.first(2).number());
    const kmp::RegisterValue value{id, unit[0], signExponent[0], {octets.octets().begin(), octets.octets().end()}};
    const std::string_view name = kmp::unitName(unit[0]);
    field.fields.push_back(scope.number(
        "unit", unit, name.empty() ? std::vector<Phrase>() : std::vector<Phrase>{{std::string(name), {}}}));
    field.fields.push_back(scope.number("number-of-octets", count));
    const int exponent = signExponent[0] & 0x3F;
    field.fields.push_back(scope.field("sign-exponent", signExponent, hexOctet(signExponent[0]),
        {{fmt::format("{}·10^{}", (signExponent[0] & 0x80) != 0 ? "-" : "+",
              (signExponent[0] & 0x40) != 0 ? -exponent : exponent),
            {}}}));
    if (octets.size() < count[0])
        scope.cut("value");
    field.fields.push_back(scope.field("value", octets, kmpValueText(value)));
    field.value = std::to_string(id);
    field.meaning.push_back({kmpValueText(value), {}});
    findImpossibleTime(scope, value, "register");
    return field;
}

void explainKmpRequest(Scope& scope, std::uint8_t command, const Slice& data, std::vector<Field>& into)
{
    SliceReader reader(data);
    switch (static_cast<Command>(command)) {
    case Command::GetRegister:
        explainRegisterIds(scope, reader, into);
        break;
    case Command::PutRegister:
        into.push_back(scope.number("password", reader.take(2)));
        into.push_back(explainKmpRegister(scope, reader));
        break;
    case Command::SetClock:
        explainSetClock(scope, reader, into);
        break;
    case Command::SetCutOffState: {
        const Slice octet = reader.take(1);
        into.push_back(scope.number("cut-off-command", octet, optionalPhrase(cutOffCommand(octet[0]))));
        break;
    }
    case Command::ClearEventStatus:
        into.push_back(eventField(scope, "conditional-mask", reader.take(4)));
        into.push_back(eventField(scope, "unconditional-mask", reader.take(4)));
        break;
    case Command::LogFromTime:
    case Command::LogFromLastRead:
    case Command::LogFromId:
    case Command::LogTowardsPast:
    case Command::LoggerReadOut:
        explainKmpLogRequest(scope, command, reader, into);
        break;
    default:
        if (!reader.isAtEnd())
            into.push_back(scope.field("data", reader.rest(), hexText(reader.takeAll().octets())));
        break;
    }
    end(scope, reader, into);
}

void explainKmpAnswer(Scope& scope, std::uint8_t command, const Slice& data, std::vector<Field>& into)
{
    SliceReader reader(data);
    switch (static_cast<Command>(command)) {
    case Command::GetType:
        explainType(scope, reader, into);
        break;
    case Command::GetSerialNumber:
        into.push_back(scope.number("serial-number", reader.take(4)));
        break;
    case Command::GetRegister:
        explainRegisters(scope, reader, into);
        break;
    case Command::SetCutOffState:
    case Command::GetCutOffState:
        explainCutOff(scope, reader, into);
        break;
    case Command::ReadEventStatus:
        into.push_back(eventField(scope, "event-status", reader.take(4)));
        break;
    case Command::LogFromTime:
    case Command::LogFromLastRead:
    case Command::LogFromId:
    case Command::LogTowardsPast:
    case Command::LoggerReadOut:
        explainKmpLogAnswer(scope, command, reader.takeAll(), into);
        break;
    default:
        if (!reader.isAtEnd())
            into.push_back(scope.field("data", reader.rest(), hexText(reader.takeAll().octets())));
        break;
    }
    end(scope, reader, into);
}

} // namespace meterbench::protocol::explain
