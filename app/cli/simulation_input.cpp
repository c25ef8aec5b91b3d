// SPDX-License-Identifier: Apache-2.0
#include "app/cli/simulation_input.h"

#include "app/cli/project_input.h"
#include "app/cli/session.h"
#include "app/cli/streams.h"
#include "workbench/emulation/meter_making.h"

#include <charconv>
#include <limits>

namespace meterbench::cli {

namespace {

/// A year of seconds is some hundred megabytes of rows; more is no load of one meter.
constexpr std::size_t largestLoad = std::size_t{1} << 30U;

} // namespace

Outcome<std::string> loadBytes(Session& session, const std::string& name)
{
    return readInput(session, name, largestLoad);
}

Outcome<SimInstant> instant(std::string_view option, const std::string& text)
{
    const auto parsed = device::parseInstant(text);
    if (!parsed)
        return usage("usage-option-value", {{"option", std::string(option)}, {"value", text}, {"expected", "time"}});
    return *parsed;
}

Outcome<std::uint64_t> seedOf(const std::string& text)
{
    std::uint64_t seed = 1;
    const auto* const end = text.data() + text.size();
    if (!text.empty()) {
        const auto [stop, error] = std::from_chars(text.data(), end, seed);
        if (error != std::errc{} || stop != end)
            return usage("usage-option-value",
                {{"option", "seed"}, {"value", text}, {"expected", "number"}, {"least", "0"},
                    {"most", std::to_string(std::numeric_limits<std::uint64_t>::max())}});
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
    return usage("usage-option-value",
        {{"option", "errors"}, {"value", text}, {"expected", "choice"}, {"choices", "ideal, typical, worst"}});
}

Outcome<device::Load> loadOf(Session& session, const std::string& load, const metrology::FrontEnd& frontEnd,
    SimInstant from, SimInstant to, std::uint64_t seed)
{
    if (const auto household = device::householdOf(load, seed))
        return device::householdLoad(*household, from, to);
    const auto bytes = loadBytes(session, load);
    if (!bytes)
        return tl::unexpected<Failure>(bytes.error());
    auto parsed = device::parseLoad(*bytes, device::loadLimitsOf(frontEnd));
    if (!parsed)
        return fail(ExitCode::InvalidInput, std::move(parsed.error()));
    return std::move(*parsed);
}

Outcome<std::shared_ptr<const device::MeterModel>> modelOf(Session& session, const std::string& file)
{
    const auto judge = session.judge();
    if (!judge)
        return tl::unexpected<Failure>(judge.error());
    const auto document = openDocument(session, file);
    if (!document)
        return tl::unexpected<Failure>(document.error());
    auto model = emulation::modelOf((*judge)->catalog(), *document);
    if (!model)
        return fail(ExitCode::InvalidInput, std::move(model.error()));
    return std::move(*model);
}

} // namespace meterbench::cli
