// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// All that a meter can be set to, one row each: the place in a document, what the value is and between which limits it
/// lies, the COSEM attribute and the KMP register that hold it in a meter, who may write it, and how sure that is. It
/// drives the checks of a document, the objects and registers of the emulated meter, and whoever reads or writes a real
/// one. Data only: a document holds NumberSettings and Settings, a meter device::MeterSettings (with settingValue() and
/// setSetting() by row); protocol/cosem and protocol/kmp turn a row's value into octets and back. Constants.
namespace meterbench::configuration {

/// In the order of the project file.
enum class Setting : std::uint8_t {
    TariffPlans,
    ExceptionDays,
    DaylightSaving,
    LoadStartDelay,
    LoadOutputs,
    DisconnectFunction,
    ReconnectionMode,
    OvervoltageDisconnects,
    NeutralFaultDisconnects,
    DisconnectControlMode,
    DisconnectLimit,
    DisconnectFactor1,
    DisconnectFactor2,
    DisconnectFactor3,
    DisconnectTime1,
    DisconnectTime2,
    DisconnectTime3,
    OvervoltageDisconnect,
    OvervoltageDisconnectTime,
    OvervoltageReconnect,
    OvervoltageReconnectTime,
    PrepaymentWorkingDays,
    PrepaymentFrom,
    PrepaymentUntil,
    ExceptionLimit,
    ExceptionDuration,
    HighMeanVoltage,
    LowMeanVoltage,
    MeanVoltagePeriod,
    HighSingleVoltage,
    LowSingleVoltage,
    OutageLevel,
    OutageTime,
    PhaseLossLevel,
    NeutralFaultHigh,
    NeutralFaultShift,
    NeutralFaultTime,
    Alarms,
    AnalysisInterval,
    AnalysisRegisters,
    PulseInputDivisor,
    PulseOutputConstant,
    PowerThreshold,
    TariffThreshold1,
    TariffThreshold2,
    TariffThreshold3,
    TariffThreshold4,
    TariffThreshold5,
    TariffThreshold6,
    TariffThreshold7,
    TariffThreshold8,
    SpecialData1,
    SpecialData2,
    // Beside `settings`.
    Configuration,
    DisplayResolution,
    CalculationRule,
    TransformerRatio,
    MeterNumber1,
    MeterNumber2,
    MeterNumber3,
    DisplayAutomatic,
    DisplayManual,
    DisplayUtility,
    DisplayBackup,
    DisplayIdentification,
    DisplayQuadrant,
    DisplayTariff,
    DisplayLeadingZeroes,
    PushButton2
};
inline constexpr std::size_t settingCount = static_cast<std::size_t>(Setting::PushButton2) + 1;

[[nodiscard]] constexpr Setting operator+(Setting first, std::size_t places)
{
    return static_cast<Setting>(static_cast<std::size_t>(first) + places);
}

enum class SettingKind : std::uint8_t {
    Number, ///< whole number of 10^-decimals
    Flag, ///< 0 or 1
    Choice, ///< place among the row's words
    TimeOfDay, ///< minute of the day
    Text, ///< characters, in COSEM a visible-string
    Identifiers, ///< in COSEM an array of visible-strings
    Structured ///< what its objects make of it
};

/// What a meter must have for the setting to be there.
enum class SettingNeed : std::uint8_t { Nothing, Breaker, FourWires, Transformers };

enum class SettingWriters : std::uint8_t { Nobody, OnTheSpot, Management };

/// How sure the COSEM name is.
enum class Certainty : std::uint8_t {
    Printed, ///< in a paper of this meter, or in the standard
    PrintedForSuccessor, ///< in the user guide of the OMNIA e-meter
    Guess ///< ours, in the maker's range C = 128, or the standard's object where no paper says so
};

/// The number that goes over the line: value · numerator / denominator + offset, to the nearest whole.
struct CosemNumber {
    std::uint8_t tag = 18; ///< of the A-XDR type
    std::int8_t scaler = 0;
    std::uint8_t unit = 255; ///< of COSEM; 255 for a count
    int numerator = 1;
    int denominator = 1;
    int offset = 0;
};

struct CosemAttribute {
    std::uint16_t classId = 0; ///< 0: not to be had over COSEM
    Obis name;
    std::int8_t attribute = 2; ///< 0: it takes several, as the class has it
    CosemNumber number; ///< of Number, Flag, Choice and TimeOfDay
    Certainty certainty = Certainty::Guess;
};

struct KmpRegister {
    std::uint16_t id = 0; ///< 0: not to be had over KMP
    std::uint8_t unit = 0; ///< of KMP
    std::uint8_t octets = 4;
    std::int8_t exponent = 0; ///< the register counts 10^exponent
    std::int8_t power = 0; ///< its number is value · 10^power
};

struct SettingDefinition {
    Setting setting = Setting::TariffPlans;
    std::string_view path; ///< in the document, a JSON Pointer
    std::string_view description; ///< in English, for the table of objects
    SettingKind kind = SettingKind::Structured;
    SettingNeed need = SettingNeed::Nothing;
    SettingWriters writers = SettingWriters::OnTheSpot;
    CosemAttribute cosem;
    KmpRegister kmp;
    std::string_view symbol; ///< as the papers write it, the same in every language
    std::string_view unit; ///< empty for none
    int decimals = 0;
    int least = 0; ///< in steps of 10^-decimals, as are the next two
    int most = 0;
    std::optional<int> byDefault; ///< nothing when no paper tells
    std::string_view source; ///< of the limits
    std::span<const std::string_view> words; ///< of a choice in a document

