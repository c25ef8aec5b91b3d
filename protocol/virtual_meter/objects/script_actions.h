// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/cosem_object.h"

/// References of one object to another's script or attribute, as structures of IEC 62056-6-2. Pure functions.
namespace meterbench::protocol::virtual_meter {

/// Selectors of the disconnector's script table.
inline constexpr std::uint16_t disconnectScript = 1;
inline constexpr std::uint16_t reconnectScript = 2;

/// script_table and script_selector; selector 0 is no script.
[[nodiscard]] inline axdr::Data scriptReference(const Obis& table, std::uint16_t selector)
{
    return axdr::Data::structure({nameValue(table), axdr::Data::longUnsigned(selector)});
}

/// class_id, logical_name, attribute_index.
[[nodiscard]] inline axdr::Data attributeReference(std::uint16_t classId, const Obis& name, std::int8_t attribute)
{
    return axdr::Data::structure({axdr::Data::longUnsigned(classId), nameValue(name), axdr::Data::integer(attribute)});
}

/// action_up and action_down, or over and under threshold.
[[nodiscard]] inline axdr::Data actionSet(axdr::Data up, axdr::Data down)
{
    return axdr::Data::structure({std::move(up), std::move(down)});
}

} // namespace meterbench::protocol::virtual_meter
