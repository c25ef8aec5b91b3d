// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_apdu.h"

#include "protocol/dlms/apdu_tag.h"
#include "protocol/explain/explain_data.h"

namespace meterbench::protocol::explain {

namespace {

using dlms::ApduTag;

struct NamedTag {
    std::uint8_t tag;
    std::string_view name;
};

constexpr std::array namedTags{NamedTag{0x01, "initiate-request"}, NamedTag{0x05, "read-request"},
    NamedTag{0x06, "write-request"}, NamedTag{0x08, "initiate-response"}, NamedTag{0x0C, "read-response"},
    NamedTag{0x0D, "write-response"}, NamedTag{0x0E, "confirmed-service-error"}, NamedTag{0x0F, "data-notification"},
    NamedTag{0x16, "unconfirmed-write-request"}, NamedTag{0x18, "information-report-request"},
    NamedTag{0x21, "glo-initiate-request"}, NamedTag{0x25, "glo-read-request"}, NamedTag{0x26, "glo-write-request"},
    NamedTag{0x28, "glo-initiate-response"}, NamedTag{0x2C, "glo-read-response"}, NamedTag{0x2D, "glo-write-response"},
    NamedTag{0x2E, "glo-confirmed-service-error"}, NamedTag{0x36, "glo-unconfirmed-write-request"},
    NamedTag{0x38, "glo-information-report-request"}, NamedTag{0x41, "ded-initiate-request"},
    NamedTag{0x45, "ded-read-request"}, NamedTag{0x46, "ded-write-request"}, NamedTag{0x48, "ded-initiate-response"},
    NamedTag{0x4C, "ded-read-response"}, NamedTag{0x4D, "ded-write-response"},
    NamedTag{0x4E, "ded-confirmed-service-error"}, NamedTag{0x56, "ded-unconfirmed-write-request"},
    NamedTag{0x58, "ded-information-report-request"}, NamedTag{0x60, "AARQ"}, NamedTag{0x61, "AARE"},
    NamedTag{0x62, "RLRQ"}, NamedTag{0x63, "RLRE"}, NamedTag{0xC0, "get-request"}, NamedTag{0xC1, "set-request"},
    NamedTag{0xC2, "event-notification-request"}, NamedTag{0xC3, "action-request"}, NamedTag{0xC4, "get-response"},
    NamedTag{0xC5, "set-response"}, NamedTag{0xC7, "action-response"}, NamedTag{0xC8, "glo-get-request"},
    NamedTag{0xC9, "glo-set-request"}, NamedTag{0xCA, "glo-event-notification-request"},
    NamedTag{0xCB, "glo-action-request"}, NamedTag{0xCC, "glo-get-response"}, NamedTag{0xCD, "glo-set-response"},
    NamedTag{0xCF, "glo-action-response"}, NamedTag{0xD0, "ded-get-request"}, NamedTag{0xD1, "ded-set-request"},
    NamedTag{0xD2, "ded-event-notification-request"}, NamedTag{0xD3, "ded-action-request"},
    NamedTag{0xD4, "ded-get-response"}, NamedTag{0xD5, "ded-set-response"}, NamedTag{0xD7, "ded-action-response"},
    NamedTag{0xD8, "exception-response"}, NamedTag{0xDB, "general-glo-ciphering"},
    NamedTag{0xDC, "general-ded-ciphering"}, NamedTag{0xDD, "general-ciphering"}, NamedTag{0xDF, "general-signing"},
    NamedTag{0xE0, "general-block-transfer"}};

void explainService(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu)
{
    switch (static_cast<ApduTag>(tag)) {
    case ApduTag::GetRequest:
    case ApduTag::SetRequest:
    case ApduTag::ActionRequest:
        explainRequest(scope, reader, tag, apdu);
        return;
    case ApduTag::GetResponse:
    case ApduTag::SetResponse:
    case ApduTag::ActionResponse:
        explainResponse(scope, reader, tag, apdu);
        return;
    case ApduTag::ReadRequest:
    case ApduTag::WriteRequest:
    case ApduTag::UnconfirmedWriteRequest:
    case ApduTag::ReadResponse:
    case ApduTag::WriteResponse:
    case ApduTag::InformationReportRequest:
        explainShortName(scope, reader, tag, apdu);
        return;
    case ApduTag::Aarq:
    case ApduTag::Aare:
    case ApduTag::Rlrq:
    case ApduTag::Rlre:
        explainAssociation(scope, reader, tag, apdu);
        return;
    case ApduTag::InitiateRequest:
    case ApduTag::InitiateResponse:
        explainInitiate(scope, reader, tag, apdu);
        return;
    case ApduTag::DataNotification:
    case ApduTag::EventNotificationRequest:
    case ApduTag::ExceptionResponse:
    case ApduTag::ConfirmedServiceError:
        explainNotification(scope, reader, tag, apdu);
        return;
    case ApduTag::GeneralBlockTransfer:
        explainGeneralBlock(scope, reader, apdu);
        return;
    default:
        explainCiphered(scope, reader, tag, apdu);
        return;
    }
}

using Explanation = void (*)(Scope&, const Slice&, std::vector<Field>&);

ApduFit probe(const Slice& octets, Explanation explanation)
{
    constexpr std::size_t fieldsOfProbe = 5'000;
    const Knowledge nothing;
    const KeyRing noKeys;
    Conversation conversation;
    std::vector<Finding> findings;
    Scope scope{nothing, noKeys, conversation, findings, fieldsOfProbe, 2, Effort::Probe};
    std::vector<Field> fields;
    explanation(scope, octets, fields);
    ApduFit fit{true, false, 0};
    for (const Finding& finding : findings) {
        if (finding.rule == "key-missing") {
            fit.isCiphered = true;
        } else if (finding.rule == "octets-left-over") {
            fit.isWhole = false;
            fit.leftOver = std::max<std::size_t>(fit.leftOver, std::stoull(finding.arguments.front().value));
        } else if (finding.severity == Severity::Error) {
            fit.isWhole = false;
        }
    }
    return fit;
}

} // namespace

std::string_view apduName(std::uint8_t tag)
{
    const auto found = std::ranges::find(namedTags, tag, &NamedTag::tag);
    return found == namedTags.end() ? std::string_view() : found->name;
}

ApduFit fitOf(const Slice& apdu)
{
    return apdu.isEmpty() || apduName(apdu[0]).empty() ? ApduFit{} : probe(apdu, explainApdu);
}

ApduFit fitOfBody(const Slice& octets)
{
    const std::size_t time = octets[0] == 0x0C ? 13 : octets[0] == 0x09 && octets[1] == 0x0C ? 14 : 0;
    const std::uint8_t tag = octets[time];
    constexpr std::uint8_t fewest = 2; // elements
    if ((tag != 0x01 && tag != 0x02) || octets[time + 1] < fewest)
        return {};
    return probe(octets, explainBody);
}

void explainBody(Scope& scope, const Slice& octets, std::vector<Field>& into)
{
    SliceReader reader(octets);
    const std::size_t tag = reader.peek() == 0x09 ? 1 : 0;
    if (reader.peek(tag) == 0x0C) {
        static_cast<void>(reader.take(tag + 1));
        into.push_back(explainDateTime(scope, "date-time", reader.take(12)));
    }
    const Slice start = reader.rest();
    into.push_back(explainData(scope, reader, "notification-body"));
    if (reader.hasFailed()) {
        scope.cut("notification-body");
        return;
    }
    // As the notification that it was.
    Bytes apdu{std::byte{0x0F}, std::byte{}, std::byte{}, std::byte{}, std::byte{}, std::byte{}};
    appendOctets(apdu, reader.since(start).octets());
    explainPushList(scope, apdu, into);
    scope.leftOver(into, reader.rest());
}

void explainApdu(Scope& scope, const Slice& apdu, std::vector<Field>& into)
{
    if (apdu.isEmpty())
        return;
    const std::uint8_t tag = apdu[0];
    const std::string_view name = apduName(tag);
    if (name.empty() || scope.layersLeft == 0) {
        scope.find(Severity::Error, "apdu-unknown", "apdu", {{"tag", hexOctet(tag)}});
        into.push_back(scope.field("apdu", apdu));
        return;
    }
    --scope.layersLeft;
    SliceReader reader(apdu);
    Field field = scope.field(std::string(name), apdu);
    field.fields.push_back(scope.field("tag", reader.take(1), hexOctet(tag), {{std::string(name), {}}}));
    explainService(scope, reader, tag, field);
    if (reader.hasFailed())
        scope.cut(field.name);
    else if (scope.mayGoOn())
        scope.leftOver(field.fields, reader.rest());
    if (tag == static_cast<std::uint8_t>(ApduTag::DataNotification))
        explainPushList(scope, apdu.octets(), field.fields);
    ++scope.layersLeft;
    into.push_back(std::move(field));
}

void explainLlcAndApdu(Scope& scope, const Slice& octets, std::vector<Field>& into)
{
    const bool hasLlc = octets.size() >= 3 && octets[0] == 0xE6 && (octets[1] == 0xE6 || octets[1] == 0xE7);
    if (!hasLlc) {
        explainApdu(scope, octets, into);
        return;
    }
    Field llc = scope.field("LLC", octets.first(3), hexText(octets.first(3).octets()),
        {{octets[1] == 0xE6 ? "llc-command" : "llc-response", {}}});
    llc.fields.push_back(scope.field("destination-LSAP", octets.first(1), hexOctet(octets[0])));
    llc.fields.push_back(scope.field("source-LSAP", octets.sub(1, 1), hexOctet(octets[1])));
    llc.fields.push_back(scope.field("LLC-quality", octets.sub(2, 1), hexOctet(octets[2])));
    into.push_back(std::move(llc));
    explainApdu(scope, octets.sub(3), into);
}

} // namespace meterbench::protocol::explain
