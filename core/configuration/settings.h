// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/setting_table.h"
#include "core/tariff/daylight_saving.h"
#include "core/tariff/plan_definition.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// The part of a document that the codes only point at: plans, calendar, daylight saving, load control, disconnection,
/// limits, alarms, analysis logger, pulses. Every setting may be absent: then the meter keeps what its family has by
/// default. It holds choices only; judgeSettings() tells whether they fit the meter. A plain value.
namespace meterbench::configuration {

/// What smart disconnect watches (technical description 4.8.5).
enum class DisconnectBasis { None, Current, Power, Voltage, Prepayment };

/// How the supply comes back after it was cut off (technical description 4.8.9).
enum class Reconnection { Manual, AfterRelease, Automatic };

struct DisconnectSettings {
    std::optional<DisconnectBasis> basis;
    std::optional<Reconnection> reconnection;
    std::optional<bool> atOvervoltage; ///< off by default
    std::optional<bool> atNeutralFault;

    bool operator==(const DisconnectSettings&) const = default;
};

/// A time of day in which prepayment cuts nobody off; it may reach over midnight.
struct TimeSlot {
    int fromMinute = 0; ///< 0–1439
    int untilMinute = 0; ///< 0–1439

    bool operator==(const TimeSlot&) const = default;
};

struct PrepaymentSettings {
    std::optional<bool> onWorkingDaysOnly;
    std::optional<TimeSlot> exceptionSlot;

    bool operator==(const PrepaymentSettings&) const = default;
};

struct LoadOutputSettings {
    std::vector<tariff::PlanDefinition> plans;
    std::vector<tariff::Date> exceptionDays; ///< of this output alone (162M and 382M)

    bool operator==(const LoadOutputSettings&) const = default;
};

struct Settings {
    NumberSettings numbers;
    std::vector<tariff::PlanDefinition> tariffPlans;
    std::vector<tariff::Date> exceptionDays; ///< of the calendar; on 162M and 382M of the tariff plan
    std::optional<tariff::DaylightSavingDefinition> daylightSaving; ///< absent: what Z15 says
    std::array<LoadOutputSettings, 2> loadOutputs;
    DisconnectSettings disconnect;
    PrepaymentSettings prepayment;
    std::optional<std::vector<std::string>> alarms; ///< ids of alarmIds
    std::optional<std::vector<std::string>> analysisRegisters; ///< ids of the catalogue's analysis registers

    /// The number of a row of the table, whichever member holds it; nothing where it is absent.
    [[nodiscard]] std::optional<int> value(Setting setting) const;
    /// A slot is there as long as one of its ends is.
    void set(Setting setting, std::optional<int> value);

    bool operator==(const Settings&) const = default;
};

/// Events that push an alarm (technical description 4.10.2 and 4.10.3).
/// `voltage` is under- and over-voltage in one, as the papers have it; a meter can be set to one of them.
inline constexpr std::array<std::string_view, 10> alarmIds{"magnet", "tamper", "internal-error", "voltage",
    "under-voltage", "over-voltage", "missing-phase", "neutral-fault", "alarm-input", "last-gasp"};

/// Intervals of the analysis logger in minutes (technical description 4.5.4).
inline constexpr std::array<int, 4> analysisIntervals{5, 15, 30, 60};

} // namespace meterbench::configuration
