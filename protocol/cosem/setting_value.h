// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/settings.h"
#include "protocol/axdr/data.h"
#include "protocol/cosem/scaler_unit.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// Values of the table of settings as COSEM carries them, both ways, for a meter and for a client. What a row says is
/// done here and nowhere else; which object holds it stands in the row. Pure functions.
namespace meterbench::protocol::cosem {

/// @param value in the steps of the row, which is a number
[[nodiscard]] axdr::Data encodeSetting(const configuration::SettingDefinition& row, std::int64_t value);

/// Whether it has the row's type, for one that is a number.
[[nodiscard]] bool hasTypeOf(const configuration::SettingDefinition& row, const axdr::Data& data);
/// In the steps of the row, to the nearest where COSEM is finer by a translation; nothing for another type and for what
/// is no whole step. Limits are not looked at.
[[nodiscard]] std::optional<std::int64_t> decodeSetting(
    const configuration::SettingDefinition& row, const axdr::Data& data);

/// What the register's attribute 3 is. @param function of smart disconnect, which its limits follow
[[nodiscard]] ScalerUnit scalerUnitOf(
    const configuration::SettingDefinition& row, configuration::DisconnectBasis function);

/// Lists of identifiers, as arrays of visible-strings.
[[nodiscard]] axdr::Data encodeIdentifiers(std::span<const std::string> identifiers);
/// Nothing for another type, for more than 64 and for one of more than 64 characters: no list of a meter comes near.
[[nodiscard]] std::optional<std::vector<std::string>> decodeIdentifiers(const axdr::Data& data);

/// How many digits the display has for energies: the number in 1-1:134.0.116, which is not the digit of Z1 (user guide
/// of the OMNIA 3.2.1).
struct DisplayResolution {
    int integerDigits = 0;
    int decimals = 0;
    std::uint8_t number = 0;
};
[[nodiscard]] std::span<const DisplayResolution> displayResolutions();

// Alarm filters 1 to 6, 0-0:97.98.10 to .15 (user guide of the OMNIA, chapter 10): a meter of one alarm for several of
// their events sets all its bits. That of the alarm input is ours.

inline constexpr std::size_t alarmFilters = 6;
[[nodiscard]] constexpr Obis alarmFilterName(std::size_t filter)
{
    return {0, 0, 97, 98, static_cast<std::uint8_t>(9 + filter), 255};
}
/// @param filter 1 to 6 @param alarms bits of device::alarm
[[nodiscard]] std::uint32_t encodeAlarmFilter(std::size_t filter, std::uint32_t alarms);
/// The alarms with this filter replaced; nothing for bits that no alarm is, or for part of those of one.
[[nodiscard]] std::optional<std::uint32_t> decodeAlarmFilter(
    std::size_t filter, std::uint32_t bits, std::uint32_t alarms);

} // namespace meterbench::protocol::cosem
