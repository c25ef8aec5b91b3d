// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/emulation_options.h"
#include "app/cli/project_input.h"
#include "app/cli/session.h"
#include "app/cli/simulation_input.h"
#include "app/cli/stop_signal.h"
#include "workbench/emulation/fleet.h"
#include "workbench/emulation/line_host.h"
#include "workbench/emulation/meter_making.h"
#include "workbench/files/file_access.h"
#include "workbench/state/key_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <filesystem>

namespace meterbench::cli {
namespace {

using files::pathOf;
using nlohmann::ordered_json;
namespace virtual_meter = protocol::virtual_meter;

/// What happened meanwhile is saved so often, whether anybody speaks or not; what was told is saved before.
constexpr int saveIntervalMilliseconds = 5000;

Outcome<std::shared_ptr<const virtual_meter::MeterVariant>> variantOf(Session& session, const std::string& file)
{
    const auto judge = session.judge();
    if (!judge)
        return tl::unexpected<Failure>(judge.error());
    const auto document = openDocument(session, file);
    if (!document)
        return tl::unexpected<Failure>(document.error());
    auto variant = emulation::variantOf((*judge)->catalog(), *document);
    if (!variant)
        return fail(ExitCode::InvalidInput, std::move(variant.error()));
    return std::move(*variant);
}

/// `emulate`: a meter of a project on the lines that clients know, until it is told to stop.
class EmulateCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "emulate"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return emulationOptionDefinitions(); }
    [[nodiscard]] Operands operands() const override { return {"FILE", 1, 1}; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        session.beginLines();
        auto options = emulationOptionsOf(arguments);
        if (!options)
            return tl::unexpected<Failure>(std::move(options.error()));
        char name[] = "meterbench-cli";
        char* words[] = {name, nullptr};
        int count = 1;
        const QCoreApplication application(count, words);
        const auto begin = options->clock.value_or(SimInstant{QDateTime::currentSecsSinceEpoch()});
        auto setup = setupOf(session, *options, begin);
        if (!setup)
            return tl::unexpected<Failure>(std::move(setup.error()));
        emulation::SimulatedClock clock(begin, options->speed);
        return options->fleet > 0 ? runFleet(session, *options, std::move(*setup), clock)
                                  : runMeter(session, *options, std::move(*setup), clock);
    }

private:
    static Outcome<emulation::MeterSetup> setupOf(Session& session, const EmulationOptions& options, SimInstant begin)
    {
        emulation::MeterSetup setup;
        auto variant = variantOf(session, options.file);
        if (!variant)
            return tl::unexpected<Failure>(std::move(variant.error()));
        setup.variant = std::move(*variant);
        setup.seed = options.seed;
        const auto& model = setup.variant->model();
        device::Load load;
        if (!options.load.empty()) {
            const auto span = emulation::spanAround(model, begin);
            auto given = loadOf(session, options.load, *model.frontEnd, span.from, span.to, options.seed);
            if (!given)
                return tl::unexpected<Failure>(std::move(given.error()));
            load = std::move(*given);
        }
        setup.load = std::make_shared<const device::Load>(std::move(load));
        auto errors = emulation::specimenErrors(*model.frontEnd, options.errors, options.seed);
        if (!errors)
            return fail(ExitCode::Internal, std::move(errors.error()));
        setup.errors = *errors;
        if (!options.keyFile.empty() && std::filesystem::exists(options.keyFile)) {
            auto secrets = state::readKeyFile(pathOf(options.keyFile));
            if (!secrets)
                return fail(ExitCode::InvalidInput, std::move(secrets.error()));
            setup.secrets = std::move(*secrets);
        }
        return setup;
    }

