// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/result_codes.h"
#include "protocol/explain/apdu_parts.h"
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"

/// Data and event notification, exception response, confirmed service error; and blocks of any APDU.
namespace meterbench::protocol::explain {

namespace {

void explainDataNotification(Scope& scope, SliceReader& reader, Field& apdu)
{
    const Slice invoke = reader.take(4);
    apdu.fields.push_back(scope.field("long-invoke-id-and-priority", invoke, hexText(invoke.octets())));
    const Slice start = reader.rest();
    // Some meters write the date-time with a tag of its own.
    if (reader.peek() == 0x09 && reader.peek(1) == 12)
        static_cast<void>(reader.take(1));
    const std::size_t length = takeLength(scope, reader);
    const Slice time = reader.take(length);
    if (time.size() == 12)
        apdu.fields.push_back(explainDateTime(scope, "date-time", time));
    else if (time.isEmpty())
        apdu.fields.push_back(scope.field("date-time", reader.since(start), {}, {{"not-present", {}}}));
    else
        apdu.fields.push_back(scope.field("date-time", time, hexText(time.octets())));
    apdu.fields.push_back(explainData(scope, reader, "notification-body"));
}

void explainEvent(Scope& scope, SliceReader& reader, Field& apdu)
{
    if (reader.take(1)[0] != 0) {
        const std::size_t length = takeLength(scope, reader);
        const Slice time = reader.take(length);
        apdu.fields.push_back(explainDateTime(scope, "time", time));
    }
    dlms::Target target;
    apdu.fields.push_back(explainTarget(scope, reader, Descriptor::Attribute, target));
    apdu.fields.push_back(explainData(scope, reader, "attribute-value"));
}

void explainException(Scope& scope, SliceReader& reader, Field& apdu)
{
    const Slice state = reader.take(1);
    const Slice service = reader.take(1);
    std::vector<Phrase> meaning;
    if (state[0] == 1 || state[0] == 2)
        meaning.push_back({state[0] == 1 ? "service-not-allowed" : "service-unknown", {}});
    apdu.fields.push_back(scope.number("state-error", state, std::move(meaning)));
    apdu.fields.push_back(scope.number(
        "service-error", service, {{std::string(dlms::nameOf(static_cast<dlms::ServiceError>(service[0]))), {}}}));
    if (service[0] == static_cast<std::uint8_t>(dlms::ServiceError::InvocationCounterError))
        apdu.fields.push_back(scope.number("invocation-counter-expected", reader.take(4)));
}

void explainServiceError(Scope& scope, SliceReader& reader, Field& apdu)
{
    constexpr std::array<const char*, 10> kinds{"application-reference", "hardware-resource", "vde-state-error",
        "service", "definition", "access", "initiate", "load-data-set", "change-scope", "task"};
    constexpr std::array<const char*, 5> initiateErrors{"other", "dlms-version-too-low", "incompatible-conformance",
        "pdu-size-too-short", "refused-by-the-VDE-handler"};
    const Slice service = reader.take(1);
    const Slice kind = reader.take(1);
    const Slice value = reader.take(1);
    apdu.fields.push_back(scope.number("confirmed-service", service,
        service[0] == 1       ? std::vector<Phrase>{{"initiate", {}}}
            : service[0] == 5 ? std::vector<Phrase>{{"read", {}}}
            : service[0] == 6 ? std::vector<Phrase>{{"write", {}}}
                              : std::vector<Phrase>()));
    apdu.fields.push_back(scope.number("service-error", kind,
        kind[0] < kinds.size() ? std::vector<Phrase>{{kinds.at(kind[0]), {}}} : std::vector<Phrase>()));
    const bool isInitiate = kind[0] == 6 && value[0] < initiateErrors.size();
    apdu.fields.push_back(scope.number("error-value", value,
        isInitiate ? std::vector<Phrase>{{initiateErrors.at(value[0]), {}}} : std::vector<Phrase>()));
}

} // namespace

void explainNotification(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu)
{
    switch (tag) {
    case 0x0F:
        explainDataNotification(scope, reader, apdu);
        break;
    case 0xC2:
        explainEvent(scope, reader, apdu);
        break;
    case 0xD8:
        explainException(scope, reader, apdu);
        break;
    default:
        explainServiceError(scope, reader, apdu);
        break;
    }
}

void explainGeneralBlock(Scope& scope, SliceReader& reader, Field& apdu)
{
    const Slice control = reader.take(1);
    const Slice number = reader.take(2);
    const Slice acknowledged = reader.take(2);
    const bool isLast = (control[0] & 0x80U) != 0;
    const bool isStreaming = (control[0] & 0x40U) != 0;
    apdu.fields.push_back(scope.field("block-control", control, hexOctet(control[0]),
        {{isLast ? "block-last" : "block-more", {}}, {isStreaming ? "block-streaming" : "block-not-streaming", {}},
            {"block-window", {{"window", std::to_string(control[0] & 0x3FU)}}}}));
    apdu.fields.push_back(scope.number("block-number", number));
    apdu.fields.push_back(scope.number("block-number-acknowledged", acknowledged));
    const std::size_t length = takeLength(scope, reader);
    const Slice data = reader.take(length);
    if (data.size() < length)
        scope.cut("block-data");
    apdu.fields.push_back(scope.field("block-data", data, std::to_string(data.size())));
    // Both directions may transfer at once; a block without data only confirms.
    if (data.isEmpty())
        return;
    const std::string key = "general-block";
    Assembly& assembly = scope.conversation.assembly;
    if (number.number() <= 1)
        assembly.forget(key);
    if (number.number() > 1 && !assembly.has(key)) {
        if (isLast)
            scope.find(Severity::Note, "blocks-missing", "block-data");
        return;
    }
    if (!assembly.append(key, data.octets()) || !isLast)
        return;
    const Slice whole(assembly.take(key));
    Field joined = scope.field("joined-apdu", whole, std::to_string(whole.size()));
    explainApdu(scope, whole, joined.fields);
    apdu.fields.push_back(std::move(joined));
}

} // namespace meterbench::protocol::explain
