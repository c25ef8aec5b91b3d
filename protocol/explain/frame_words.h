// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/message.h"
#include "protocol/explain/field.h"

/// The words of explanations in four languages, from resources/text/frames.json, handed in as bytes. Terms of standards
/// have none: they stand for themselves in every language. Immutable once parsed; safe to share.
namespace meterbench::protocol::explain {

class FrameWords {
public:
    FrameWords() = default;
    /// @param json the bytes of resources/text/frames.json. Error: `catalog-damaged`.
    [[nodiscard]] static Result<FrameWords> parse(std::string_view json);

    /// What a field is called.
    [[nodiscard]] std::string label(std::string_view field, text::Language language) const;
    [[nodiscard]] std::string say(const Phrase& phrase, text::Language language) const;
    /// All phrases, with commas between them.
    [[nodiscard]] std::string say(std::span<const Phrase> phrases, text::Language language) const;
    [[nodiscard]] std::string message(const Finding& finding, text::Language language) const;
    /// Where the rule of a finding is written; empty when nowhere.
    [[nodiscard]] std::string source(const Finding& finding) const;

    [[nodiscard]] bool knowsPhrase(std::string_view id) const { return m_phrases.find(id) != m_phrases.end(); }
    [[nodiscard]] bool knowsFinding(std::string_view rule) const { return m_findings.find(rule) != m_findings.end(); }

private:
    struct FindingWords {
        text::LocalizedText message;
        std::string source;
    };
    std::map<std::string, text::LocalizedText, std::less<>> m_labels;
    std::map<std::string, text::LocalizedText, std::less<>> m_phrases;
    std::map<std::string, FindingWords, std::less<>> m_findings;
};

} // namespace meterbench::protocol::explain
