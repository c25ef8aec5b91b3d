// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/decode.h"

#include "core/configuration/code_text.h"
#include "core/configuration/compiled_rules.h"
#include "core/configuration/judge.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

using catalog::Family;
using catalog::Scheme;

/// Codes as far as a scheme was needed to read them.
struct Reading {
    const Scheme* scheme = nullptr;
    const Family* labels = nullptr; ///< a family of the scheme, for names and labels
    CodeSelection selection;
    std::vector<Finding> findings;
};

/// A code of at most three characters, in capitals.
Code capitalCode(std::string_view text)
{
    std::array<char, Code::maximumLength> capitals{};
    for (std::size_t position = 0; position < text.size(); ++position) {
        const char character = text[position];
        capitals[position]
            = character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    }
    return Code({capitals.data(), text.size()});
}

/// The identification of the 382 of 2004, "685-382-OK-10": phases, current, class, module, label (IEC382).
bool isOlder382(std::string_view text)
{
    const auto isOneOf = [text](std::size_t position, std::string_view characters) {
        return characters.find(text[position]) != std::string_view::npos;
    };
    constexpr std::array<std::string_view, 6> modules{"OK", "SK", "DK", "RK", "TK", "MK"};
    return text.size() == 10 && text.starts_with("685") && isOneOf(3, "123") && isOneOf(4, "1689") && isOneOf(5, "12")
        && std::ranges::find(modules, text.substr(6, 2)) != modules.end();
}

class TextDecoder {
public:
    explicit TextDecoder(const CompiledCatalog& compiled) : m_compiled(compiled), m_catalog(compiled.catalog) { }

    Decoded decode(std::span<const std::string_view> texts, const Family* expected);

    /// Says what the reading rests on, where no paper prints the codes of the family.
    void noteOrigin(Decoded& decoded);

private:
    void add(std::string_view id, std::vector<Argument> arguments = {}, FieldSet fields = 0)
    {
        const auto& message = m_catalog.engineMessage(id);
        Finding finding;
        finding.severity = message.severity;
        finding.rule = message.id;
        finding.message = &message.message;
        finding.source = message.source;
        finding.fields = fields;
        finding.arguments = std::move(arguments);
        m_reading.findings.push_back(std::move(finding));
    }

    void readTexts(std::span<const std::string_view> texts);
    void chooseScheme(const Family* expected);
    const Family* familyByPrefix() const;
    void readTypeCode();
    void readAssignments();
    void readPacked(const catalog::ConfigurationRow& row, const AssignmentText& assignment);
    void assign(FieldIndex field, std::string_view text);
    const Family* familyOfConfiguration(const Judge& judge, Decoded& decoded) const;

    const CompiledCatalog& m_compiled;
    const catalog::Catalog& m_catalog;
    Reading m_reading;
    TypeCodeText m_typeCode;
    std::vector<AssignmentText> m_assignments;

    friend class meterbench::configuration::Decoder;
};

void TextDecoder::readTexts(std::span<const std::string_view> texts)
{
    m_assignments.reserve(32); // a whole OMNIPOWER configuration
    for (const auto text : texts) {
        TypeCodeText typeCode;
        CodeTextReader reader(text);
        for (auto part = reader.next(typeCode); part != CodeTextReader::Part::End; part = reader.next(typeCode)) {
            if (part == CodeTextReader::Part::Assignment)
                m_assignments.push_back(reader.assignment());
            if (part == CodeTextReader::Part::BesideCode)
                add("text-beside-code", {{"text", std::string(reader.besideCode())}});
        }
        if (typeCode.length == 0)
            continue;
        if (m_typeCode.length != 0)
            add("type-code-several",
                {{"first", std::string(m_typeCode.text())}, {"second", std::string(typeCode.text())}});
        else
            m_typeCode = typeCode;
    }
}

/// The scheme by the type code's length and prefix, else by the names of the fields, else by what was expected.
void TextDecoder::chooseScheme(const Family* expected)
{
    if (m_typeCode.length != 0) {
        const auto* labels = familyByPrefix();
        m_reading.labels = labels;
    } else {
        for (const auto& family : m_catalog.families()) {
            const auto knows = [&](const AssignmentText& assignment) {
                return m_compiled.of(*family.scheme).find(assignment.field).has_value()
                    || std::ranges::any_of(family.scheme->configurationRows,
                        [&](const auto& row) { return !row.name.empty() && row.name == assignment.field; });
            };
            if (std::ranges::any_of(m_assignments, knows)) {
                m_reading.labels = &family;
                break;
            }
        }
    }
    if (expected != nullptr && (m_reading.labels == nullptr || m_reading.labels->scheme == expected->scheme))
        m_reading.labels = expected;
    if (m_reading.labels == nullptr)
        m_reading.labels = &m_catalog.families().front();
    m_reading.scheme = m_reading.labels->scheme;
}

