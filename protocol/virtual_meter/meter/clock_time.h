// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "protocol/axdr/data.h"

#include <optional>

/// The time of a meter as COSEM date-times and back: local time with daylight saving for the clock, normal time for
/// what was captured. The deviation is counted from local time to UTC, as the Blue Book has it: −60 in Denmark in
/// winter. Pure functions.
namespace meterbench::protocol::virtual_meter {

/// A time that was captured, in normal time; all parts not specified for nullopt.
[[nodiscard]] axdr::DateTime capturedTime(std::optional<MeterTime> time, int offsetMinutes);

/// What the clock shows: local time, daylight saving in deviation and status; a clock that lost its time says invalid.
[[nodiscard]] axdr::DateTime localTime(const device::Meter& meter, MeterTime time);

/// A date-time that somebody sets, as normal time. With a deviation it is absolute; without one it is local time, in
/// the hour that comes twice the first unless the status says otherwise. nullopt: a part is missing or there is no such
/// day.
[[nodiscard]] std::optional<MeterTime> normalTimeOf(const device::Meter& meter, const axdr::DateTime& time);

} // namespace meterbench::protocol::virtual_meter
