// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/session.h"
#include "app/cli/simulation_output.h"
#include "app/cli/text_table.h"
#include "core/device/simulation.h"
#include "core/metrology/specimen.h"
#include "workbench/files/file_access.h"
#include "workbench/resources/resources.h"
#include "workbench/state/file_memory.h"

#include <QString>

#include <charconv>
#include <chrono>
#include <optional>
#include <random>

namespace meterbench::cli {
namespace {

using nlohmann::ordered_json;

/// A year of seconds is some hundred megabytes of rows; more is no load of one meter.
constexpr std::size_t largestLoad = std::size_t{1} << 30U;

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

/// The meter's chance, the same for the same seed on every machine.
class SeededRandom final : public device::RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) { }
    [[nodiscard]] std::uint64_t next() override { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

Outcome<std::string> fileBytes(const std::string& path)
{
    auto bytes = files::readFile(QString::fromLocal8Bit(path.c_str()), largestLoad);
    if (!bytes)
        return fail(ExitCode::InvalidInput, std::move(bytes.error()));
    return std::move(*bytes);
}

Outcome<SimInstant> instant(std::string_view option, const std::string& text)
{
    const auto parsed = device::parseInstant(text);
    if (!parsed)
        return usage("usage-option-value", {{"option", std::string(option)}, {"value", text}});
    return *parsed;
}

Outcome<std::uint64_t> seedOf(const std::string& text)
{
    std::uint64_t seed = 1;
    const auto* const end = text.data() + text.size();
    if (!text.empty()) {
        const auto [stop, error] = std::from_chars(text.data(), end, seed);
        if (error != std::errc{} || stop != end)
            return usage("usage-option-value", {{"option", "seed"}, {"value", text}});
    }
    return seed;
}

Outcome<metrology::ErrorMode> errorMode(const std::string& text)
{
    if (text.empty() || text == "ideal")
        return metrology::ErrorMode::Ideal;
    if (text == "typical")
        return metrology::ErrorMode::Typical;
    if (text == "worst")
        return metrology::ErrorMode::Worst;
    return usage("usage-option-value", {{"option", "errors"}, {"value", text}});
}

/// The specimen's errors, from the limits of the standards and the spread of the production.
Outcome<metrology::ErrorModel> errorsOf(
    const metrology::FrontEnd& frontEnd, metrology::ErrorMode mode, std::uint64_t seed)
{
    if (mode == metrology::ErrorMode::Ideal)
        return metrology::ErrorModel();
    const auto limits = resources::resourceBytes("metrology/limits.json").and_then([](const std::string& bytes) {
        return metrology::StandardLimits::parse(bytes);
    });
    if (!limits)
        return fail(ExitCode::Internal, limits.error());
    const auto spread = resources::resourceBytes("metrology/error-terms.json").and_then([](const std::string& bytes) {
        return metrology::ProductionSpread::parse(bytes);
    });
    if (!spread)
        return fail(ExitCode::Internal, spread.error());
    return metrology::makeSpecimen(frontEnd, *limits, *spread, mode, seed);
}

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
        return usage("usage-option-value", {{"option", "to"}, {"value", arguments.value("to")}});
    return Times{*from, *to};
}

/// A named household, or the file.
Outcome<device::Load> loadOf(const std::string& load, const Times& times, std::uint64_t seed)
{
    if (const auto household = device::householdOf(load, seed))
        return device::householdLoad(*household, times.from, times.to);
    const auto bytes = fileBytes(load);
    if (!bytes)
        return tl::unexpected<Failure>(bytes.error());
    auto parsed = device::parseLoad(*bytes);
    if (!parsed)
        return fail(ExitCode::InvalidInput, std::move(parsed.error()));
    return std::move(*parsed);
}

Outcome<std::vector<device::SimulationEvent>> eventsOf(const std::string& file)
{
    if (file.empty())
        return std::vector<device::SimulationEvent>{};
    const auto bytes = fileBytes(file);
    if (!bytes)
        return tl::unexpected<Failure>(bytes.error());
    auto parsed = device::parseEvents(*bytes);
    if (!parsed)
        return fail(ExitCode::InvalidInput, std::move(parsed.error()));
    return std::move(*parsed);
}

Outcome<std::shared_ptr<const device::MeterModel>> modelOf(Session& session, const std::string& file)
{
    const auto judge = session.judge();
    if (!judge)
        return tl::unexpected<Failure>(judge.error());
    const auto document = session.openDocument(file);
    if (!document)
        return tl::unexpected<Failure>(document.error());
    const auto switches = resources::resourceBytes("metrology/switches.json").and_then([](const std::string& bytes) {
        return metrology::BehaviourSwitches::parse(bytes);
    });
    if (!switches)
        return fail(ExitCode::Internal, switches.error());
    auto model = device::makeModel((*judge)->catalog(), *document, *switches);
    if (!model)
        return fail(ExitCode::InvalidInput, std::move(model.error()));
    return std::move(*model);
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
        auto model = modelOf(session, arguments.operands.front());
        if (!model)
            return tl::unexpected<Failure>(model.error());
        const auto started = std::chrono::steady_clock::now();
        const auto load = loadOf(arguments.value("load"), *times, *seed);
        const auto events = eventsOf(arguments.value("events"));
        const auto errors = errorsOf(*(*model)->frontEnd, *mode, *seed);
        if (!load || !events || !errors)
            return tl::unexpected<Failure>(!load ? load.error() : !events ? events.error() : errors.error());
        std::unique_ptr<state::FileMemory> memory;
        if (arguments.has("state")) {
            auto opened = state::FileMemory::open(QString::fromLocal8Bit(arguments.value("state").c_str()));
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
        const auto json = simulationJson(result, elapsedMilliseconds);
        if (arguments.has("output")) {
            const auto& file = arguments.value("output");
            auto written = files::writeFile(QString::fromLocal8Bit(file.c_str()),
                file.ends_with(".csv") ? simulationCsv(result) : json.dump(2) + "\n");
            if (!written)
                return fail(ExitCode::Internal, std::move(written.error()));
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
