// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/data.h"

#include <vector>

/// Rows of a logger as they travel and as they are meant (IEC 62056-6-2, class 7): a value equal to that of the row
/// before, and a time one capture period later, may travel as null-data, and a number as its difference from the row
/// before in one of the delta types; the whole may travel as a compact array. Pure functions.
namespace meterbench::protocol::cosem {

/// Null-data filled in, in place of the buffer that is handed over, differences added up, a compact array unfolded.
/// @param capturePeriod seconds, 0: times are never filled in but repeated @param clockColumn which column is the time.
/// Error: `axdr-damaged` when it is no array of structures, or has a difference from what is no number or from nothing,
/// or one that leads out of the number's type.
[[nodiscard]] Result<std::vector<axdr::Data>> expandRows(
    axdr::Data buffer, std::uint32_t capturePeriod, std::size_t clockColumn = 0);

/// The row with null-data for what follows from the row before. Both are structures of the same size.
[[nodiscard]] axdr::Data shortenRow(
    const axdr::Data& row, const axdr::Data& before, std::uint32_t capturePeriod, std::size_t clockColumn = 0);

/// The time so many seconds later by the calendar, deviation and status as they were. nullopt when a part of it is not
/// specified or no date.
[[nodiscard]] std::optional<axdr::DateTime> later(const axdr::DateTime& time, std::uint32_t seconds);

} // namespace meterbench::protocol::cosem
