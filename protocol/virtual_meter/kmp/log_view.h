// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "protocol/kmp/register_value.h"

#include <cstdint>
#include <functional>
#include <optional>

/// A log as KMP sees it: records by position, each made when it is asked for. It owns none of them. A view: the meter
/// must not change while it is used.
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

} // namespace meterbench::protocol::virtual_meter
