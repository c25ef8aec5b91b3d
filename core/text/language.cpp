// SPDX-License-Identifier: Apache-2.0
#include "core/text/language.h"

namespace meterbench::text {

std::string_view tag(Language language)
{
    switch (language) {
    case Language::English:
        return "en";
    case Language::Danish:
        return "da";
    case Language::Swedish:
        return "sv";
    case Language::French:
        return "fr";
    }
    return "en";
}

std::optional<Language> languageFromTag(std::string_view wanted)
{
    const auto end = wanted.find_first_of("_-.@");
    const auto primary = wanted.substr(0, end);
    for (const auto language : allLanguages) {
        if (primary == tag(language))
            return language;
    }
    return std::nullopt;
}

char decimalSign(Language language)
{
    return language == Language::English ? '.' : ',';
}

} // namespace meterbench::text
