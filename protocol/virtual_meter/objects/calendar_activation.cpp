// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/objects/calendar_activation.h"

#include "protocol/axdr/decoder.h"
#include "protocol/axdr/encoder.h"
#include "protocol/virtual_meter/meter/clock_time.h"
#include "protocol/virtual_meter/objects/setup_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace meterbench::protocol::virtual_meter {

using axdr::Data;

namespace {

constexpr std::string_view keptCalendar = "calendar/";
constexpr std::array calendars{Calendar::Tariffs, Calendar::LoadOutput1, Calendar::LoadOutput2};

constexpr std::int8_t activeName = 2;
constexpr std::int8_t passiveName = 6;
constexpr std::int8_t activationTime = 10;

std::string keyOf(Calendar calendar, std::int8_t attribute)
{
    return std::string(keptCalendar) + std::to_string(static_cast<int>(calendar)) + '/' + std::to_string(attribute);
}

std::size_t outputOf(Calendar calendar)
{
    return static_cast<std::size_t>(calendar) - 1;
}

/// Where the document holds the plan in force; the document must have one.
template <typename Settings>
auto& plansOf(Settings& settings, Calendar calendar)
{
    if (calendar == Calendar::Tariffs)
        return settings.tariffPlans;
    return settings.loadOutputs[outputOf(calendar)].plans;
}

/// A selection beyond the last plan is the last plan.
std::size_t selectedPlan(const device::Meter& meter, Calendar calendar, std::size_t plans)
{
    const auto& state = meter.state();
    const auto selected = calendar == Calendar::Tariffs ? state.tariffs.plan : state.loads[outputOf(calendar)].plan;
    return std::min(selected, plans - 1);
}

std::optional<MeterTime> activationOf(const ConfiguredMeter& meter, Calendar calendar)
{
    const auto kept = keptAttribute(meter, calendar, activationTime);
    const auto time = kept ? kept->toDateTime() : std::nullopt;
    return time ? normalTimeOf(meter.running().meter(), *time) : std::nullopt;
}

} // namespace

bool isPlanned(const device::MeterModel& model, Calendar calendar)
{
    if (plansOf(model.configuration.settings, calendar).empty())
        return false;
    if (calendar == Calendar::Tariffs)
        return model.programs.tariffs.mode() == tariff::TariffControlMode::Plan;
    return model.programs.loads.mode(static_cast<tariff::LoadOutput>(outputOf(calendar)))
        == tariff::LoadControlMode::Plan;
}

CalendarScripts scriptsOf(Calendar calendar)
{
    if (calendar == Calendar::Tariffs)
        return {script_table::tariff, 0};
    return {script_table::outputs, static_cast<std::uint16_t>(2 * outputOf(calendar) + 1)};
}

const tariff::PlanDefinition* activePlan(const device::Meter& meter, Calendar calendar)
{
    if (!isPlanned(meter.model(), calendar))
        return nullptr;
    const auto& plans = plansOf(meter.model().configuration.settings, calendar);
    return &plans[selectedPlan(meter, calendar, plans.size())];
}

std::optional<Data> keptAttribute(const ConfiguredMeter& meter, Calendar calendar, std::int8_t attribute)
{
    const auto found = meter.kept().find(keyOf(calendar, attribute));
    if (found == meter.kept().end())
        return {};
    auto value = axdr::decode(found->second);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

void keepAttribute(ConfiguredMeter& meter, Calendar calendar, std::int8_t attribute, const Data& value)
{
    meter.keep(keyOf(calendar, attribute), axdr::encode(value));
}

Result<void> activatePassive(ConfiguredMeter& meter, Calendar calendar)
{
    const auto table
        = [&](std::int8_t attribute) { return keptAttribute(meter, calendar, attribute).value_or(Data()); };
    auto plan = planOf({table(7), table(8), table(9)}, scriptsOf(calendar));
    const auto* const active = activePlan(meter.running().meter(), calendar);
    if (!plan || active == nullptr)
        return failure("device-setting", {{"setting", "calendar"}});
    auto document = meter.variant().model().configuration;
    auto& plans = plansOf(document.settings, calendar);
    plans[selectedPlan(meter.running().meter(), calendar, plans.size())] = std::move(*plan);
    if (auto done = meter.configure(document); !done)
        return done;
    keepAttribute(meter, calendar, activeName, table(passiveName));
    return {};
}

std::optional<Seconds> untilActivation(const ConfiguredMeter& meter)
{
    const auto first = meter.kept().lower_bound(std::string(keptCalendar));
    if (first == meter.kept().end() || !first->first.starts_with(keptCalendar))
        return {};
    std::optional<Seconds> until;
    for (const auto calendar : calendars) {
        if (const auto time = activationOf(meter, calendar)) {
            const auto wait = meter.running().meter().clock().until(*time);
            until = until ? std::min(*until, wait) : wait;
        }
    }
    return until;
}

void activateDue(ConfiguredMeter& meter)
{
    for (const auto calendar : calendars) {
        const auto time = activationOf(meter, calendar);
        if (!time || *time > meter.running().meter().clock().now())
            continue;
        static_cast<void>(activatePassive(meter, calendar));
        keepAttribute(meter, calendar, activationTime, Data::octetString(axdr::DateTime{}.encode()));
    }
}

} // namespace meterbench::protocol::virtual_meter
