// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "protocol/kmp/logger_readout.h"
#include "protocol/kmp/register_table.h"

#include <functional>

/// The logs of the emulated meter as KMP reads them: records that are made from the device's entries one at a time,
/// when they are asked for, never copied as a whole. The number of a record counts what was ever written. A view: the
/// meter must not change while it is used.
namespace meterbench::protocol::virtual_meter {

/// How the time stands in a record.
enum class RecordClock : std::uint8_t {
    RealTime, ///< classic logs: eight octets
    Seconds ///< LoggerReadOut: KamDateTime
};

struct LogView {
    std::size_t size = 0;
    std::uint64_t newest = 0; ///< number of the newest record
    Seconds interval = 0; ///< between records; 0 when they come as they come
    std::function<MeterTime(std::size_t position)> time; ///< position 0 is the oldest
    /// Nothing when the log does not have the register.
    std::function<std::optional<kmp::RegisterValue>(std::size_t position, kmp::RegisterId id)> value;

    [[nodiscard]] std::uint64_t numberOf(std::size_t position) const { return newest - size + 1 + position; }
    /// The oldest record at or behind the time; size when there is none.
    [[nodiscard]] std::size_t firstFrom(MeterTime wanted) const;
    /// The newest record at or before the time, plus one; 0 when there is none.
    [[nodiscard]] std::size_t behindLastUntil(MeterTime wanted) const;
};

/// @param log a number of kmp::logger; classic logs have the same where they have any. Nothing for what is no log here.
[[nodiscard]] std::optional<LogView> logView(
    const device::Meter& meter, const kmp::RegisterTable& table, std::uint8_t log, RecordClock clock);

} // namespace meterbench::protocol::virtual_meter
