// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/scope.h"

#include "protocol/dlms/cipher.h"

#include <fmt/format.h>

namespace meterbench::protocol::explain {

namespace {

void remember(std::vector<Bytes>& list, Octets octets, std::size_t most)
{
    Bytes bytes(octets.begin(), octets.end());
    std::erase(list, bytes);
    if (list.size() >= most)
        list.erase(list.begin());
    list.push_back(std::move(bytes));
}

} // namespace

bool Assembly::append(const std::string& key, Octets part)
{
    if (m_parts.size() >= mostMessages && !has(key))
        return false;
    Bytes& message = m_parts[key];
    if (message.size() + part.size() > longestMessage)
        return false;
    message.insert(message.end(), part.begin(), part.end());
    return true;
}

Bytes Assembly::take(const std::string& key)
{
    const auto found = m_parts.find(key);
    if (found == m_parts.end())
        return {};
    Bytes message = std::move(found->second);
    m_parts.erase(found);
    return message;
}

void Conversation::learnTitle(Octets title)
{
    if (title.size() == dlms::systemTitleSize)
        remember(systemTitles, title, 16);
}

void Conversation::learnDedicatedKey(Octets key)
{
    if (key.size() == 16 || key.size() == 32)
        remember(dedicatedKeys, key, 4);
}

bool Scope::mayGoOn()
{
    if (fieldsLeft > 0)
        return true;
    const auto known
        = std::ranges::any_of(findings, [](const Finding& finding) { return finding.rule == "frame-too-rich"; });
    if (!known)
        find(Severity::Warning, "frame-too-rich", {}, {{"limit", std::to_string(mostFields)}});
    return false;
}

void Scope::find(Severity severity, std::string rule, std::string field, std::vector<Argument> arguments)
{
    constexpr std::size_t mostFindings = 200;
    if (findings.size() >= mostFindings)
        return;
    Finding finding{severity, std::move(rule), {}, std::move(arguments)};
    if (!field.empty())
        finding.fields.push_back(std::move(field));
    findings.push_back(std::move(finding));
}

Field Scope::field(std::string name, const Slice& octets, std::string value, std::vector<Phrase> meaning)
{
    if (fieldsLeft > 0)
        --fieldsLeft;
    return Field{std::move(name), octets, std::move(value), std::move(meaning), {}};
}

Field Scope::number(std::string name, const Slice& octets, std::vector<Phrase> meaning)
{
    return field(std::move(name), octets, octets.isEmpty() ? std::string() : std::to_string(octets.number()),
        std::move(meaning));
}

void Scope::leftOver(std::vector<Field>& into, const Slice& rest)
{
    if (rest.isEmpty())
        return;
    find(Severity::Warning, "octets-left-over", "octets-left-over", {{"count", std::to_string(rest.size())}});
    into.push_back(field("octets-left-over", rest));
}

void Scope::cut(std::string field)
{
    const auto known = std::ranges::any_of(
        findings, [&](const Finding& finding) { return finding.rule == "frame-cut" && finding.fields.size() == 1; });
    if (!known)
        find(Severity::Error, "frame-cut", std::move(field));
}

std::string hexText(Octets octets, std::size_t most)
{
    std::string text;
    for (const std::byte octet : octets.first(std::min(octets.size(), most)))
        fmt::format_to(std::back_inserter(text), "{:02X}", std::to_integer<unsigned>(octet));
    if (octets.size() > most)
        text += "…";
    return text;
}

std::string hexOctet(std::uint8_t octet)
{
    return fmt::format("{:02X}h", octet);
}

std::string hexWord(std::uint16_t word)
{
    return fmt::format("{:04X}h", word);
}

bool isPrintable(Octets octets)
{
    return !octets.empty() && std::ranges::all_of(octets, [](std::byte octet) {
        return octet >= std::byte{0x20} && octet < std::byte{0x7F};
    });
}

std::string printable(Octets octets)
{
    std::string text = textOf(octets);
    for (char& character : text) {
        if (character < 0x20 || character >= 0x7F)
            character = '.';
    }
    return text;
}

std::size_t takeLength(Scope& scope, SliceReader& reader)
{
    const Slice first = reader.take(1);
    if (first.isEmpty()) {
        scope.cut("length");
        return 0;
    }
    if (first[0] < 0x80)
        return first[0];
    const std::size_t count = first[0] & 0x7FU;
    if (count == 0 || count > 4) {
        reader.fail();
        scope.find(Severity::Error, "length-impossible", "length", {{"octet", hexOctet(first[0])}});
        return 0;
    }
    const Slice octets = reader.take(count);
    if (octets.size() < count)
        scope.cut("length");
    return octets.number();
}

} // namespace meterbench::protocol::explain
