// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "workbench/emulation/fleet.h"

#include <QFile>

#include <benchmark/benchmark.h>
#include <unistd.h>

/// Ten thousand emulated meters in one process: the time to make them, and the memory that each takes beside what they
/// share, as the counter `octets each`.
using namespace meterbench;

namespace {

constexpr std::size_t meterCount = 10'000;

/// Resident memory of this process, octets; 0 where the system does not tell.
double residentOctets()
{
    QFile file("/proc/self/statm");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto fields = file.readAll().split(' ');
    return fields.size() < 2 ? 0 : fields[1].toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

void makeFleet(benchmark::State& state)
{
    const emulation::SimulatedClock clock(tests::newYear, 1);
    emulation::MeterSetup setup;
    setup.variant = tests::meterVariant("omnipower-3p");
    setup.load = std::make_shared<const device::Load>();
    setup.secrets = tests::testSecrets();
    double each = 0;
    for (auto _ : state) {
        emulation::Fleet fleet(setup, clock, meterCount);
        if (!fleet.meter(1))
            state.SkipWithError("no meter");
        const auto before = residentOctets();
        if (!fleet.makeAll())
            state.SkipWithError("no fleet");
        each = (residentOctets() - before) / static_cast<double>(meterCount - 1);
    }
    state.counters["octets each"] = each;
}
BENCHMARK(makeFleet)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
