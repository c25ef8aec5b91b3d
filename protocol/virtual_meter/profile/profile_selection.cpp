// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/profile/profile_selection.h"

#include "protocol/cosem/class_id.h"
#include "protocol/virtual_meter/profile/profile_places.h"

#include <algorithm>
#include <iterator>

namespace meterbench::protocol::virtual_meter {

using dlms::DataAccessResult;

namespace {

bool isSame(const dlms::CaptureObject& asked, const dlms::CaptureObject& captured)
{
    // The meter has its clock under two names, and clients know a third.
    if (asked.classId == cosem::class_id::clock && captured.classId == cosem::class_id::clock)
        return asked.attribute == captured.attribute;
    return asked == captured;
}

const ProfileColumn* find(const std::vector<ProfileColumn>& columns, const dlms::CaptureObject& object)
{
    const auto found
        = std::ranges::find_if(columns, [&](const ProfileColumn& column) { return isSame(object, column.object); });
    return found == columns.end() ? nullptr : &*found;
}

/// The bounds in the column's own numbers; a null-data is no bound.
bool readBounds(const dlms::RangeSelection& asked, int offsetMinutes, ColumnRange& range)
{
    const auto read = [&](const axdr::Data& data, Bound bound, std::int64_t& into) {
        if (data.isNull())
            return true;
        if (range.column.value == ColumnValue::Time) {
            const auto time = boundOf(data, bound, offsetMinutes);
            into = time ? time->seconds : into;
            return time.has_value();
        }
        const auto number = data.toInteger();
        into = number.value_or(into);
        return number.has_value();
    };
    return read(asked.from, Bound::From, range.from) && read(asked.to, Bound::To, range.to);
}

std::optional<DataAccessResult> selectByRange(
    const device::Meter& meter, ProfileLog log, const dlms::RangeSelection& asked, ProfileSelection& selection)
{
    ColumnRange range;
    if (const auto* const column = find(selection.columns, asked.restricting))
        range.column = *column;
    else if (asked.restricting == entryNumberOf(log))
        range.column
            = {asked.restricting, axdr::Tag::DoubleLongUnsigned, ColumnValue::Number, place::entryNumber, 1, 1};
    else
        return DataAccessResult::ScopeOfAccessViolated;
    if (!readBounds(asked, meter.model().offsetMinutes, range))
        return DataAccessResult::TypeUnmatched;
    selection.range = range;
    if (asked.columns.empty())
        return {};
    for (const auto& column : asked.columns)
        if (find(selection.columns, column) == nullptr)
            return DataAccessResult::ScopeOfAccessViolated;
    std::erase_if(selection.columns, [&](const ProfileColumn& column) {
        return std::ranges::none_of(asked.columns, [&](const auto& object) { return isSame(object, column.object); });
    });
    return {};
}

std::optional<DataAccessResult> selectByEntry(const dlms::EntrySelection& asked, ProfileSelection& selection)
{
    const auto oldest = selection.first;
    const auto newest = selection.last;
    if (asked.toEntry != 0)
        selection.last = std::min(newest, oldest + asked.toEntry - 1);
    selection.first = oldest + std::max<std::uint32_t>(1, asked.fromEntry) - 1;

    const auto size = selection.columns.size();
    const auto from = std::max<std::size_t>(1, asked.fromColumn);
    const auto to = asked.toColumn == 0 ? size : std::size_t{asked.toColumn};
    if (from > size || to > size || from > to)
        return DataAccessResult::ScopeOfAccessViolated;
    selection.columns = {std::next(selection.columns.begin(), static_cast<std::ptrdiff_t>(from - 1)),
        std::next(selection.columns.begin(), static_cast<std::ptrdiff_t>(to))};
    return {};
}

/// Counts the entries within the range and draws the ends in to them.
void settle(const ProfileEntries& log, ProfileSelection& selection)
{
    if (selection.first > selection.last) {
        selection.last = 0;
        selection.first = 1;
        return;
    }
    if (!selection.range) {
        selection.entries = static_cast<std::uint32_t>(selection.last - selection.first + 1);
        return;
    }
    std::uint64_t first = 1;
    std::uint64_t last = 0;
    for (auto number = selection.first; number <= selection.last; ++number) {
        if (!selection.takes(log, number))
            continue;
        first = selection.entries == 0 ? number : first;
        last = number;
        ++selection.entries;
    }
    selection.first = first;
    selection.last = last;
}

} // namespace

tl::expected<ProfileSelection, DataAccessResult> selectEntries(
    const device::Meter& meter, ProfileLog log, const dlms::Selection* selection)
{
    const ProfileEntries entries(meter, log);
    ProfileSelection result;
    result.columns = columnsOf(meter, log);
    result.first = entries.oldest();
    result.last = entries.newest();
    std::optional<DataAccessResult> refused;
    if (selection != nullptr) {
        if (const auto range = dlms::RangeSelection::decode(*selection))
            refused = selectByRange(meter, log, *range, result);
        else if (const auto byEntry = dlms::EntrySelection::decode(*selection))
            refused = selectByEntry(*byEntry, result);
        else
            refused = DataAccessResult::TypeUnmatched;
    }
    if (refused)
        return tl::unexpected(*refused);
    settle(entries, result);
    return result;
}

} // namespace meterbench::protocol::virtual_meter
