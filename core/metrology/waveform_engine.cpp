// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/waveform_engine.h"

#include "core/base/instant_before.h"
#include "core/metrology/waveform_signal.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace meterbench::metrology {

using waveform::channels;
using waveform::ChannelSpectrum;
using waveform::chunksPerCycle;
using waveform::CycleSums;
using waveform::Folded;
using waveform::Generator;
using waveform::Kernel;
using waveform::samplesPerCycle;
using waveform::Scale;

namespace {

const Kernel& kernelOf(InstructionSet set)
{
#if defined(__x86_64__)
    switch (set) {
    case InstructionSet::V2:
        return waveform::kernelV2;
    case InstructionSet::V3:
        return waveform::kernelV3;
    case InstructionSet::V4:
        return waveform::kernelV4;
    case InstructionSet::Baseline:
        break;
    }
#else
    (void)set;
#endif
    return waveform::kernelBaseline;
}

/// Sums of one second, exact where samples are summed.
struct SystemSums {
    std::int64_t voltageSquare = 0;
    std::int64_t currentSquare = 0;
    std::int64_t power = 0;
    double reactive = 0.0; ///< steps², summed over windows
    double voltageFundamental = 0.0; ///< squared magnitude, steps²
    double currentFundamental = 0.0;
    double voltageHarmonics = 0.0;
    double currentHarmonics = 0.0;
    Phasor voltage; ///< of the last window
};

} // namespace

struct WaveformEngine::State {
    State(const FrontEnd& ends, const ErrorModel& errors, SimInstant start, InstructionSet set)
        : frontEnd(ends), model(errors), kernel(&kernelOf(set)), scale(waveform::scaleOf(ends)),
          windowCycles(ends.frequency() == NominalFrequency::Hertz50 ? 10 : 12), now(start)
    {
        point.frequency = hertz(ends.frequency());
        waveform::seedNoise(generator, errors.seed());
    }

    void prepare();
    void window(std::array<SystemSums, 3>& sums);
    void analyse(std::array<SystemSums, 3>& sums);
    [[nodiscard]] double nextScale(std::size_t channel);
    MeasuredSecond finish(const std::array<SystemSums, 3>& sums, int windows);

    FrontEnd frontEnd;
    ErrorModel model;
    const Kernel* kernel;
    Scale scale;
    int windowCycles;
    SimInstant now;
    LoadPoint point;
    std::array<PhaseLoad, 3> loads;
    bool changed = true;
    double clockError = 0.0;
    double turned = 0.0; ///< angle of L1, radians
    double step = 0.0;
    double behind = 0.0; ///< seconds that windows lag or lead the seconds
    std::vector<VoltageDisturbance> disturbances;
    SensorHeating heating;
    Generator generator{};
    Folded folded{};
    std::array<ChannelSpectrum, channels> spectra{};
    std::array<std::int64_t, 3> lastHalf{}; ///< voltage square of the half cycle before
    bool hasLastHalf = false;
    std::vector<HalfCycleValues> halves;
    std::array<SystemFigures, 3> figures{};
    Phasor lastVoltage; ///< reference for the frequency, of the window before
    double turnPerWindow = 0.0;
};

void WaveformEngine::State::prepare()
{
    loads = systemLoads(frontEnd, point);
    std::array<ChannelErrors, 3> errors{};
    for (std::size_t system = 0; system < 3; ++system) {
        const auto& load = loads[system];
        // Noise comes out of the converter here, sample by sample.
        if (model.hasErrors())
            errors[system] = model
                                 .errors(frontEnd, system, load, std::sqrt(load.squaredCurrent()), point.frequency,
                                     point.temperature)
                                 .with(heating.percent(system), 0.0);
    }
    step = 2.0 * pi / samplesPerCycle / (1.0 + clockError);
    const double noise = model.isNoisy() ? model.terms(0).currentFloorAmpere * scale.current : 0.0;
    waveform::setUp(generator, loads, errors, scale, turned, step, noise);
    for (std::size_t place = 0; place < 3; ++place) {
        const bool present = frontEnd.measures(place) || frontEnd.connection() == Connection::Aron;
        generator.used[2 * place] = present;
        generator.used[2 * place + 1] = frontEnd.measures(place);
    }
    changed = false;
}

double WaveformEngine::State::nextScale(std::size_t channel)
{
    double factor = 1.0;
    if (channel % 2 == 0) {
        for (const auto& one : disturbances) {
            if (one.system == channel / 2 && one.afterQuarters <= 0 && one.quarters > 0)
                factor *= one.factor;
        }
    }
    return factor;
}

