// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/cosem_object.h"

/// The object list of an association: every object that is visible to it, with the rights it has there, written one by
/// one as the client reads. In the form of Association LN, version 1. It builds no list in memory.
namespace meterbench::protocol::virtual_meter {

[[nodiscard]] dlms::Value objectList(const ReadCall& call, Role role);

/// attribute_access_item and method_access_item: access modes as enumerations.
enum class AttributeAccess : std::uint8_t { None = 0, Read = 1, Write = 2, ReadAndWrite = 3 };
enum class MethodAccess : std::uint8_t { None = 0, Access = 1 };

[[nodiscard]] AttributeAccess accessOf(const ObjectAttribute& attribute, Role role);
[[nodiscard]] MethodAccess accessOf(const ObjectMethod& method, Role role);

} // namespace meterbench::protocol::virtual_meter
