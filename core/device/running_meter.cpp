// SPDX-License-Identifier: Apache-2.0
#include "core/device/running_meter.h"

#include "core/metrology/phasor_engine.h"
#include "core/metrology/waveform_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

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
    Source(const MeterModel& model, std::shared_ptr<const Load> load)
        : m_load(std::move(load)), m_phases(static_cast<int>(model.phases)), m_isThreeWire(model.systems == 2),
          m_nominalMillivolt(m_isThreeWire ? 132'791 : 230'000) // 230 V line to line
    {
    }

    /// The row that holds at an instant; rows are asked for in ascending order.
    void moveTo(SimInstant instant)
    {
        while (m_next < m_load->size() && m_load->timeOf(m_next) <= instant)
            ++m_next;
    }
    [[nodiscard]] SimInstant nextChange(SimInstant otherwise) const
    {
        return m_next < m_load->size() ? std::min(m_load->timeOf(m_next), otherwise) : otherwise;
    }

    [[nodiscard]] metrology::LoadPoint point(const Network& network) const
    {
        metrology::LoadPoint point;
        point.temperature = network.temperature;
        if (m_next == 0) {
            fillPowers(point, 0, 0);
        } else if (!m_load->powers.empty()) {
            const auto& row = m_load->powers[m_next - 1];
            fillPowers(point, row.milliwatt, row.millivar);
        } else {
            const auto& row = m_load->phases[m_next - 1];
            point.frequency = row.hertz;
            for (std::size_t phase = 0; phase < static_cast<std::size_t>(m_phases); ++phase)
                point.phases[phase] = phaseOf(row, phase);
        }
        disturb(point, network);
        return point;
    }

private:
    /// Voltage and current keep their effective values. Distortion is a fifth harmonic that carries no power: what the
    /// rows say of power holds with it, too.
    static metrology::PhaseLoad phaseOf(const PhaseRow& row, std::size_t phase)
    {
        const double voltThd = row.voltThdPercent[phase] / 100.0;
        const double ampereThd = row.ampereThdPercent[phase] / 100.0;
        const double volt = row.volt[phase] / std::sqrt(1.0 + voltThd * voltThd);
        const double ampere = row.ampere[phase] / std::sqrt(1.0 + ampereThd * ampereThd);
        const bool isTurned = row.order == metrology::PhaseOrder::L1L3L2 && phase != 0;
        auto load = metrology::phaseFromCurrent(
            isTurned ? 3 - phase : phase, volt, ampere, row.lagDegrees[phase] * std::numbers::pi / 180.0);
        if (voltThd > 0.0 || ampereThd > 0.0)
            load.harmonics.push_back({.order = 5,
                .voltage = voltThd * volt,
                .current = ampereThd * ampere,
                .currentAngle = std::numbers::pi / 2.0});
        return load;
    }

    void fillPowers(metrology::LoadPoint& point, std::int64_t milliwatt, std::int64_t millivar) const
    {
        const auto active = metrology::shareTotal(milliwatt, m_phases);
        const auto reactive = metrology::shareTotal(millivar, m_phases);
        for (std::size_t phase = 0; phase < static_cast<std::size_t>(m_phases); ++phase) {
            auto& one = point.phases[phase];
            one = metrology::phaseFromPower(phase, m_nominalMillivolt, active[phase], reactive[phase]);
            // Without a neutral there is nowhere for a remainder to flow: the three currents add up to nothing.
            if (m_isThreeWire) {
                one.activeMilliwatt = static_cast<double>(milliwatt) / 3.0;
                one.reactiveMillivar = static_cast<double>(millivar) / 3.0;
            }
        }
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

    std::shared_ptr<const Load> m_load;
    int m_phases;
    bool m_isThreeWire;
    std::int64_t m_nominalMillivolt;
    std::size_t m_next = 0;
};

/// What the load offers per second, summed as the meter does.
RunningMeter::OfferedEnergy offeredPerSecond(const metrology::LoadPoint& point, metrology::CalculationMethod method)
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

/// The measuring part with its sensors as they were when the meter was left, and cooled since.
metrology::PhasorEngine resumedEngine(
    const metrology::FrontEnd& frontEnd, const RunningMeter::Setup& setup, const Meter& meter)
{
    constexpr Seconds cold = 86'400; // a day is 144 time constants
    if (meter.now() >= setup.from || setup.from - meter.now() > cold) {
        metrology::PhasorEngine engine(frontEnd, setup.errors, setup.from);
        if (meter.now() >= setup.from)
            engine.setHeating(meter.state().sensors);
        return engine;
    }
    metrology::PhasorEngine engine(frontEnd, setup.errors, meter.now());
    engine.setHeating(meter.state().sensors);
    engine.apply({});
    while (engine.now() < setup.from)
        (void)engine.next(setup.from);
    return engine;
}

} // namespace

