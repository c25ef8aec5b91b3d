// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/association.h"

#include "protocol/dlms/apdu_tag.h"
#include "protocol/dlms/ber.h"
#include "protocol/dlms/malformed.h"

#include <algorithm>

namespace meterbench::protocol::dlms {

namespace {

// 2.16.756.5.8.1.x application context, 2.16.756.5.8.2.x authentication mechanism; x follows.
constexpr std::byte contextPrefix[]
    = {std::byte{0x60}, std::byte{0x85}, std::byte{0x74}, std::byte{0x05}, std::byte{0x08}, std::byte{0x01}};
constexpr std::byte mechanismPrefix[]
    = {std::byte{0x60}, std::byte{0x85}, std::byte{0x74}, std::byte{0x05}, std::byte{0x08}, std::byte{0x02}};

// Fields of AARQ and AARE: context-specific tags.
constexpr std::uint8_t applicationContext = 0xA1;
constexpr std::uint8_t octetString = 0x04;
constexpr std::uint8_t integer = 0x02;
constexpr std::uint8_t objectIdentifier = 0x06;
constexpr std::uint8_t userInformationTag = 0xBE;
constexpr std::byte authenticationRequired[] = {std::byte{0x07}, std::byte{0x80}};

Bytes nested(std::uint8_t tag, std::span<const std::byte> contents)
{
    Bytes out;
    putBer(out, tag, contents);
    return out;
}

Bytes name(std::span<const std::byte> prefix, std::uint8_t number)
{
    Bytes out(prefix.begin(), prefix.end());
    out.push_back(std::byte{number});
    return out;
}

std::optional<std::uint8_t> numberOf(std::span<const std::byte> identifier, std::span<const std::byte> prefix)
{
    if (identifier.size() != prefix.size() + 1 || !std::ranges::equal(identifier.first(prefix.size()), prefix))
        return {};
    return std::to_integer<std::uint8_t>(identifier.back());
}

/// Contents of the one field inside of another; nullopt when it is not alone or not of this tag.
std::optional<std::span<const std::byte>> inside(std::span<const std::byte> contents, std::uint8_t tag)
{
    const auto field = takeBer(contents);
    if (!field || field->tag != tag || !contents.empty())
        return {};
    return field->contents;
}

bool takeOctets(const BerField& field, std::uint8_t tag, Bytes& out)
{
    const auto contents = inside(field.contents, tag);
    if (contents)
        out.assign(contents->begin(), contents->end());
    return contents.has_value();
}

bool takeContext(const BerField& field, Referencing& referencing)
{
    const auto identifier = inside(field.contents, objectIdentifier);
    const auto number = identifier ? numberOf(*identifier, contextPrefix) : std::nullopt;
    if (!number || *number < 1 || *number > 4)
        return false;
    referencing = static_cast<Referencing>(*number);
    return true;
}

bool takeMechanism(const BerField& field, std::optional<Mechanism>& mechanism)
{
    const auto number = numberOf(field.contents, mechanismPrefix);
    if (!number || *number > static_cast<std::uint8_t>(Mechanism::HighEcdsa))
        return false;
    mechanism = static_cast<Mechanism>(*number);
    return true;
}

bool takeNumber(std::span<const std::byte> contents, std::uint8_t& number)
{
    const auto value = inside(contents, integer);
    if (!value || value->size() != 1)
        return false;
    number = std::to_integer<std::uint8_t>(value->front());
    return true;
}

/// The authentication-value CHOICE: charstring [0], bitstring [1] or an external one; octets in any case.
bool takeAuthentication(const BerField& field, Bytes& out)
{
    auto contents = field.contents;
    const auto value = takeBer(contents);
    if (!value || (value->tag != 0x80 && value->tag != 0x81) || !contents.empty())
        return false;
    out.assign(value->contents.begin(), value->contents.end());
    return true;
}

/// The fields of one APDU, each handed to `take`; false for damage, and for a field that comes twice.
template <typename Take>
bool readFields(std::span<const std::byte> apdu, ApduTag tag, Take&& take)
{
    const auto outer = takeBer(apdu);
    if (!outer || outer->tag != static_cast<std::uint8_t>(tag) || !apdu.empty())
        return false;
    auto rest = outer->contents;
    bool isSeen[256] = {};
    while (const auto field = takeBer(rest)) {
        if (isSeen[field->tag] || !take(*field))
            return false;
        isSeen[field->tag] = true;
    }
    return rest.empty();
}

} // namespace

Bytes Aarq::encode() const
{
    Bytes fields;
    putBer(fields, applicationContext,
        nested(objectIdentifier, name(contextPrefix, static_cast<std::uint8_t>(referencing))));
    if (!callingApTitle.empty())
        putBer(fields, 0xA6, nested(octetString, callingApTitle));
    if (callingAeInvocation)
        putBer(fields, 0xA9, nested(integer, Bytes{std::byte{*callingAeInvocation}}));
    if (mechanism && *mechanism != Mechanism::Lowest) {
        putBer(fields, 0x8A, authenticationRequired);
        putBer(fields, 0x8B, name(mechanismPrefix, static_cast<std::uint8_t>(*mechanism)));
        putBer(fields, 0xAC, nested(0x80, callingAuthentication));
    }
    putBer(fields, userInformationTag, nested(octetString, userInformation));
    return nested(static_cast<std::uint8_t>(ApduTag::Aarq), fields);
}

Result<Aarq> Aarq::decode(std::span<const std::byte> apdu)
{
    Aarq aarq;
    bool hasContext = false;
    const bool isIntact = readFields(apdu, ApduTag::Aarq, [&](const BerField& field) {
        switch (field.tag) {
        case applicationContext:
            return hasContext = takeContext(field, aarq.referencing);
        case 0xA6:
            return takeOctets(field, octetString, aarq.callingApTitle);
        case 0xA9: {
            std::uint8_t user = 0;
            const bool isNumber = takeNumber(field.contents, user);
            aarq.callingAeInvocation = user;
            return isNumber;
        }
        case 0x8B:
            return takeMechanism(field, aarq.mechanism);
        case 0xAC:
            return takeAuthentication(field, aarq.callingAuthentication);
        case userInformationTag:
            return takeOctets(field, octetString, aarq.userInformation);
        default:
            return true; // protocol version, requirements, titles of no use to a meter
        }
    });
    if (!isIntact || !hasContext)
        return damaged("AARQ");
    if (aarq.mechanism.value_or(Mechanism::Lowest) == Mechanism::Lowest) { // said by leaving it out; proves nothing
        aarq.mechanism.reset();
        aarq.callingAuthentication.clear();
    }
    return aarq;
}

Bytes Aare::encode() const
{
    Bytes fields;
    putBer(fields, applicationContext,
        nested(objectIdentifier, name(contextPrefix, static_cast<std::uint8_t>(referencing))));
    putBer(fields, 0xA2, nested(integer, Bytes{static_cast<std::byte>(result)}));
    putBer(fields, 0xA3, nested(isDiagnosticOfUser ? 0xA1 : 0xA2, nested(integer, Bytes{std::byte{diagnostic}})));
    if (!respondingApTitle.empty())
        putBer(fields, 0xA4, nested(octetString, respondingApTitle));
    if (mechanism && isHigh(*mechanism)) {
        putBer(fields, 0x88, authenticationRequired);
        putBer(fields, 0x89, name(mechanismPrefix, static_cast<std::uint8_t>(*mechanism)));
        putBer(fields, 0xAA, nested(0x80, respondingAuthentication));
    }
    if (!userInformation.empty())
        putBer(fields, userInformationTag, nested(octetString, userInformation));
    return nested(static_cast<std::uint8_t>(ApduTag::Aare), fields);
}

Result<Aare> Aare::decode(std::span<const std::byte> apdu)
{
    Aare aare;
    bool hasResult = false;
    const bool isIntact = readFields(apdu, ApduTag::Aare, [&](const BerField& field) {
        switch (field.tag) {
        case applicationContext:
            return takeContext(field, aare.referencing);
        case 0xA2: {
            std::uint8_t number = 0;
            hasResult = takeNumber(field.contents, number) && number <= 2;
            aare.result = static_cast<AssociationResult>(number);
            return hasResult;
        }
        case 0xA3: {
            auto contents = field.contents;
            const auto choice = takeBer(contents);
            if (!choice || (choice->tag != 0xA1 && choice->tag != 0xA2))
                return false;
            aare.isDiagnosticOfUser = choice->tag == 0xA1;
            return takeNumber(choice->contents, aare.diagnostic);
        }
        case 0xA4:
            return takeOctets(field, octetString, aare.respondingApTitle);
        case 0x89:
            return takeMechanism(field, aare.mechanism);
        case 0xAA:
            return takeAuthentication(field, aare.respondingAuthentication);
        case userInformationTag:
            return takeOctets(field, octetString, aare.userInformation);
        default:
            return true;
        }
    });
    if (!isIntact || !hasResult)
        return damaged("AARE");
    if (!isHigh(aare.mechanism.value_or(Mechanism::Lowest))) { // only those have an answer
        aare.mechanism.reset();
        aare.respondingAuthentication.clear();
    }
    return aare;
}

Bytes Release::encode() const
{
    Bytes fields;
    if (reason)
        putBer(fields, 0x80, Bytes{std::byte{*reason}});
    if (!userInformation.empty())
        putBer(fields, userInformationTag, nested(octetString, userInformation));
    return nested(static_cast<std::uint8_t>(kind), fields);
}

Result<Release> Release::decode(std::span<const std::byte> apdu)
{
    Release release;
    release.kind = !apdu.empty() && apdu[0] == std::byte{0x63} ? Kind::Response : Kind::Request;
    const auto tag = release.kind == Kind::Request ? ApduTag::Rlrq : ApduTag::Rlre;
    const bool isIntact = readFields(apdu, tag, [&](const BerField& field) {
        if (field.tag == 0x80) {
            if (field.contents.size() != 1)
                return false;
            release.reason = std::to_integer<std::uint8_t>(field.contents[0]);
            return true;
        }
        return field.tag != userInformationTag || takeOctets(field, octetString, release.userInformation);
    });
    if (!isIntact)
        return damaged("release");
    return release;
}

} // namespace meterbench::protocol::dlms
