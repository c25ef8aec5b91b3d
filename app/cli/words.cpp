// SPDX-License-Identifier: Apache-2.0
#include "app/cli/words.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {

Result<Words> Words::parse(std::string_view json)
{
    const auto damaged = [](std::string where) {
        return failure(
            ErrorKind::Internal, "catalog-damaged", {{"file", "text/cli.json"}, {"reason", where}}, "text/cli.json");
    };
    const auto document = nlohmann::json::parse(json, nullptr, false);
    const auto entries = document.is_object() ? document.find("words") : document.end();
    if (!document.is_object() || entries == document.end() || !entries->is_object())
        return damaged("words");
    Words words;
    for (const auto& [id, translations] : entries->items()) {
        text::LocalizedText localized;
        for (const text::Language language : text::allLanguages) {
            const auto found = translations.find(std::string(text::tag(language)));
            if (found == translations.end() || !found->is_string() || found->get_ref<const std::string&>().empty())
                return damaged(id);
            localized.set(language, found->get<std::string>());
        }
        words.m_words.emplace(id, std::move(localized));
    }
    return words;
}

std::string_view Words::say(std::string_view id, text::Language language) const
{
    const auto found = m_words.find(id);
    return found == m_words.end() ? id : std::string_view(found->second.in(language));
}

} // namespace meterbench::cli
