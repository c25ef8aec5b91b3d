// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/configuration/meter_configuration.h"
#include "core/tariff/load_control.h"
#include "core/tariff/tariff_control.h"

/// What a document says about time: which tariff is active when, when the loads are, and when daylight saving begins.
/// Made of codes (Z3, Z11, Z13–Z15 and their counterparts) and settings together; it needs no meter. A plan code
/// without a plan in the settings means that the order form holds the plan, which nobody here knows. Immutable once
/// made; safe to share.
namespace meterbench::configuration {

struct TariffSchedule {
    tariff::TariffControl tariffs;
    tariff::LoadControl loads;
    tariff::DaylightSaving daylightSaving;
    Seconds longestStartDelay = 0; ///< each meter draws its own delay from 0 to this

    [[nodiscard]] tariff::TariffIndex tariffAt(MeterTime time) const { return tariffs.tariffAt(time); }
    [[nodiscard]] MeterTime nextShift(MeterTime time) const { return tariffs.nextShift(time); }
};

/// How much the meters of the family hold.
[[nodiscard]] const tariff::PlanLimits& planLimits(const MeterConfiguration& document);

/// What the settings say, else what Z15 says.
[[nodiscard]] tariff::DaylightSavingDefinition daylightSavingOf(const MeterConfiguration& document);

/// How the codes say that the tariff is controlled.
[[nodiscard]] tariff::TariffControlMode tariffControlMode(const MeterConfiguration& document);

/// Whether the code means a plan of an order form. False where the family has no such field or no code is given.
[[nodiscard]] bool isPlanCode(const MeterConfiguration& document, std::string_view particular);

/// Errors: `tariff-plan-invalid` (a plan breaks a limit, or a plan shall control and the document has none),
/// `daylight-saving-invalid`.
[[nodiscard]] Result<TariffSchedule> tariffSchedule(const MeterConfiguration& document);

} // namespace meterbench::configuration
