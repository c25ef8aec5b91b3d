// SPDX-License-Identifier: Apache-2.0
#include "core/device/energy_registers.h"
#include "core/device/load.h"
#include "core/device/simulation_event.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace meterbench::device {

namespace {

struct Row {
    SimInstant at;
    std::string_view event;
    std::string_view value;
};

struct NamedKind {
    std::string_view event;
    std::string_view value;
    FaultKind kind;
};

/// Events whose value is one of a few words.
constexpr std::array<NamedKind, 11> words{{
    {"power", "off", FaultKind::PowerOff},
    {"power", "on", FaultKind::PowerOn},
    {"magnet", "on", FaultKind::MagnetOn},
    {"magnet", "off", FaultKind::MagnetOff},
    {"cover", "open", FaultKind::CoverOpen},
    {"cover", "closed", FaultKind::CoverClosed},
    {"neutral-fault", "on", FaultKind::NeutralFault},
    {"neutral-fault", "off", FaultKind::NeutralRestored},
    {"breaker", "disconnect", FaultKind::BreakerDisconnect},
    {"breaker", "reconnect", FaultKind::BreakerReconnect},
    {"phase-loss", "off", FaultKind::PhaseReturn},
}};

std::optional<std::int64_t> numberOf(std::string_view text, std::int64_t low, std::int64_t high, std::int64_t unit = 1)
{
    std::int64_t thousandths = 0;
    if (text.empty() || !parseThousandths(text, thousandths))
        return std::nullopt;
    const auto number = thousandths * unit / 1000;
    return number >= low && number <= high && number * 1000 == thousandths * unit ? std::optional(number)
                                                                                  : std::nullopt;
}

std::string_view takeWord(std::string_view& text)
{
    const auto end = text.find(' ');
    const auto word = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return word;
}

bool readButton(std::string_view value, SimulationEvent& event)
{
    const auto space = value.find(' ');
    const auto which = value.substr(0, space);
    event.kind = which == "right" ? FaultKind::ButtonRight : FaultKind::ButtonLeft;
    if (which != "left" && which != "right")
        return false;
    if (space == std::string_view::npos) {
        event.number = 1;
        return true;
    }
    const auto seconds = numberOf(value.substr(space + 1), 0, 3600);
    event.number = seconds.value_or(0);
    return seconds.has_value();
}

bool readPlace(std::string_view value, std::int64_t most, SimulationEvent& event)
{
    const auto place = numberOf(value, 1, most);
    event.place = static_cast<std::size_t>(place.value_or(1));
    return place.has_value();
}

bool readNumber(std::string_view value, std::int64_t low, std::int64_t high, std::int64_t unit, SimulationEvent& event)
{
    const auto number = numberOf(value, low, high, unit);
    event.number = number.value_or(0);
    return number.has_value();
}

bool readVoltage(std::string_view value, SimulationEvent& event)
{
    event.kind = FaultKind::Voltage;
    const auto phase = takeWord(value);
    const auto place = phase == "all" ? std::optional<std::int64_t>(0) : numberOf(phase, 1, 3);
    const auto share = numberOf(takeWord(value), 0, 2'000, 10);
    const auto milliseconds = numberOf(takeWord(value), 10, 60'000);
    event.place = static_cast<std::size_t>(place.value_or(0));
    event.number = share.value_or(0);
    event.milliseconds = milliseconds.value_or(0);
    return place && share && milliseconds && value.empty();
}

/// False when the value does not fit the event, or there is no such event.
bool readEvent(const Row& row, std::vector<SimulationEvent>& events)
{
    SimulationEvent event{.at = row.at, .instant = {}};
    bool good = true;
    const auto word = std::ranges::find_if(
        words, [&](const NamedKind& each) { return each.event == row.event && each.value == row.value; });
    if (word != words.end()) {
        event.kind = word->kind;
    } else if (row.event == "power-cut") {
        const auto seconds = numberOf(row.value, 1, 1'000'000'000);
        good = seconds.has_value();
        if (good)
            events.push_back({.at = row.at + *seconds, .kind = FaultKind::PowerOn, .instant = {}});
    } else if (row.event == "phase-loss") {
        event.kind = FaultKind::PhaseLoss;
        good = readPlace(row.value, 3, event);
    } else if (row.event == "clock-set") {
        event.kind = FaultKind::ClockSet;
        const auto instant = parseInstant(row.value);
        good = instant.has_value();
        event.instant = instant.value_or(SimInstant{});
    } else if (row.event == "button") {
        good = readButton(row.value, event);
    } else if (row.event == "temperature") {
        event.kind = FaultKind::Temperature;
        good = readNumber(row.value, -60'000, 100'000, 1000, event);
    } else if (row.event == "port1" || row.event == "port2") {
        event.place = row.event == "port1" ? 1 : 2;
        event.kind = row.value == "high" ? FaultKind::PortHigh : FaultKind::PortLow;
        good = row.value == "high" || row.value == "low";
    } else if (row.event == "debiting-stop") {
        event.kind = FaultKind::DebitingStop;
    } else if (row.event == "tariff") {
        event.kind = FaultKind::Tariff;
        good = readPlace(row.value, static_cast<std::int64_t>(maximumTariffs), event);
    } else if (row.event == "ratio") {
        event.kind = FaultKind::Ratio;
        good = readNumber(row.value, 1, 600, 1, event);
    } else if (row.event == "voltage") {
        good = readVoltage(row.value, event);
    } else if (row.event == "payment") {
        event.kind = FaultKind::Payment;
        good = readNumber(row.value, 1, 1'000'000'000, 1000, event);
    } else {
        good = false;
    }
    events.push_back(event);
    return good;
}

std::string_view takeField(std::string_view& line, char separator)
{
    const auto end = line.find(separator);
    auto field = line.substr(0, end);
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    while (!field.empty() && (field.front() == ' ' || field.front() == '"'))
        field.remove_prefix(1);
    while (!field.empty() && (field.back() == ' ' || field.back() == '"' || field.back() == '\r'))
        field.remove_suffix(1);
    return field;
}

} // namespace

Result<std::vector<SimulationEvent>> parseEvents(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    auto header = takeField(bytes, '\n');
    const char separator = header.find(';') != std::string_view::npos ? ';' : ',';
    if (takeField(header, separator) != "time" || takeField(header, separator) != "event"
        || (!header.empty() && takeField(header, separator) != "value"))
        return failure("events-header");
    std::vector<SimulationEvent> events;
    for (std::size_t number = 2; !bytes.empty(); ++number) {
        auto line = takeField(bytes, '\n');
        if (line.empty())
            continue;
        const auto refuse = [&](std::string_view field) {
            return failure("events-row", {{"line", std::to_string(number)}, {"field", std::string(field)}});
        };
        const auto time = takeField(line, separator);
        const auto at = parseInstant(time);
        if (!at)
            return refuse(time);
        const auto event = takeField(line, separator);
        if (!readEvent({*at, event, takeField(line, separator)}, events))
            return refuse(event);
    }
    std::ranges::stable_sort(events, {}, &SimulationEvent::at);
    return events;
}

} // namespace meterbench::device
