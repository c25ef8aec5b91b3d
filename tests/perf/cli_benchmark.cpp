// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

/// The command line as a script feels it: whole processes, start to end, with their greatest memory. Figures for the
/// README, no limits.
namespace {

/// Greatest resident memory in MB, negative when the program could not be run.
double run(std::vector<std::string> words)
{
    words.insert(words.begin(), METERBENCH_CLI);
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    const int spawned = posix_spawn(&process, METERBENCH_CLI, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    rusage usage{};
    if (spawned != 0 || wait4(process, &status, 0, &usage) != process || !WIFEXITED(status))
        return -1;
    constexpr double kilobytes = 1024;
    return static_cast<double>(usage.ru_maxrss) / kilobytes;
}

void runRepeatedly(benchmark::State& state, const std::vector<std::string>& words)
{
    double memory = 0;
    for (auto _ : state)
        memory = run(words);
    if (memory < 0)
        state.SkipWithError("the program could not be run");
    state.counters["MB"] = memory;
}

void startHelp(benchmark::State& state)
{
    runRepeatedly(state, {"--help"});
}
BENCHMARK(startHelp)->Unit(benchmark::kMillisecond)->UseRealTime();

void decodeOne(benchmark::State& state)
{
    runRepeatedly(state, {"decode", "6861111BN242101040", "--json"});
}
BENCHMARK(decodeOne)->Unit(benchmark::kMillisecond)->UseRealTime();

std::string temporary(const std::string& name)
{
    const char* folder = std::getenv("TMPDIR");
    return std::string(folder == nullptr ? "/tmp" : folder) + "/meterbench-benchmark-" + std::to_string(getpid())
        + name;
}

void writePdf(benchmark::State& state)
{
    const std::string project = temporary(".mbench");
    const std::string sheet = temporary(".pdf");
    run({"new", "--family", "omnipower-1p", "-o", project});
    runRepeatedly(state, {"sheet", project, "-o", sheet});
    std::remove(project.c_str());
    std::remove(sheet.c_str());
}
BENCHMARK(writePdf)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A million lines with complete configurations, half of them quoted.
void validateMillion(benchmark::State& state)
{
    constexpr int lines = 1'000'000;
    const std::string table = temporary(".csv");
    {
        std::ofstream stream(table);
        stream << "type_code,configuration\n";
        const std::string configuration = "Z1=1 Z2=1 Z3=00 Z4=2 Z5=000 Z6=01 Z7=01 Z8=1 Z9=001 Z10=000 Z11=01 Z12=00 "
                                          "Z13=000 Z14=000 Z15=001 Z16=349 "
                                          "Z17=000 Z18=000 Z19=1 Z20=000 Z25=1 Z26=000 Z27=1 Z28=2 Z29=3 Z30=1";
        for (int line = 0; line < lines; ++line) {
            if (line % 2 == 0)
                stream << "6861111BN243101010," << configuration << '\n';
            else
                stream << "\"686-11-11B-N24-3101-010\",\"" << configuration << "\"\n";
        }
    }
    runRepeatedly(state, {"validate", "--bulk", table});
    std::remove(table.c_str());
}
BENCHMARK(validateMillion)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

} // namespace

BENCHMARK_MAIN();
