// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"

#include <vector>

/// What the analysis logger of the meter in a document holds: the registers that are set, or the default set of the
/// technical description (table 15). It logs nothing itself.
namespace meterbench::configuration {

/// How many registers the logger takes (16 or 24).
[[nodiscard]] std::size_t analysisChannels(const MeterConfiguration& document);

/// Whether the meter has the register: energy type, phases, connection. What the codes leave open counts as present.
[[nodiscard]] bool isAvailable(const catalog::AnalysisRegister& each, const MeterConfiguration& document);

/// The registers logged, in their order; ids that no catalogue knows are left out.
[[nodiscard]] std::vector<const catalog::AnalysisRegister*> analysisRegisters(
    const catalog::Catalog& catalog, const MeterConfiguration& document);

/// The default set of such a meter.
[[nodiscard]] std::vector<const catalog::AnalysisRegister*> defaultAnalysisRegisters(
    const catalog::Catalog& catalog, const MeterConfiguration& document);

} // namespace meterbench::configuration
