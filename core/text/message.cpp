// SPDX-License-Identifier: Apache-2.0
#include "core/text/message.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace meterbench::text {

namespace {

LocalizedText localized(const nlohmann::json& json)
{
    LocalizedText words;
    for (const auto language : allLanguages)
        words.set(language, json.at(std::string(tag(language))).get<std::string>());
    return words;
}

} // namespace

std::string fill(std::string_view pattern, std::span<const Argument> arguments)
{
    std::string words;
    words.reserve(pattern.size() + 32);
    for (std::size_t position = 0; position < pattern.size();) {
        const auto open = pattern.find('{', position);
        const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) {
            words += pattern.substr(position);
            break;
        }
        words += pattern.substr(position, open - position);
        const auto name = pattern.substr(open + 1, close - open - 1);
        const auto argument = std::ranges::find(arguments, name, &Argument::name);
        words
            += argument == arguments.end() ? pattern.substr(open, close - open + 1) : std::string_view(argument->value);
        position = close + 1;
    }
    return words;
}

Result<ErrorTexts> ErrorTexts::parse(std::string_view json)
{
    try {
        const auto document = nlohmann::json::parse(json);
        ErrorTexts texts;
        for (const auto& entry : document.at("messages")) {
            texts.m_entries.emplace(entry.at("id").get<std::string>(),
                Entry{localized(entry.at("message")), localized(entry.at("remedy"))});
        }
        return texts;
    } catch (const nlohmann::json::exception& exception) {
        return failure(ErrorKind::Internal, "catalog-damaged",
            {{"file", "text/errors.json"}, {"reason", exception.what()}}, "text/errors.json");
    }
}

std::string ErrorTexts::say(const Error& error, Language language) const
{
    const auto entry = m_entries.find(error.id);
    if (entry == m_entries.end()) {
        std::string words = error.id;
        for (const auto& argument : error.arguments)
            words += " " + argument.name + "=" + argument.value;
        return error.where.empty() ? words : error.where + ": " + words;
    }
    auto words = fill(entry->second.message.in(language), error.arguments);
    // The place stands in front, as compilers and editors have taught everyone, unless the message names it itself.
    if (!error.where.empty() && words.find(error.where) == std::string::npos)
        words = error.where + ": " + words;
    const auto remedy = fill(entry->second.remedy.in(language), error.arguments);
    return remedy.empty() ? words : words + " " + remedy;
}

} // namespace meterbench::text
