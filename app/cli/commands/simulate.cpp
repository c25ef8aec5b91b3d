// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/session.h"
#include "app/cli/simulation_input.h"
#include "app/cli/simulation_output.h"
#include "app/cli/streams.h"
#include "app/cli/text_table.h"
#include "core/device/simulation.h"
#include "workbench/emulation/meter_making.h"
#include "workbench/files/file_access.h"
#include "workbench/state/file_memory.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace meterbench::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::array<OptionDefinition, 8> definitions{{
    {"load", 'l', "LOAD.csv", "option-load", OptionKind::Value, Presence::Required},
    {"from", '\0', "TIME", "option-from", OptionKind::Value, Presence::Required},
    {"to", '\0', "TIME", "option-to", OptionKind::Value, Presence::Required},
    {"errors", '\0', "MODE", "option-errors", OptionKind::Value, Presence::Optional},
    {"seed", '\0', "N", "option-seed", OptionKind::Value, Presence::Optional},
    {"events", '\0', "EVENTS.csv", "option-events", OptionKind::Value, Presence::Optional},
    {"state", '\0', "DIR", "option-state", OptionKind::Value, Presence::Optional},
    {"output", 'o', "FILE", "option-output-simulation", OptionKind::Value, Presence::Optional},
}};

struct Times {
    SimInstant from;
    SimInstant to;
};

Outcome<Times> timesOf(const Arguments& arguments)
{
    const auto from = instant("from", arguments.value("from"));
    const auto to = instant("to", arguments.value("to"));
    if (!from || !to)
        return tl::unexpected<Failure>(from ? to.error() : from.error());
    if (*from >= *to)
        return usage("usage-option-value", {{"option", "to"}, {"value", arguments.value("to")}, {"expected", "later"}});
    return Times{*from, *to};
}

Outcome<std::vector<device::SimulationEvent>> eventsOf(Session& session, const std::string& file)
{
    if (file.empty())
        return std::vector<device::SimulationEvent>{};
    const auto bytes = loadBytes(session, file);
    if (!bytes)
        return tl::unexpected<Failure>(bytes.error());
    auto parsed = device::parseEvents(*bytes);
    if (!parsed)
        return fail(ExitCode::InvalidInput, std::move(parsed.error()));
    return std::move(*parsed);
}

/// `simulate`: a meter of a project under a load, as fast as the machine can.
class SimulateCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "simulate"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }
    [[nodiscard]] Operands operands() const override { return {"FILE", 1, 1}; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto times = timesOf(arguments);
        const auto mode = errorMode(arguments.value("errors"));
        const auto seed = seedOf(arguments.value("seed"));
        if (!times || !mode || !seed)
            return tl::unexpected<Failure>(!times ? times.error() : !mode ? mode.error() : seed.error());
        const std::array inputs{arguments.operands.front(), arguments.value("load"), arguments.value("events")};
        if (auto checked = checkOutput(arguments.value("output"), inputs); !checked)
            return tl::unexpected<Failure>(std::move(checked.error()));
        auto model = modelOf(session, arguments.operands.front());
        if (!model)
            return tl::unexpected<Failure>(model.error());
        const auto started = std::chrono::steady_clock::now();
        const auto load = loadOf(session, arguments.value("load"), *(*model)->frontEnd, times->from, times->to, *seed);
        const auto events = eventsOf(session, arguments.value("events"));
        const auto errors = emulation::specimenErrors(*(*model)->frontEnd, *mode, *seed);
        if (!load || !events)
            return tl::unexpected<Failure>(!load ? load.error() : events.error());
        if (!errors)
            return fail(ExitCode::Internal, errors.error());
        std::unique_ptr<state::FileMemory> memory;
        if (arguments.has("state")) {
            auto opened = state::FileMemory::open(files::pathOf(arguments.value("state")));
            if (!opened)
                return fail(ExitCode::InvalidInput, std::move(opened.error()));
            memory = std::move(*opened);
        }
        SeededRandom random(*seed);
        device::SimulationSetup setup;
        setup.meter.model = std::move(*model);
        setup.meter.from = times->from;
        setup.to = times->to;
        setup.meter.errors = *errors;
        setup.meter.memory = memory.get();
        setup.meter.random = &random;
        auto result = device::simulate(setup, *load, *events);
        if (!result)
            return fail(ExitCode::InvalidInput, std::move(result.error()));
        const auto elapsed = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started);
        return print(session, arguments, *result, elapsed.count());
    }

private:
    static Outcome<ExitCode> print(const Session& session, const Arguments& arguments,
        const device::SimulationResult& result, double elapsedMilliseconds)
    {
        for (const auto& error : result.refused)
            session.console().complain("meterbench-cli: " + session.say(error));
        const auto json = simulationJson(session, result, elapsedMilliseconds);
        if (arguments.has("output")) {
            const auto& file = arguments.value("output");
            auto written
                = writeOutput(session, file, file.ends_with(".csv") ? simulationCsv(result) : json.dump(2) + "\n");
            if (!written)
                return tl::unexpected<Failure>(std::move(written.error()));
            if (file == standardStream)
                return ExitCode::Done;
        }
        if (session.isJson())
            session.printJson(json);
        else
            printSimulation(session, result, elapsedMilliseconds);
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeSimulateCommand()
{
    return std::make_unique<SimulateCommand>();
}

} // namespace meterbench::cli
