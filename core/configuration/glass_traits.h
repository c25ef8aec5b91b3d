// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"
#include "core/display/preview.h"

/// How the glass of the meter in a document looks: its codes and display settings read as display::GlassTraits. Here
/// and not in core/display, which knows no codes.
namespace meterbench::configuration {

[[nodiscard]] display::GlassTraits glassTraits(const MeterConfiguration& document);

} // namespace meterbench::configuration