struct RunningMeter::Parts {
    metrology::PhasorEngine engine;
    Meter meter;
    MeterDisplay display;
    Source source;
    metrology::ErrorModel errors;
    Network network;
    OfferedEnergy offered;
    /// Measures while the voltage changes within seconds, which phasors of whole seconds cannot tell.
    std::optional<metrology::WaveformEngine> waveform;
    SimInstant waveformUntil;

    void disturb(const SimulationEvent& event);
    void run(SimInstant until);
};

void RunningMeter::Parts::disturb(const SimulationEvent& event)
{
    source.moveTo(engine.now());
    const auto point = source.point(network);
    if (!waveform) {
        waveform = metrology::WaveformEngine::create(engine.frontEnd(), errors, engine.now());
        waveform->setHeating(engine.heating());
        waveform->apply(point);
    }
    metrology::VoltageDisturbance disturbance;
    disturbance.factor = static_cast<double>(event.number) / 1000.0;
    const auto quarters = std::lround(static_cast<double>(event.milliseconds) * point.frequency * 4.0 / 1000.0);
    disturbance.quarters = static_cast<int>(std::max(1L, quarters));
    for (std::size_t system = 0; system < point.phases.size(); ++system)
        if (event.place == 0 || event.place == system + 1) {
            disturbance.system = system;
            waveform->disturb(disturbance);
        }
    // One second more, so that the end of the disturbance is seen.
    waveformUntil = std::max(waveformUntil, engine.now() + (event.milliseconds + 999) / 1000 + 1);
}

/// Up to an instant before which neither load nor network change.
void RunningMeter::Parts::run(SimInstant until)
{
    const auto point = source.point(network);
    const auto each = offeredPerSecond(point, meter.model().method);
    offered.activeImport += each.activeImport * (until - engine.now());
    offered.activeExport += each.activeExport * (until - engine.now());
    engine.apply(point);
    if (waveform)
        waveform->apply(point);
    while (engine.now() < until) {
        if (!waveform) {
            meter.advance(engine.next(until));
            continue;
        }
        auto span = engine.next(engine.now() + 1); // its sensors go on warming
        span.each = waveform->next();
        meter.observe(waveform->halfCycles());
        meter.advance(span);
        if (engine.now() >= waveformUntil)
            waveform.reset();
    }
}

Result<RunningMeter> RunningMeter::create(const Setup& setup, std::shared_ptr<const Load> load)
{
    auto meter = Meter::create(setup.model, {setup.from, setup.serial, setup.deviation}, setup.memory, setup.random);
    if (!meter)
        return tl::unexpected(std::move(meter).error());
    const auto& frontEnd = *setup.model->frontEnd;
    auto engine = resumedEngine(frontEnd, setup, *meter);
    return RunningMeter(std::unique_ptr<Parts>(new Parts{std::move(engine), std::move(*meter),
        MeterDisplay(*setup.model), Source(*setup.model, std::move(load)), setup.errors, {}, {}, {}, {}}));
}

RunningMeter::RunningMeter(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }
RunningMeter::~RunningMeter() = default;
RunningMeter::RunningMeter(RunningMeter&&) noexcept = default;
RunningMeter& RunningMeter::operator=(RunningMeter&&) noexcept = default;

void RunningMeter::advanceTo(SimInstant until)
{
    auto& parts = *m_parts;
    while (parts.engine.now() < until) {
        parts.source.moveTo(parts.engine.now());
        parts.run(parts.source.nextChange(until));
    }
    parts.meter.setSensors(parts.engine.heating());
}

Result<void> RunningMeter::apply(const SimulationEvent& event)
{
    auto& meter = m_parts->meter;
    auto& network = m_parts->network;
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
        return m_parts->display.press(meter, Button::Left, event.number);
    case FaultKind::ButtonRight:
        return m_parts->display.press(meter, Button::Right, event.number);
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
    case FaultKind::Voltage:
        m_parts->disturb(event);
        break;
    case FaultKind::Payment:
        return meter.pay(event.number);
    }
    return {};
}

SimInstant RunningMeter::now() const
{
    return m_parts->engine.now();
}

RunningMeter::OfferedEnergy RunningMeter::offered() const
{
    return m_parts->offered;
}

Meter& RunningMeter::meter()
{
    return m_parts->meter;
}

const Meter& RunningMeter::meter() const
{
    return m_parts->meter;
}

MeterDisplay& RunningMeter::display()
{
    return m_parts->display;
}

} // namespace meterbench::device
