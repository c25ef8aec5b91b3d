// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/association.h"
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"
#include "protocol/explain/system_title.h"

/// AARQ, AARE, RLRQ and RLRE: fields of BER, each with its tag and length; what stands in the user information is an
/// APDU again.
namespace meterbench::protocol::explain {

namespace {

constexpr std::uint8_t aarq = 0x60;
constexpr std::uint8_t aare = 0x61;

std::string_view nameOfField(std::uint8_t apdu, std::uint8_t tag)
{
    const bool isRequest = apdu == aarq;
    switch (tag) {
    case 0x80:
        return apdu == aarq || apdu == aare ? "protocol-version" : "reason";
    case 0xA1:
        return "application-context-name";
    case 0xA2:
        return isRequest ? "called-AP-title" : "result";
    case 0xA3:
        return isRequest ? "called-AE-qualifier" : "result-source-diagnostic";
    case 0xA4:
        return isRequest ? "called-AP-invocation-id" : "responding-AP-title";
    case 0xA5:
        return isRequest ? "called-AE-invocation-id" : "responding-AE-qualifier";
    case 0xA6:
        return isRequest ? "calling-AP-title" : "responding-AP-invocation-id";
    case 0xA7:
        return isRequest ? "calling-AE-qualifier" : "responding-AE-invocation-id";
    case 0xA8:
        return "calling-AP-invocation-id";
    case 0xA9:
        return "calling-AE-invocation-id";
    case 0x88:
        return "responder-acse-requirements";
    case 0x89:
        return "mechanism-name";
    case 0xAA:
        return "responding-authentication-value";
    case 0x8A:
        return "sender-acse-requirements";
    case 0x8B:
        return "mechanism-name";
    case 0xAC:
        return "calling-authentication-value";
    case 0xBD:
        return "implementation-information";
    case 0xBE:
        return "user-information";
    default:
        return "unknown-field";
    }
}

/// The contents of a field within a field, past tag and length; the slice itself where there is none.
Slice inside(const Slice& contents)
{
    if (contents.size() < 2 || contents[1] >= 0x80 || contents[1] + std::size_t{2} > contents.size())
        return contents;
    return contents.sub(2, contents[1]);
}

std::string objectIdentifier(Octets octets)
{
    if (octets.empty())
        return {};
    const auto first = std::to_integer<unsigned>(octets[0]);
    std::string text
        = std::to_string(std::min(first / 40, 2U)) + "." + std::to_string(first - std::min(first / 40, 2U) * 40);
    std::uint32_t number = 0;
    for (const std::byte octet : octets.subspan(1)) {
        number = number << 7U | (std::to_integer<std::uint32_t>(octet) & 0x7FU);
        if ((octet & std::byte{0x80}) == std::byte{})
            text += "." + std::to_string(std::exchange(number, 0));
    }
    return text;
}

std::string_view contextName(std::uint8_t number)
{
    constexpr std::array<std::string_view, 5> names{"", "logical-name-referencing", "short-name-referencing",
        "logical-name-referencing-with-ciphering", "short-name-referencing-with-ciphering"};
    return number < names.size() ? names.at(number) : std::string_view();
}

std::string_view mechanismName(std::uint8_t number)
{
    constexpr std::array<std::string_view, 8> names{"lowest-level-security", "low-level-security",
        "high-level-security", "high-level-security-MD5", "high-level-security-SHA-1", "high-level-security-GMAC",
        "high-level-security-SHA-256", "high-level-security-ECDSA"};
    return number < names.size() ? names.at(number) : std::string_view();
}

std::string_view resultName(std::uint8_t number)
{
    constexpr std::array<std::string_view, 3> names{"accepted", "rejected-permanent", "rejected-transient"};
    return number < names.size() ? names.at(number) : std::string_view();
}

Phrase phrase(std::string_view name)
{
    return {std::string(name), {}};
}

class AssociationExplainer {
public:
    AssociationExplainer(Scope& scope, std::uint8_t apdu) : m_scope(scope), m_apdu(apdu) { }

    Field field(std::uint8_t tag, const Slice& whole, const Slice& contents)
    {
        Field field = m_scope.field(std::string(nameOfField(m_apdu, tag)), whole);
        field.fields.push_back(m_scope.field("tag", whole.first(1), hexOctet(tag)));
        field.fields.push_back(
            m_scope.field("length", whole.sub(1, whole.size() - contents.size() - 1), std::to_string(contents.size())));
        describe(field, contents);
        return field;
    }

private:
    void describe(Field& field, const Slice& contents)
    {
        const std::string& name = field.name;
        const Slice inner = inside(contents);
        if (name == "application-context-name") {
            named(field, inner, contextName(inner.last(1)[0]));
        } else if (name == "mechanism-name") {
            named(field, contents, mechanismName(contents.last(1)[0]));
        } else if (name == "calling-AP-title" || name == "responding-AP-title") {
            field.value = hexText(inner.octets());
            field.meaning = systemTitleMeaning(inner.octets());
            m_scope.conversation.learnTitle(inner.octets());
        } else if (name == "calling-authentication-value" || name == "responding-authentication-value") {
            field.value = isPrintable(inner.octets()) ? inner.text() : hexText(inner.octets());
        } else if (name == "result") {
            field.value = std::to_string(inner[0]);
            field.meaning.push_back(phrase(resultName(inner[0])));
        } else if (name == "result-source-diagnostic") {
            diagnostic(field, contents);
        } else if (name == "user-information") {
            explainApdu(m_scope, inner, field.fields);
        } else if (name == "reason") {
            field.value = std::to_string(contents[0]);
            if (contents[0] <= 1)
                field.meaning.push_back(phrase(contents[0] == 0 ? "normal"
                        : m_apdu == 0x62                        ? "urgent"
                                                                : "not-finished"));
        } else {
            field.value = hexText(inner.octets());
        }
    }

    static void named(Field& field, const Slice& identifier, std::string_view name)
    {
        field.value = objectIdentifier(identifier.octets());
        if (!name.empty())
            field.meaning.push_back(phrase(name));
    }

    static void diagnostic(Field& field, const Slice& contents)
    {
        const bool isOfUser = contents[0] == 0xA1;
        const Slice number = inside(inside(contents));
        field.value = std::to_string(number[0]);
        field.meaning.push_back(phrase(isOfUser ? "acse-service-user" : "acse-service-provider"));
        if (isOfUser)
            field.meaning.push_back(phrase(dlms::nameOf(static_cast<dlms::AssociationDiagnostic>(number[0]))));
    }

    Scope& m_scope;
    std::uint8_t m_apdu;
};

} // namespace

void explainAssociation(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu)
{
    const Slice start = reader.rest();
    const std::size_t length = takeLength(scope, reader);
    apdu.fields.push_back(scope.field("length", reader.since(start), std::to_string(length)));
    SliceReader fields(reader.take(length));
    AssociationExplainer explainer(scope, tag);
    while (!fields.isAtEnd() && !fields.hasFailed() && scope.mayGoOn()) {
        const Slice begin = fields.rest();
        const std::uint8_t fieldTag = fields.take(1)[0];
        const Slice contents = fields.take(takeLength(scope, fields));
        apdu.fields.push_back(explainer.field(fieldTag, fields.since(begin), contents));
    }
    if (fields.hasFailed())
        reader.fail();
}

} // namespace meterbench::protocol::explain
