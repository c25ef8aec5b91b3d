// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/target.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace meterbench::protocol::dlms {

using axdr::Data;
using axdr::Tag;

namespace {

template <typename Number>
std::optional<Number> numberOf(const Data& data)
{
    const auto value = data.toInteger();
    if (!value || *value < std::numeric_limits<Number>::min() || *value > std::numeric_limits<Number>::max())
        return {};
    return static_cast<Number>(*value);
}

} // namespace

Data CaptureObject::encode() const
{
    const std::byte octets[] = {std::byte{name.a}, std::byte{name.b}, std::byte{name.c}, std::byte{name.d},
        std::byte{name.e}, std::byte{name.f}};
    return Data::structure({Data::longUnsigned(classId), Data::octetString(octets), Data::integer(attribute),
        Data::longUnsigned(dataIndex)});
}

std::optional<CaptureObject> CaptureObject::decode(const Data& data)
{
    const auto parts = data.elements();
    if (data.tag() != Tag::Structure || parts.size() != 4 || parts[1].tag() != Tag::OctetString
        || parts[1].octets().size() != 6)
        return {};
    const auto classId = numberOf<std::uint16_t>(parts[0]);
    const auto attribute = numberOf<std::int8_t>(parts[2]);
    const auto index = numberOf<std::uint16_t>(parts[3]);
    if (!classId || !attribute || !index)
        return {};
    axdr::Reader reader(parts[1].octets());
    return CaptureObject{*classId, reader.logicalName(), *attribute, *index};
}

Selection RangeSelection::encode() const
{
    std::vector<Data> selected;
    std::ranges::transform(columns, std::back_inserter(selected), &CaptureObject::encode);
    return {selector, Data::structure({restricting.encode(), from, to, Data::array(std::move(selected))})};
}

std::optional<RangeSelection> RangeSelection::decode(const Selection& selection)
{
    const auto parts = selection.parameters.elements();
    if (selection.selector != selector || selection.parameters.tag() != Tag::Structure || parts.size() != 4
        || parts[3].tag() != Tag::Array)
        return {};
    const auto restricting = CaptureObject::decode(parts[0]);
    if (!restricting)
        return {};
    RangeSelection range{*restricting, parts[1], parts[2], {}};
    for (const auto& column : parts[3].elements()) {
        const auto object = CaptureObject::decode(column);
        if (!object)
            return {};
        range.columns.push_back(*object);
    }
    return range;
}

Selection EntrySelection::encode() const
{
    return {selector,
        Data::structure({Data::doubleLongUnsigned(fromEntry), Data::doubleLongUnsigned(toEntry),
            Data::longUnsigned(fromColumn), Data::longUnsigned(toColumn)})};
}

std::optional<EntrySelection> EntrySelection::decode(const Selection& selection)
{
    const auto parts = selection.parameters.elements();
    if (selection.selector != selector || selection.parameters.tag() != Tag::Structure || parts.size() != 4)
        return {};
    const auto fromEntry = numberOf<std::uint32_t>(parts[0]);
    const auto toEntry = numberOf<std::uint32_t>(parts[1]);
    const auto fromColumn = numberOf<std::uint16_t>(parts[2]);
    const auto toColumn = numberOf<std::uint16_t>(parts[3]);
    if (!fromEntry || !toEntry || !fromColumn || !toColumn)
        return {};
    return EntrySelection{*fromEntry, *toEntry, *fromColumn, *toColumn};
}

void putTarget(axdr::Writer& writer, const Target& target)
{
    const auto& name = target.name;
    writer.unsigned16(target.classId);
    for (const auto part : {name.a, name.b, name.c, name.d, name.e, name.f})
        writer.octet(part);
    writer.octet(static_cast<std::uint8_t>(target.index));
}

Target takeTarget(axdr::Reader& reader)
{
    Target target;
    target.classId = reader.unsigned16();
    target.name = reader.logicalName();
    target.index = static_cast<std::int8_t>(reader.octet());
    return target;
}

void putSelection(axdr::Writer& writer, const Target& target)
{
    writer.octet(target.selection ? 1 : 0);
    if (target.selection) {
        writer.octet(target.selection->selector);
        writer.data(target.selection->parameters);
    }
}

void takeSelection(axdr::Reader& reader, Target& target)
{
    if (reader.octet() == 0)
        return;
    const auto selector = reader.octet();
    target.selection = Selection{selector, reader.data()};
}

} // namespace meterbench::protocol::dlms
