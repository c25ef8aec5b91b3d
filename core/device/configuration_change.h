// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_model.h"

#include <cstdint>
#include <vector>

/// What else happens to a meter when its configuration is changed: the printed side effects, so that they can be told
/// before anything is written and done when it is. Pure functions of the two models.
namespace meterbench::device {

enum class SideEffect : std::uint8_t {
    ClearsLoadProfile, ///< Z4 (manual of the 162M/382M p.20), Z27 stays, Z29 and Z23 change the columns (Blue
                       ///< Book 4.3.6)
    RestartsDemand, ///< Z4: the running mean begins again
    ClearsDebitingLogger2, ///< Z25, Z30: other period or contents (Blue Book 4.3.6)
    SetsClock, ///< Z11: the clock is moved to the new normal time
    RestartsTariffs, ///< Z13: another control
    MovesDebitingStop ///< Z6, Z7: the running debiting period ends at another time
};

/// In the order of the enumeration, each once.
[[nodiscard]] std::vector<SideEffect> sideEffects(const MeterModel& before, const MeterModel& after);

/// Legal data in one number: type code, decimals, leading zeroes, calculation method, bases, constants.
[[nodiscard]] std::uint32_t legalCheckOf(const MeterModel& model);

} // namespace meterbench::device
