// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/profile_rows.h"

#include "protocol/axdr/compact_array.h"

#include <chrono>
#include <utility>

namespace meterbench::protocol::cosem {

using axdr::Data;
using axdr::Tag;

namespace {

/// The time column of the next row, in the type of the one before.
std::optional<Data> nextTime(const Data& before, std::uint32_t capturePeriod)
{
    const auto time = before.toDateTime();
    const auto next = time ? later(*time, capturePeriod) : std::nullopt;
    if (!next)
        return {};
    return Data::fromOctets(before.tag(), next->encode());
}

bool isDifference(Tag tag)
{
    return tag >= Tag::DeltaInteger && tag <= Tag::DeltaDoubleLongUnsigned;
}

/// The number so much larger, in its own type. nullopt when it does not fit.
std::optional<Data> increased(const Data& before, const Data& difference)
{
    const auto value = before.toInteger();
    const auto step = difference.toInteger();
    if (!value || !step || (*step > 0 ? *value > INT64_MAX - *step : *value < INT64_MIN - *step))
        return {};
    const auto result = Data::number(before.tag(), *value + *step);
    return result.toInteger() == *value + *step ? std::optional(result) : std::nullopt;
}

/// What a value means behind the one of the row before. @param period of a time, else 0
/// @return false when it means nothing
bool expand(Data& value, const Data& before, std::uint32_t period)
{
    if (isDifference(value.tag())) {
        const auto sum = increased(before, value);
        if (sum)
            value = *sum;
        return sum.has_value();
    }
    if (!value.isNull())
        return true;
    value = before;
    if (period > 0)
        value = nextTime(before, period).value_or(before);
    return true;
}

} // namespace

std::optional<axdr::DateTime> later(const axdr::DateTime& time, std::uint32_t seconds)
{
    using namespace std::chrono;
    const auto& [date, clock, deviation, status] = time;
    const year_month_day day{year(date.year), month(date.month), std::chrono::day(date.dayOfMonth)};
    if (date.year == axdr::yearNotSpecified || !day.ok() || clock.hour > 23 || clock.minute > 59 || clock.second > 59)
        return {};
    const auto instant = sys_days(day) + hours(clock.hour) + minutes(clock.minute)
        + std::chrono::seconds(std::int64_t{clock.second} + seconds);
    const auto midnight = floor<days>(instant);
    const year_month_day then(midnight);
    const hh_mm_ss rest(instant - midnight);
    auto result = time;
    result.date.year = static_cast<std::uint16_t>(static_cast<int>(then.year()));
    result.date.month = static_cast<std::uint8_t>(static_cast<unsigned>(then.month()));
    result.date.dayOfMonth = static_cast<std::uint8_t>(static_cast<unsigned>(then.day()));
    if (date.dayOfWeek != axdr::notSpecified)
        result.date.dayOfWeek = static_cast<std::uint8_t>(weekday(midnight).iso_encoding());
    result.time.hour = static_cast<std::uint8_t>(rest.hours().count());
    result.time.minute = static_cast<std::uint8_t>(rest.minutes().count());
    result.time.second = static_cast<std::uint8_t>(rest.seconds().count());
    return result;
}

Result<std::vector<Data>> expandRows(Data buffer, std::uint32_t capturePeriod, std::size_t clockColumn)
{
    const auto damaged = [] { return failure(ErrorKind::Damaged, "axdr-damaged", {{"detail", "profile buffer"}}); };
    if (buffer.tag() == Tag::CompactArray) {
        auto unfolded = axdr::unfold(buffer);
        if (!unfolded)
            return tl::unexpected(unfolded.error());
        buffer = std::move(*unfolded);
    }
    if (buffer.tag() != Tag::Array)
        return damaged();
    std::vector<Data> rows;
    rows.reserve(buffer.elements().size());
    for (auto& row : buffer.elements()) {
        if (row.tag() != Tag::Structure)
            return damaged();
        const auto before = rows.empty() ? std::span<const Data>() : std::as_const(rows.back()).elements();
        const auto columns = row.elements();
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const bool isKnown = column < before.size()
                ? expand(columns[column], before[column], column == clockColumn ? capturePeriod : 0)
                : !isDifference(columns[column].tag());
            if (!isKnown)
                return damaged();
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Data shortenRow(const Data& row, const Data& before, std::uint32_t capturePeriod, std::size_t clockColumn)
{
    Data shortened = row;
    const auto columns = shortened.elements();
    const auto old = before.elements();
    for (std::size_t column = 0; column < columns.size() && column < old.size(); ++column) {
        const bool isTime = column == clockColumn && capturePeriod > 0 && old[column].toDateTime().has_value();
        if (isTime ? nextTime(old[column], capturePeriod) == columns[column] : old[column] == columns[column])
            columns[column] = Data();
    }
    return shortened;
}

} // namespace meterbench::protocol::cosem
