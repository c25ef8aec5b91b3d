// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/apdu_parts.h"

#include "protocol/cosem/interface_class.h"
#include "protocol/dlms/result_codes.h"
#include "protocol/explain/explain_data.h"
#include "protocol/explain/obis_meaning.h"

namespace meterbench::protocol::explain {

namespace {

std::vector<Phrase> term(std::string_view name)
{
    if (name.empty())
        return {};
    return {{std::string(name), {}}};
}

std::string_view memberName(const dlms::Target& target, Descriptor kind)
{
    return kind == Descriptor::Attribute ? cosem::attributeName(target.classId, target.index)
                                         : cosem::methodName(target.classId, target.index);
}

/// The parts of a range or entry descriptor, by their names in the standard.
void nameSelection(Field& parameters, std::uint8_t selector)
{
    static constexpr std::array<const char*, 4> range{
        "restricting-object", "from-value", "to-value", "selected-values"};
    static constexpr std::array<const char*, 4> entry{
        "from-entry", "to-entry", "from-selected-value", "to-selected-value"};
    if (parameters.fields.size() != 4 || (selector != 1 && selector != 2))
        return;
    for (std::size_t i = 0; i < 4; ++i) {
        Field& part = parameters.fields[i];
        if (part.name != "structure" && part.name != "array")
            part.meaning.insert(part.meaning.begin(), Phrase{part.name, {}});
        part.name = selector == 1 ? range.at(i) : entry.at(i);
    }
    auto& object = parameters.fields[0].fields;
    if (selector == 1 && object.size() == 4) {
        static constexpr std::array<const char*, 4> names{"class-id", "logical-name", "attribute-index", "data-index"};
        for (std::size_t i = 0; i < 4; ++i)
            object[i].name = names.at(i);
        if (const auto id = integerOf(object[0])) {
            const auto* known = cosem::findClass(static_cast<std::uint16_t>(*id));
            if (known != nullptr)
                object[0].meaning = term(known->name);
        }
    }
}

} // namespace

Field explainInvoke(Scope& scope, SliceReader& reader, std::uint8_t& id)
{
    const Slice octet = reader.take(1);
    id = octet[0] & 0x0FU;
    Field field = scope.field("invoke-id-and-priority", octet, octet.isEmpty() ? "" : hexOctet(octet[0]));
    if (octet.isEmpty()) {
        scope.cut(field.name);
        return field;
    }
    field.meaning = {{"invoke-id", {{"id", std::to_string(id)}}},
        {(octet[0] & 0x40U) != 0 ? "service-confirmed" : "service-unconfirmed", {}},
        {(octet[0] & 0x80U) != 0 ? "priority-high" : "priority-normal", {}}};
    return field;
}

Field explainTarget(Scope& scope, SliceReader& reader, Descriptor kind, dlms::Target& target)
{
    const bool isAttribute = kind == Descriptor::Attribute;
    const Slice start = reader.rest();
    Field field = scope.field(isAttribute ? "cosem-attribute-descriptor" : "cosem-method-descriptor", start);
    const Slice classId = reader.take(2);
    const Slice name = reader.take(6);
    const Slice index = reader.take(1);
    field.octets = reader.since(start);
    if (index.isEmpty())
        scope.cut(field.name);
    target.classId = static_cast<std::uint16_t>(classId.number());
    target.name = obisOf(name.octets());
    target.index = static_cast<std::int8_t>(index[0]);
    const auto* known = cosem::findClass(target.classId);
    field.fields.push_back(
        scope.number("class-id", classId, known == nullptr ? std::vector<Phrase>() : term(known->name)));
    field.fields.push_back(explainObis(scope, "instance-id", name));
    field.fields.push_back(scope.field(isAttribute ? "attribute-id" : "method-id", index, std::to_string(target.index),
        term(memberName(target, kind))));
    return field;
}

void explainSelection(Scope& scope, SliceReader& reader, std::vector<Field>& into)
{
    const Slice start = reader.rest();
    const Slice present = reader.take(1);
    if (present.isEmpty()) {
        scope.cut("access-selection");
        return;
    }
    Field field = scope.field("access-selection", present);
    if (present[0] == 0) {
        field.meaning = {{"not-present", {}}};
        into.push_back(std::move(field));
        return;
    }
    const Slice selector = reader.take(1);
    std::vector<Phrase> meaning;
    if (selector[0] == 1)
        meaning.push_back({"selector-range", {}});
    else if (selector[0] == 2)
        meaning.push_back({"selector-entry", {}});
    field.fields.push_back(scope.number("access-selector", selector, std::move(meaning)));
    Field parameters = explainData(scope, reader, "access-parameters");
    nameSelection(parameters, selector[0]);
    field.fields.push_back(std::move(parameters));
    field.octets = reader.since(start);
    into.push_back(std::move(field));
}

Field answeredTarget(Scope& scope, const Slice& at, const dlms::Target& target, Descriptor kind)
{
    Field field = scope.field("answers", at.first(0), target.name.text(), meaningOf(target.name));
    const auto* known = cosem::findClass(target.classId);
    const std::string_view name = memberName(target, kind);
    std::string what = known == nullptr ? std::to_string(target.classId) : std::string(known->name);
    what += "." + (name.empty() ? std::to_string(target.index) : std::string(name));
    field.meaning.insert(field.meaning.begin(), Phrase{std::move(what), {}});
    return field;
}

Field explainAccessResult(Scope& scope, SliceReader& reader, std::string name)
{
    const Slice octet = reader.take(1);
    if (octet.isEmpty())
        scope.cut(name);
    return scope.number(std::move(name), octet, term(dlms::nameOf(static_cast<dlms::DataAccessResult>(octet[0]))));
}

Field explainDataResult(Scope& scope, SliceReader& reader)
{
    const Slice start = reader.rest();
    const Slice choice = reader.take(1);
    Field field = scope.field("get-data-result", choice);
    if (choice.isEmpty()) {
        scope.cut(field.name);
    } else if (choice[0] == 0) {
        field.fields.push_back(explainData(scope, reader, "data"));
    } else if (choice[0] == 1) {
        field.fields.push_back(explainAccessResult(scope, reader, "data-access-result"));
    } else {
        scope.find(Severity::Error, "choice-unknown", field.name, {{"choice", std::to_string(choice[0])}});
        reader.fail();
    }
    field.octets = reader.since(start);
    return field;
}

BlockPart explainBlock(Scope& scope, SliceReader& reader, const std::string& key, RawData form)
{
    BlockPart part;
    const Slice start = reader.rest();
    const Slice last = reader.take(1);
    const Slice number = reader.take(4);
    part.field = scope.field("data-block", start);
    part.isLast = last[0] != 0;
    part.field.fields.push_back(scope.field(
        "last-block", last, part.isLast ? "true" : "false", {{part.isLast ? "block-last" : "block-more", {}}}));
    part.field.fields.push_back(scope.number("block-number", number));
    bool isRaw = true;
    if (form == RawData::Choice) {
        const Slice choice = reader.take(1);
        isRaw = choice[0] == 0;
        if (!isRaw)
            part.field.fields.push_back(explainAccessResult(scope, reader, "data-access-result"));
    }
    if (isRaw) {
        const std::size_t length = takeLength(scope, reader);
        const Slice raw = reader.take(length);
        if (raw.size() < length)
            scope.cut("raw-data");
        part.field.fields.push_back(scope.field("raw-data", raw, std::to_string(raw.size())));
        const bool isFirst = number.number() <= 1;
        if (isFirst)
            scope.conversation.assembly.forget(key);
        part.isWhole = isFirst || scope.conversation.assembly.has(key);
        if (part.isWhole && !scope.conversation.assembly.append(key, raw.octets())) {
            scope.conversation.assembly.forget(key);
            part.isWhole = false;
        }
        if (part.isLast && part.isWhole)
            part.message = scope.conversation.assembly.take(key);
    }
    part.field.octets = reader.since(start);
    if (part.isLast && isRaw && !part.isWhole)
        scope.find(Severity::Note, "blocks-missing", "data-block");
    return part;
}

void explainJoinedValue(Scope& scope, Field& into, Bytes message, std::size_t results)
{
    const Slice whole(std::move(message));
    SliceReader reader(whole);
    Field field = scope.field("joined-data", whole, std::to_string(whole.size()));
    if (results > 1) {
        const std::size_t count = takeLength(scope, reader);
        for (std::size_t i = 0; i < count && !reader.hasFailed() && scope.mayGoOn(); ++i)
            field.fields.push_back(explainDataResult(scope, reader));
    } else {
        field.fields.push_back(explainData(scope, reader, "data"));
    }
    if (scope.mayGoOn())
        scope.leftOver(field.fields, reader.rest());
    into.fields.push_back(std::move(field));
}

} // namespace meterbench::protocol::explain
