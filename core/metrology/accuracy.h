// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/error_model.h"
#include "core/metrology/standard_data.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

/// The accuracy test of a laboratory: a specimen at every combination of current, power factor, loading, voltage,
/// frequency and temperature, held against the limits of its class, each verdict with the point that came closest and
/// with where the limit's figure comes from. It measures in closed form, before anything is rounded to milliwatts, with
/// sensors at their final temperature. Pure functions.
namespace meterbench::metrology {

/// One test point. Influences as ratios of the nominal values.
struct AccuracyPoint {
    std::string_view currentName; ///< "Ist", "Imin", "0.1 Iref" …
    double ampere = 0.0;
    std::string_view factor = "1"; ///< cos φ of active, sin φ of reactive power: "0.5i", "0.8c"
    int phase = -1; ///< 0 … 2: this phase alone carries current; −1: balanced
    double voltage = 1.0;
    double frequency = 1.0;
    double celsius = ErrorModel::referenceTemperature;

    [[nodiscard]] Loading loading() const { return phase < 0 ? Loading::Balanced : Loading::Single; }
};

/// Angle in radians by which the current lags for a factor of a quantity: "0.5i" of active power is 60°.
[[nodiscard]] double lagOf(Quantity quantity, std::string_view factor);

/// What the meter measures wrong at a point, in per cent of the true power; the registration cut-off applies.
[[nodiscard]] double errorPercent(
    const FrontEnd& frontEnd, const ErrorModel& model, Quantity quantity, const AccuracyPoint& point);

/// As MID says: the root of the squares of the error at reference conditions and of the changes that temperature,
/// voltage and frequency make of it one at a time.
struct CompositeError {
    double base = 0.0;
    double temperature = 0.0;
    double voltage = 0.0;
    double frequency = 0.0;

    [[nodiscard]] double percent() const;
};

[[nodiscard]] CompositeError compositeError(
    const FrontEnd& frontEnd, const ErrorModel& model, Quantity quantity, const AccuracyPoint& point);

enum class LimitKind : std::uint8_t { BaseError, Composite, VoltageChange, FrequencyChange, TemperatureCoefficient };

/// One row of a table, judged.
struct LimitVerdict {
    LimitKind kind = LimitKind::BaseError;
    Provenance provenance;
    Loading loading = Loading::Balanced;
    double limit = 0.0; ///< per cent; per kelvin for TemperatureCoefficient
    double worst = 0.0; ///< with its sign
    AccuracyPoint at;
    std::int64_t points = 0;
    std::optional<std::pair<double, double>> amperes; ///< the row's range of current, where it has one
    std::optional<std::pair<double, double>> celsius; ///< and of temperature

    [[nodiscard]] bool holds() const { return worst <= limit && worst >= -limit; }
};

struct AccuracyMatrix {
    Quantity quantity = Quantity::Active;
    std::int64_t points = 0;
    std::int64_t pointsWithoutLimit = 0; ///< for which no table has a limit: below Imin, odd power factors
    std::vector<LimitVerdict> verdicts;

    [[nodiscard]] bool holds() const;
};

/// All points of the matrix that the variant is made for. Reactive energy is judged by class 2.
[[nodiscard]] AccuracyMatrix runAccuracyMatrix(
    const FrontEnd& frontEnd, const ErrorModel& model, const StandardLimits& limits, Quantity quantity);

/// By how many per cent an influence that is no part of the matrix changes the error.
[[nodiscard]] double changeOfError(const FrontEnd& frontEnd, const ErrorModel& model, Influence influence);

/// Duration of the no-load test in minutes.
enum class NoLoadFormula : std::uint8_t {
    En50470, ///< 240e3/(k·m·1.15 Un·Ist)
    Iec2020, ///< 240e3/(k·m·1.1 Un·Ist)
    Iec2003 ///< 600e6 (class 1, 0.5) or 480e6 (class 2) ÷ (k·m·Un·Imax)
};

[[nodiscard]] double noLoadMinutes(const FrontEnd& frontEnd, NoLoadFormula formula, double startAmpere);

/// Seconds between pulses at a current and factor 1.
[[nodiscard]] double pulseSpacing(const FrontEnd& frontEnd, double ampere);

} // namespace meterbench::metrology
