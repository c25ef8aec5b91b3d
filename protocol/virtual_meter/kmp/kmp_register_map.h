// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/kmp/register_value.h"

#include <span>

/// Which KMP register tells what of the emulated meter: a register of the device by its OBIS code, the time at which a
/// peak was reached, or one of its numbers and settings. Numbers and names are those of
/// resources/protocol/kmp-registers.json; what no source explains is left out. Data only; values are
/// kmp_register_values.h, writing is kmp_register_writing.h.
namespace meterbench::protocol::virtual_meter {

enum class RegisterContent : std::uint8_t {
    Device, ///< by OBIS code
    HighResolution, ///< by OBIS code, with four decimals of a kWh
    ReachedTime, ///< of the device's register: hhmmss
    ReachedDate, ///< yymmdd
    ReachedClock, ///< eight octets
    DisplayTime,
    DisplayDate,
    NormalClock, ///< normal time, eight octets
    TotalMeterNumber,
    SoftwareRevision,
    SoftwareNumber,
    TypeNumber,
    CompleteTypeNumber,
    ConfigurationNumber, ///< place 1–5
    Temperature,
    ProgramChecksum,
    ConnectionState,
    ConnectionFeedback,
    LoadProfileInterval,
    ConfigurationChanges,
    RatioBefore,
    Debiting2Interval,
    RatioLock,
    ConfigurationField, ///< place: the number of the field Z
    Setting, ///< place: the row of configuration::settingTable()
    TariffThresholdCounter, ///< place 1–8
    QualityCounter, ///< place: QualityCounterPlace
    LoadActive, ///< place 1, 2
    Address,
    LastPayment,
    LastPaymentClock,
    EnergyOfPeriod, ///< place 1–4: day, week, month, year that run
    PeriodMarks ///< of the running load-profile period
};

enum class QualityCounterPlace : std::uint8_t {
    VoltageLow1,
    VoltageLow2,
    VoltageHigh,
    RapidChanges,
    Unbalance,
    InterruptionsLong,
    InterruptionsShort,
    Dips,
    Swells,
    VoltageDistortion, ///< and the two behind it: L2, L3
    CurrentDistortion = VoltageDistortion + 3
};

struct MappedRegister {
    kmp::RegisterId id = 0;
    RegisterContent content = RegisterContent::Device;
    std::uint8_t place = 0;
    Obis obis;
};

/// In ascending order of their numbers.
[[nodiscard]] std::span<const MappedRegister> registerMap();
/// Null when the emulated meter has no such register in any variant.
[[nodiscard]] const MappedRegister* findMapped(kmp::RegisterId id);
/// Zero when no KMP register tells it.
[[nodiscard]] kmp::RegisterId registerOf(const Obis& obis);

} // namespace meterbench::protocol::virtual_meter
