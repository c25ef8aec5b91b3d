// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"
#include "core/device/load.h"
#include "core/device/meter_model.h"
#include "core/metrology/specimen.h"
#include "protocol/virtual_meter/meter/meter_variant.h"

#include <memory>

/// A project → what an emulated meter is made of, with the data files that travel inside the programs: for the command
/// line and the desktop alike. It makes no meter and reads no file. Functions.
namespace meterbench::emulation {

/// The meter that the document orders. Errors: those of device::makeModel().
[[nodiscard]] Result<std::shared_ptr<const device::MeterModel>> modelOf(
    const catalog::Catalog& catalog, const configuration::MeterConfiguration& document);

/// The same with all that it can say. Errors: those of modelOf() and MeterVariant::create().
[[nodiscard]] Result<std::shared_ptr<const protocol::virtual_meter::MeterVariant>> variantOf(
    const catalog::Catalog& catalog, const configuration::MeterConfiguration& document);

/// How wrong one specimen measures, from the limits of the standards and the spread of the production.
[[nodiscard]] Result<metrology::ErrorModel> specimenErrors(
    const metrology::FrontEnd& frontEnd, metrology::ErrorMode mode, std::uint64_t seed);

/// How long a household is known whose meter is looked at from some time on.
struct LoadSpan {
    SimInstant from; ///< long enough before for the logs to be full: a year, or as far as the load profile reaches
    SimInstant to; ///< years behind
};
[[nodiscard]] LoadSpan spanAround(const device::MeterModel& model, SimInstant begin);

} // namespace meterbench::emulation
