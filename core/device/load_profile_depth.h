// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <cstddef>

/// How many load-profile entries a meter keeps. The sheets print days; all their figures follow from a memory of fixed
/// size and records of a fixed part plus four bytes for each column, which is what stands here. 162M/382M: the days
/// their papers print. Pure functions.
namespace meterbench::device {

/// Memory behind a logger, in bytes: a record takes `fixed` + 4 bytes for each column.
struct LoggerMemory {
    std::size_t bytes = 0;
    std::size_t fixed = 0;

    [[nodiscard]] constexpr std::size_t entries(std::size_t columns) const { return bytes / (fixed + 4 * columns); }
};

/// Single-phase and DIN rail sheets: 574 KiB. Any size from 587,664 to 587,807 bytes gives the same days.
inline constexpr LoggerMemory profileMemorySinglePhase{574U * 1024U, 18};
/// CT sheet and technical description: 541.5 KiB.
inline constexpr LoggerMemory profileMemoryTechnicalDescription{554'496, 17};
/// Analysis logger: 320 KiB as in the sister meter (user guide chapter 6); no paper of the family prints it. A guess.
inline constexpr LoggerMemory analysisMemory{320U * 1024U, 18};

/// Whole days that so many entries last.
[[nodiscard]] constexpr int depthDays(std::size_t entries, Seconds period)
{
    return static_cast<int>(static_cast<Seconds>(entries) / (Seconds{86'400} / period));
}

/// "Limited to 60 days with fixed 15 minutes" (sheets, Austria).
inline constexpr int austrianDays = 60;

} // namespace meterbench::device
