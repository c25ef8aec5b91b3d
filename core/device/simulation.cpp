// SPDX-License-Identifier: Apache-2.0
#include "core/device/simulation.h"

#include "core/device/register_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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
    const auto analysisPeriod = Seconds{60} * meter.state().settings.analysis.minutes;
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
    const auto before = totalsOf(running->meter());
    for (const auto& event : events) {
        if (event.at >= setup.to)
            break;
        running->advanceTo(event.at);
        if (auto applied = running->apply(event); !applied) {
            auto error = std::move(applied).error();
            error.where = timeText(event.at);
            return tl::unexpected(std::move(error));
        }
    }
    running->advanceTo(setup.to);

    auto& meter = running->meter();
    const auto after = totalsOf(meter);
    const auto offered = running->offered();
    SimulationResult result;
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