void WaveformEngine::State::window(std::array<SystemSums, 3>& sums)
{
    folded = {};
    for (int cycle = 0; cycle < windowCycles; ++cycle) {
        float factors[chunksPerCycle][channels];
        for (auto& quarter : factors) {
            for (std::size_t channel = 0; channel < channels; ++channel)
                quarter[channel] = disturbances.empty() ? 1.0F : static_cast<float>(nextScale(channel));
            for (auto& one : disturbances) {
                if (one.afterQuarters > 0)
                    --one.afterQuarters;
                else
                    --one.quarters;
            }
        }
        std::erase_if(disturbances, [](const auto& one) { return one.quarters <= 0; });
        CycleSums exact{};
        kernel->cycle(generator, factors, exact, folded);
        turned += step * samplesPerCycle;
        turned -= 2.0 * pi * std::floor(turned / (2.0 * pi) + 0.5);
        for (std::size_t half = 0; half < 2; ++half) {
            HalfCycleValues values{};
            for (std::size_t place = 0; place < 3; ++place) {
                const auto square = exact.voltageSquare[place][half];
                const auto whole = static_cast<double>(square + (hasLastHalf ? lastHalf[place] : square));
                values[place] = static_cast<std::int32_t>(
                    std::lround(1000.0 * std::sqrt(whole / samplesPerCycle) / scale.voltage));
                lastHalf[place] = square;
            }
            hasLastHalf = true;
            halves.push_back(values);
        }
        for (std::size_t place = 0; place < 3; ++place) {
            sums[place].voltageSquare += exact.voltageSquare[place][0] + exact.voltageSquare[place][1];
            sums[place].currentSquare += exact.currentSquare[place];
            sums[place].power += exact.power[place];
        }
    }
    analyse(sums);
}

void WaveformEngine::State::analyse(std::array<SystemSums, 3>& sums)
{
    ChannelSpectrum all[channels];
    kernel->spectrum(waveform::spectrumTable(), folded, generator.used, all);
    const double harmonicFactor = 2.0 / (static_cast<double>(samplesPerCycle) * windowCycles)
        / (static_cast<double>(samplesPerCycle) * windowCycles);
    double strongest = 0.0;
    Phasor reference;
    for (std::size_t place = 0; place < 3; ++place) {
        const auto voltage = waveform::fundamentalOf(all[2 * place], windowCycles);
        const auto current = waveform::fundamentalOf(all[2 * place + 1], windowCycles);
        auto& sum = sums[place];
        sum.reactive += (voltage * conjugate(current)).imaginary;
        const double voltageSquare = (voltage * conjugate(voltage)).real;
        sum.voltageFundamental += voltageSquare;
        sum.currentFundamental += (current * conjugate(current)).real;
        sum.voltageHarmonics += harmonicFactor * all[2 * place].harmonicSquares;
        sum.currentHarmonics += harmonicFactor * all[2 * place + 1].harmonicSquares;
        sum.voltage = voltage;
        if (voltageSquare > 1.01 * strongest) {
            strongest = voltageSquare;
            reference = voltage;
        }
    }
    // How far the fundamental moves against the converter's clock from window to window tells the frequency.
    turnPerWindow = 0.0;
    if (strongest > 0.0 && lastVoltage != Phasor{})
        turnPerWindow = angle(reference * conjugate(lastVoltage));
    lastVoltage = reference;
}

MeasuredSecond WaveformEngine::State::finish(const std::array<SystemSums, 3>& sums, int windows)
{
    const double samples = static_cast<double>(samplesPerCycle) * windowCycles * windows;
    const double powerStep = 1000.0 / (scale.voltage * scale.current);
    std::array<Phasor, 3> voltages{};
    for (std::size_t place = 0; place < 3; ++place) {
        const auto& sum = sums[place];
        auto& one = figures[place];
        one = {};
        one.voltage = 1000.0 * std::sqrt(static_cast<double>(sum.voltageSquare) / samples) / scale.voltage;
        one.current = 1000.0 * std::sqrt(static_cast<double>(sum.currentSquare) / samples) / scale.current;
        one.active = static_cast<double>(sum.power) / samples * powerStep;
        one.reactive = sum.reactive / windows * powerStep;
        one.apparent = one.voltage * one.current / 1000.0;
        one.fundamentalVoltage = 1000.0 * std::sqrt(sum.voltageFundamental / windows) / scale.voltage;
        if (sum.voltageFundamental > 0.0)
            one.voltageThd = 1e5 * std::sqrt(sum.voltageHarmonics / sum.voltageFundamental);
        if (sum.currentFundamental > 0.0)
            one.currentThd = 1e5 * std::sqrt(sum.currentHarmonics / sum.currentFundamental);
        voltages[place] = (1.0 / scale.voltage) * sum.voltage;
    }
    const double clock = point.frequency * (1.0 + clockError);
    const double frequency = clock * (1.0 + turnPerWindow / (2.0 * pi * windowCycles));
    auto second = recordOf(frontEnd, figures, voltageSystem(frontEnd, phaseVoltages(frontEnd, voltages)), frequency);
    for (std::size_t place = 0; place < 3; ++place) {
        const auto [least, most]
            = std::ranges::minmax_element(halves, {}, [&](const HalfCycleValues& values) { return values[place]; });
        second.phases[place].minimumHalfCycleMillivolt = (*least)[place];
        second.phases[place].maximumHalfCycleMillivolt = (*most)[place];
    }
    return second;
}

