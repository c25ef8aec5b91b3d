// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/compact_array.h"

namespace meterbench::protocol::explain {

namespace {

struct Description {
    axdr::Tag tag = axdr::Tag::Null;
    std::size_t count = 0; ///< elements of an array
    std::vector<Description> parts;
};

bool readDescription(Scope& scope, SliceReader& reader, Description& description, std::size_t depth)
{
    const Slice tag = reader.take(1);
    if (tag.isEmpty() || depth >= deepestData || !scope.mayGoOn())
        return false;
    description.tag = static_cast<axdr::Tag>(tag[0]);
    const auto shape = axdr::layoutOf(description.tag).shape;
    if (shape == axdr::Shape::Unknown || shape == axdr::Shape::Compact)
        return false;
    if (description.tag == axdr::Tag::Array) {
        description.count = reader.take(2).number();
        return readDescription(scope, reader, description.parts.emplace_back(), depth + 1);
    }
    if (description.tag == axdr::Tag::Structure) {
        const std::size_t count = takeLength(scope, reader);
        for (std::size_t i = 0; i < count; ++i) {
            if (!readDescription(scope, reader, description.parts.emplace_back(), depth + 1))
                return false;
        }
    }
    return true;
}

std::string text(const Description& description)
{
    std::string result(axdr::layoutOf(description.tag).name);
    if (description.tag == axdr::Tag::Array)
        result += "[" + std::to_string(description.count) + "]";
    if (description.parts.empty())
        return result;
    result += "{";
    for (const Description& part : description.parts) {
        if (result.back() != '{')
            result += ", ";
        result += text(part);
    }
    return result + "}";
}

Field element(
    Scope& scope, SliceReader& reader, const Description& description, std::size_t depth, ExplainValue explainValue)
{
    const Slice start = reader.rest();
    if (description.parts.empty() && description.tag != axdr::Tag::Structure)
        return explainValue(scope, description.tag, reader, {}, depth, start);
    Field field = scope.field(std::string(axdr::layoutOf(description.tag).name), start);
    const bool isArray = description.tag == axdr::Tag::Array;
    const std::size_t count = isArray ? description.count : description.parts.size();
    for (std::size_t i = 0; i < count && !reader.hasFailed() && scope.mayGoOn(); ++i)
        field.fields.push_back(element(scope, reader, description.parts[isArray ? 0 : i], depth + 1, explainValue));
    field.octets = reader.since(start);
    return field;
}

} // namespace

void explainCompactArray(Scope& scope, SliceReader& reader, Field& field, std::size_t depth, ExplainValue explainValue)
{
    const Slice start = reader.rest();
    Description description;
    if (!readDescription(scope, reader, description, depth)) {
        scope.find(Severity::Error, "compact-array-damaged", "contents-description");
        reader.fail();
        return;
    }
    field.fields.push_back(scope.field("contents-description", reader.since(start), text(description)));
    const std::size_t length = takeLength(scope, reader);
    const Slice contents = reader.take(length);
    if (contents.size() < length)
        scope.cut("array-contents");
    SliceReader elements(contents);
    std::size_t count = 0;
    while (!elements.isAtEnd() && !elements.hasFailed() && scope.mayGoOn()) {
        const std::size_t before = elements.rest().size();
        field.fields.push_back(element(scope, elements, description, depth + 1, explainValue));
        ++count;
        if (elements.rest().size() == before)
            break; // elements of no octets: their number is nowhere
    }
    field.value = std::to_string(count);
}

} // namespace meterbench::protocol::explain
