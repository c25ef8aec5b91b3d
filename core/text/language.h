// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// The four languages of the house, and text that exists in all of them. Not a locale: no dates, no sorting.
/// Plain values, free to share between threads.
namespace meterbench::text {

enum class Language { English, Danish, Swedish, French };

inline constexpr std::array<Language, 4> allLanguages{
    Language::English, Language::Danish, Language::Swedish, Language::French};

/// "en", "da", "sv" or "fr".
[[nodiscard]] std::string_view tag(Language language);

/// Reads a tag or a locale name ("da", "da_DK.UTF-8", "sv-SE"); nothing for other languages.
[[nodiscard]] std::optional<Language> languageFromTag(std::string_view tag);

/// The decimal sign of the language: a point in English, a comma in the others.
[[nodiscard]] char decimalSign(Language language);

/// The same words in every language.
class LocalizedText {
public:
    LocalizedText() = default;

    void set(Language language, std::string words) { m_words[static_cast<std::size_t>(language)] = std::move(words); }
    [[nodiscard]] const std::string& in(Language language) const { return m_words[static_cast<std::size_t>(language)]; }
    [[nodiscard]] bool isEmpty() const { return m_words[0].empty(); }

    bool operator==(const LocalizedText&) const = default;

private:
    std::array<std::string, 4> m_words;
};

} // namespace meterbench::text
