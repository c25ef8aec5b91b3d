// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/error_model.h"
#include "core/metrology/standard_data.h"

/// Draws a specimen: from a variant, its limits and the spread of the production to the terms of its error model. The
/// same seed gives the same meter on every machine. Pure functions.
namespace meterbench::metrology {

/// @param corner which limit the worst specimen uses up; without meaning in the other modes
[[nodiscard]] ErrorModel makeSpecimen(const FrontEnd& frontEnd, const StandardLimits& limits,
    const ProductionSpread& spread, ErrorMode mode, std::uint64_t seed, WorstCorner corner = WorstCorner::Gain);

/// What `worst` means for a variant: 95 % of each limit, less where the composite error would pass MID's.
[[nodiscard]] ErrorTerms worstTerms(
    const FrontEnd& frontEnd, const StandardLimits& limits, const ProductionSpread& spread, WorstCorner corner);

} // namespace meterbench::metrology