const Family* TextDecoder::familyByPrefix() const
{
    const auto text = m_typeCode.text();
    const Family* nearest = nullptr;
    for (const auto& family : m_catalog.families()) {
        if (!text.starts_with(family.prefix))
            continue;
        if (m_typeCode.length == m_compiled.of(family).typeCodeLength)
            return &family;
        if (nearest == nullptr)
            nearest = &family;
    }
    return nearest;
}

void TextDecoder::readTypeCode()
{
    if (m_typeCode.length == 0) {
        // Nothing at all is no code either.
        if (m_assignments.empty())
            add("type-code-length",
                {{"length", "0"}, {"expected", std::to_string(m_compiled.of(*m_reading.labels).typeCodeLength)}});
        return;
    }
    if (!m_typeCode.badCharacter.empty())
        add("type-code-character",
            {{"character", std::string(m_typeCode.badCharacter)},
                {"position", std::to_string(m_typeCode.badPosition)}});
    const auto text = m_typeCode.text();
    if (isOlder382(text)) {
        add("type-code-older-382");
        return;
    }
    const auto& prefix = m_reading.labels->prefix;
    if (!text.starts_with(prefix)) {
        add("type-code-prefix", {{"expected", prefix}, {"found", std::string(text.substr(0, prefix.size()))}});
        return;
    }
    const auto expected = m_compiled.of(*m_reading.labels).typeCodeLength;
    // Telegrams of the consumer port may lose the last one or two digits (of the country); anything shorter is a
    // misreading.
    if (m_typeCode.length + 2 >= expected && m_typeCode.length < expected) {
        add("type-code-truncated",
            {{"length", std::to_string(m_typeCode.length)}, {"expected", std::to_string(expected)}},
            fieldBit(m_reading.scheme->typeCodeGroups.back().back()));
    } else if (m_typeCode.length != expected) {
        add("type-code-length",
            {{"length", std::to_string(m_typeCode.length)}, {"expected", std::to_string(expected)}});
        return; // which character is missing or too many nobody knows
    }
    std::size_t position = prefix.size();
    for (const auto& group : m_reading.scheme->typeCodeGroups) {
        for (const auto field : group) {
            const auto digits = m_reading.scheme->fields[field].digits;
            if (position + digits > text.size())
                return;
            assign(field, text.substr(position, digits));
            position += digits;
        }
    }
}

void TextDecoder::assign(FieldIndex field, std::string_view text)
{
    if (text.size() > Code::maximumLength) {
        add("code-digits",
            {{"code", std::string(text)}, {"digits", std::to_string(m_reading.scheme->fields[field].digits)}},
            fieldBit(field));
        return;
    }
    auto& chosen = m_reading.selection[field];
    const auto code = capitalCode(text);
    if (chosen.isGiven() && chosen != code) {
        add("field-twice", {{"first", std::string(chosen.text())}, {"second", std::string(code.text())}},
            fieldBit(field));
        return;
    }
    chosen = code;
}

/// A row written as one number. Registers hold numbers, so leading zeroes may be missing or too many.
void TextDecoder::readPacked(const catalog::ConfigurationRow& row, const AssignmentText& assignment)
{
    std::size_t digits = 0;
    for (const auto field : row.fields)
        digits += m_reading.scheme->fields[field].digits;
    auto code = assignment.code;
    const bool numeric = !code.empty()
        && std::ranges::all_of(code, [](char character) { return character >= '0' && character <= '9'; });
    while (code.size() > digits && code.starts_with('0'))
        code.remove_prefix(1);
    if (!numeric || code.size() > digits) {
        add("packed-digits",
            {{"row", row.name}, {"length", std::to_string(assignment.code.size())},
                {"expected", std::to_string(digits)}});
        return;
    }
    std::string full(digits - code.size(), '0');
    full += code;
    std::size_t position = 0;
    for (const auto field : row.fields) {
        const auto width = m_reading.scheme->fields[field].digits;
        assign(field, std::string_view(full).substr(position, width));
        position += width;
    }
}

