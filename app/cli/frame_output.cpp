// SPDX-License-Identifier: Apache-2.0
#include "app/cli/frame_output.h"

#include "app/cli/finding_output.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

using protocol::explain::ExplainedFrame;
using protocol::explain::Field;
using protocol::explain::FrameWords;
using protocol::explain::Slice;

std::string hexadecimal(const Slice& slice)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    text.reserve(slice.size() * 2);
    for (const std::byte octet : slice.octets()) {
        text.push_back(digits[std::to_integer<unsigned>(octet) >> 4U]);
        text.push_back(digits[std::to_integer<unsigned>(octet) & 0x0FU]);
    }
    return text;
}

/// Within the frame as it stood in the input, or within octets of its own.
std::size_t offsetOf(const Field& field, const ExplainedFrame& frame)
{
    return field.octets.sharesBufferWith(frame.octets) ? field.octets.offset() - frame.octets.offset()
                                                       : field.octets.offset();
}

nlohmann::ordered_json fieldJson(
    const Field& field, const ExplainedFrame& frame, const FrameWords& words, text::Language language)
{
    nlohmann::ordered_json json{{"name", field.name}, {"label", words.label(field.name, language)},
        {"offset", offsetOf(field, frame)}, {"length", field.octets.size()}, {"raw", hexadecimal(field.octets)},
        {"value", field.value}, {"meaning", words.say(field.meaning, language)}};
    if (!field.fields.empty()) {
        auto& fields = json["fields"] = nlohmann::ordered_json::array();
        for (const Field& part : field.fields)
            fields.push_back(fieldJson(part, frame, words, language));
    }
    return json;
}

std::vector<configuration::ExplainedFinding> explained(
    const ExplainedFrame& frame, const FrameWords& words, text::Language language)
{
    std::vector<configuration::ExplainedFinding> findings;
    for (const protocol::explain::Finding& finding : frame.findings) {
        findings.push_back(
            {finding.severity, finding.rule, finding.fields, words.message(finding, language), words.source(finding)});
    }
    return findings;
}

/// Text of a meter may hold what a terminal would obey.
std::string harmless(std::string text)
{
    for (char& character : text) {
        if (static_cast<unsigned char>(character) < 0x20 || character == 0x7F)
            character = '.';
    }
    return text;
}

class FrameText {
public:
    FrameText(const Session& session, const ExplainedFrame& frame, const FrameWords& words)
        : m_session(session), m_frame(frame), m_words(words)
    {
    }

    std::string text()
    {
        const Console& console = m_session.console();
        std::string heading = m_frame.protocol;
        m_text = console.styled(Style::Heading, heading) + "  "
            + m_session.word("octets", std::vector<Argument>{{"count", std::to_string(m_frame.octets.size())}});
        if (m_frame.line > 0)
            place("frame-line", m_frame.line);
        if (m_frame.packet > 0)
            place("frame-packet", m_frame.packet);
        if (!m_frame.stream.empty())
            m_text += "  " + console.styled(Style::Muted, m_frame.stream);
        m_text += "\n";
        for (const Field& field : m_frame.fields)
            add(field, 0);
        m_text += toText(m_session, explained(m_frame, m_words, m_session.language()), 2);
        return std::move(m_text);
    }

private:
    void place(const char* word, std::size_t number)
    {
        m_text += "  "
            + m_session.console().styled(
                Style::Muted, m_session.word(word, std::vector<Argument>{{"number", std::to_string(number)}}));
    }

    void add(const Field& field, std::size_t depth)
    {
        constexpr std::size_t labelColumns = 34;
        constexpr std::size_t mostRaw = 8;
        const Console& console = m_session.console();
        const std::string label = std::string(2 * depth, ' ') + m_words.label(field.name, m_session.language());
        m_text += "  " + console.styled(Style::Muted, fmt::format("{:4}", offsetOf(field, m_frame))) + "  " + label;
        const std::string meaning = harmless(m_words.say(field.meaning, m_session.language()));
        std::string rest = harmless(field.value);
        if (!meaning.empty())
            rest += (rest.empty() ? "" : "  ") + meaning;
        if (field.fields.empty() && field.octets.size() > 0 && field.octets.size() <= mostRaw) {
            const std::string raw = hexadecimal(field.octets);
            if (rest.find(raw) == std::string::npos)
                rest += (rest.empty() ? "" : "  ") + console.styled(Style::Muted, "[" + raw + "]");
        }
        if (!rest.empty()) {
            m_text.append(width(label) < labelColumns ? labelColumns - width(label) : 1, ' ');
            m_text += rest;
        }
        m_text += "\n";
        for (const Field& part : field.fields)
            add(part, depth + 1);
    }

    const Session& m_session;
    const ExplainedFrame& m_frame;
    const FrameWords& m_words;
    std::string m_text;
};

} // namespace

nlohmann::ordered_json toJson(const ExplainedFrame& frame, const FrameWords& words, text::Language language)
{
    nlohmann::ordered_json json{{"protocol", frame.protocol}};
    if (frame.line > 0)
        json["line"] = frame.line;
    if (frame.packet > 0)
        json["packet"] = frame.packet;
    if (!frame.stream.empty())
        json["stream"] = frame.stream;
    json["octets"] = hexadecimal(frame.octets);
    auto& fields = json["fields"] = nlohmann::ordered_json::array();
    for (const Field& field : frame.fields)
        fields.push_back(fieldJson(field, frame, words, language));
    json["findings"] = toJson(explained(frame, words, language));
    return json;
}

std::string toText(const Session& session, const ExplainedFrame& frame, const FrameWords& words)
{
    return FrameText(session, frame, words).text();
}

} // namespace meterbench::cli
