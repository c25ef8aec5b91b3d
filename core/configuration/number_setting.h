// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Settings that are one number: what each is called, between which limits it lies, what the meter has by default and
/// which paper says so. The table is the definition; a document holds NumberSettings, the values alone. Plain values.
namespace meterbench::configuration {

enum class NumberSetting : std::uint8_t {
    LoadStartDelay,
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
    ExceptionLimit,
    ExceptionDuration,
    HighMeanVoltage,
    LowMeanVoltage,
    MeanVoltagePeriod,
    HighSingleVoltage,
    LowSingleVoltage,
    OutageLevel,
    OutageTime,
    NeutralFaultHigh,
    NeutralFaultShift,
    NeutralFaultTime,
    AnalysisInterval,
    PulseInputDivisor,
    PulseOutputConstant,
};
inline constexpr std::size_t numberSettings = 28;

struct NumberDefinition {
    NumberSetting setting = NumberSetting::LoadStartDelay;
    std::string_view group; ///< member of `settings` in a project file
    std::string_view name; ///< member of the group
    std::string_view symbol; ///< as the papers write it, the same in every language
    std::string_view unit; ///< empty for none
    int decimals = 0; ///< a value is a whole number of 10^-decimals
    int least = 0; ///< in steps of 10^-decimals, as are the next two
    int most = 0;
    std::optional<int> byDefault; ///< nothing when no paper tells
    std::string_view obis; ///< where the meter keeps it; empty when no paper tells
    std::string_view source;
};

/// All, in the order of the project file.
[[nodiscard]] std::span<const NumberDefinition> numberDefinitions();
[[nodiscard]] const NumberDefinition& definition(NumberSetting setting);

/// Values by setting, in steps of 10^-decimals.
class NumberSettings {
public:
    [[nodiscard]] std::optional<int>& operator[](NumberSetting setting)
    {
        return m_values[static_cast<std::size_t>(setting)];
    }
    [[nodiscard]] const std::optional<int>& operator[](NumberSetting setting) const
    {
        return m_values[static_cast<std::size_t>(setting)];
    }
    /// The value, or what the meter has by default; nothing when no paper tells that either.
    [[nodiscard]] std::optional<int> effective(NumberSetting setting) const;

    bool operator==(const NumberSettings&) const = default;

private:
    std::array<std::optional<int>, numberSettings> m_values;
};

/// "232.3": a value in steps of 10^-decimals, with a point.
[[nodiscard]] std::string numberText(int value, int decimals);

/// 10^decimals
[[nodiscard]] int stepsPerUnit(int decimals);

/// No paper comes near; a larger number has no place in a project file. In units, not in steps.
inline constexpr int largestWrittenNumber = 1'000'000;

} // namespace meterbench::configuration
