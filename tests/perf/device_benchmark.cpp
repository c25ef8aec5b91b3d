// SPDX-License-Identifier: Apache-2.0
// What a simulated year costs. Figures aimed at (one core): a year of 15-minute events ≤ 5 ms, of one-second ticks ≤ 2
// s, a load file of 35,041 lines read and run ≤ 40 ms, a thousand meters for a year ≤ 5 s on two cores.
#include "core/device/model_making.h"
#include "core/device/simulation.h"

#include <fmt/format.h>

#include <benchmark/benchmark.h>
#include <fstream>
#include <future>
#include <sstream>
#include <thread>

using namespace meterbench;
using namespace meterbench::device;

namespace {

constexpr SimInstant newYear{1'767'222'000};
constexpr Seconds year = Seconds{365} * 86'400;

const catalog::Catalog& sharedCatalog()
{
    static const auto catalog = catalog::Catalog::load([](std::string_view name) -> Result<std::string> {
        std::ifstream stream(std::string(METERBENCH_RESOURCES "/") + std::string(name), std::ios::binary);
        std::ostringstream bytes;
        bytes << stream.rdbuf();
        return std::move(bytes).str();
    }).value();
    return catalog;
}

std::shared_ptr<const MeterModel> modelOf(std::string_view family)
{
    const auto& catalog = sharedCatalog();
    return makeModel(catalog, configuration::defaultConfiguration(catalog, *catalog.family(family))).value();
}

metrology::MeasuredSecond secondOf(std::int64_t milliwatt)
{
    metrology::MeasuredSecond second;
    for (auto& phase : second.phases) {
        phase.activeMilliwatt = milliwatt;
        phase.reactiveMillivar = milliwatt / 5;
        phase.apparentMillivoltampere = milliwatt + milliwatt / 50;
        phase.voltageMillivolt = 230'000;
        phase.currentMilliampere = static_cast<std::int32_t>(milliwatt / 230);
    }
    return second;
}

void runYear(Meter& meter, Seconds step)
{
    std::int64_t number = 1;
    for (Seconds done = 0; done < year; done += step) {
        number = number * 48'271 % 2'147'483'647;
        meter.advance({meter.now(), step, secondOf(number % 3'000'000)});
    }
}

void yearOfEvents(benchmark::State& state)
{
    const auto model = modelOf("omnipower-3p");
    for (auto _ : state) {
        auto meter = Meter::create(model, {newYear, 1, {}}).value();
        runYear(meter, state.range(0));
        benchmark::DoNotOptimize(meter.state().registers.total(Energy::ActiveImport));
    }
}
BENCHMARK(yearOfEvents)->Arg(900)->Arg(60)->Arg(1)->Unit(benchmark::kMillisecond);

std::string loadFile()
{
    const auto load = householdLoad({7, 900, 0, 60}, newYear, newYear + year + 900);
    std::string text = "time,p,q\n";
    for (const auto& row : load.powers) {
        const auto time = civil(normalTime(row.at, 0));
        text += fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z,{},{}\n", time.year, time.month, time.day, time.hour,
            time.minute, time.second, row.milliwatt / 1000, row.millivar / 1000);
    }
    return text;
}

void loadFileOfAYear(benchmark::State& state)
{
    const auto model = modelOf("omnipower-3p");
    const auto text = loadFile();
    for (auto _ : state) {
        const auto load = parseLoad(text, loadLimitsOf(*model->frontEnd)).value();
        SimulationSetup setup;
        setup.meter.model = model;
        setup.meter.from = newYear;
        setup.to = newYear + year;
        const auto result = simulate(setup, load);
        benchmark::DoNotOptimize(result->balance.registeredImport);
    }
}
BENCHMARK(loadFileOfAYear)->Unit(benchmark::kMillisecond);

void thousandMetersForAYear(benchmark::State& state)
{
    const auto model = modelOf("omnipower-1p");
    for (auto _ : state) {
        const auto half = [&] {
            for (int meterNumber = 0; meterNumber < 500; ++meterNumber) {
                auto meter = Meter::create(model, {newYear, 1, {}}).value();
                runYear(meter, 900);
                benchmark::DoNotOptimize(meter.state().registers.total(Energy::ActiveImport));
            }
        };
        auto other = std::async(std::launch::async, half);
        half();
        other.wait();
    }
}
BENCHMARK(thousandMetersForAYear)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

} // namespace

BENCHMARK_MAIN();