    /// Whether a value is one number: of these a meter's is settingValue().
    [[nodiscard]] constexpr bool isNumber() const { return kind <= SettingKind::TimeOfDay; }
    /// The member of `settings` in which it stands; empty for what stands beside them.
    [[nodiscard]] std::string_view group() const;
    /// Whether a document holds it in Settings::numbers.
    [[nodiscard]] bool isInNumbers() const { return kind == SettingKind::Number && !group().empty(); }
    /// A larger number has no place in a project file. In steps.
    [[nodiscard]] int mostWritten() const;
    /// The last token of the path.
    [[nodiscard]] std::string_view name() const { return path.substr(path.rfind('/') + 1); }
    /// Limits of smart disconnect are amperes or kilowatts, as its function says.
    [[nodiscard]] bool isCurrentOrPower() const { return unit == "A/kW"; }
};

/// All, in the order of Setting.
[[nodiscard]] std::span<const SettingDefinition> settingTable();
[[nodiscard]] const SettingDefinition& definition(Setting setting);

/// The error of a value that its row does not take: `setting-limits`.
[[nodiscard]] tl::unexpected<Error> outOfLimits(const SettingDefinition& row);

/// Numbers of a document by setting, in steps of 10^-decimals.
class NumberSettings {
public:
    [[nodiscard]] std::optional<int>& operator[](Setting setting)
    {
        return m_values[static_cast<std::size_t>(setting)];
    }
    [[nodiscard]] const std::optional<int>& operator[](Setting setting) const
    {
        return m_values[static_cast<std::size_t>(setting)];
    }
    /// The value, or what the meter has by default; nothing when no paper tells that either.
    [[nodiscard]] std::optional<int> effective(Setting setting) const;

    bool operator==(const NumberSettings&) const = default;

private:
    std::array<std::optional<int>, settingCount> m_values;
};

/// "232.3": a value in steps of 10^-decimals, with a point.
[[nodiscard]] std::string numberText(int value, int decimals);

/// 10^decimals
[[nodiscard]] int stepsPerUnit(int decimals);

/// No limit of a paper comes near but of those rows that say so. In units, not in steps.
inline constexpr int largestWrittenNumber = 1'000'000;

} // namespace meterbench::configuration
