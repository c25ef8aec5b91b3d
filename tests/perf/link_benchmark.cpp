// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/server/port.h"
#include "tests/protocol/virtual_meter/profile/profile_fixture.h"
#include "tests/workbench/link/terminal_client.h"
#include "tests/workbench/session/dlms_reader.h"
#include "workbench/link/paced_link.h"
#include "workbench/link/pty_link.h"
#include "workbench/link/tcp_listener.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

/// Reading a load profile through links and sessions, as the programs do it: over TCP loopback with both ends in one
/// thread and one event loop (10,000 rows of five columns, time and octets), and over a paced pseudo-terminal (how much
/// of the line is used).
using namespace meterbench;
using namespace meterbench::protocol;
using session::LineSession;
namespace vm = meterbench::protocol::virtual_meter;

namespace {

constexpr std::size_t rowCount = 10'000;

const device::Meter& meter()
{
    static const auto made = [] {
        auto each = tests::meterOf(tests::fourEnergies());
        tests::fillProfile(each, rowCount);
        return each;
    }();
    return made;
}

/// Clock, marks and three energies.
dlms::Target fiveColumns(std::int8_t attribute)
{
    const auto columns = vm::columnsOf(meter(), vm::ProfileLog::Load);
    dlms::RangeSelection range{columns[0].object, axdr::Data(), axdr::Data(), {columns[0].object}};
    for (std::size_t column = 1; column < 5; ++column)
        range.columns.push_back(columns[column].object);
    return tests::bufferOf(vm::ProfileLog::Load, attribute, range.encode());
}

dlms::Target newest(std::uint32_t rows)
{
    const dlms::EntrySelection entries{static_cast<std::uint32_t>(rowCount) - rows + 1, 0, 1, 0};
    return tests::bufferOf(vm::ProfileLog::Load, 2, entries.encode());
}

/// The server's engine, and the octets both ways.
class CountingEngine final : public session::Engine {
public:
    CountingEngine(dlms::ObjectServer& objects, const hdlc::Parameters& parameters, std::size_t& octets)
        : m_port(objects, hdlc::SecondaryLink::Configuration{.offered = parameters}, [](std::span<std::byte>) { }),
          m_octets(octets)
    {
    }

    Effects receive(std::span<const std::byte> bytes, MonotonicInstant now) override
    {
        auto effects = m_port.receive(bytes, now);
        m_octets += bytes.size() + sentBytes(effects).size();
        return effects;
    }
    Effects wake(MonotonicInstant now) override { return m_port.wake(now); }

private:
    dlms::HdlcServerPort m_port;
    std::size_t& m_octets;
};

dlms::ClientConfiguration clientOf(const hdlc::Parameters& parameters)
{
    hdlc::PrimaryLink::Configuration line;
    line.proposed = parameters;
    dlms::ClientConfiguration client;
    client.line = line;
    return client;
}

/// @param state information field, attribute
void readProfileOverTcp(benchmark::State& state)
{
    const auto information = static_cast<std::uint16_t>(state.range(0));
    const auto target = fiveColumns(static_cast<std::int8_t>(state.range(1)));
    const hdlc::Parameters parameters{information, information, 7, 7};
    tests::ProfileServer objects(meter(), vm::ProfileLog::Load);
    std::size_t octets = 0;
    std::unique_ptr<LineSession> serving;
    link::TcpListener listener([&](std::unique_ptr<link::Link> line) {
        serving = std::make_unique<LineSession>(
            std::move(line), std::make_unique<CountingEngine>(objects, parameters, octets));
        serving->open();
    });
    if (!listener.listen("127.0.0.1", 0)) {
        state.SkipWithError("no port");
        return;
    }
    tests::DlmsReader client(std::make_unique<link::TcpLink>("127.0.0.1", listener.port()), clientOf(parameters));
    if (!client.open()) {
        state.SkipWithError("no association");
        return;
    }
    for (auto _ : state) {
        octets = 0;
        const auto outcomes = client.get({target});
        if (outcomes.size() != 1 || !outcomes[0].data)
            state.SkipWithError("rows are missing");
    }
    state.counters["octets"] = static_cast<double>(octets);
}
BENCHMARK(readProfileOverTcp)
    ->ArgNames({"information", "attribute"})
    ->Args({2030, 2})
    ->Args({2030, vm::shortenedBuffer})
    ->Args({128, 2})
    ->Args({128, vm::shortenedBuffer})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// @param state information field
void fillPacedLine(benchmark::State& state)
{
    constexpr double baud = 9600;
    constexpr double bits = 10;
    const auto information = static_cast<std::uint16_t>(state.range(0));
    const hdlc::Parameters parameters{information, information, 7, 7};
    tests::ProfileServer objects(meter(), vm::ProfileLog::Load);
    const QTemporaryDir folder;
    const auto path = folder.filePath("meter");
    std::size_t octets = 0;
    LineSession serving(
        std::make_unique<link::PacedLink>(std::make_unique<link::PtyLink>(path), link::LineConditions{}, LineFormat{}),
        std::make_unique<CountingEngine>(objects, parameters, octets));
    serving.open();
    if (!tests::turnUntil([&] { return serving.line().state() == link::Link::State::Open; })) {
        state.SkipWithError("no terminal");
        return;
    }
    tests::DlmsReader client(std::make_unique<tests::TerminalClient>(path), clientOf(parameters));
    if (!client.open()) {
        state.SkipWithError("no association");
        return;
    }
    double share = 0;
    for (auto _ : state) {
        octets = 0;
        QElapsedTimer clock;
        clock.start();
        const auto outcomes = client.get({newest(60)});
        if (outcomes.size() != 1 || !outcomes[0].data)
            state.SkipWithError("rows are missing");
        const auto seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        share = static_cast<double>(octets) * bits / baud / seconds;
    }
    state.counters["octets"] = static_cast<double>(octets);
    state.counters["share of the line"] = share;
}
BENCHMARK(fillPacedLine)
    ->ArgName("information")
    ->Arg(128)
    ->Arg(2030)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

} // namespace

int main(int argumentCount, char** arguments)
{
    const QCoreApplication application(argumentCount, arguments);
    benchmark::Initialize(&argumentCount, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
