// SPDX-License-Identifier: Apache-2.0
#include "app/cli/nearest.h"

#include <algorithm>
#include <numeric>

namespace meterbench::cli {
namespace {

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    constexpr std::size_t longestWord = 64; // nobody means a command by more
    std::string_view best;
    std::size_t bestDistance = longestWord;
    if (word.size() > longestWord)
        return best;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(word, candidate);
        const std::size_t tolerated = std::max<std::size_t>(2, candidate.size() / 3);
        if (distance <= tolerated && distance < bestDistance && distance < candidate.size()) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

std::vector<Argument> withSuggestion(std::vector<Argument> arguments, std::string_view suggestion)
{
    if (!suggestion.empty())
        arguments.push_back({"suggestion", std::string(suggestion)});
    return arguments;
}

} // namespace meterbench::cli
