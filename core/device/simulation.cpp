// SPDX-License-Identifier: Apache-2.0
#include "core/device/simulation.h"

#include "core/device/register_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace meterbench::device {

namespace {

std::string timeText(SimInstant instant)
{
    const auto time = civil(normalTime(instant, 0));
    return fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", time.year, time.month, time.day, time.hour, time.minute, time.second);
}

struct Totals {
    std::int64_t importing = 0;
    std::int64_t exporting = 0;
    std::int64_t tariffs = 0;
};

Totals totalsOf(const Meter& meter)
{
    const auto& registers = meter.state().registers;
    Totals totals{registers.total(Energy::ActiveImport), registers.total(Energy::ActiveExport), 0};
    for (std::size_t tariff = 1; tariff <= maximumTariffs; ++tariff)
        totals.tariffs += registers.tariff(tariff, Energy::ActiveImport);
    return totals;
}

std::string_view logName(std::size_t log)
{
    constexpr std::array<std::string_view, meterLogCount> names{"load_profile", "analysis", "debiting_1", "debiting_2",
        "status", "rtc_adjustment", "disconnect", "ct_ratio", "load_profile_change", "neutral_fault",
        "voltage_quality"};
    return names[log];
}

/// Events that make a condition, which holds until another of them: one slot each. Acts have none.
std::optional<std::size_t> conditionOf(const SimulationEvent& event)
{
    switch (event.kind) {
    case FaultKind::PowerOff:
    case FaultKind::PowerOn:
        return 0;
    case FaultKind::MagnetOn:
    case FaultKind::MagnetOff:
        return 1;
    case FaultKind::CoverOpen:
    case FaultKind::CoverClosed:
        return 2;
    case FaultKind::NeutralFault:
    case FaultKind::NeutralRestored:
        return 3;
    case FaultKind::Temperature:
        return 4;
    case FaultKind::PortHigh:
    case FaultKind::PortLow:
        return 4 + event.place;
    case FaultKind::PhaseLoss:
        return 6 + event.place;
    default:
        return std::nullopt;
    }
}

/// What is left of events: the last of each condition.
std::vector<SimulationEvent> conditionsAfter(std::span<const SimulationEvent> events)
{
    std::map<std::size_t, SimulationEvent> conditions;
    for (const auto& event : events) {
        if (event.kind == FaultKind::PhaseReturn)
            std::erase_if(conditions, [](const auto& each) { return each.second.kind == FaultKind::PhaseLoss; });
        if (const auto slot = conditionOf(event))
            conditions.insert_or_assign(*slot, event);
    }
    std::vector<SimulationEvent> left;
    for (auto& [slot, event] : conditions)
        left.push_back(event);
    return left;
}

} // namespace

std::vector<RegisterText> registerTexts(const Meter& meter)
{
    std::vector<RegisterText> texts;
    for (const auto& definition : registerTable()) {
        if (!isPresent(meter.model(), definition))
            continue;
        auto text = textOf(definition, read(meter, definition));
        texts.push_back({definition.obis.text(), std::move(text.value), std::move(text.unit)});
    }
    return texts;
}

std::vector<DisplayText> displayTexts(const Meter& meter, const MeterDisplay& display)
{
    std::vector<DisplayText> texts;
    for (const auto kind : catalog::allDisplayLists)
        for (const auto* const item : display.list(kind)) {
            auto image = imageOf(meter, *item);
            texts.push_back({std::string(catalog::name(kind)), item->id, std::move(image.text),
                std::move(image.identification), std::move(image.value), std::move(image.unit)});
        }
    return texts;
}

std::vector<LogText> logTexts(const Meter& meter)
{
    std::vector<LogText> texts;
    auto logs = std::size_t{0};
    const auto& model = meter.model();
    meter.logs().forEach(
        [&](const auto& log) { texts.push_back({std::string(logName(logs++)), log.size(), log.capacity(), 0}); });
    texts[0].capacityDays = model.loadProfileDays;
    const auto analysisPeriod = meter.state().settings.analysis.period();
    texts[1].capacityDays
        = static_cast<int>(static_cast<Seconds>(texts[1].capacityEntries) * analysisPeriod / secondsPerDay);
    const int debiting2Days = model.debiting2 == RecurringLog::Daily ? 1
        : model.debiting2 == RecurringLog::Weekly                    ? 7
                                                                     : 30;
    texts[3].capacityDays = static_cast<int>(debiting2Depth) * debiting2Days;
    return texts;
}

Result<SimulationResult> simulate(
    const SimulationSetup& setup, const Load& load, std::span<const SimulationEvent> events)
{
    const std::shared_ptr<const Load> borrowed(std::shared_ptr<const Load>(), &load);
    auto running = RunningMeter::create(setup.meter, borrowed);
    if (!running)
        return tl::unexpected(std::move(running).error());
    if (running->meter().recovery().setUp == StateSetUp::Other)
        return failure("device-state-other-project");
    if (running->meter().now() > setup.meter.from)
        return failure("device-state-ahead", {{"time", timeText(running->meter().now())}});
    const auto before = totalsOf(running->meter());
    SimulationResult result;
    const auto apply = [&](const SimulationEvent& event) {
        if (auto applied = running->apply(event); !applied) {
            result.refused.push_back(std::move(applied).error());
            result.refused.back().where = timeText(event.at);
        }
    };
    const auto isPast = [&](const SimulationEvent& event) { return event.at < setup.meter.from; };
    const auto first = std::ranges::find_if_not(events, isPast);
    for (const auto& condition : conditionsAfter({events.begin(), first}))
        apply(condition);
    for (const auto& event : std::span(first, events.end())) {
        if (event.at >= setup.to)
            break;
        running->advanceTo(event.at);
        apply(event);
    }
    running->advanceTo(setup.to);

    auto& meter = running->meter();
    const auto after = totalsOf(meter);
    const auto offered = running->offered();
    result.balance = {offered.activeImport, offered.activeExport, after.importing - before.importing,
        after.exporting - before.exporting, after.tariffs - before.tariffs};
    result.simulated = setup.to - setup.meter.from;
    result.registers = registerTexts(meter);
    result.display = displayTexts(meter, running->display());
    result.logs = logTexts(meter);
    if (auto saved = meter.save(); !saved)
        return tl::unexpected(std::move(saved).error());
    return result;
}

} // namespace meterbench::device
