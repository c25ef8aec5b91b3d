// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/result_codes.h"
#include "protocol/virtual_meter/profile/profile_entries.h"

#include <optional>

/// Which entries and columns of a profile a client asked for (IEC 62056-6-2, class 7, selective access to the buffer),
/// settled when it asked: numbers of entries, not positions, so that it means the same however the log grows. Plain
/// values.
namespace meterbench::protocol::virtual_meter {

/// Entries whose column lies within both bounds, each included.
struct ColumnRange {
    ProfileColumn column;
    std::int64_t from = INT64_MIN;
    std::int64_t to = INT64_MAX;
};

struct ProfileSelection {
    std::vector<ProfileColumn> columns;
    std::uint64_t first = 1; ///< number of the first entry
    std::uint64_t last = 0; ///< number of the last; below `first` when there is none
    std::optional<ColumnRange> range; ///< of these only those within
    std::uint32_t entries = 0; ///< how many there are in the end

    [[nodiscard]] bool takes(const ProfileEntries& log, std::uint64_t number) const
    {
        if (!range)
            return true;
        const auto value = log.read(number, range->column);
        return value != noValue && value >= range->from && value <= range->to;
    }
};

/// By range over any captured column, or over the entry number; the clock is
/// recognized under whatever name. By entry counted from 1, the oldest. An interval without entries gives none.
/// @param selection null: everything
/// Refusals: `type-unmatched` for parameters of another shape, `scope-of-access-violated` for a column that is not
/// there.
[[nodiscard]] tl::expected<ProfileSelection, dlms::DataAccessResult> selectEntries(
    const device::Meter& meter, ProfileLog log, const dlms::Selection* selection);

} // namespace meterbench::protocol::virtual_meter
