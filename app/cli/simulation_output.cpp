// SPDX-License-Identifier: Apache-2.0
#include "app/cli/simulation_output.h"

#include "app/cli/session.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace meterbench::cli {

namespace {

using nlohmann::ordered_json;

/// RFC 4180; names, values and units hold no line ends.
std::string quoted(const std::string& text)
{
    if (text.find_first_of(",\"") == std::string::npos)
        return text;
    std::string result = "\"";
    for (const char character : text) {
        if (character == '"')
            result += '"';
        result += character;
    }
    return result + '"';
}

} // namespace

ordered_json simulationJson(const Session& session, const device::SimulationResult& result, double elapsedMilliseconds)
{
    auto registers = ordered_json::array();
    for (const auto& each : result.registers)
        registers.push_back({{"obis", each.obis}, {"value", each.value}, {"unit", each.unit}});
    auto display = ordered_json::array();
    for (const auto& each : result.display) {
        display.push_back({{"list", each.list}, {"item", each.item}, {"text", each.text},
            {"identification", each.identification}, {"value", each.value}, {"unit", each.unit}});
    }
    auto logs = ordered_json::object();
    for (const auto& log : result.logs) {
        ordered_json entry{{"entries", log.entries}, {"capacity_entries", log.capacityEntries}};
        if (log.capacityDays > 0)
            entry["capacity_days"] = log.capacityDays;
        logs[log.name] = std::move(entry);
    }
    auto refused = ordered_json::array();
    for (const auto& error : result.refused)
        refused.push_back({{"time", error.where}, {"id", error.id}, {"message", session.say(error)}});
    const auto& balance = result.balance;
    return {{"registers", std::move(registers)}, {"display", std::move(display)}, {"logs", std::move(logs)},
        {"balance",
            {{"unit", "mWs"}, {"offered_import", balance.offeredImport}, {"offered_export", balance.offeredExport},
                {"registered_import", balance.registeredImport}, {"registered_export", balance.registeredExport},
                {"missing", balance.missing()}}},
        {"refused", std::move(refused)}, {"simulated_s", result.simulated}, {"elapsed_ms", elapsedMilliseconds}};
}

std::string simulationCsv(const device::SimulationResult& result)
{
    std::string csv = "part,name,value,unit\r\n";
    const auto row
        = [&csv](const char* part, const std::string& name, const std::string& value, const std::string& unit) {
              csv += fmt::format("{},{},{},{}\r\n", part, quoted(name), quoted(value), quoted(unit));
          };
    for (const auto& each : result.registers)
        row("register", each.obis, each.value, each.unit);
    for (const auto& each : result.display)
        row("display", each.list + "/" + each.item, each.value, each.unit);
    for (const auto& log : result.logs) {
        row("log", log.name + "/entries", std::to_string(log.entries), "");
        row("log", log.name + "/capacity_entries", std::to_string(log.capacityEntries), "");
    }
    return csv;
}

void printSimulation(const Session& session, const device::SimulationResult& result, double elapsedMilliseconds)
{
    const Console& console = session.console();
    const auto heading
        = [&](const char* word) { session.printLine(console.styled(Style::Heading, session.word(word))); };
    heading("heading-registers");
    TextTable registers(2);
    for (const auto& each : result.registers)
        registers.add({{each.obis, Style::Plain}, {each.value, Style::Plain}, {each.unit, Style::Muted}});
    session.print(registers.render(console));
    session.printLine();
    heading("heading-display");
    TextTable display(2);
    for (const auto& each : result.display) {
        display.add({{each.list, Style::Muted}, {each.text, Style::Plain}, {each.identification, Style::Muted},
            {each.value, Style::Plain}, {each.unit, Style::Muted}});
    }
    session.print(display.render(console));
    session.printLine();
    heading("heading-logs");
    TextTable logs(2);
    for (const auto& log : result.logs) {
        logs.add({{log.name, Style::Plain}, {fmt::format("{} / {}", log.entries, log.capacityEntries), Style::Plain},
            {log.capacityDays > 0 ? fmt::format("{} d", log.capacityDays) : "", Style::Muted}});
    }
    session.print(logs.render(console));
    session.printLine();
    session.printLine(session.word("simulated",
        std::vector<Argument>{{"seconds", std::to_string(result.simulated)},
            {"elapsed", fmt::format("{:.1f}", elapsedMilliseconds)},
            {"missing", std::to_string(result.balance.missing())}}));
}

} // namespace meterbench::cli
