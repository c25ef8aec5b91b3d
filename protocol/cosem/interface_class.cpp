// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/interface_class.h"

#include <algorithm>

namespace meterbench::protocol::cosem {

using axdr::Tag;

std::span<const InterfaceClass> interfaceClasses()
{
    return detail::classTable;
}

const InterfaceClass* findClass(std::uint16_t id)
{
    const auto classes = interfaceClasses();
    const auto found = std::ranges::lower_bound(classes, id, {}, &InterfaceClass::id);
    return found == classes.end() || found->id != id ? nullptr : &*found;
}

std::string_view attributeName(std::uint16_t classId, std::int8_t attribute)
{
    const auto* const known = findClass(classId);
    if (known == nullptr)
        return {};
    if (attribute == 1)
        return "logical_name";
    const auto found = std::ranges::find(known->attributes, attribute, &AttributeDefinition::number);
    return found == known->attributes.end() ? std::string_view() : found->name;
}

std::string_view methodName(std::uint16_t classId, std::int8_t method)
{
    const auto* const known = findClass(classId);
    if (known == nullptr)
        return {};
    const auto found = std::ranges::find(known->methods, method, &MethodDefinition::number);
    return found == known->methods.end() ? std::string_view() : found->name;
}

bool holds(ValueType type, Tag tag)
{
    if (tag == Tag::Null)
        return true;
    switch (type) {
    case ValueType::Choice:
        return axdr::layoutOf(tag).shape != axdr::Shape::Unknown;
    case ValueType::Boolean:
        return tag == Tag::Boolean;
    case ValueType::Unsigned:
        return tag == Tag::Unsigned;
    case ValueType::LongUnsigned:
        return tag == Tag::LongUnsigned;
    case ValueType::DoubleLong:
        return tag == Tag::DoubleLong;
    case ValueType::DoubleLongUnsigned:
        return tag == Tag::DoubleLongUnsigned;
    case ValueType::Integer:
        return tag == Tag::Integer;
    case ValueType::Long:
        return tag == Tag::Long;
    case ValueType::Enum:
        return tag == Tag::Enum;
    case ValueType::BitString:
        return tag == Tag::BitString;
    case ValueType::OctetString:
        return tag == Tag::OctetString;
    case ValueType::DateTimeString:
        return tag == Tag::OctetString || tag == Tag::DateTime;
    case ValueType::Structure:
        return tag == Tag::Structure;
    case ValueType::Array:
        return tag == Tag::Array;
    case ValueType::ArrayOrCompact:
        return tag == Tag::Array || tag == Tag::CompactArray;
    }
    return false;
}

} // namespace meterbench::protocol::cosem
