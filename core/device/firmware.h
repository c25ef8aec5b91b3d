// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_model.h"

#include <cstdint>

/// What the emulated meter says of its program: number by variant as real meters say it (technical description p.39,
/// user guide), and the check sum of the emulated program. Constants.
namespace meterbench::device {

/// Shown for five seconds when the meter starts (0.96.54.1).
inline constexpr std::uint32_t programChecksum = 34'353;

/// 50981173 for direct meters of variant 2, 5098736 for variant 1, 50981040 behind transformers.
[[nodiscard]] constexpr std::uint32_t softwareNumber(const MeterModel& model)
{
    if (model.behindTransformers)
        return 50'981'040;
    return model.variant == 2 ? 50'981'173 : 5'098'736;
}

} // namespace meterbench::device
