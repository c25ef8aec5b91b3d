// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

/// A list of ids or words in which each stands once, in the order in which they came. Pure functions.
namespace meterbench {

using WordList = std::vector<std::string>;

[[nodiscard]] inline bool contains(const WordList& words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

/// Appends what is not there yet.
inline void addOnce(WordList& words, std::string_view word)
{
    if (!contains(words, word))
        words.emplace_back(word);
}

} // namespace meterbench
