// SPDX-License-Identifier: Apache-2.0
#include "core/device/simulation.h"

#include "core/device/register_reading.h"
#include "core/metrology/phasor_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace meterbench::device {

namespace {

/// What the network does beside the load.
struct Network {
    bool powered = true;
    bool neutralOpen = false;
    std::array<bool, 3> lost{};
    double temperature = 23.0;
};

/// Rows of the load and faults of the network → load points of the measuring part.
class Source {
public:
    Source(const MeterModel& model, const Load& load)
        : m_load(load), m_phases(static_cast<int>(model.phases)),
          m_nominalMillivolt(model.systems == 2 ? 132'791 : 230'000) // three wires: 230 V between the lines
    {
    }

    /// The row that holds at an instant; rows are asked for in ascending order.
    void moveTo(SimInstant instant)
    {
        while (m_next < m_load.size() && m_load.timeOf(m_next) <= instant)
            ++m_next;
    }
    [[nodiscard]] SimInstant nextChange(SimInstant otherwise) const
    {
        return m_next < m_load.size() ? std::min(m_load.timeOf(m_next), otherwise) : otherwise;
    }

    [[nodiscard]] metrology::LoadPoint point(const Network& network) const
    {
        metrology::LoadPoint point;
        point.temperature = network.temperature;
        if (m_next == 0) {
            fillPowers(point, 0, 0);
        } else if (!m_load.powers.empty()) {
            const auto& row = m_load.powers[m_next - 1];
            fillPowers(point, row.milliwatt, row.millivar);
        } else {
            const auto& row = m_load.phases[m_next - 1];
            point.frequency = row.hertz;
            for (std::size_t phase = 0; phase < static_cast<std::size_t>(m_phases); ++phase)
                point.phases[phase] = metrology::phaseFromCurrent(
                    phase, row.volt[phase], row.ampere[phase], row.lagDegrees[phase] * std::numbers::pi / 180.0);
        }
        disturb(point, network);
        return point;
    }

private:
    void fillPowers(metrology::LoadPoint& point, std::int64_t milliwatt, std::int64_t millivar) const
    {
        const auto active = metrology::shareTotal(milliwatt, m_phases);
        const auto reactive = metrology::shareTotal(millivar, m_phases);
        for (std::size_t phase = 0; phase < static_cast<std::size_t>(m_phases); ++phase)
            point.phases[phase] = metrology::phaseFromPower(phase, m_nominalMillivolt, active[phase], reactive[phase]);
    }

    void disturb(metrology::LoadPoint& point, const Network& network) const
    {
        for (std::size_t phase = 0; phase < point.phases.size(); ++phase) {
            auto& one = point.phases[phase];
            if (!network.powered || network.lost[phase])
                one = {};
            else if (network.neutralOpen && m_phases == 3)
                one.voltage = phase == 2 ? 172.5 : 263.5; // star of 10, 20 and 20 Ω with an open neutral
        }
    }

