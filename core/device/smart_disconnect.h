// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <array>
#include <cstdint>
#include <limits>

/// Smart disconnect: when current or power has been too high for too long, or the voltage has, and when the voltage has
/// been low enough again to reconnect. Three limits with three times (technical description 4.8.3;
/// objects 1.1.128.0.2–22). It judges; the breaker acts. Time passes in any number of seconds that measure alike. Plain
/// values.
namespace meterbench::device {

enum class DisconnectBasis : std::uint8_t { None, Current, Power };
enum class OverVoltageFunction : std::uint8_t { Off, On };

struct SmartDisconnectSettings {
    DisconnectBasis basis = DisconnectBasis::None;
    std::int64_t limit = 80'000; ///< Id in mA, 0–80 A, or Pd in W, 0–80 kW
    std::array<std::uint8_t, 3> tenths{30, 20, 10}; ///< k1–k3 times ten, 0–99, not rising
    std::array<std::uint16_t, 3> seconds{10, 60, 300}; ///< t1–t3, not falling
    std::int64_t exceptionLimit = 0; ///< mA or W, 0–80,000; 0: none
    OverVoltageFunction overVoltage = OverVoltageFunction::Off;
    std::int32_t overVoltageVolt = 285; ///< 260–320
    std::uint16_t overVoltageSeconds = 1; ///< 1–3600
    std::int32_t reconnectVolt = 265; ///< 250–270
    std::uint16_t reconnectSeconds = 60; ///< 1–3600

    /// What holds for a while after somebody reconnected without balance: the exception limit, of a current where
    /// nothing else is watched. Without an exception limit, what holds always.
    [[nodiscard]] SmartDisconnectSettings inException() const;

    bool operator==(const SmartDisconnectSettings&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, SmartDisconnectSettings& settings)
    {
        archive(settings.basis, settings.limit, settings.tenths, settings.seconds, settings.exceptionLimit,
            settings.overVoltage, settings.overVoltageVolt, settings.overVoltageSeconds, settings.reconnectVolt,
            settings.reconnectSeconds);
    }
};

/// What a second measures, as far as this is concerned.
struct DisconnectQuantities {
    std::int64_t highestCurrent = 0; ///< mA of the highest phase
    std::int64_t activeImportMilliwatt = 0; ///< sum of the phases
    std::int32_t highestVoltage = 0; ///< mV
};

enum class DisconnectVerdict : std::uint8_t { None, Overload, OverVoltage, VoltageNormal };

class SmartDisconnect {
public:
    static constexpr Seconds farAway = std::numeric_limits<Seconds>::max();

    /// Seconds of this measurement until a verdict falls; farAway when it never does.
    [[nodiscard]] Seconds untilVerdict(
        const SmartDisconnectSettings& settings, const DisconnectQuantities& quantities) const;

    /// `seconds` seconds pass. @param settings now in force
    DisconnectVerdict advance(
        const SmartDisconnectSettings& settings, const DisconnectQuantities& quantities, Seconds seconds);

    /// After the breaker opened or closed: all times start again. A disconnection for over-voltage is remembered.
    void restart();
    [[nodiscard]] bool waitsForVoltage() const { return m_waitsForVoltage; }
    void waitForVoltage() { m_waitsForVoltage = true; }

    bool operator==(const SmartDisconnect&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, SmartDisconnect& state)
    {
        archive(state.m_held, state.m_overVoltageHeld, state.m_normalHeld, state.m_waitsForVoltage);
    }

private:
    std::array<Seconds, 3> m_held{};
    Seconds m_overVoltageHeld = 0;
    Seconds m_normalHeld = 0;
    bool m_waitsForVoltage = false;
};

} // namespace meterbench::device
