// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/tag.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// The interface classes of IEC 62056-6-2 that a meter of this house knows: numbers, names and types of attributes and
/// methods. Tables, no objects and no values. Attribute 1 is always logical_name, an octet-string of six, and not
/// listed. Constants.
namespace meterbench::protocol::cosem {

/// What an attribute holds. Choice: the type depends on the object, or on the standard's CHOICE.
enum class ValueType : std::uint8_t {
    Choice,
    Boolean,
    Unsigned,
    LongUnsigned,
    DoubleLong,
    DoubleLongUnsigned,
    Integer,
    Long,
    Enum,
    BitString,
    OctetString,
    DateTimeString, ///< octet-string of twelve
    Structure,
    Array,
    ArrayOrCompact
};

struct AttributeDefinition {
    std::uint8_t number = 0;
    std::string_view name;
    ValueType type = ValueType::Choice;
};

struct MethodDefinition {
    std::uint8_t number = 0;
    std::string_view name;
};

struct InterfaceClass {
    std::uint16_t id = 0;
    std::uint8_t version = 0; ///< the highest that the tables describe
    std::string_view name;
    std::span<const AttributeDefinition> attributes; ///< from 2
    std::span<const MethodDefinition> methods;
};

/// All classes, by rising number.
[[nodiscard]] std::span<const InterfaceClass> interfaceClasses();
/// nullptr for a class that is not in the tables.
[[nodiscard]] const InterfaceClass* findClass(std::uint16_t id);
/// "scaler_unit"; "logical_name" for 1, empty for one that the class does not have.
[[nodiscard]] std::string_view attributeName(std::uint16_t classId, std::int8_t attribute);
/// Empty for one that the class does not have.
[[nodiscard]] std::string_view methodName(std::uint16_t classId, std::int8_t method);
/// Whether a value of this tag can stand in an attribute of this type. Null-data can stand everywhere.
[[nodiscard]] bool holds(ValueType type, axdr::Tag tag);

namespace detail {
extern const std::span<const InterfaceClass> classTable;
}

} // namespace meterbench::protocol::cosem
