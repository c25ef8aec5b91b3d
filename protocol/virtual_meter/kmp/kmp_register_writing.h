// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "protocol/kmp/register_table.h"
#include "protocol/kmp/server.h"

/// A KMP register is written: its value becomes a setting of the emulated meter, by the meter's own setters. Which
/// registers can be written is printed nowhere: ours are those whose settings the papers let a person change. Registers
/// that count, legal data and codes of the document are none of them. Pure translation, no state.
namespace meterbench::protocol::virtual_meter {

/// Refused: unknown, read-only, of another unit, with digits that would be lost, or out of the setting's limits.
[[nodiscard]] kmp::Outcome writeMapped(device::Meter& meter, const kmp::RegisterTable& table,
    const kmp::TypeWords& words, const kmp::RegisterValue& value);

} // namespace meterbench::protocol::virtual_meter
