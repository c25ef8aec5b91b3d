// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/text/language.h"

#include <map>
#include <string>
#include <string_view>

/// The command line's own words (headings, help, usage errors) in four languages, from resources/text/cli.json. Names
/// and messages of meters are the catalogue's. Immutable once parsed.
namespace meterbench::cli {

class Words {
public:
    Words() = default;
    /// Error: `catalog-damaged`.
    [[nodiscard]] static Result<Words> parse(std::string_view json);

    [[nodiscard]] bool knows(std::string_view id) const { return m_words.find(id) != m_words.end(); }
    /// The words in the language; an unknown id is answered by itself, so that it is seen.
    [[nodiscard]] std::string_view say(std::string_view id, text::Language language) const;

private:
    std::map<std::string, text::LocalizedText, std::less<>> m_words;
};

} // namespace meterbench::cli
