// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"

/// xDLMS initiate request and response: the conformance block bit by bit.
namespace meterbench::protocol::explain {

namespace {

/// By bit, the first is the highest of 24 (IEC 62056-5-3, 7.3.1).
constexpr std::array<const char*, 24> services{"reserved-zero", "general-protection", "general-block-transfer", "read",
    "write", "unconfirmed-write", "delta-value-encoding", "reserved-seven", "attribute0-supported-with-set",
    "priority-mgmt-supported", "attribute0-supported-with-get", "block-transfer-with-get-or-read",
    "block-transfer-with-set-or-write", "block-transfer-with-action", "multiple-references", "information-report",
    "data-notification", "access", "parameterized-access", "get", "set", "selective-access", "event-notification",
    "action"};

/// An optional part: an octet that says whether it is there, then so many octets.
Slice takeOptional(SliceReader& reader, std::size_t size)
{
    return reader.take(1)[0] == 0 ? Slice() : reader.take(size);
}

void explainConformance(Scope& scope, SliceReader& reader, Field& apdu, const char* name)
{
    const Slice start = reader.rest();
    const Slice head = reader.take(2); // 5F 1F: application 31; some leave out the second octet
    if (head[0] != 0x5F || (head[1] != 0x1F && head[1] != 0x04))
        scope.find(Severity::Error, "conformance-damaged", name);
    if (head[1] == 0x1F)
        static_cast<void>(reader.take(1)); // length 4
    static_cast<void>(reader.take(1)); // unused bits
    const Slice bits = reader.take(3);
    Field field = scope.field(name, reader.since(start), hexText(bits.octets()));
    for (std::size_t i = 0; i < services.size() && bits.size() == 3; ++i) {
        if ((bits[i / 8] >> (7 - i % 8) & 1) != 0)
            field.fields.push_back(scope.field(services.at(i), bits.sub(i / 8, 1), "true"));
    }
    apdu.fields.push_back(std::move(field));
}

} // namespace

void explainInitiate(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu)
{
    const bool isRequest = tag == 0x01;
    if (isRequest) {
        const Slice start = reader.rest();
        if (reader.take(1)[0] != 0) {
            const Slice key = reader.take(takeLength(scope, reader));
            apdu.fields.push_back(scope.field("dedicated-key", reader.since(start), std::to_string(key.size())));
            scope.conversation.learnDedicatedKey(key.octets());
        } else {
            apdu.fields.push_back(scope.field("dedicated-key", reader.since(start), {}, {{"not-present", {}}}));
        }
        const Slice flag = reader.rest();
        const Slice allowed = takeOptional(reader, 1);
        apdu.fields.push_back(scope.field(
            "response-allowed", reader.since(flag), allowed.isEmpty() || allowed[0] != 0 ? "true" : "false"));
    }
    const Slice quality = reader.rest();
    const Slice value = takeOptional(reader, 1);
    apdu.fields.push_back(scope.field(isRequest ? "proposed-quality-of-service" : "negotiated-quality-of-service",
        reader.since(quality), value.isEmpty() ? std::string() : std::to_string(value[0]),
        value.isEmpty() ? std::vector<Phrase>{{"not-present", {}}} : std::vector<Phrase>()));
    apdu.fields.push_back(
        scope.number(isRequest ? "proposed-dlms-version-number" : "negotiated-dlms-version-number", reader.take(1)));
    explainConformance(scope, reader, apdu, isRequest ? "proposed-conformance" : "negotiated-conformance");
    apdu.fields.push_back(
        scope.number(isRequest ? "client-max-receive-pdu-size" : "server-max-receive-pdu-size", reader.take(2)));
    if (!isRequest) {
        const Slice name = reader.take(2);
        const auto number = static_cast<std::uint16_t>(name.number());
        std::vector<Phrase> meaning;
        if (number == 0x0007)
            meaning.push_back({"logical-name-referencing", {}});
        else if (number == 0xFA00)
            meaning.push_back({"short-name-referencing", {}});
        apdu.fields.push_back(scope.field("vaa-name", name, hexWord(number), std::move(meaning)));
    }
}

} // namespace meterbench::protocol::explain
