// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/server/port.h"
#include "tests/protocol/virtual_meter/profile/profile_fixture.h"

#include <array>
#include <atomic>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

/// A load profile of 10,000 rows with five columns, octet-string, long-unsigned and three double-long-unsigned, read
/// over HDLC and TCP by our client from our server, rows filled in at the end: time, and octets both ways as the
/// counter `octets`.
using namespace meterbench;
using namespace meterbench::protocol;
namespace vm = meterbench::protocol::virtual_meter;

namespace {

constexpr std::size_t rowCount = 10'000;
constexpr std::uint32_t capturePeriod = 900;

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

/// What cannot happen on this machine ends the benchmark.
void require(int result)
{
    if (result < 0)
        std::abort();
}

/// Both ends of a TCP connection over loopback.
struct Connection {
    int client = -1;
    int server = -1;

    Connection()
    {
        const int listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        require(bind(listener, reinterpret_cast<sockaddr*>(&address), size));
        require(listen(listener, 1));
        require(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size));
        client = socket(AF_INET, SOCK_STREAM, 0);
        require(connect(client, reinterpret_cast<sockaddr*>(&address), size));
        server = accept(listener, nullptr, nullptr);
        require(server);
        close(listener);
        const int on = 1;
        for (const int end : {client, server})
            require(setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
    }
    ~Connection()
    {
        close(client);
        close(server);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
};

using Octets = std::atomic<std::size_t>;

void sendAll(int end, const Bytes& bytes, Octets& octets)
{
    octets += bytes.size();
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const auto written = send(end, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        require(static_cast<int>(written));
        sent += static_cast<std::size_t>(written);
    }
}

std::span<const std::byte> receive(int end, std::span<std::byte> into)
{
    const auto size = recv(end, into.data(), into.size(), 0);
    return into.first(size > 0 ? static_cast<std::size_t>(size) : 0);
}

void serve(int end, vm::ProfileLog log, const hdlc::Parameters& parameters, Octets& octets)
{
    tests::ProfileServer objects(meter(), log);
    dlms::HdlcServerPort port(
        objects, hdlc::SecondaryLink::Configuration{.offered = parameters}, [](std::span<std::byte>) { });
    std::array<std::byte, 65'536> buffer{};
    while (true) {
        const auto bytes = receive(end, buffer);
        if (bytes.empty())
            return;
        sendAll(end, sentBytes(port.receive(bytes, {1})), octets);
    }
}

class Client {
public:
    Client(int end, const hdlc::Parameters& parameters) : m_end(end), m_session(configuration(parameters)) { }

    /// Sends, and receives until something happened; that the link is open is only the way there.
    std::vector<dlms::ClientEvent> run(const Effects& effects)
    {
        sendAll(m_end, sentBytes(effects), m_octets);
        while (true) {
            auto events = m_session.takeEvents();
            std::erase_if(events, [](const auto& event) { return std::holds_alternative<dlms::LinkOpened>(event); });
            if (!events.empty())
                return events;
            const auto bytes = receive(m_end, m_buffer);
            if (bytes.empty())
                std::abort();
            sendAll(m_end, sentBytes(m_session.receive(bytes, {1})), m_octets);
        }
    }
    dlms::ClientSession& session() { return m_session; }
    [[nodiscard]] std::size_t octets() const { return m_octets; }

private:
    static dlms::ClientConfiguration configuration(const hdlc::Parameters& parameters)
    {
        hdlc::PrimaryLink::Configuration line;
        line.proposed = parameters;
        dlms::ClientConfiguration client;
        client.line = line;
        return client;
    }

    int m_end;
    dlms::ClientSession m_session;
    Octets m_octets = 0;
    std::array<std::byte, 65'536> m_buffer{};
};

/// @param state information field, attribute
void readProfile(benchmark::State& state)
{
    const auto information = static_cast<std::uint16_t>(state.range(0));
    const auto target = fiveColumns(static_cast<std::int8_t>(state.range(1)));
    const hdlc::Parameters parameters{information, information, 7, 7};
    std::size_t octets = 0;
    for (auto _ : state) {
        state.PauseTiming();
        Connection connection;
        Octets served = 0;
        std::thread server([&] { serve(connection.server, vm::ProfileLog::Load, parameters, served); });
        Client client(connection.client, parameters);
        benchmark::DoNotOptimize(client.run(client.session().open({1})));
        const auto before = served + client.octets();
        state.ResumeTiming();
        auto events = client.run(client.session().get({target}, {1}));
        auto& outcome = std::get<dlms::RequestAnswered>(events.at(0)).outcomes.at(0);
        const auto rows = cosem::expandRows(std::move(outcome.data).value(), capturePeriod);
        if (!rows || rows->size() != rowCount)
            state.SkipWithError("rows are missing");
        state.PauseTiming();
        shutdown(connection.client, SHUT_RDWR);
        server.join();
        octets = served + client.octets() - before;
        state.ResumeTiming();
    }
    state.counters["octets"] = static_cast<double>(octets);
}
BENCHMARK(readProfile)
    ->ArgNames({"information", "attribute"})
    ->Args({2030, 2})
    ->Args({2030, vm::shortenedBuffer})
    ->Args({128, 2})
    ->Args({128, vm::shortenedBuffer})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// The server's part alone: log to octets.
void streamProfile(benchmark::State& state)
{
    tests::ProfileServer server(meter(), vm::ProfileLog::Load);
    const auto target = fiveColumns(static_cast<std::int8_t>(state.range(0)));
    std::size_t octets = 0;
    for (auto _ : state)
        octets = tests::readInPieces(server, target, 2'000)->size();
    state.counters["octets"] = static_cast<double>(octets);
}
BENCHMARK(streamProfile)->ArgName("attribute")->Arg(2)->Arg(vm::shortenedBuffer)->Unit(benchmark::kMillisecond);

/// The client's part alone: octets to rows.
void expandProfile(benchmark::State& state)
{
    tests::ProfileServer server(meter(), vm::ProfileLog::Load);
    const auto bytes
        = tests::readInPieces(server, fiveColumns(static_cast<std::int8_t>(state.range(0))), std::size_t{1} << 20U);
    for (auto _ : state)
        benchmark::DoNotOptimize(cosem::expandRows(axdr::decode(*bytes).value(), capturePeriod));
}
BENCHMARK(expandProfile)->ArgName("attribute")->Arg(2)->Arg(vm::shortenedBuffer)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
