// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/cosem/class_id.h"

#include <cstdint>

/// Logical names of the set-up objects: those of the standard where it has one, else in the maker's range. Of the
/// latter, 1.1.128.5 and 1.1.128.7 are ours. Settings have theirs in configuration::settingTable(). Constants.
namespace meterbench::protocol::virtual_meter {

namespace class_id = cosem::class_id;

/// Ours: what is no setting of the table: 24 payment, 31 test mode.
[[nodiscard]] constexpr Obis settingObject(std::uint8_t number)
{
    return {1, 1, 128, 5, number, 255};
}
/// Ours: what a load-control output does, 1 and 2.
[[nodiscard]] constexpr Obis loadOutputObject(std::uint8_t number)
{
    return {1, 1, 128, 7, number, 255};
}

namespace script_table {
inline constexpr Obis globalReset{0, 0, 10, 0, 0, 255};
inline constexpr Obis debitingStop{0, 0, 10, 0, 1, 255};
inline constexpr Obis tariff{0, 0, 10, 0, 100, 255};
inline constexpr Obis testMode{0, 0, 10, 0, 101, 255};
inline constexpr Obis normalMode{0, 0, 10, 0, 102, 255};
inline constexpr Obis outputs{0, 0, 10, 0, 103, 255};
inline constexpr Obis disconnect{0, 0, 10, 0, 106, 255};
inline constexpr Obis image{0, 0, 10, 0, 107, 255};
} // namespace script_table

/// 0 is that of the tariffs, 1 and 2 those of the load-control outputs.
[[nodiscard]] constexpr Obis activityCalendarObject(std::uint8_t number)
{
    return {0, 0, 13, 0, number, 255};
}
inline constexpr Obis specialDaysObject{0, 0, 11, 0, 0, 255};
inline constexpr Obis imageTransferObject{0, 0, 44, 0, 0, 255};
inline constexpr Obis disconnectControlObject{0, 0, 96, 3, 10, 255};
inline constexpr Obis limiterObject{0, 0, 17, 0, 0, 255};
/// 1 to 3 voltages, 4 smart disconnect, 5 over-voltage.
[[nodiscard]] constexpr Obis registerMonitorObject(std::uint8_t number)
{
    return {0, 0, 16, 1, number, 255};
}
/// End of the debiting periods.
inline constexpr Obis debitingScheduleObject{0, 0, 15, 0, 0, 255};
inline constexpr Obis debiting2ScheduleObject{0, 1, 15, 0, 0, 255};

} // namespace meterbench::protocol::virtual_meter
