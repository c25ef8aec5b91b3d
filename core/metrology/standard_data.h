// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/metrology/front_end.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The limits of MID, EN 50470-3 and IEC 62053 and the spread of a production, as the data files hold them, each figure
/// with where it comes from and whether it was read or is only recalled. It judges nothing: that is accuracy.h.
/// Immutable once parsed.
namespace meterbench::metrology {

enum class Basis : std::uint8_t { Read, Derived, Recalled, Assumed };
[[nodiscard]] std::string_view name(Basis basis);

enum class Quantity : std::uint8_t { Active, Reactive };
enum class Loading : std::uint8_t { Balanced, Single };
enum class Influence : std::uint8_t {
    Voltage, ///< per 10 % of Un
    Frequency, ///< per 2 % of fn
    Temperature, ///< per kelvin
    ReversedSequence,
    VoltageUnbalance,
    FifthHarmonic,
    DirectAndEvenHarmonics
};
[[nodiscard]] std::string_view name(Influence influence);

/// A current in a table: a number of times one of the meter's own currents.
struct TableCurrent {
    enum class Unit : std::uint8_t { Reference, Transitional, Minimum, Maximum };
    double factor = 1.0;
    Unit unit = Unit::Reference;

    [[nodiscard]] double ampere(const FrontEnd& frontEnd) const;
};

struct Provenance {
    Basis basis = Basis::Recalled;
    std::string standard;
    std::string source;
};

struct BaseErrorLimit {
    Provenance provenance;
    std::optional<CurrentSensor> sensor; ///< nothing: any
    std::string accuracyClass;
    Quantity quantity = Quantity::Active;
    Loading loading = Loading::Balanced;
    TableCurrent from;
    TableCurrent to;
    std::vector<std::string> factors; ///< "1", "0.5i", "0.8c" …: cos φ for active, sin φ for reactive energy
    double percent = 0.0;
};

struct InfluenceLimit {
    Provenance provenance;
    std::string accuracyClass;
    Quantity quantity = Quantity::Active;
    Influence influence = Influence::Voltage;
    double unityPercent = 0.0; ///< at factor 1
    std::optional<double> halfPercent; ///< at factor 0.5 inductive
};

/// MID annex V table 2.
struct PermissibleError {
    Provenance provenance;
    std::string accuracyClass;
    Loading loading = Loading::Balanced;
    TableCurrent from;
    TableCurrent to;
    double fromCelsius = 5.0;
    double toCelsius = 30.0;
    double percent = 0.0;
};

struct StartingCurrent {
    Provenance provenance;
    CurrentSensor sensor = CurrentSensor::Shunt;
    std::string accuracyClass;
    TableCurrent start;
    TableCurrent minimum;
};

class StandardLimits {
public:
    /// @param bytes of metrology/limits.json. Error: `metrology-damaged` with the file and the reason.
    [[nodiscard]] static Result<StandardLimits> parse(std::string_view bytes);

    std::vector<BaseErrorLimit> baseErrors;
    std::vector<InfluenceLimit> influences;
    std::vector<PermissibleError> permissibleErrors;
    std::vector<StartingCurrent> startingCurrents;

    /// The limit of the base error at a current (A), null where the standard of the class has none.
    /// @param accuracyClass "B", "1"; for reactive energy "2" or "3"
    [[nodiscard]] const BaseErrorLimit* baseError(const FrontEnd& frontEnd, std::string_view accuracyClass,
        Quantity quantity, Loading loading, double ampere, std::string_view factor) const;
    [[nodiscard]] const InfluenceLimit* influence(
        std::string_view accuracyClass, Quantity quantity, Influence influence) const;
    /// The limit of the composite error; null outside the rated operating conditions. IEC classes have none.
    [[nodiscard]] const PermissibleError* permissibleError(
        const FrontEnd& frontEnd, Loading loading, double ampere, double celsius) const;
    /// Starting current of the meter's class; null when no row tells it.
    [[nodiscard]] const StartingCurrent* startingCurrent(const FrontEnd& frontEnd) const;
};

/// Start values of the error model.
class ProductionSpread {
public:
    /// @param bytes of metrology/error-terms.json. Error: `metrology-damaged`.
    [[nodiscard]] static Result<ProductionSpread> parse(std::string_view bytes);

    double gainDeviation = 0.0; ///< per cent; the others are greatest amounts
    double slopeDeviation = 0.0;
    double offsetAmpere = 0.0;
    double phaseDegree = 0.0;
    double temperature = 0.0;
    double temperaturePhase = 0.0;
    double voltage = 0.0;
    double frequency = 0.0;
    double heating = 0.0;
    double releaseLimit = 0.0;
    double signalToNoiseDecibel = 0.0;
    double powerNoiseAmpere = 0.0;
    double worstShare = 0.95;
    std::map<std::string, double, std::less<>> classFactors;
};

} // namespace meterbench::metrology
