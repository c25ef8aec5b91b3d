// SPDX-License-Identifier: Apache-2.0
#include "app/cli/emulation_options.h"

#include "app/cli/simulation_input.h"
#include "workbench/emulation/fleet.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace meterbench::cli {

namespace {

/// A year in three seconds; beyond that a meter could not be read before its logs are over.
constexpr double fastest = 1e7;
/// No client waits longer for an answer.
constexpr double longestReaction = 60'000;

constexpr std::array<OptionDefinition, 15> definitions{{
    {"listen", '\0', "tcp|wrapper|push:HOST:PORT", "option-listen", OptionKind::List, Presence::Optional},
    {"pty", '\0', "PATH", "option-pty", OptionKind::Value, Presence::Optional},
    {"state", '\0', "DIR", "option-state", OptionKind::Value, Presence::Optional},
    {"load", 'l', "LOAD.csv", "option-load", OptionKind::Value, Presence::Optional},
    {"speed", '\0', "N", "option-speed", OptionKind::Value, Presence::Optional},
    {"clock", '\0', "TIME", "option-clock", OptionKind::Value, Presence::Optional},
    {"pace", '\0', "", "option-pace", OptionKind::Flag, Presence::Optional},
    {"echo", '\0', "", "option-echo", OptionKind::Flag, Presence::Optional},
    {"stray", '\0', "PERCENT", "option-stray", OptionKind::Value, Presence::Optional},
    {"reaction", '\0', "MS", "option-reaction", OptionKind::Value, Presence::Optional},
    {"keys", '\0', "FILE", "option-keys", OptionKind::Value, Presence::Optional},
    {"push-ciphered", '\0', "", "option-push-ciphered", OptionKind::Flag, Presence::Optional},
    {"errors", '\0', "MODE", "option-errors", OptionKind::Value, Presence::Optional},
    {"seed", '\0', "N", "option-seed", OptionKind::Value, Presence::Optional},
    {"fleet", '\0', "N", "option-fleet", OptionKind::Value, Presence::Optional},
}};

/// A number of an option; the default when it was not given. Beyond the limits: usage.
Outcome<double> number(const Arguments& arguments, std::string_view option, double otherwise, double least, double most)
{
    if (!arguments.has(option))
        return otherwise;
    const auto& text = arguments.value(option);
    double value = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end || !(value >= least && value <= most))
        return usage("usage-option-value",
            {{"option", std::string(option)}, {"value", text}, {"expected", "number"},
                {"least", fmt::format("{}", least)}, {"most", fmt::format("{}", most)}});
    return value;
}

Outcome<void> readLines(const Arguments& arguments, EmulationOptions& options)
{
    for (const auto& text : arguments.values("listen")) {
        auto address = link::parseAddress(text);
        if (!address)
            return fail(ExitCode::Usage, std::move(address.error()));
        auto* const network = std::get_if<link::NetworkAddress>(&*address);
        if (network == nullptr || network->carriage == link::Carriage::Rfc2217)
            return fail(ExitCode::Usage, link::errorOf(link::LinkFault::Unsupported, text));
        if (options.fleet > 0 && network->carriage != link::Carriage::Wrapper)
            return usage("usage-option-value",
                {{"option", "listen"}, {"value", text}, {"expected", "choice"}, {"choices", "wrapper:HOST:PORT"}});
        options.addresses.push_back(std::move(*network));
    }
    options.terminal = arguments.value("pty");
    if (options.addresses.empty() && options.terminal.empty())
        options.addresses.push_back({options.fleet > 0 ? link::Carriage::Wrapper : link::Carriage::Line});
    if (options.fleet == 0)
        return {};
    // A fleet has neither an optical port nor a folder for each of its meters.
    for (const auto* option : {"pty", "state", "pace", "echo", "stray", "reaction"}) {
        if (arguments.has(option))
            return usage("usage-option-with-fleet", {{"option", option}});
    }
    return {};
}

} // namespace

std::span<const OptionDefinition> emulationOptionDefinitions()
{
    return definitions;
}

Outcome<EmulationOptions> emulationOptionsOf(const Arguments& arguments)
{
    EmulationOptions options;
    options.file = arguments.operands.front();
    options.stateFolder = arguments.value("state");
    options.load = arguments.value("load");
    options.keyFile = arguments.value("keys");
    const auto fleet = number(arguments, "fleet", 0, 1, static_cast<double>(emulation::Fleet::mostMeters));
    const auto speed = number(arguments, "speed", 1, 1e-6, fastest);
    const auto reaction = number(arguments, "reaction", 0, 0, longestReaction);
    const auto stray = number(arguments, "stray", 0, 0, 100);
    for (const auto* const each : {&fleet, &speed, &reaction, &stray}) {
        if (!*each)
            return tl::unexpected<Failure>(each->error());
    }
    options.fleet = static_cast<std::size_t>(*fleet);
    options.speed = *speed;
    options.reactionMilliseconds = static_cast<std::int64_t>(*reaction);
    const auto errors = errorMode(arguments.value("errors"));
    const auto seed = seedOf(arguments.value("seed"));
    if (!errors || !seed)
        return tl::unexpected<Failure>(!errors ? errors.error() : seed.error());
    options.errors = *errors;
    options.seed = *seed;
    if (arguments.has("push-ciphered"))
        options.push = protocol::virtual_meter::PushProtection::Ciphered;
    if (arguments.has("clock")) {
        const auto clock = instant("clock", arguments.value("clock"));
        if (!clock)
            return tl::unexpected<Failure>(clock.error());
        options.clock = *clock;
    }
    if (arguments.has("pace") || arguments.has("echo") || *stray > 0) {
        link::LineConditions conditions;
        conditions.pace = arguments.has("pace") ? link::Pace::On : link::Pace::Off;
        conditions.echo = arguments.has("echo") ? link::Echo::On : link::Echo::Off;
        conditions.stray = *stray / 100.0;
        conditions.seed = *seed;
        options.conditions = conditions;
    }
    if (auto read = readLines(arguments, options); !read)
        return tl::unexpected<Failure>(std::move(read.error()));
    return options;
}

} // namespace meterbench::cli
