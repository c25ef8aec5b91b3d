// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/activity_calendar.h"

/// The calendars of a meter: the active one is a plan of its document, the passive one waits among the kept values
/// until a method or its time puts it in force through the document's own rules. Functions of the meter.
namespace meterbench::protocol::virtual_meter {

/// Whose calendar; also the number of its object.
enum class Calendar : std::uint8_t { Tariffs, LoadOutput1, LoadOutput2 };

/// Whether a plan controls it.
[[nodiscard]] bool isPlanned(const device::MeterModel& model, Calendar calendar);
[[nodiscard]] CalendarScripts scriptsOf(Calendar calendar);
/// The plan in force, where several can be selected. Null when there is none.
[[nodiscard]] const tariff::PlanDefinition* activePlan(const device::Meter& meter, Calendar calendar);

/// A value of attribute 2 (name of the active one), 6 to 9 (passive) or 10 (time), as it was kept; nullopt when it
/// never was.
[[nodiscard]] std::optional<axdr::Data> keptAttribute(
    const ConfiguredMeter& meter, Calendar calendar, std::int8_t attribute);
void keepAttribute(ConfiguredMeter& meter, Calendar calendar, std::int8_t attribute, const axdr::Data& value);

/// Puts the passive calendar in force. Errors: `device-setting` when its tables do not make a plan, those of
/// ConfiguredMeter::configure().
[[nodiscard]] Result<void> activatePassive(ConfiguredMeter& meter, Calendar calendar);

/// True seconds until a passive calendar's time comes; nullopt when none has one.
[[nodiscard]] std::optional<Seconds> untilActivation(const ConfiguredMeter& meter);
/// Activates those whose time has come. One that cannot be is given up: its time is cleared.
void activateDue(ConfiguredMeter& meter);

} // namespace meterbench::protocol::virtual_meter
