// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings_text.h"

#include <fmt/format.h>

namespace meterbench::configuration {

namespace {

/// Digits of a text that has the form of a pattern, "d" for a digit: the number from one place on.
bool hasForm(std::string_view text, std::string_view pattern)
{
    if (text.size() != pattern.size())
        return false;
    for (std::size_t place = 0; place < text.size(); ++place) {
        const bool isDigit = text[place] >= '0' && text[place] <= '9';
        if (pattern[place] == 'd' ? !isDigit : text[place] != pattern[place])
            return false;
    }
    return true;
}

int numberAt(std::string_view text, std::size_t from, std::size_t digits)
{
    int number = 0;
    for (const char each : text.substr(from, digits))
        number = number * 10 + (each - '0');
    return number;
}

unsigned smallNumberAt(std::string_view text, std::size_t from)
{
    return static_cast<unsigned>(numberAt(text, from, 2));
}

} // namespace

std::string dateText(tariff::Date date)
{
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()));
}

std::optional<tariff::Date> readDate(std::string_view text)
{
    if (!hasForm(text, "dddd-dd-dd"))
        return std::nullopt;
    return std::chrono::year(numberAt(text, 0, 4)) / std::chrono::month(smallNumberAt(text, 5))
        / std::chrono::day(smallNumberAt(text, 8));
}

std::string monthDayText(std::chrono::month_day date)
{
    return fmt::format("{:02}-{:02}", static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<std::chrono::month_day> readMonthDay(std::string_view text)
{
    if (!hasForm(text, "dd-dd"))
        return std::nullopt;
    return std::chrono::month(smallNumberAt(text, 0)) / std::chrono::day(smallNumberAt(text, 3));
}

std::string timeText(int minuteOfDay)
{
    return fmt::format("{:02}:{:02}", minuteOfDay / 60, minuteOfDay % 60);
}

std::optional<int> readTime(std::string_view text)
{
    if (!hasForm(text, "dd:dd"))
        return std::nullopt;
    const int hour = numberAt(text, 0, 2);
    const int minute = numberAt(text, 3, 2);
    if (hour > 23 || minute > 59)
        return std::nullopt;
    return hour * 60 + minute;
}

std::string instantText(MeterTime time)
{
    const auto calendar = tariff::calendarTime(time);
    return dateText(calendar.date) + 'T' + timeText(static_cast<int>(calendar.secondOfDay / tariff::secondsPerMinute));
}

std::optional<MeterTime> readInstant(std::string_view text)
{
    const auto split = text.find('T');
    if (split == std::string_view::npos)
        return std::nullopt;
    const auto date = readDate(text.substr(0, split));
    const auto time = readTime(text.substr(split + 1));
    if (!date || !date->ok() || !time)
        return std::nullopt;
    return tariff::meterTime(*date, *time * tariff::secondsPerMinute);
}

} // namespace meterbench::configuration
