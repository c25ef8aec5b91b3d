// SPDX-License-Identifier: Apache-2.0
#include "core/ordersheet/sheet_words.h"

#include <nlohmann/json.hpp>

namespace meterbench::ordersheet {

Result<SheetWords> SheetWords::parse(std::string_view json)
{
    constexpr std::string_view file = "text/ordersheet.json";
    try {
        const auto document = nlohmann::json::parse(json);
        SheetWords words;
        for (const auto& [id, entry] : document.at("words").items()) {
            text::LocalizedText text;
            for (const auto language : text::allLanguages)
                text.set(language, entry.at(std::string(text::tag(language))).get<std::string>());
            words.m_words.emplace(id, std::move(text));
        }
        return words;
    } catch (const nlohmann::json::exception& exception) {
        return failure(ErrorKind::Internal, "catalog-damaged",
            {{"file", std::string(file)}, {"reason", exception.what()}}, std::string(file));
    }
}

std::string SheetWords::say(std::string_view id, text::Language language) const
{
    const auto found = m_words.find(id);
    return found == m_words.end() ? std::string(id) : found->second.in(language);
}

std::vector<std::string> SheetWords::ids() const
{
    std::vector<std::string> all;
    all.reserve(m_words.size());
    for (const auto& [id, words] : m_words)
        all.push_back(id);
    return all;
}

} // namespace meterbench::ordersheet