    static Outcome<ExitCode> runMeter(const Session& session, const EmulationOptions& options,
        emulation::MeterSetup setup, emulation::SimulatedClock& clock)
    {
        const auto given = setup.secrets;
        auto made = emulation::EmulatedMeter::create(std::move(setup), clock, pathOf(options.stateFolder));
        if (!made)
            return fail(ExitCode::InvalidInput, std::move(made.error()));
        auto& meter = **made;
        if (const auto reached = meter.meter().running().meter().now(); reached > clock.now()) {
            // A meter that ran faster than time: it waits for nobody.
            const Argument time{
                "time", QDateTime::fromSecsSinceEpoch(reached.seconds, Qt::UTC).toString(Qt::ISODate).toStdString()};
            if (options.clock)
                return fail(ExitCode::InvalidInput, Error{"device-state-ahead", {time}, {}});
            session.console().complain(session.word("emulate-state-ahead", {&time, 1}));
            clock.moveTo(reached);
        }
        if (meter.setUpSource() == emulation::SetUpSource::State)
            session.console().complain(session.word("emulate-other-project"));
        if (given && meter.meter().secrets() != *given)
            session.console().complain(session.word("emulate-other-keys"));
        if (!options.keyFile.empty() && !given) {
            if (auto written = state::writeKeyFile(pathOf(options.keyFile), meter.meter().secrets()); !written)
                return fail(ExitCode::Internal, std::move(written.error()));
        }
        virtual_meter::ConsumerPort::Options push;
        push.protection = options.push;
        for (const auto& address : options.addresses) {
            if (address.carriage != link::Carriage::Push)
                continue;
            if (auto engine = meter.pushEngine(push); !engine)
                return fail(ExitCode::InvalidInput, std::move(engine.error()));
        }
        QTimer saving;
        std::optional<Failure> failure;
        {
            emulation::LineHost host(
                [&](link::Carriage carriage) {
                    emulation::Answerer answerer;
                    answerer.keeper = &meter;
                    virtual_meter::OpticalPort::Options port;
                    port.reactionMilliseconds = options.reactionMilliseconds;
                    if (carriage == link::Carriage::Wrapper) {
                        answerer.engine = meter.wrapperEngine();
                    } else if (carriage == link::Carriage::Line) {
                        answerer.engine = meter.opticalEngine(port, answerer.format);
                    } else if (auto engine = meter.pushEngine(push)) {
                        answerer.engine = std::move(*engine);
                        answerer.format = virtual_meter::ConsumerPort::lineFormat;
                    }
                    return answerer;
                },
                options.conditions);
            QObject::connect(&saving, &QTimer::timeout, &host, [&] {
                meter.advance();
                if (auto saved = meter.save(); !saved)
                    stopWith(failure, ExitCode::Internal, std::move(saved.error()));
            });
            saving.start(saveIntervalMilliseconds);
            serve(session, options, host, failure);
        }
        meter.advance();
        if (auto saved = meter.save(); !saved && !failure)
            return fail(ExitCode::Internal, std::move(saved.error()));
        if (failure)
            return tl::unexpected<Failure>(std::move(*failure));
        return ExitCode::Done;
    }

    static Outcome<ExitCode> runFleet(const Session& session, const EmulationOptions& options,
        emulation::MeterSetup setup, const emulation::SimulatedClock& clock)
    {
        if (!setup.secrets && !options.keyFile.empty()) {
            setup.secrets = virtual_meter::freshSecrets(setup.serial, state::fillWithRandomness);
            if (auto written = state::writeKeyFile(pathOf(options.keyFile), *setup.secrets); !written)
                return fail(ExitCode::Internal, std::move(written.error()));
        }
        emulation::Fleet fleet(std::move(setup), clock, options.fleet);
        // The others are made when they are asked for; what keeps the first from running keeps them all.
        if (auto first = fleet.meter(1); !first)
            return fail(ExitCode::InvalidInput, std::move(first.error()));
        emulation::LineHost host(
            [&](link::Carriage) { return emulation::Answerer{fleet.wrapperEngine(), {}, nullptr}; }, std::nullopt);
        std::optional<Failure> failure;
        serve(session, options, host, failure);
        if (failure)
            return tl::unexpected<Failure>(std::move(*failure));
        return ExitCode::Done;
    }

    static void stopWith(std::optional<Failure>& failure, ExitCode exitCode, Error error)
    {
        if (!failure)
            failure = Failure{exitCode, std::move(error), {}};
        QCoreApplication::quit();
    }

    /// Opens every line, says so, and runs until somebody wants it to end. @param failure why it did not end in good
    /// order
    static void serve(const Session& session, const EmulationOptions& options, emulation::LineHost& host,
        std::optional<Failure>& failure)
    {
        const StopSignal stop;
        QObject::connect(&stop, &StopSignal::asked, qApp, &QCoreApplication::quit);
        QObject::connect(&host, &emulation::LineHost::keepingFailed, qApp,
            [&](const Error& error) { stopWith(failure, ExitCode::Internal, error); });
        QObject::connect(&host, &emulation::LineHost::terminalFailed, qApp,
            [&](const Error& error) { stopWith(failure, ExitCode::CommunicationFailed, error); });
        QObject::connect(
            &host, &emulation::LineHost::terminalReady, qApp, [&](const QString&, const QString& terminal) {
                sayReady(session, "pty:" + options.terminal, terminal.toStdString());
            });
        for (const auto& wanted : options.addresses) {
            auto address = host.listen(wanted);
            if (!address) {
                failure = Failure{ExitCode::CommunicationFailed, std::move(address.error()), {}};
                return;
            }
            sayReady(session, link::textOf(*address));
        }
        if (!options.terminal.empty())
            host.openTerminal(pathOf(options.terminal));
        // Whoever waits for these lines does so in vain when nobody reads them.
        if (!session.console().hasFailed())
            QCoreApplication::exec();
    }

    static void sayReady(const Session& session, const std::string& port, const std::string& terminal = {})
    {
        if (session.isJson()) {
            ordered_json line{{"ready", port}};
            if (!terminal.empty())
                line["terminal"] = terminal;
            session.printJson(line);
        } else {
            session.printLine("ready " + (session.console().isTerminal() ? harmless(port) : port));
        }
        session.console().flush();
    }
};

} // namespace

std::unique_ptr<Command> makeEmulateCommand()
{
    return std::make_unique<EmulateCommand>();
}

} // namespace meterbench::cli
