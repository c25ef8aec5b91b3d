// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/metrology/calculation_method.h"
#include "core/metrology/front_end.h"
#include "core/metrology/quality_settings.h"

#include <string_view>

/// Where sources disagree, the data says which reading a meter follows unless told otherwise, and names both sources.
/// A plain value once parsed.
namespace meterbench::metrology {

struct BehaviourSwitches {
    CutOffRule cutOff = CutOffRule::WithRatedCurrent;
    LongInterruption longInterruption = LongInterruption::LongerThanThreeMinutes;
    NeutralFaultRule neutralFault = NeutralFaultRule::TwoHighOneLow;
    MirroredReactive mirroredReactive = MirroredReactive::Mirrored;
    SagRule sag = SagRule::Deviation;

    /// @param bytes of metrology/switches.json. Error: `metrology-damaged`, also when an option is not known here or a
    /// switch is missing.
    [[nodiscard]] static Result<BehaviourSwitches> parse(std::string_view bytes);

    bool operator==(const BehaviourSwitches&) const = default;
};

} // namespace meterbench::metrology
