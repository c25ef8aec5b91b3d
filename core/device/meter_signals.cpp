// SPDX-License-Identifier: Apache-2.0
// What a meter tells without being asked: pulses, and what is wrong with the supply.
#include "core/device/meter.h"

#include <algorithm>

namespace meterbench::device {

namespace {

/// SplitMix64: the same numbers on every machine.
std::uint64_t nextChance(std::uint64_t& state)
{
    state += 0x9E3779B97F4A7C15U;
    auto mixed = (state ^ (state >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

} // namespace

metrology::QualityCounters Meter::qualityCounters() const
{
    return sumOf(m_state.qualityCounters, m_quality.counters(m_state.now));
}

Level Meter::portLevel(std::size_t port) const
{
    const auto& function = m_model->ports[port];
    if (function.direction != PortDirection::Out)
        return m_state.ports[port];
    auto output = tariff::LoadOutput::One;
    switch (function.function) {
    case PortFunction::LoadControl:
        // Where both ports switch loads, the second one switches load 2.
        if (port == 1 && m_model->ports[0].function == PortFunction::LoadControl
            && m_model->ports[0].direction == PortDirection::Out)
            output = tariff::LoadOutput::Two;
        break;
    case PortFunction::LoadControlToggle:
        output = tariff::LoadOutput::Two;
        break;
    case PortFunction::LoadStatus:
        // The port tells whether the load that the other port asks for is on.
        return m_state.loads[0].registered == tariff::LoadPosition::Active ? Level::High : Level::Low;
    case PortFunction::TariffSynchronisation:
        break;
    default:
        return Level::Low;
    }
    // The sense of a synchronised output stands in the tariffs that it follows.
    const bool active = loadPosition(output) == tariff::LoadPosition::Active;
    return active ? Level::High : Level::Low;
}

Meter::LoadPositions Meter::loadPositions() const
{
    return {loadPosition(tariff::LoadOutput::One), loadPosition(tariff::LoadOutput::Two)};
}

/// Register or tariff were set: loads that were off wait their start delay, loads that were on stay on.
void Meter::restartLoads(const LoadPositions& before)
{
    for (std::size_t output = 0; output < before.size(); ++output) {
        m_state.loads[output].knownSince = m_state.clock.now();
        m_state.loads[output].start = before[output] == tariff::LoadPosition::Active
            ? tariff::LoadState::Start::Immediate
            : tariff::LoadState::Start::Delayed;
    }
    drawStartDelays();
    changed(Change::Programs);
}

tariff::LoadControl::Context Meter::loadContext() const
{
    return {.tariffs = m_model->programs.tariffs, .tariffState = m_state.tariffs, .loads = m_state.loads};
}

tariff::LoadPosition Meter::loadPosition(tariff::LoadOutput output) const
{
    return m_model->programs.loads.stateAt(output, m_state.clock.now(), loadContext());
}

tariff::PlanSegment Meter::loadDemand(tariff::LoadOutput output) const
{
    return m_model->programs.loads.demandedAt(output, m_state.clock.now(), loadContext());
}

/// Every start waits a while of its own, which is drawn before anybody asks for it.
void Meter::drawStartDelays()
{
    const std::uint64_t longest = m_state.settings.loadStartDelayLimit;
    for (std::size_t output = 0; output < m_state.loads.size(); ++output) {
        auto& load = m_state.loads[output];
        if (longest == 0 || m_state.chance == 0)
            load.startDelay = 0;
        else if (loadDemand(static_cast<tariff::LoadOutput>(output)).position != tariff::loadActive)
            load.startDelay = static_cast<Seconds>(nextChance(m_state.chance) % (longest + 1));
    }
}

void Meter::judgeQuality()
{
    for (const auto& event : m_quality.judge(m_state.now)) {
        using Kind = metrology::QualityEventKind;
        if (event.kind == Kind::MinimumStart || event.kind == Kind::MinimumStop)
            raise(alarm::underVoltage, event.kind == Kind::MinimumStart ? AlarmState::Raised : AlarmState::Quiet);
        if (event.kind == Kind::MaximumStart || event.kind == Kind::MaximumStop)
            raise(alarm::overVoltage, event.kind == Kind::MaximumStart ? AlarmState::Raised : AlarmState::Quiet);
        if (const auto number = metrology::logNumber(event.kind))
            m_logs.voltageQuality.append(
                {m_state.clock.before(m_state.now - event.at), static_cast<std::uint8_t>(event.phase + 1),
                    static_cast<std::uint8_t>(*number), event.mean, event.maximum, event.minimum});
    }
}

void Meter::emitPulses(Seconds seconds)
{
    const auto emit
        = [&](PulseLine line, std::int64_t constant, int milliseconds, std::int64_t before, std::int64_t flow) {
              const auto length = Microseconds{milliseconds} * 1000;
              const PulseShape shape{energyPerPulse(constant), length, length};
              for (const auto& train : pulseTrains(
                       shape, before, flow, m_state.now, seconds, m_state.pulseFree[static_cast<std::size_t>(line)]))
                  if (train.count != 0)
                      m_pulses(line, train);
          };
    const auto& registers = m_state.registers;
    const auto absolute = m_flow.total[0] + m_flow.total[1];
    const auto& test = m_state.test;
    emit(PulseLine::Led, m_model->ledPulsesPerKilowattHour, m_model->pulseMilliseconds,
        test.active ? registers.total(test.energy) : registers.activeAbsolute(),
        test.active ? m_flow.total[index(test.energy)] : absolute);
    if (m_model->interface == PulseInterface::S0)
        emit(PulseLine::S0, m_model->s0PulsesPerKilowattHour, m_model->pulseMilliseconds, registers.activeAbsolute(),
            absolute);
    for (std::size_t port = 0; port < m_model->ports.size(); ++port) {
        const auto function = m_model->ports[port].function;
        const auto energy = function == PortFunction::ActiveImportPulse ? Energy::ActiveImport
            : function == PortFunction::ActiveExportPulse               ? Energy::ActiveExport
                                                                        : Energy::ReactiveImport;
        if (function != PortFunction::ActiveImportPulse && function != PortFunction::ActiveExportPulse
            && function != PortFunction::ReactiveImportPulse)
            continue;
        const auto factor = basisFactor(m_model->pulseBasis);
        emit(port == 0 ? PulseLine::ModulePort1 : PulseLine::ModulePort2, m_state.settings.modulePulsesPerKilowattHour,
            m_model->modulePulseMilliseconds, registers.total(energy) * factor, m_flow.total[index(energy)] * factor);
    }
}

} // namespace meterbench::device
