// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "protocol/kmp/logger_readout.h"
#include "protocol/kmp/register_table.h"
#include "protocol/virtual_meter/kmp/log_view.h"

#include <functional>

/// The logs of the emulated meter as KMP reads them: records that are made from the device's entries one at a time,
/// when they are asked for, never copied as a whole. The number of a record counts what was ever written. A view: the
/// meter must not change while it is used.
namespace meterbench::protocol::virtual_meter {

/// @param log a number of kmp::logger; classic logs have the same where they have any. Nothing for what is no log here.
[[nodiscard]] std::optional<LogView> logView(
    const device::Meter& meter, const kmp::RegisterTable& table, std::uint8_t log, RecordClock clock);

} // namespace meterbench::protocol::virtual_meter
