// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/apdu_tag.h"
#include "protocol/dlms/cipher.h"
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"
#include "protocol/explain/system_title.h"

/// Ciphered APDUs: glo- and ded- forms, general-glo, general-ded and general-ciphering, general-signing. Every key at
/// hand is tried with every system title that may be the sender's; what opens is explained within.
namespace meterbench::protocol::explain {

namespace {

/// What was found behind the envelope.
struct Opening {
    Bytes plain;
    enum class How { Authenticated, Unchecked } how = How::Authenticated;
    enum class Keys { AsGiven, Swapped } keys = Keys::AsGiven;
};

/// An APDU from end to end that is not ciphered itself.
bool isWholeText(const Slice& octets)
{
    const ApduFit fit = fitOf(octets);
    return fit.isWhole && !fit.isCiphered;
}

class Opener {
public:
    Opener(const Scope& scope, Octets content, std::optional<Bytes> title, dlms::KeySet keySet)
        : m_content(content), m_control(dlms::SecurityControl::decode(std::to_integer<std::uint8_t>(content[0])))
    {
        if (title)
            m_titles.push_back(std::move(*title));
        else
            m_titles = scope.conversation.systemTitles;
        m_titles.insert(m_titles.end(), scope.keys.systemTitles.begin(), scope.keys.systemTitles.end());
        m_pairs = scope.keys.pairs;
        if (keySet == dlms::KeySet::Dedicated) {
            for (const Bytes& dedicated : scope.conversation.dedicatedKeys) {
                m_pairs.insert(m_pairs.begin(), KeyPair{dedicated, {}});
                for (const KeyPair& pair : scope.keys.pairs)
                    m_pairs.insert(m_pairs.begin(), KeyPair{dedicated, pair.authentication});
            }
        }
    }

    [[nodiscard]] bool hasKey() const { return !m_pairs.empty(); }
    [[nodiscard]] bool hasTitle() const { return !m_titles.empty(); }

    [[nodiscard]] std::optional<Opening> open() const
    {
        for (const KeyPair& pair : m_pairs) {
            auto cipher = dlms::Cipher::create(pair.encryption, pair.authentication);
            if (!cipher)
                continue;
            for (const Bytes& title : m_titles) {
                if (auto opened = cipher->open(title, m_content))
                    return Opening{opened->plain, Opening::How::Authenticated};
            }
        }
        if (auto opening = swapped())
            return opening;
        return unchecked();
    }

private:
    /// The authentication key taken for the encryption key, and the other way round.
    [[nodiscard]] std::optional<Opening> swapped() const
    {
        for (const KeyPair& pair : m_pairs) {
            auto cipher = dlms::Cipher::create(pair.authentication, pair.encryption);
            for (const Bytes& title : m_titles) {
                if (!cipher)
                    break;
                if (auto opened = cipher->open(title, m_content))
                    return Opening{opened->plain, Opening::How::Authenticated, Opening::Keys::Swapped};
            }
        }
        return {};
    }

    /// With the encryption key alone: counter mode turns the text back, and an APDU shows itself by its tag and by
    /// being whole. Without an authentication key nothing proves it.
    [[nodiscard]] std::optional<Opening> unchecked() const
    {
        const bool isEncrypted
            = m_control.protection == dlms::Protection::Both || m_control.protection == dlms::Protection::Encrypted;
        const std::size_t tag = m_control.protection == dlms::Protection::Both ? dlms::tagSize : 0;
        if (!isEncrypted || m_content.size() < dlms::securityHeaderSize + tag + 1)
            return {};
        const Octets text
            = m_content.subspan(dlms::securityHeaderSize, m_content.size() - dlms::securityHeaderSize - tag);
        const auto counter
            = static_cast<std::uint32_t>(Slice(Bytes(m_content.begin() + 1, m_content.begin() + 5)).number());
        dlms::SecurityControl control = m_control;
        control.protection = dlms::Protection::Encrypted;
        for (const KeyPair& pair : m_pairs) {
            auto cipher = dlms::Cipher::create(pair.encryption, {});
            for (const Bytes& title : m_titles) {
                Bytes turned;
                if (!cipher || !cipher->protect(control, title, counter, text, turned))
                    continue;
                turned.erase(turned.begin(), turned.begin() + dlms::securityHeaderSize);
                if (isWholeText(Slice(turned)))
                    return Opening{std::move(turned), Opening::How::Unchecked};
            }
        }
        return {};
    }

