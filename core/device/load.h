// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/metrology/front_end.h"
#include "core/metrology/measured_second.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

/// The load a simulated meter sees: rows of a load file, or of a named synthetic household. A row holds until the next.
/// Total powers are kept as whole milliwatts so that registers can be compared with them to the last digit. Plain
/// values.
namespace meterbench::device {

/// Total power of the network, shared equally by the phases.
struct PowerRow {
    SimInstant at;
    std::int64_t milliwatt = 0;
    std::int64_t millivar = 0;
};

/// What lies at each phase: effective values with their distortion, and by how much the fundamental current lags.
struct PhaseRow {
    SimInstant at;
    std::array<double, 3> volt{230.0, 230.0, 230.0};
    std::array<double, 3> ampere{};
    std::array<double, 3> lagDegrees{};
    double hertz = 50.0;
    std::array<float, 3> voltThdPercent{}; ///< of the fundamental
    std::array<float, 3> ampereThdPercent{};
    metrology::PhaseOrder order = metrology::PhaseOrder::L1L2L3;
};

/// One of the two has rows, in ascending order of time.
struct Load {
    std::vector<PowerRow> powers;
    std::vector<PhaseRow> phases;

    [[nodiscard]] std::size_t size() const { return powers.empty() ? phases.size() : powers.size(); }
    [[nodiscard]] SimInstant timeOf(std::size_t row) const { return powers.empty() ? phases[row].at : powers[row].at; }
};

/// What lies within the reach of a meter's converter. Beyond it a real meter would measure less than there is.
struct LoadLimits {
    double volt = 0.0; ///< peak of one phase against neutral
    double ampere = 0.0; ///< peak of one phase
    double voltampere = 0.0; ///< of all phases together, at the nominal voltage
};

[[nodiscard]] LoadLimits loadLimitsOf(const metrology::FrontEnd& frontEnd);

/// The bytes of LOAD.csv: a header row; `time` and either `p`, `q` (W, var) or `u1`…`phi3`, `f`, `thdu1`…`thdi3` (% of
/// the fundamental, 0–100) and `order` (123, 132). Errors: `load-header` with the column, `load-row` with the line and
/// the column, `load-order` with the line, `load-limit` with line, column and the most that the meter can take.
[[nodiscard]] Result<Load> parseLoad(std::string_view bytes, const LoadLimits& limits);

/// ISO 8601 to the second: "2026-01-31T12:00:00Z", "…+01:00", without an offset UTC, without seconds, or a date alone.
/// Error: `time-syntax`.
[[nodiscard]] Result<SimInstant> parseInstant(std::string_view text);

/// A decimal number in thousandths, rounded half away from zero; false when it is none or beyond ±9·10¹².
[[nodiscard]] bool parseThousandths(std::string_view text, std::int64_t& thousandths);

/// A household by the quarter of an hour: morning and evening peaks, more in winter, restless with the seed; with solar
/// panels when asked.
struct Household {
    std::uint64_t seed = 1;
    std::int64_t meanWatt = 450; ///< over the year
    std::int64_t solarPeakWatt = 0;
    int offsetMinutes = 60; ///< whose clock it lives by
};

/// The names that `simulate` takes instead of a file: "household", "household-solar". Error: `load-name`.
[[nodiscard]] Result<Household> householdOf(std::string_view name, std::uint64_t seed);

[[nodiscard]] Load householdLoad(const Household& household, SimInstant from, SimInstant to);

} // namespace meterbench::device
