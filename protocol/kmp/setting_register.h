// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/settings.h"
#include "protocol/kmp/register_value.h"

#include <optional>

/// Values of the table of settings as KMP registers carry them, both ways, for a meter and for a client. Which register
/// it is stands in the row. Pure functions.
namespace meterbench::protocol::kmp {

/// @param value in the steps of the row, which is a number
/// @param function of smart disconnect, which its limits follow: amperes or watts
[[nodiscard]] RegisterValue encodeSetting(const configuration::SettingDefinition& row, std::int64_t value,
    configuration::DisconnectBasis function = configuration::DisconnectBasis::None);

/// In the steps of the row; nothing for another unit, and for what is no whole step. Limits are not looked at.
[[nodiscard]] std::optional<std::int64_t> decodeSetting(const configuration::SettingDefinition& row,
    const RegisterValue& value, configuration::DisconnectBasis function = configuration::DisconnectBasis::None);

/// The number in steps of 10 to the power; nothing when digits would be lost or it does not fit.
[[nodiscard]] std::optional<std::int64_t> numberIn(const RegisterValue& value, int power);

} // namespace meterbench::protocol::kmp
