// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/register_table.h"

/// Where the values of a log's entries stand, by log: the common language of those who say what a profile captures and
/// those who read its entries. Load profile and analysis logger have one place for each of their own columns.
/// Constants.
namespace meterbench::protocol::virtual_meter::place {

// Every log; its own values begin at `own`.
inline constexpr std::uint16_t time = 0;
inline constexpr std::uint16_t quality = 1;
inline constexpr std::uint16_t entryNumber = 2; ///< counts since the meter was made, the first is 1
inline constexpr std::uint16_t own = 8;

// Events.
inline constexpr std::uint16_t event = own;
inline constexpr std::uint16_t before = own; ///< clock log: the time before it was set
inline constexpr std::uint16_t controlState = own + 1;
inline constexpr std::uint16_t feedback = own + 2;
inline constexpr std::uint16_t ratioBefore = own;
inline constexpr std::uint16_t ratioAfter = own + 1;
inline constexpr std::uint16_t secondaryEnergies = own + 2;
inline constexpr std::uint16_t voltages = own;
inline constexpr std::uint16_t phase = own + 1;
inline constexpr std::uint16_t meanVoltage = own + 2;
inline constexpr std::uint16_t maximumVoltage = own + 3;
inline constexpr std::uint16_t minimumVoltage = own + 4;

// Debiting loggers. A peak is followed by the time it was reached.
inline constexpr std::uint16_t hours = own;
inline constexpr std::uint16_t stops = own + 1;
inline constexpr std::uint16_t thresholdSeconds = own + 2;
inline constexpr std::uint16_t pulseInput = own + 3;
inline constexpr std::uint16_t ratio = own + 4;
inline constexpr std::uint16_t energies = own + 5;
inline constexpr std::uint16_t activeTariffs = energies + device::mainQuantities;
inline constexpr std::uint16_t reactiveTariffs = activeTariffs + 4;
inline constexpr std::uint16_t activePeaks = reactiveTariffs + 4;
inline constexpr std::uint16_t reactivePeaks = activePeaks + 6;
inline constexpr std::uint16_t apparentImportPeak = reactivePeaks + 6;
inline constexpr std::uint16_t apparentExportPeak = apparentImportPeak + 2;
inline constexpr std::uint16_t accumulatedActive = apparentExportPeak + 2;
inline constexpr std::uint16_t accumulatedReactive = accumulatedActive + 3;

inline constexpr std::uint16_t energies2 = own + 1;
inline constexpr std::uint16_t tariffs2 = energies2 + device::energyQuantities;

} // namespace meterbench::protocol::virtual_meter::place
