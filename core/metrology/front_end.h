// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalog/family.h"
#include "core/configuration/code_selection.h"

#include <array>
#include <cstdint>

/// The analogue side of one variant as its type code orders it: measuring systems, current sensor, divider, converter,
/// currents and thresholds. It is what the meter is built of, not how wrong it measures: that is error_model.h. A plain
/// immutable value.
namespace meterbench::metrology {

enum class CurrentSensor : std::uint8_t { Shunt, Transformer };

/// How the systems lie in the network. Aron: system 1 measures U12 with I1, system 3 measures U32 with I3, and U13 is
/// computed for the second place of every record.
enum class Connection : std::uint8_t { SinglePhase, Aron, FourWire };

/// A, B, C of MID/EN 50470-3; 2, 1, 0.5 of IEC 62053.
enum class AccuracyClass : std::uint8_t { A, B, C, Two, One, Half };

enum class NominalFrequency : std::uint8_t { Hertz50, Hertz60 };

/// The papers print one registration cut-off for all transformer meters, 0.6 W, which lies above the starting power of
/// a 1 A meter (2 mA × 230 V = 0.46 W). AsPrinted takes the figure literally, WithRatedCurrent holds it for 5 A and
/// scales it for 1 A, as MID's starting current demands. Direct meters: 2.3 W either way.
enum class CutOffRule : std::uint8_t { WithRatedCurrent, AsPrinted };

[[nodiscard]] std::string_view name(AccuracyClass accuracyClass);
[[nodiscard]] double hertz(NominalFrequency frequency);

class FrontEnd {
public:
    /// From the meanings of the chosen type code and the family's technical data. Errors: `front-end-code` with the
    /// particular that the code leaves open, `front-end-frequency` for 60 Hz on a variant made for 50 Hz only.
    [[nodiscard]] static Result<FrontEnd> create(const catalog::Family& family,
        const configuration::CodeSelection& selection, NominalFrequency frequency = NominalFrequency::Hertz50,
        CutOffRule cutOff = CutOffRule::WithRatedCurrent);

    [[nodiscard]] Connection connection() const { return m_connection; }
    [[nodiscard]] CurrentSensor sensor() const { return m_sensor; }
    [[nodiscard]] AccuracyClass accuracyClass() const { return m_class; }
    [[nodiscard]] NominalFrequency frequency() const { return m_frequency; }
    /// 1, 2 (Aron) or 3.
    [[nodiscard]] int systems() const;
    /// Whether a place of the record (0 … 2) has current and power of its own.
    [[nodiscard]] bool measures(std::size_t place) const;

    /// Volt across one system: phase to neutral, or line to line for Aron.
    [[nodiscard]] double nominalVoltage() const { return m_nominalVoltage; }
    /// Ampere. Reference current: Ib of a direct meter, In of a transformer meter.
    [[nodiscard]] double referenceCurrent() const { return m_referenceCurrent; }
    [[nodiscard]] double maximumCurrent() const { return m_maximumCurrent; }
    [[nodiscard]] double minimumCurrent() const { return m_minimumCurrent; }
    /// Itr: a tenth of Iref for direct, a twentieth of In for transformer meters.
    [[nodiscard]] double transitionalCurrent() const;
    /// Degrees Celsius.
    [[nodiscard]] double minimumTemperature() const { return m_minimumTemperature; }
    [[nodiscard]] double maximumTemperature() const { return m_maximumTemperature; }
    /// Apparent power per system in mVA below which nothing is registered.
    [[nodiscard]] std::int64_t cutOffMillivoltampere() const { return m_cutOff; }
    /// Pulses of the light per kWh (of secondary energy on a transformer meter).
    [[nodiscard]] int meterConstant() const { return m_meterConstant; }

    /// Peak values that the 24-bit converter takes at full scale, V and A. The reserve above Imax and above
    /// 1.15 Un is an assumption: no paper prints the range.
    [[nodiscard]] double fullScaleVoltage() const;
    [[nodiscard]] double fullScaleCurrent() const;

private:
    FrontEnd() = default;

    Connection m_connection = Connection::SinglePhase;
    CurrentSensor m_sensor = CurrentSensor::Shunt;
    AccuracyClass m_class = AccuracyClass::B;
    NominalFrequency m_frequency = NominalFrequency::Hertz50;
    double m_nominalVoltage = 230.0;
    double m_referenceCurrent = 5.0;
    double m_maximumCurrent = 100.0;
    double m_minimumCurrent = 0.25;
    double m_minimumTemperature = -40.0;
    double m_maximumTemperature = 70.0;
    std::int64_t m_cutOff = 2'300;
    int m_meterConstant = 1'000;
};

} // namespace meterbench::metrology
