// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "core/device/energy_registers.h"
#include "core/device/meter_model.h"
#include "core/device/unit.h"

#include <span>

/// The registers of the meter as one table: OBIS code, unit, scaler, where the value comes from, and which variant has
/// it (technical description tables 3–14, user guide of the e-meter chapter 5). Data only; values are read by
/// register_reading.h.
namespace meterbench::device {

enum class RegisterSource : std::uint8_t {
    EnergyTotal,
    EnergyPhase, ///< place 1–3
    EnergyTariff, ///< place 1–8
    EnergyTrip,
    ActiveAbsolute,
    ActiveNet,
    Verification, ///< high resolution, not rolled over
    Power, ///< place 0 total, 1–3 phase
    Mean, ///< last complete integration period
    Peak, ///< place 0 total, 1–8 tariff
    AccumulatedPeak, ///< place 0, 1, 2
    DayMaximum,
    DayMinimum,
    Voltage,
    Current,
    PowerFactor, ///< place 0 total, 1–3 phase
    Frequency,
    VoltageThd,
    CurrentThd,
    HourCounter,
    TariffHours,
    DebitingCounter,
    ThresholdValue,
    ThresholdCounter, ///< place 0 total, 1–8 tariff
    PulseInput,
    Ratio,
    PrepaymentBalance,
    PrepaymentCredit,
    SerialNumber,
    MeterNumber, ///< place 1–3
    MeterStatus,
    BreakerState,
    ActiveTariff
};

/// Beside the energy type.
enum class RegisterNeed : std::uint8_t { Nothing, Transformer, Breaker, PulseInput, CurrentThd };

struct RegisterDefinition {
    Obis obis;
    RegisterSource source = RegisterSource::EnergyTotal;
    Energy energy = Energy::ActiveImport; ///< the quantity, where there is one
    std::uint8_t place = 0;
    Unit unit = Unit::None;
    std::int8_t scaler = 0; ///< values are integers times ten to this power
    RegisterNeed need = RegisterNeed::Nothing;
    bool needsEnergy = false; ///< only on meters of that energy type
    bool isSecondary = false; ///< behind transformers: as measured
};

/// Every register of any variant, in the order of the papers.
[[nodiscard]] std::span<const RegisterDefinition> registerTable();

[[nodiscard]] bool isPresent(const MeterModel& model, const RegisterDefinition& definition);

/// Null when this variant has no such register.
[[nodiscard]] const RegisterDefinition* findRegister(const MeterModel& model, const Obis& obis);

} // namespace meterbench::device