    const Load& m_load;
    int m_phases;
    std::int64_t m_nominalMillivolt;
    std::size_t m_next = 0;
};

/// What the load offers per second, summed as the meter does.
std::array<std::int64_t, 2> offered(const metrology::LoadPoint& point, metrology::CalculationMethod method)
{
    metrology::MeasuredSecond second;
    for (std::size_t phase = 0; phase < second.phases.size(); ++phase) {
        second.phases[phase].activeMilliwatt = std::llround(point.phases[phase].activeMilliwatt);
        second.phases[phase].reactiveMillivar = std::llround(point.phases[phase].reactiveMillivar);
        second.phases[phase].apparentMillivoltampere = 1;
    }
    const auto sum = metrology::combine(method, second.phases);
    return {sum.activeImport, sum.activeExport};
}

/// An event that changes the network or acts on the meter.
Result<void> apply(const SimulationEvent& event, Network& network, Meter& meter, MeterDisplay& display)
{
    switch (event.kind) {
    case FaultKind::PowerOff:
        network.powered = false;
        break;
    case FaultKind::PowerOn:
        network.powered = true;
        break;
    case FaultKind::MagnetOn:
        meter.setMagnet(Magnet::Present);
        break;
    case FaultKind::MagnetOff:
        meter.setMagnet(Magnet::Absent);
        break;
    case FaultKind::CoverOpen:
        meter.setCover(Cover::Open);
        break;
    case FaultKind::CoverClosed:
        meter.setCover(Cover::Closed);
        break;
    case FaultKind::NeutralFault:
        network.neutralOpen = true;
        break;
    case FaultKind::NeutralRestored:
        network.neutralOpen = false;
        break;
    case FaultKind::PhaseLoss:
        network.lost[event.place - 1] = true;
        break;
    case FaultKind::PhaseReturn:
        network.lost = {};
        break;
    case FaultKind::ClockSet:
        return meter.setClock(normalTime(event.instant, meter.model().offsetMinutes));
    case FaultKind::ButtonLeft:
        return display.press(meter, Button::Left, event.number);
    case FaultKind::ButtonRight:
        return display.press(meter, Button::Right, event.number);
    case FaultKind::Temperature:
        network.temperature = static_cast<double>(event.number) / 1000.0;
        meter.setTemperature(static_cast<std::int32_t>(event.number));
        break;
    case FaultKind::PortHigh:
        meter.setPort(event.place - 1, Level::High);
        break;
    case FaultKind::PortLow:
        meter.setPort(event.place - 1, Level::Low);
        break;
    case FaultKind::BreakerDisconnect:
        return meter.requestBreaker(BreakerRequest::RemoteDisconnect);
    case FaultKind::BreakerReconnect:
        return meter.requestBreaker(BreakerRequest::RemoteReconnect);
    case FaultKind::DebitingStop:
        meter.stopDebitingPeriod();
        break;
    case FaultKind::Tariff:
        return meter.setTariff({static_cast<std::uint8_t>(event.place)});
    case FaultKind::Ratio:
        return meter.setRatio(static_cast<int>(event.number));
    case FaultKind::Payment:
        return meter.pay(event.number);
    }
    return {};
}

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
    auto meter = Meter::create(setup.model, {setup.from, setup.serial, setup.deviation}, setup.memory, setup.random);
    if (!meter)
        return tl::unexpected(std::move(meter).error());
    const auto& configuration = setup.model->configuration;
    const auto frontEnd = metrology::FrontEnd::create(*configuration.family, configuration.codes);
    if (!frontEnd)
        return tl::unexpected(frontEnd.error());
    metrology::PhasorEngine engine(*frontEnd, setup.errors, setup.from);
    MeterDisplay display(*setup.model);
    Source source(*setup.model, load);
    Network network;
    SimulationResult result;
    const auto before = totalsOf(*meter);

    auto event = std::size_t{0};
    for (auto now = setup.from; now < setup.to;) {
        for (; event < events.size() && events[event].at <= now; ++event)
            if (auto applied = apply(events[event], network, *meter, display); !applied) {
                auto error = std::move(applied).error();
                error.where = timeText(events[event].at);
                return tl::unexpected(std::move(error));
            }
        source.moveTo(now);
        auto until = source.nextChange(setup.to);
        if (event < events.size())
            until = std::min(until, events[event].at);
        const auto point = source.point(network);
        const auto flow = offered(point, setup.model->method);
        result.balance.offeredImport += flow[0] * (until - now);
        result.balance.offeredExport += flow[1] * (until - now);
        engine.apply(point);
        while (engine.now() < until)
            meter->advance(engine.next(until));
        now = until;
    }
    const auto after = totalsOf(*meter);
    result.balance.registeredImport = after.importing - before.importing;
    result.balance.registeredExport = after.exporting - before.exporting;
    result.balance.tariffImport = after.tariffs - before.tariffs;
    result.simulated = setup.to - setup.from;
    result.registers = registerTexts(*meter);
    result.display = displayTexts(*meter, display);
    result.logs = logTexts(*meter);
    if (auto saved = meter->save(); !saved)
        return tl::unexpected(std::move(saved).error());
    return result;
}

} // namespace meterbench::device
