// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/configuration/meter_configuration.h"
#include "core/device/energy_registers.h"
#include "core/device/meter_calendar.h"
#include "core/device/meter_settings.h"
#include "core/device/module_port.h"
#include "core/device/unit.h"
#include "core/metrology/behaviour_switches.h"
#include "core/metrology/front_end.h"
#include "core/tariff/load_control.h"
#include "core/tariff/tariff_control.h"

#include <bitset>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What a type code and a configuration make of a meter: its equipment, constants, limits and fixed set-up, read once
/// from the document and never changed. All meters of one document share one model; the catalogue must outlive it. It
/// holds no state of any meter.
namespace meterbench::device {

enum class BreakerKind : std::uint8_t { None, Standard, Dual };
enum class SupplyBackup : std::uint8_t { Supercapacitor, SupercapacitorAndBattery };
enum class PulseInterface : std::uint8_t { None, S0, AuxiliarySupply };
enum class EnergyBasis : std::uint8_t { Primary, Secondary };
enum class LoadProfileValues : std::uint8_t { Absolute, Delta };
enum class Encryption : std::uint8_t { NotAvailable, Enabled, Disabled };
enum class Presence : std::uint8_t { Absent, Present };

/// What runs by the calendar: tariffs, load control, daylight saving. Plans come from the document's annexes.
struct MeterPrograms {
    tariff::TariffControl tariffs;
    tariff::LoadControl loads;
    tariff::DaylightSaving daylightSaving;
    std::vector<tariff::Date> exceptionDays; ///< on which prepayment switches nobody off, ascending
};

struct MeterModel {
    const catalog::Catalog* catalog = nullptr; ///< for the readings of the glass
    configuration::MeterConfiguration configuration;
    std::string typeCode; ///< without separators
    std::optional<metrology::FrontEnd> frontEnd; ///< always given once made
    metrology::BehaviourSwitches switches; ///< where sources disagree

    // The measuring part.
    std::size_t phases = 3; ///< phases the meter is connected to
    std::size_t systems = 3; ///< measuring systems; two for Aron
    bool behindTransformers = false;
    std::bitset<energyQuantities> energies; ///< which Energy the energy type gives
    metrology::CalculationMethod method = metrology::CalculationMethod::Individual;
    int nominalVoltageVolt = 230;
    int maximumCurrentAmpere = 100;

    // Equipment.
    int variant = 2;
    BreakerKind breaker = BreakerKind::None;
    Presence disconnectSetup = Presence::Absent; ///< Z9; without it the glass shows no breaker
    Presence radio = Presence::Absent;
    SupplyBackup backup = SupplyBackup::Supercapacitor;
    PulseInterface interface = PulseInterface::None;
    Presence protocol1107 = Presence::Absent; ///< variant 1 only, by Z18
    Presence consumerPort = Presence::Absent;
    Presence thdCurrent = Presence::Present; ///< not behind transformers
    Presence neutralFaultDetection = Presence::Absent; ///< four-wire only

    // Pulses.
    std::int64_t ledPulsesPerKilowattHour = 1000;
    std::int64_t s0PulsesPerKilowattHour = 1000;
    int pulseMilliseconds = 30; ///< LED and S0
    int modulePulseMilliseconds = 30; ///< Z8
    Presence ledAtNoConsumption = Presence::Absent; ///< Z2
    ModulePort ports; ///< Z3
    Presence alarmInput = Presence::Absent; ///< Z8
    Unit pulseInputUnit = Unit::None; ///< Z12; kilowatt-hours are counted as watt-hours
    EnergyBasis pulseBasis = EnergyBasis::Secondary; ///< Z24

    // Time.
    int offsetMinutes = 60; ///< Z11
    MeterPrograms programs; ///< Z13, Z14, Z15, Z20

    // Logs.
    Seconds integrationPeriod = 900; ///< Z4: load profile and demand
    std::vector<Energy> loadProfileColumns; ///< Z29, as far as the energy type has them
    LoadProfileValues loadProfileValues = LoadProfileValues::Absolute; ///< Z27
    EnergyBasis loadProfileBasis = EnergyBasis::Primary; ///< Z23
    std::size_t loadProfileEntries = 0;
    int loadProfileDays = 0; ///< as the sheets print it
    std::size_t analysisChannels = 16;
    DebitingSchedule debiting; ///< Z6, Z7
    RecurringLog debiting2 = RecurringLog::Daily; ///< Z25
    int debiting2Profile = 1; ///< Z30

    // Legal and local set-up.
    int initialRatio = 1; ///< Z21; 1 for direct connection
    bool ratioLocked = false; ///< Z22
    Encryption encryption = Encryption::NotAvailable; ///< Z28
    bool startsDisconnected = false; ///< Z19
    MeterSettings settings; ///< what a new meter is set to

    [[nodiscard]] bool has(Energy energy) const { return energies.test(index(energy)); }
    [[nodiscard]] bool hasBreaker() const { return breaker != BreakerKind::None; }
};

} // namespace meterbench::device
