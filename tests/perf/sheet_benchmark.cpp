// SPDX-License-Identifier: Apache-2.0
#include "workbench/resources/resources.h"
#include "workbench/sheet/sheet_writer.h"

#include <QGuiApplication>

#include <benchmark/benchmark.h>
#include <cstdlib>

/// Time of an order-code sheet in each format, without the disk: figures for the README, no limits.
namespace meterbench {
namespace {

const configuration::Judge& judge()
{
    static const Result<catalog::Catalog> catalog = resources::loadCatalog();
    if (!catalog)
        std::abort();
    static const configuration::Judge judge(*catalog);
    return judge;
}

ordersheet::OrderSheet compose()
{
    static const auto words = resources::loadSheetWords();
    if (!words)
        std::abort();
    const catalog::Family& family = judge().catalog().families().front();
    const auto document = configuration::defaultConfiguration(judge().catalog(), family);
    return ordersheet::composeOrderSheet(judge(), *words, document, text::Language::Danish);
}

void composeSheet(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(compose());
}
BENCHMARK(composeSheet)->Unit(benchmark::kMillisecond);

void loadCatalogFromProgram(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(resources::loadCatalog());
}
BENCHMARK(loadCatalogFromProgram)->Unit(benchmark::kMillisecond);

template <auto make>
void makeSheet(benchmark::State& state)
{
    const auto sheet = compose();
    for (auto _ : state)
        benchmark::DoNotOptimize(make(sheet));
}
BENCHMARK(makeSheet<sheet::makePdf>)->Name("pdfSheet")->Unit(benchmark::kMillisecond);
BENCHMARK(makeSheet<sheet::makeHtml>)->Name("htmlSheet")->Unit(benchmark::kMillisecond);
BENCHMARK(makeSheet<sheet::makeXlsx>)->Name("xlsxSheet")->Unit(benchmark::kMillisecond);
BENCHMARK(makeSheet<[](const ordersheet::OrderSheet& each) { return sheet::makeCsv(each); }>)
    ->Name("csvSheet")
    ->Unit(benchmark::kMillisecond);

} // namespace
} // namespace meterbench

int main(int count, char** arguments)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(count, arguments);
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
