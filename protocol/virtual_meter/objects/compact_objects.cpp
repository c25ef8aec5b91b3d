// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/encoder.h"
#include "protocol/dlms/target.h"
#include "protocol/octets.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

namespace meterbench::protocol::virtual_meter {

namespace {

/// What a reader of the meter wants every day, in one short value: ours, as far as the variant has it.
constexpr Obis captured[] = {
    standardClock,
    {1, 1, 1, 8, 0, 255},
    {1, 1, 2, 8, 0, 255},
    {1, 1, 3, 8, 0, 255},
    {1, 1, 4, 8, 0, 255},
    {1, 1, 1, 7, 0, 255},
    {1, 1, 2, 7, 0, 255},
    {0, 0, 97, 97, 0, 255},
};
constexpr std::uint8_t templateId = 1;
/// capture_method: as it is read.
constexpr std::uint8_t atReading = 0;

std::vector<const CosemObject*> capturedObjects(const ObjectModel& objects)
{
    std::vector<const CosemObject*> found;
    for (const auto& name : captured) {
        if (const auto* const object = objects.find(name))
            found.push_back(object);
    }
    return found;
}

std::vector<axdr::Data> capturedValues(const ReadCall& call)
{
    std::vector<axdr::Data> values;
    for (const auto* const object : capturedObjects(call.meter.variant().objects())) {
        auto value = object->findAttribute(2)->get(call);
        auto* const data = std::get_if<axdr::Data>(&value);
        values.push_back(data == nullptr ? axdr::Data() : std::move(*data));
    }
    return values;
}

/// What the template describes and nothing else: the values as in a compact array, without their tags.
dlms::Value compactBuffer(const ReadCall& call)
{
    Bytes buffer;
    for (const auto& value : capturedValues(call)) {
        const auto encoded = axdr::encode(value);
        appendOctets(buffer, std::span(encoded).subspan(1));
    }
    return axdr::Data::octetString(buffer);
}

/// A structure of so many elements and the tag of each.
dlms::Value templateDescription(const ReadCall& call)
{
    const auto values = capturedValues(call);
    Bytes description{static_cast<std::byte>(axdr::Tag::Structure), static_cast<std::byte>(values.size())};
    for (const auto& value : values)
        description.push_back(static_cast<std::byte>(value.tag()));
    return axdr::Data::octetString(description);
}

dlms::Value captureObjects(const ReadCall& call)
{
    std::vector<axdr::Data> list;
    for (const auto* const object : capturedObjects(call.meter.variant().objects()))
        list.push_back(dlms::CaptureObject{object->classId(), object->name(), 2, 0}.encode());
    return axdr::Data::array(std::move(list));
}

} // namespace

void addCompactObjects(ObjectModelBuilder& builder)
{
    builder.add(class_id::compactData, 0, {0, 0, 66, 0, 1, 255}, "Energies, powers and status in one value")
        .attribute(2, reading, compactBuffer)
        .attribute(3, reading, captureObjects)
        .constant(4, reading, axdr::Data::unsignedInteger(templateId))
        .attribute(5, reading, templateDescription)
        .constant(6, reading, axdr::Data::enumerated(atReading));
}

} // namespace meterbench::protocol::virtual_meter