std::string_view name(InstructionSet set)
{
    switch (set) {
    case InstructionSet::Baseline:
        return "baseline";
    case InstructionSet::V2:
        return "x86-64-v2 (SSE4)";
    case InstructionSet::V3:
        return "x86-64-v3 (AVX2)";
    case InstructionSet::V4:
        return "x86-64-v4 (AVX-512)";
    }
    return {};
}

std::vector<InstructionSet> availableInstructionSets()
{
    std::vector<InstructionSet> sets{InstructionSet::Baseline};
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("sse4.2") || !__builtin_cpu_supports("popcnt"))
        return sets;
    sets.push_back(InstructionSet::V2);
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2") || !__builtin_cpu_supports("fma"))
        return sets;
    sets.push_back(InstructionSet::V3);
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        sets.push_back(InstructionSet::V4);
#endif
    return sets;
}

WaveformEngine::WaveformEngine(std::unique_ptr<State> state) : m_state(std::move(state)) { }
WaveformEngine::WaveformEngine(WaveformEngine&&) noexcept = default;
WaveformEngine& WaveformEngine::operator=(WaveformEngine&&) noexcept = default;
WaveformEngine::~WaveformEngine() = default;

Result<WaveformEngine> WaveformEngine::create(
    const FrontEnd& frontEnd, const ErrorModel& model, SimInstant start, InstructionSet set)
{
    const auto available = availableInstructionSets();
    if (std::ranges::find(available, set) == available.end())
        return failure("instruction-set", {{"set", std::string(name(set))}});
    return WaveformEngine(std::make_unique<State>(frontEnd, model, start, set));
}

WaveformEngine WaveformEngine::create(const FrontEnd& frontEnd, const ErrorModel& model, SimInstant start)
{
    return WaveformEngine(std::make_unique<State>(frontEnd, model, start, availableInstructionSets().back()));
}

void WaveformEngine::apply(const LoadPoint& point)
{
    m_state->point = point;
    m_state->changed = true;
}

void WaveformEngine::disturb(const VoltageDisturbance& disturbance)
{
    m_state->disturbances.push_back(disturbance);
}

void WaveformEngine::setHeating(const SensorHeating& heating)
{
    m_state->heating = heating;
    m_state->changed = true;
}

void WaveformEngine::setClockError(double ratio)
{
    m_state->clockError = ratio;
    m_state->changed = true;
}

MeasuredSecond WaveformEngine::next()
{
    auto& state = *m_state;
    if (state.changed)
        state.prepare();
    state.halves.clear();
    std::array<SystemSums, 3> sums{};
    int windows = 0;
    const double windowSeconds = state.windowCycles / (state.point.frequency * (1.0 + state.clockError));
    state.behind += 1.0;
    while (windows == 0 || state.behind >= 0.5 * windowSeconds) {
        state.window(sums);
        state.behind -= windowSeconds;
        ++windows;
    }
    const auto second = state.finish(sums, windows);
    for (std::size_t system = 0; system < 3; ++system) {
        const double current = state.figures[system].current;
        state.heating.flow(system, std::llround(current * current), 1);
    }
    state.now = state.now + 1;
    if (state.model.heats() && SensorHeating::nextLine(state.now - 1) == state.now
        && state.heating.crossLine(state.frontEnd, state.model))
        state.changed = true;
    return second;
}

std::span<const HalfCycleValues> WaveformEngine::halfCycles() const
{
    return m_state->halves;
}

const std::array<SystemFigures, 3>& WaveformEngine::figures() const
{
    return m_state->figures;
}

SimInstant WaveformEngine::now() const
{
    return m_state->now;
}

} // namespace meterbench::metrology
