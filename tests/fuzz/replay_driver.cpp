// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

/// Stands for libFuzzer where the compiler has none: runs a target over its corpus and over mutations of it that are
/// the same in every run. It measures no coverage and keeps nothing. `target CORPUS COUNT [SECONDS]`: at most so many
/// mutations, in at most so many seconds.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::string;

void runTarget(const Bytes& input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::vector<Bytes> readCorpus(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file())
            paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end()); // a folder has no order of its own
    std::vector<Bytes> corpus;
    for (const auto& path : paths) {
        std::ifstream stream(path, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
    }
    return corpus;
}

class Mutator {
public:
    explicit Mutator(const std::vector<Bytes>& corpus) : m_corpus(corpus) { }

    Bytes next()
    {
        Bytes input = m_corpus[below(m_corpus.size())];
        for (std::size_t times = 1 + below(4); times > 0; --times)
            mutate(input);
        return input;
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : static_cast<std::size_t>(m_random() % limit); }

    void mutate(Bytes& input)
    {
        static constexpr char telling[] = "0123456789ABCDNXZ=-? ,;:\"\\{}[]\n\r\t\0\x7f\x80\xff";
        const char character = telling[below(sizeof telling - 1)];
        const std::size_t position = below(input.size() + 1);
        switch (below(7)) {
        case 0:
            input.insert(position, 1, character);
            break;
        case 1:
            input.erase(position, 1 + below(8));
            break;
        case 2:
            if (position < input.size())
                input[position] = character;
            break;
        case 3:
            if (position < input.size())
                input[position] = static_cast<char>(input[position] ^ (1 << below(8)));
            break;
        case 4:
            input.resize(position);
            break;
        case 5:
            input.insert(position, input.substr(below(input.size() + 1), below(32)));
            break;
        default: {
            const Bytes& other = m_corpus[below(m_corpus.size())];
            input.replace(position, below(16), other.substr(below(other.size() + 1), below(64)));
        }
        }
    }

    const std::vector<Bytes>& m_corpus;
    std::mt19937 m_random{20'260'301};
};

} // namespace

int main(int count, char** arguments)
{
    if (count < 3) {
        std::fprintf(stderr, "usage: %s CORPUS COUNT [SECONDS]\n", arguments[0]);
        return 1;
    }
    const std::vector<Bytes> corpus = readCorpus(arguments[1]);
    if (corpus.empty()) {
        std::fprintf(stderr, "%s: no corpus\n", arguments[1]);
        return 1;
    }
    for (const Bytes& input : corpus)
        runTarget(input);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(count > 3 ? std::atoi(arguments[3]) : 60);
    Mutator mutator(corpus);
    long done = 0;
    for (const long wanted = std::atol(arguments[2]); done < wanted && std::chrono::steady_clock::now() < end; ++done)
        runTarget(mutator.next());
    std::printf("%zu inputs and %ld mutations of them\n", corpus.size(), done);
    return 0;
}
