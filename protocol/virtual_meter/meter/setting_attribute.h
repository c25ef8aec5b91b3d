// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/setting_table.h"
#include "protocol/virtual_meter/meter/cosem_object.h"

/// Rows of the table of settings as attributes of objects, whatever their class: the number of a meter's settings, read
/// and written through the meter's own rules. Pure functions.
namespace meterbench::protocol::virtual_meter {

[[nodiscard]] AttributeRights rightsOf(const configuration::SettingDefinition& row);
/// Of a row that settingValue() knows.
[[nodiscard]] Getter getterOf(const configuration::SettingDefinition& row);
[[nodiscard]] Setter setterOf(const configuration::SettingDefinition& row);

} // namespace meterbench::protocol::virtual_meter
