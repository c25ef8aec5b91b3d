// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/frame_input.h"
#include "tests/protocol/hex.h"
#include "tests/protocol/push/shipped_lists.h"
#include "tests/support/test_case.h"

/// Frames explained with the tables that ship, and ways to look at the result. For tests alone.
namespace meterbench::tests {

namespace explain = protocol::explain;

/// The tables, parsed once.
inline const explain::Knowledge& shippedKnowledge()
{
    struct Tables {
        Result<protocol::kmp::RegisterTable> registers
            = readResource("protocol/kmp-registers.json").and_then([](const std::string& json) {
                  return protocol::kmp::RegisterTable::parse(json);
              });
        Result<protocol::kmp::TypeWords> words
            = readResource("protocol/kmp-type-words.json").and_then([](const std::string& json) {
                  return protocol::kmp::TypeWords::parse(json);
              });
        Result<protocol::push::PushLists> lists = shippedLists();
        explain::Knowledge knowledge{&*registers, &*words, &*lists};
    };
    static const Tables tables;
    return tables.knowledge;
}

using Frames = std::vector<explain::ExplainedFrame>;

/// As the command reads an input.
inline Frames explainedInput(std::string_view input, explain::KeyRing keys = {})
{
    const explain::Explainer explainer(shippedKnowledge(), std::move(keys));
    Frames frames;
    static_cast<void>(explainer.explain(explain::readFrames(input, explainer),
        [&](explain::ExplainedFrame frame) { frames.push_back(std::move(frame)); }));
    return frames;
}

/// Octets as one chunk.
inline Frames explained(protocol::Bytes octets, explain::KeyRing keys = {})
{
    const explain::Explainer explainer(shippedKnowledge(), std::move(keys));
    Frames frames;
    const explain::Chunk chunk{explain::Slice(std::move(octets)), 0};
    static_cast<void>(explainer.explain(
        std::span(&chunk, 1), [&](explain::ExplainedFrame frame) { frames.push_back(std::move(frame)); }));
    return frames;
}

inline Frames explained(const char* hexadecimal, explain::KeyRing keys = {})
{
    return explained(hex(hexadecimal), std::move(keys));
}

/// The first field of this name, however deep; null when there is none.
inline const explain::Field* findField(const std::vector<explain::Field>& fields, std::string_view name)
{
    for (const explain::Field& field : fields) {
        if (field.name == name)
            return &field;
        if (const explain::Field* within = findField(field.fields, name))
            return within;
    }
    return nullptr;
}

/// Its value; "-" when there is no such field.
inline std::string valueOf(const explain::ExplainedFrame& frame, std::string_view name)
{
    const explain::Field* field = findField(frame.fields, name);
    return field == nullptr ? "-" : field->value;
}

/// The ids of its meaning, with blanks between them.
inline std::string meaningOf(const explain::ExplainedFrame& frame, std::string_view name)
{
    const explain::Field* field = findField(frame.fields, name);
    std::string text;
    for (const explain::Phrase& phrase : field == nullptr ? std::vector<explain::Phrase>() : field->meaning)
        text.append(text.empty() ? "" : " ").append(phrase.id);
    return text;
}

/// Rules of all findings, with blanks between them.
inline std::string rulesOf(const explain::ExplainedFrame& frame)
{
    std::string text;
    for (const explain::Finding& finding : frame.findings)
        text.append(text.empty() ? "" : " ").append(finding.rule);
    return text;
}

} // namespace meterbench::tests

/// Compares texts and shows both when they differ.
#define COMPARE_TEXT(actual, expected) QCOMPARE(QString::fromStdString(actual), QString(expected))
