// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/measured_second.h"

#include <array>
#include <cstdint>

/// How the powers of the phases become those of the meter (OBIS 1.1.134.0.111/113), chosen when ordered. Not how they
/// become energies: that is the device's. Pure functions.
namespace meterbench::metrology {

/// Individual: import and export of the phases are summed apart. Vector: the sum counts, with its sign. Total: a
/// phase's export counts as import.
enum class CalculationMethod : std::uint8_t { Individual, Vector, Total };

/// What Total does with the reactive power of a phase that exports. The paper says that its complex power is mirrored
/// but draws the sign of Q only, so both readings are offered.
enum class MirroredReactive : std::uint8_t {
    Mirrored, ///< P and Q change sign: quadrant 3 becomes 1, quadrant 2 becomes 4
    Kept ///< P alone changes sign: quadrant 2 becomes 1, quadrant 3 becomes 4
};

/// Powers of the meter, none negative. Quadrants hold reactive power only.
struct CombinedPower {
    std::int64_t activeImport = 0; ///< mW
    std::int64_t activeExport = 0;
    std::array<std::int64_t, 4> reactive{}; ///< mvar in quadrants 1 … 4
    std::int64_t apparentImport = 0; ///< mVA
    std::int64_t apparentExport = 0;

    [[nodiscard]] std::int64_t reactiveImport() const { return reactive[0] + reactive[1]; }
    [[nodiscard]] std::int64_t reactiveExport() const { return reactive[2] + reactive[3]; }

    bool operator==(const CombinedPower&) const = default;
};

/// Quadrant 1 … 4 as index 0 … 3; zero active power counts as import, zero reactive as positive.
[[nodiscard]] std::size_t quadrantOf(std::int64_t active, std::int64_t reactive);

[[nodiscard]] CombinedPower combine(CalculationMethod method, const std::array<PhaseSecond, 3>& phases,
    MirroredReactive mirrored = MirroredReactive::Mirrored);

/// |P|/S of the vector sum in thousandths, whatever the method; 1000 without any power.
[[nodiscard]] std::int32_t powerFactorPerMille(const std::array<PhaseSecond, 3>& phases);

} // namespace meterbench::metrology
