// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/objects/object_list.h"

#include "protocol/axdr/writer.h"
#include "protocol/virtual_meter/meter/configured_meter.h"

#include <algorithm>
#include <ranges>

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Tag;

void putAttribute(
    axdr::Writer& writer, std::int8_t number, AttributeAccess access, std::span<const std::uint8_t> selectors)
{
    writer.structure(3);
    writer.number(Tag::Integer, number);
    writer.number(Tag::Enum, static_cast<std::int64_t>(access));
    if (selectors.empty()) {
        writer.null();
        return;
    }
    writer.array(selectors.size());
    for (const auto selector : selectors)
        writer.number(Tag::Integer, selector);
}

void putObject(axdr::Writer& writer, const CosemObject& object, Role role)
{
    writer.structure(4);
    writer.number(Tag::LongUnsigned, object.classId());
    writer.number(Tag::Unsigned, object.version());
    writer.logicalName(object.name());
    writer.structure(2);
    // Attributes of our own have negative numbers. Those who know them ask; a client that walks the list may not even
    // have a way to write such a number.
    const auto isStandard = [](const ObjectAttribute& attribute) { return attribute.number > 0; };
    const auto standard = std::ranges::count_if(object.attributes(), isStandard);
    writer.array(static_cast<std::size_t>(standard) + 1);
    putAttribute(writer, 1, AttributeAccess::Read, {});
    for (const auto& attribute : object.attributes() | std::views::filter(isStandard))
        putAttribute(writer, attribute.number, accessOf(attribute, role), attribute.selectors);
    writer.array(object.methods().size());
    for (const auto& method : object.methods()) {
        writer.structure(2);
        writer.number(Tag::Integer, method.number);
        writer.number(Tag::Enum, static_cast<std::int64_t>(accessOf(method, role)));
    }
}

class ObjectListSource final : public dlms::ValueSource {
public:
    ObjectListSource(std::shared_ptr<const MeterVariant> variant, Role role)
        : m_variant(std::move(variant)), m_role(role)
    {
    }

    Supply supply(Bytes& out, std::size_t enough) override
    {
        axdr::Writer writer(out);
        const auto objects = m_variant->objects().objects();
        const auto begin = out.size();
        const auto isVisible = [this](const CosemObject& object) { return object.visibleTo().has(m_role); };
        if (!m_hasBegun) {
            writer.array(static_cast<std::size_t>(std::ranges::count_if(objects, isVisible)));
            m_hasBegun = true;
        }
        for (; m_next < objects.size() && out.size() - begin < enough; ++m_next) {
            if (isVisible(objects[m_next]))
                putObject(writer, objects[m_next], m_role);
        }
        return m_next == objects.size() ? Supply::End : Supply::More;
    }

private:
    std::shared_ptr<const MeterVariant> m_variant;
    Role m_role;
    std::size_t m_next = 0;
    bool m_hasBegun = false;
};

} // namespace

AttributeAccess accessOf(const ObjectAttribute& attribute, Role role)
{
    const auto read = attribute.rights.read.has(role) ? 1U : 0U;
    const auto write = attribute.rights.write.has(role) && attribute.set ? 2U : 0U;
    return static_cast<AttributeAccess>(read | write);
}

MethodAccess accessOf(const ObjectMethod& method, Role role)
{
    return method.rights.has(role) ? MethodAccess::Access : MethodAccess::None;
}

dlms::Value objectList(const ReadCall& call, Role role)
{
    return std::make_unique<ObjectListSource>(call.meter.sharedVariant(), role);
}

} // namespace meterbench::protocol::virtual_meter