    Octets m_content;
    dlms::SecurityControl m_control;
    std::vector<Bytes> m_titles;
    std::vector<KeyPair> m_pairs;
};

std::vector<Phrase> controlMeaning(const dlms::SecurityControl& control)
{
    std::vector<Phrase> meaning{{"security-suite", {{"suite", std::to_string(static_cast<unsigned>(control.suite))}}}};
    const bool isEncrypted
        = control.protection == dlms::Protection::Both || control.protection == dlms::Protection::Encrypted;
    const bool isAuthenticated
        = control.protection == dlms::Protection::Both || control.protection == dlms::Protection::Authenticated;
    if (isAuthenticated)
        meaning.push_back({"security-authenticated", {}});
    if (isEncrypted)
        meaning.push_back({"security-encrypted", {}});
    if (!isAuthenticated && !isEncrypted)
        meaning.push_back({"security-none", {}});
    meaning.push_back({control.isBroadcastKey ? "security-broadcast-key" : "security-unicast-key", {}});
    if (control.isCompressed)
        meaning.push_back({"security-compressed", {}});
    return meaning;
}

void nest(Scope& scope, Field& into, const char* name, Bytes plain)
{
    const Slice whole(std::move(plain));
    Field field = scope.field(name, whole, std::to_string(whole.size()));
    explainApdu(scope, whole, field.fields);
    into.fields.push_back(std::move(field));
}

/// Some meters announce encryption and send plain text, with a tag behind it or without.
bool explainPlainText(Scope& scope, Field& apdu, const Slice& text)
{
    for (const std::size_t tag : {dlms::tagSize, std::size_t{0}}) {
        const Octets octets = text.first(text.size() - std::min(tag, text.size())).octets();
        Bytes candidate(octets.begin(), octets.end());
        if (isWholeText(Slice(candidate))) {
            scope.find(Severity::Warning, "not-encrypted", "security-control");
            nest(scope, apdu, "plain-apdu", std::move(candidate));
            return true;
        }
    }
    return false;
}

/// @param announced length of the content: what is cut has lost its tag, and opens with no key
void explainProtected(Scope& scope, Field& apdu, const Slice& content, std::size_t announced,
    std::optional<Bytes> title, dlms::KeySet keySet)
{
    if (content.size() < dlms::securityHeaderSize) {
        scope.cut("security-header");
        return;
    }
    const bool isCut = content.size() < announced;
    const auto control = dlms::SecurityControl::decode(content[0]);
    const bool isAuthenticated
        = control.protection == dlms::Protection::Both || control.protection == dlms::Protection::Authenticated;
    const Slice text = content.sub(dlms::securityHeaderSize);
    const std::size_t tagSize = isAuthenticated && !isCut ? std::min(dlms::tagSize, text.size()) : 0;
    const Slice body = text.first(text.size() - tagSize);
    apdu.fields.push_back(
        scope.field("security-control", content.first(1), hexOctet(content[0]), controlMeaning(control)));
    apdu.fields.push_back(scope.number("invocation-counter", content.sub(1, 4)));
    const bool isPlain
        = control.protection == dlms::Protection::None || control.protection == dlms::Protection::Authenticated;
    apdu.fields.push_back(scope.field(isPlain ? "text" : "ciphertext", body, std::to_string(body.size())));
    if (tagSize > 0)
        apdu.fields.push_back(
            scope.field("authentication-tag", text.last(tagSize), hexText(text.last(tagSize).octets())));
    if (static_cast<unsigned>(control.suite) > 2) {
        scope.find(Severity::Error, "security-suite-unknown", "security-control");
        return;
    }
    if (scope.effort == Effort::Probe) {
        scope.find(Severity::Error, "key-missing", "ciphertext");
        return;
    }
    if (isCut && !isPlain)
        return;
    const Opener opener(scope, content.octets(), std::move(title), keySet);
    if (auto opening = opener.open()) {
        if (opening->how == Opening::How::Unchecked)
            scope.find(Severity::Warning, "deciphered-not-authenticated", "authentication-tag");
        if (opening->keys == Opening::Keys::Swapped)
            scope.find(Severity::Warning, "keys-swapped", "ciphertext");
        nest(scope, apdu, "deciphered-apdu", std::move(opening->plain));
        return;
    }
    if (isPlain) {
        if (isAuthenticated && opener.hasKey() && opener.hasTitle())
            scope.find(Severity::Error, "authentication-wrong", "authentication-tag");
        nest(scope, apdu, "plain-apdu", Bytes(body.octets().begin(), body.octets().end()));
        return;
    }
    if (explainPlainText(scope, apdu, text))
        return;
    if (!opener.hasKey())
        scope.find(Severity::Warning, "key-missing", "ciphertext");
    else if (!opener.hasTitle())
        scope.find(Severity::Warning, "system-title-missing", "ciphertext");
    else
        scope.find(Severity::Error, "key-wrong", "ciphertext");
}

Slice takeSized(Scope& scope, SliceReader& reader, const char* name)
{
    const std::size_t length = takeLength(scope, reader);
    Slice taken = reader.take(length);
    if (taken.size() < length)
        scope.cut(name);
    return taken;
}

std::optional<Bytes> takeTitle(Scope& scope, SliceReader& reader, Field& apdu, const char* name)
{
    const Slice title = takeSized(scope, reader, name);
    apdu.fields.push_back(scope.field(name, title, hexText(title.octets()), systemTitleMeaning(title.octets())));
    scope.conversation.learnTitle(title.octets());
    if (title.size() != dlms::systemTitleSize)
        return {};
    return Bytes(title.octets().begin(), title.octets().end());
}

/// The header that general-ciphering and general-signing have in common. @return the sender's title
std::optional<Bytes> explainGeneralHeader(Scope& scope, SliceReader& reader, Field& apdu)
{
    const Slice transaction = takeSized(scope, reader, "transaction-id");
    apdu.fields.push_back(scope.field("transaction-id", transaction, hexText(transaction.octets())));
    auto title = takeTitle(scope, reader, apdu, "originator-system-title");
    const Slice recipient = takeSized(scope, reader, "recipient-system-title");
    apdu.fields.push_back(scope.field(
        "recipient-system-title", recipient, hexText(recipient.octets()), systemTitleMeaning(recipient.octets())));
    const Slice time = takeSized(scope, reader, "date-time");
    if (time.size() == 12)
        apdu.fields.push_back(explainDateTime(scope, "date-time", time));
    const Slice other = takeSized(scope, reader, "other-information");
    if (!other.isEmpty())
        apdu.fields.push_back(scope.field("other-information", other, hexText(other.octets())));
    return title;
}

/// Which key protects: identified, wrapped or agreed.
void explainKeyInfo(Scope& scope, SliceReader& reader, Field& apdu)
{
    if (reader.take(1)[0] == 0)
        return;
    const Slice choice = reader.take(1);
    Field field = scope.number("key-info", choice);
    if (choice[0] == 0) {
        field.meaning = {{"identified-key", {}}};
        const Slice id = reader.take(1);
        field.fields.push_back(scope.number("key-id", id));
    } else if (choice[0] == 1) {
        field.meaning = {{"wrapped-key", {}}};
        field.fields.push_back(scope.number("kek-id", reader.take(1)));
        field.fields.push_back(scope.field("key-ciphered-data", takeSized(scope, reader, "key-ciphered-data")));
    } else {
        field.meaning = {{"agreed-key", {}}};
        field.fields.push_back(scope.field("key-parameters", takeSized(scope, reader, "key-parameters")));
        field.fields.push_back(scope.field("key-ciphered-data", takeSized(scope, reader, "key-ciphered-data")));
    }
    apdu.fields.push_back(std::move(field));
}

} // namespace

void explainCiphered(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu)
{
    std::optional<Bytes> title;
    switch (static_cast<dlms::ApduTag>(tag)) {
    case dlms::ApduTag::GeneralGloCiphering:
    case dlms::ApduTag::GeneralDedCiphering:
        title = takeTitle(scope, reader, apdu, "system-title");
        break;
    case dlms::ApduTag::GeneralCiphering:
        title = explainGeneralHeader(scope, reader, apdu);
        explainKeyInfo(scope, reader, apdu);
        break;
    case dlms::ApduTag::GeneralSigning: {
        title = explainGeneralHeader(scope, reader, apdu);
        const Slice content = takeSized(scope, reader, "content");
        Field field = scope.field("content", content, std::to_string(content.size()));
        explainApdu(scope, content, field.fields);
        apdu.fields.push_back(std::move(field));
        const Slice signature = takeSized(scope, reader, "signature");
        apdu.fields.push_back(scope.field("signature", signature, hexText(signature.octets())));
        return;
    }
    default:
        break;
    }
    const Slice start = reader.rest();
    const std::size_t length = takeLength(scope, reader);
    apdu.fields.push_back(scope.field("length", reader.since(start), std::to_string(length)));
    const Slice content = reader.take(length);
    if (content.size() < length)
        scope.cut("ciphertext");
    explainProtected(
        scope, apdu, content, length, std::move(title), dlms::keySetOf(tag).value_or(dlms::KeySet::Global));
}

} // namespace meterbench::protocol::explain
