// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/decoder.h"
#include "protocol/axdr/encoder.h"
#include "protocol/axdr/reader.h"
#include "protocol/dlms/server/connection.h"
#include "protocol/hdlc/frame_reader.h"
#include "tests/protocol/dlms/sample_objects.h"

#include <benchmark/benchmark.h>

/// What protocol/ promises in bytes a second: values, frames, protected APDUs; and the time a server takes for a small
/// exchange.
using namespace meterbench;
using namespace meterbench::protocol;

namespace {

axdr::Data profile()
{
    axdr::Data rows = axdr::Data::container(axdr::Tag::Array, 1000);
    for (std::uint32_t row = 0; row < 1000; ++row)
        rows.elements()[row] = tests::loggerRow(row);
    return rows;
}

void axdrDecode(benchmark::State& state)
{
    const auto bytes = axdr::encode(profile());
    for (auto _ : state)
        benchmark::DoNotOptimize(axdr::decode(bytes));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(axdrDecode);

void axdrRead(benchmark::State& state)
{
    const auto bytes = axdr::encode(profile());
    for (auto _ : state) {
        axdr::Reader reader(bytes);
        benchmark::DoNotOptimize(reader.skip());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(axdrRead);

void axdrEncode(benchmark::State& state)
{
    const auto rows = profile();
    std::vector<std::byte> out;
    for (auto _ : state) {
        out.clear();
        axdr::encode(rows, out);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}
BENCHMARK(axdrEncode);

const hdlc::Header header{hdlc::Address::server(1, 1), hdlc::Address::client(16), 0x10};

void hdlcBuild(benchmark::State& state)
{
    const Bytes information(128, std::byte{0x5A});
    Bytes out;
    for (auto _ : state) {
        out.clear();
        hdlc::appendFrame(out, header, information);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}
BENCHMARK(hdlcBuild);

void hdlcParse(benchmark::State& state)
{
    Bytes stream;
    for (int i = 0; i < 100; ++i)
        hdlc::appendFrame(stream, header, Bytes(128, std::byte{0x5A}));
    hdlc::FrameReader reader;
    for (auto _ : state)
        reader.feed(stream, [](const hdlc::FrameView& view) { benchmark::DoNotOptimize(view.information.data()); });
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(stream.size()));
}
BENCHMARK(hdlcParse);

dlms::SecurityKeys keys()
{
    return {Bytes(8, std::byte{1}), Bytes(16, std::byte{2}), Bytes(16, std::byte{3}), 0, 0, "key"};
}

void gcmProtect(benchmark::State& state)
{
    auto cipher = dlms::Cipher::create(keys().encryption, keys().authentication);
    const Bytes plain(1024, std::byte{0x5A});
    const Bytes title(8);
    Bytes out;
    std::uint32_t counter = 0;
    for (auto _ : state) {
        out.clear();
        benchmark::DoNotOptimize(cipher->protect({}, title, ++counter, plain, out));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(plain.size()));
}
BENCHMARK(gcmProtect);

void gcmOpen(benchmark::State& state)
{
    auto cipher = dlms::Cipher::create(keys().encryption, keys().authentication);
    const Bytes title(8);
    Bytes bytes;
    benchmark::DoNotOptimize(cipher->protect({}, title, 1, Bytes(1024, std::byte{0x5A}), bytes));
    for (auto _ : state)
        benchmark::DoNotOptimize(cipher->open(title, bytes));
    state.SetBytesProcessed(state.iterations() * 1024);
}
BENCHMARK(gcmOpen);

/// A GET of one value in the server, plain (0) and ciphered (1), the client's ciphering included.
void smallExchange(benchmark::State& state)
{
    tests::SampleObjects objects;
    auto& profile = objects.associations[16];
    profile.keys = keys();
    dlms::Connection connection(objects, 16, 1, tests::countingOctets);
    auto client = dlms::SecureChannel::create(keys());
    const bool isCiphered = state.range(0) == 1;
    dlms::Aarq aarq;
    aarq.referencing = isCiphered ? dlms::Referencing::LogicalNameCiphered : dlms::Referencing::LogicalName;
    aarq.callingApTitle = Bytes(8, std::byte{1});
    dlms::InitiateRequest initiate;
    initiate.conformance = dlms::logicalNameServices;
    aarq.userInformation = initiate.encode();
    Effects effects;
    benchmark::DoNotOptimize(connection.handle(aarq.encode(), effects));
    const auto plain
        = dlms::Request{dlms::RequestForm::GetNormal, 0xC1, {{1, tests::settingName, 2, {}}}, {}, {}}.encode();
    for (auto _ : state) {
        effects.clear();
        if (isCiphered) {
            const auto apdu = client->protect(
                plain, dlms::Protection::Both, dlms::KeySet::Global, dlms::SecureChannel::Form::Specific, effects);
            benchmark::DoNotOptimize(connection.handle(*apdu, effects));
        } else {
            benchmark::DoNotOptimize(connection.handle(plain, effects));
        }
    }
}
BENCHMARK(smallExchange)->Arg(0)->Arg(1);

} // namespace

BENCHMARK_MAIN();
