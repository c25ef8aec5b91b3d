// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "protocol/dlms/target.h"
#include "protocol/virtual_meter/profile/profile_places.h"

#include <span>
#include <vector>

/// The logs of a meter as profiles: which there are, what each captures, and where a column's value stands in an entry.
/// Worked out from the meter's model and settings whenever somebody asks, since both can change. It reads no entry;
/// that is profile_rows.h. Plain values and pure functions.
namespace meterbench::protocol::virtual_meter {

/// Register of the module's pulse input.
inline constexpr Obis pulseInputName{1, 1, 0, 128, 1, 255};

enum class ProfileLog : std::uint8_t {
    Load,
    Analysis,
    Debiting1,
    Debiting2,
    Status,
    Clock,
    Disconnect,
    Ratio,
    ProfileChange,
    NeutralFault,
    VoltageQuality
};

struct ProfileDefinition {
    ProfileLog log = ProfileLog::Load;
    Obis name;
    std::uint8_t number = 0; ///< group E of its event code and of its entry number
};

/// Every log of the device, in the order of the papers.
[[nodiscard]] std::span<const ProfileDefinition> profileDefinitions();
[[nodiscard]] const ProfileDefinition& definitionOf(ProfileLog log);
/// The disconnect log needs a breaker, that of ratios transformers, that of neutral faults four wires.
[[nodiscard]] bool isPresent(const device::MeterModel& model, ProfileLog log);

enum class ColumnValue : std::uint8_t {
    Number,
    Growth, ///< since the entry before; unknown in the oldest
    Time
};

struct ProfileColumn {
    dlms::CaptureObject object;
    axdr::Tag tag = axdr::Tag::DoubleLongUnsigned; ///< octet-string of twelve for times
    ColumnValue value = ColumnValue::Number;
    std::uint16_t place = 0;
    std::int64_t divisor = 1; ///< what the entry holds, to what is handed out; cut, never rounded
    std::int64_t factor = 1; ///< before it is divided
};

/// The clock's time is the first column of every profile. Behind transformers and with Z23 = secondary the registers
/// have F = 129; with Z27 = delta they are those of D = 29, energy within the period.
[[nodiscard]] std::vector<ProfileColumn> columnsOf(const device::Meter& meter, ProfileLog log);

/// The energies of the load profile.
[[nodiscard]] std::vector<ProfileColumn> loadProfileColumnsOf(const device::MeterModel& model);
/// The column of an analysis channel; the pulse input has the register's own form.
[[nodiscard]] ProfileColumn analysisColumnOf(
    const device::MeterModel& model, const device::AnalysisChannel& channel, std::size_t position);

/// Seconds between entries; 0 where they come when something happens, or every month.
[[nodiscard]] std::uint32_t capturePeriodOf(const device::Meter& meter, ProfileLog log);

// Names that several objects share.

inline constexpr Obis clockName{0, 0, 1, 0, 0, 255};
/// Event code and event counter, which is the entry number, by the number of the log; status by that of the profile.
[[nodiscard]] constexpr Obis eventCodeName(std::uint8_t e)
{
    return {0, 1, 96, 11, e, 255};
}
[[nodiscard]] constexpr Obis entryNumberName(std::uint8_t e)
{
    return {0, 1, 96, 15, e, 255};
}
[[nodiscard]] constexpr Obis profileStatusName(std::uint8_t e)
{
    return {0, 1, 96, 10, e, 255};
}
/// What no standard code names: values of log entries.
[[nodiscard]] constexpr Obis entryValueName(std::uint8_t e)
{
    return {1, 1, 128, 1, e, 255};
}
inline constexpr Obis disconnectControlName{0, 0, 96, 3, 10, 255};
inline constexpr Obis ratioName{1, 1, 0, 4, 2, 255};
/// Before the change: the user guide of the OMNIA 9.7.
inline constexpr Obis ratioBeforeName{1, 1, 0, 4, 2, 1};

/// The restricting column of a profile by entry number, whether it captures it or not.
[[nodiscard]] dlms::CaptureObject entryNumberOf(ProfileLog log);

} // namespace meterbench::protocol::virtual_meter
