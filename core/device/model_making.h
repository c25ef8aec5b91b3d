// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_model.h"

#include <memory>

/// From a document to the model of a meter: what its codes and settings mean for the device. Pure functions; what a new
/// meter is set to is document_settings.h's.
namespace meterbench::device {

/// What codes and settings of the document say of tariffs, loads and daylight saving. Errors: those of
/// configuration::tariffSchedule(); a plan code without its plan is one, since nobody here knows that order form.
[[nodiscard]] Result<MeterPrograms> programsOf(const configuration::MeterConfiguration& configuration);

/// Reads the document. Errors: `device-configuration` (a code that the emulated meter needs is missing or has no
/// meaning), with the reason.
/// @param switches of metrology/switches.json @param programs instead of what the document says
[[nodiscard]] Result<std::shared_ptr<const MeterModel>> makeModel(const catalog::Catalog& catalog,
    const configuration::MeterConfiguration& configuration, const metrology::BehaviourSwitches& switches = {},
    const MeterPrograms* programs = nullptr);

} // namespace meterbench::device
