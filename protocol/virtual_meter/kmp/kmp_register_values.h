// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/register_reading.h"
#include "protocol/kmp/answer.h"
#include "protocol/kmp/register_table.h"
#include "protocol/virtual_meter/kmp/kmp_register_map.h"

/// The registers of one emulated meter as KMP reads them, and what it says of itself and its breaker. Reads only.
namespace meterbench::protocol::virtual_meter {

/// Nothing when this variant has no such register.
[[nodiscard]] std::optional<kmp::RegisterValue> readMapped(
    const device::Meter& meter, const kmp::RegisterTable& table, const kmp::TypeWords& words, kmp::RegisterId id);

/// The word of family and breaker; a revision that is ours where no paper shows one.
[[nodiscard]] kmp::MeterType meterTypeOf(const device::MeterModel& model, const kmp::TypeWords& words);
[[nodiscard]] kmp::CutOffStatus cutOffStatusOf(const device::Meter& meter);
/// What a control state after an event is called.
[[nodiscard]] kmp::CutOffState cutOffStateOf(device::ControlState state, std::optional<device::DisconnectEvent> last);

} // namespace meterbench::protocol::virtual_meter