void TextDecoder::readAssignments()
{
    const auto& scheme = m_compiled.of(*m_reading.scheme);
    std::size_t hint = 0;
    for (const auto& assignment : m_assignments) {
        if (assignment.field.empty() || assignment.code.empty()) {
            add("configuration-syntax", {{"text", std::string(assignment.field) + "=" + std::string(assignment.code)}});
            continue;
        }
        if (const auto index = scheme.find(assignment.field, hint)) {
            assign(*index, assignment.code);
            hint = std::size_t{*index} + 1;
            continue;
        }
        const auto& rows = m_reading.scheme->configurationRows;
        const auto row = std::ranges::find_if(
            rows, [&](const auto& candidate) { return !candidate.name.empty() && candidate.name == assignment.field; });
        if (row != rows.end())
            readPacked(*row, assignment);
        else
            add("field-unknown", {{"field", std::string(assignment.field)}});
    }
}

struct Agreement {
    std::ptrdiff_t errors = 0;
    std::ptrdiff_t warnings = 0;
    auto operator<=>(const Agreement&) const = default;
};

Agreement agreementOf(const std::vector<Finding>& findings)
{
    return {std::ranges::count(findings, Severity::Error, &Finding::severity),
        std::ranges::count(findings, Severity::Warning, &Finding::severity)};
}

/// Without a type code every family of the scheme is tried: the one that agrees best speaks, and it is named only when
/// it is alone.
const Family* TextDecoder::familyOfConfiguration(const Judge& judge, Decoded& decoded) const
{
    const Family* best = nullptr;
    bool alone = true;
    Agreement bestAgreement;
    std::vector<Finding> bestFindings;
    for (const auto& family : m_catalog.families()) {
        if (family.scheme != m_reading.scheme)
            continue;
        std::vector<Finding> findings;
        judge.judge(family, m_reading.selection, findings);
        const auto agreement = agreementOf(findings);
        if (best == nullptr || agreement < bestAgreement) {
            best = &family;
            bestAgreement = agreement;
            bestFindings = std::move(findings);
            alone = true;
        } else if (agreement == bestAgreement) {
            alone = false;
        }
    }
    decoded.reading = best;
    decoded.findings.insert(decoded.findings.end(), std::make_move_iterator(bestFindings.begin()),
        std::make_move_iterator(bestFindings.end()));
    return alone ? best : nullptr;
}

Decoded TextDecoder::decode(std::span<const std::string_view> texts, const Family* expected)
{
    readTexts(texts);
    chooseScheme(expected);
    readTypeCode();
    readAssignments();

    Decoded decoded;
    decoded.hasTypeCode = m_typeCode.length != 0;
    decoded.hasConfiguration = !m_assignments.empty();
    decoded.selection = m_reading.selection;
    decoded.findings = std::move(m_reading.findings);
    decoded.reading = m_reading.labels;
    return decoded;
}

void TextDecoder::noteOrigin(Decoded& decoded)
{
    const auto& family = *decoded.reading;
    bool isAnyPrinted = false;
    bool isAnyRead = false;
    for (const auto& field : family.fields) {
        const auto* const option = chosenOption(family, field.field, decoded.selection);
        isAnyRead = isAnyRead || option != nullptr;
        isAnyPrinted = isAnyPrinted || (option != nullptr && option->certainty == catalog::Certainty::Printed);
    }
    if (isAnyPrinted || !isAnyRead)
        return;
    const bool isNameplate = std::ranges::any_of(family.observed, [&](const catalog::ObservedCode& observed) {
        return decoded.hasTypeCode && observed.typeCode == typeCode(family, decoded.selection);
    });
    m_reading.findings.clear();
    add(isNameplate ? "type-code-of-162j" : "codes-of-162j");
    decoded.findings.push_back(std::move(m_reading.findings.front()));
    m_reading.findings.clear();
}

} // namespace

Decoder::Decoder(const Judge& judge) : m_judge(judge) { }

Decoded Decoder::decode(std::span<const std::string_view> texts, const catalog::Family* expected) const
{
    TextDecoder decoder(m_judge.compiled());
    auto decoded = decoder.decode(texts, expected);
    const auto* recognised = m_judge.recognise(*decoded.reading->scheme, decoded.selection);
    if (expected != nullptr && expected->scheme == decoded.reading->scheme) {
        decoded.family = expected;
        decoded.reading = expected;
    } else if (recognised != nullptr) {
        decoded.family = recognised;
        decoded.reading = recognised;
    } else if (!decoded.hasTypeCode && decoded.hasConfiguration) {
        decoded.family = decoder.familyOfConfiguration(m_judge, decoded);
        decoder.noteOrigin(decoded);
        return decoded;
    }
    if (decoded.hasTypeCode || decoded.hasConfiguration) {
        m_judge.judge(*decoded.reading, decoded.selection, decoded.findings);
        decoder.noteOrigin(decoded);
    }
    return decoded;
}

} // namespace meterbench::configuration
