// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv_reader.h"
#include "core/configuration/decode.h"
#include "core/configuration/project_file.h"

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

/// Speed of the core on one thread: figures for the README, no limits. Data files are read from the source tree before
/// the clock runs.
namespace meterbench {
namespace {

Result<std::string> readResource(std::string_view name)
{
    static std::map<std::string, std::string, std::less<>> read;
    const auto found = read.find(name);
    if (found != read.end())
        return found->second;
    std::ifstream stream(std::string(METERBENCH_RESOURCES "/").append(name), std::ios::binary);
    if (!stream)
        return failure("file-not-found", {{"file", std::string(name)}});
    return read.emplace(std::string(name), std::string(std::istreambuf_iterator<char>(stream), {})).first->second;
}

const configuration::Judge& judge()
{
    static const Result<catalog::Catalog> catalog = catalog::Catalog::load(readResource);
    if (!catalog)
        std::abort();
    static const configuration::Judge judge(*catalog);
    return judge;
}

/// Complete codes of every family, as they come from a table: type code and configuration.
std::vector<std::pair<std::string, std::string>> codes()
{
    std::vector<std::pair<std::string, std::string>> result;
    for (const catalog::Family& family : judge().catalog().families()) {
        const auto document = configuration::defaultConfiguration(judge().catalog(), family);
        result.emplace_back(
            configuration::typeCode(family, document.codes), configuration::configurationText(family, document.codes));
    }
    return result;
}

void decodeAndJudge(benchmark::State& state)
{
    const configuration::Decoder decoder(judge());
    const auto texts = codes();
    std::size_t next = 0;
    for (auto _ : state) {
        const auto& [typeCode, configurationText] = texts[next++ % texts.size()];
        const std::array<std::string_view, 2> both{typeCode, configurationText};
        benchmark::DoNotOptimize(decoder.decode(both));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(decodeAndJudge);

void decodeTypeCodeAlone(benchmark::State& state)
{
    const configuration::Decoder decoder(judge());
    const std::array<std::string_view, 1> text{"686-11-11B-N24-2101-040"};
    for (auto _ : state)
        benchmark::DoNotOptimize(decoder.decode(text));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(decodeTypeCodeAlone);

void judgeAlone(benchmark::State& state)
{
    const catalog::Family& family = judge().catalog().families().front();
    const auto selection = configuration::defaults(family);
    std::vector<configuration::Finding> findings;
    for (auto _ : state) {
        findings.clear();
        judge().judge(family, selection, findings);
        benchmark::DoNotOptimize(findings.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(judgeAlone);

void loadCatalog(benchmark::State& state)
{
    static_cast<void>(judge()); // the files are in memory from here on
    for (auto _ : state)
        benchmark::DoNotOptimize(catalog::Catalog::load(readResource));
}
BENCHMARK(loadCatalog)->Unit(benchmark::kMillisecond);

void buildJudge(benchmark::State& state)
{
    const catalog::Catalog& catalog = judge().catalog();
    for (auto _ : state)
        benchmark::DoNotOptimize(configuration::Judge(catalog));
}
BENCHMARK(buildJudge)->Unit(benchmark::kMillisecond);

void choices(benchmark::State& state)
{
    const catalog::Family& family = judge().catalog().families().front();
    const auto selection = configuration::defaults(family);
    for (auto _ : state)
        benchmark::DoNotOptimize(judge().choices(family, selection));
}
BENCHMARK(choices)->Unit(benchmark::kMillisecond);

void readProject(benchmark::State& state)
{
    const catalog::Family& family = judge().catalog().families().front();
    const auto bytes = configuration::serialise(configuration::defaultConfiguration(judge().catalog(), family));
    for (auto _ : state)
        benchmark::DoNotOptimize(configuration::parseProject(judge().catalog(), bytes));
}
BENCHMARK(readProject)->Unit(benchmark::kMicrosecond);

void readTable(benchmark::State& state)
{
    constexpr std::size_t rows = 100'000;
    std::string table = "type_code,configuration\n";
    for (std::size_t i = 0; i < rows; ++i)
        table.append(i % 2 == 0 ? "6861111BN242101040,Z1=1 Z3=05\n" : "\"6861111BN242101040\",\"Z1=1 Z3=05\"\n");
    for (auto _ : state) {
        std::string_view rest = table;
        CsvReader reader([&](std::span<char> buffer) -> Result<std::size_t> {
            const std::size_t count = std::min(buffer.size(), rest.size());
            std::copy_n(rest.begin(), count, buffer.begin());
            rest.remove_prefix(count);
            return count;
        });
        CsvRecord record;
        while (reader.next(record).value_or(false))
            benchmark::DoNotOptimize(record.fields.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}
BENCHMARK(readTable)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace meterbench

BENCHMARK_MAIN();
