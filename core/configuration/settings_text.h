// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tariff/calendar_time.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Dates and times of day as the project file and the order-code sheet write them. Reading is strict: what is read is
/// written the same. Whether a date exists is for judging.
namespace meterbench::configuration {

/// "2026-12-24"
[[nodiscard]] std::string dateText(tariff::Date date);
[[nodiscard]] std::optional<tariff::Date> readDate(std::string_view text);

/// "04-01"
[[nodiscard]] std::string monthDayText(std::chrono::month_day date);
[[nodiscard]] std::optional<std::chrono::month_day> readMonthDay(std::string_view text);

/// "06:30" for 390. Reads 00:00 to 23:59.
[[nodiscard]] std::string timeText(int minuteOfDay);
[[nodiscard]] std::optional<int> readTime(std::string_view text);

/// "2026-03-29T02:00", normal time of the meter; whole minutes. Reads dates that exist.
[[nodiscard]] std::string instantText(MeterTime time);
[[nodiscard]] std::optional<MeterTime> readInstant(std::string_view text);

} // namespace meterbench::configuration
