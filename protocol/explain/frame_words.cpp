// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_words.h"

#include <nlohmann/json.hpp>

namespace meterbench::protocol::explain {

namespace {

using Json = nlohmann::json;

text::LocalizedText localized(const Json& json)
{
    text::LocalizedText words;
    for (const auto language : text::allLanguages)
        words.set(language, json.at(std::string(text::tag(language))).get<std::string>());
    return words;
}

} // namespace

Result<FrameWords> FrameWords::parse(std::string_view json)
{
    constexpr auto file = "text/frames.json";
    try {
        const auto document = Json::parse(json);
        FrameWords words;
        for (const auto& [name, entry] : document.at("labels").items())
            words.m_labels.emplace(name, localized(entry));
        for (const auto& [id, entry] : document.at("phrases").items())
            words.m_phrases.emplace(id, localized(entry));
        for (const auto& [rule, entry] : document.at("findings").items())
            words.m_findings.emplace(
                rule, FindingWords{localized(entry.at("message")), entry.value("source", std::string())});
        return words;
    } catch (const Json::exception& exception) {
        return failure(ErrorKind::Internal, "catalog-damaged", {{"file", file}, {"reason", exception.what()}}, file);
    }
}

std::string FrameWords::label(std::string_view field, text::Language language) const
{
    const auto found = m_labels.find(field);
    return found == m_labels.end() ? std::string(field) : found->second.in(language);
}

std::string FrameWords::say(const Phrase& phrase, text::Language language) const
{
    const auto found = m_phrases.find(phrase.id);
    return found == m_phrases.end() ? phrase.id : text::fill(found->second.in(language), phrase.arguments);
}

std::string FrameWords::say(std::span<const Phrase> phrases, text::Language language) const
{
    std::string words;
    for (const Phrase& phrase : phrases) {
        if (!words.empty())
            words += ", ";
        words += say(phrase, language);
    }
    return words;
}

std::string FrameWords::message(const Finding& finding, text::Language language) const
{
    const auto found = m_findings.find(finding.rule);
    return found == m_findings.end() ? finding.rule : text::fill(found->second.message.in(language), finding.arguments);
}

std::string FrameWords::source(const Finding& finding) const
{
    const auto found = m_findings.find(finding.rule);
    return found == m_findings.end() ? std::string() : found->second.source;
}

} // namespace meterbench::protocol::explain
