// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/apdu_parts.h"
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"

/// READ, WRITE and information report with short names.
namespace meterbench::protocol::explain {

namespace {

std::size_t takeCount(Scope& scope, SliceReader& reader, Field& apdu)
{
    const Slice start = reader.rest();
    const std::size_t count = takeLength(scope, reader);
    apdu.fields.push_back(scope.field("count", reader.since(start), std::to_string(count)));
    return count;
}

template <typename One>
void repeat(Scope& scope, SliceReader& reader, Field& apdu, One one)
{
    const std::size_t count = takeCount(scope, reader, apdu);
    for (std::size_t i = 0; i < count && !reader.hasFailed() && scope.mayGoOn(); ++i)
        one();
}

Field explainVariable(Scope& scope, SliceReader& reader)
{
    const Slice start = reader.rest();
    const Slice access = reader.take(1);
    Field field = scope.field("variable-access-specification", access);
    switch (access[0]) {
    case 2:
    case 4: {
        const Slice name = reader.take(2);
        field.fields.push_back(scope.field("variable-name", name, hexWord(static_cast<std::uint16_t>(name.number()))));
        if (access[0] == 4) {
            field.fields.push_back(scope.number("access-selector", reader.take(1)));
            field.fields.push_back(explainData(scope, reader, "access-parameters"));
        }
        break;
    }
    case 5:
        field.fields.push_back(scope.number("block-number", reader.take(2)));
        break;
    default:
        scope.find(Severity::Error, "choice-unknown", field.name, {{"choice", std::to_string(access[0])}});
        reader.fail();
    }
    field.octets = reader.since(start);
    return field;
}

Field explainWriteResult(Scope& scope, SliceReader& reader)
{
    const Slice choice = reader.take(1);
    if (choice[0] != 0)
        return explainAccessResult(scope, reader, "data-access-result");
    return scope.number("result", choice, {{"success", {}}});
}

void explainReadResponse(Scope& scope, SliceReader& reader, Field& apdu)
{
    repeat(scope, reader, apdu, [&] {
        if (reader.peek() != 2) {
            apdu.fields.push_back(explainDataResult(scope, reader));
            return;
        }
        static_cast<void>(reader.take(1));
        apdu.fields.push_back(scope.number("last-block", reader.take(1)));
        apdu.fields.push_back(scope.number("block-number", reader.take(2)));
        const std::size_t length = takeLength(scope, reader);
        apdu.fields.push_back(scope.field("raw-data", reader.take(length)));
    });
}

} // namespace

void explainShortName(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu)
{
    constexpr std::uint8_t readResponse = 0x0C;
    constexpr std::uint8_t writeResponse = 0x0D;
    constexpr std::uint8_t readRequest = 0x05;
    constexpr std::uint8_t informationReport = 0x18;
    if (tag == readResponse) {
        explainReadResponse(scope, reader, apdu);
        return;
    }
    if (tag == writeResponse) {
        repeat(scope, reader, apdu, [&] { apdu.fields.push_back(explainWriteResult(scope, reader)); });
        return;
    }
    if (tag == informationReport) {
        const Slice present = reader.take(1);
        if (present[0] != 0) {
            const std::size_t length = takeLength(scope, reader);
            apdu.fields.push_back(scope.field("current-time", reader.take(length)));
        }
    }
    repeat(scope, reader, apdu, [&] { apdu.fields.push_back(explainVariable(scope, reader)); });
    if (tag != readRequest)
        repeat(scope, reader, apdu, [&] { apdu.fields.push_back(explainData(scope, reader, "data")); });
}

} // namespace meterbench::protocol::explain
