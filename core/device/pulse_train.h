// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/energy_units.h"

#include <array>
#include <cstdint>
#include <functional>

/// Pulses of LED, S0 and module outputs, told as trains: first, spacing, count; never one by one. A pulse is never
/// shortened and never lost: where energy comes faster than pulses can, they queue and leave as fast as length and
/// pause allow. Pure arithmetic on microseconds.
namespace meterbench::device {

enum class PulseLine : std::uint8_t { Led, S0, ModulePort1, ModulePort2 };
inline constexpr std::size_t pulseLines = 4;

/// Microseconds since 1970.
using Microseconds = std::int64_t;

struct PulseTrain {
    Microseconds first = 0; ///< rising edge of the first pulse
    Microseconds spacing = 0; ///< between rising edges; the least possible for a train of one
    std::int64_t count = 0;
    Microseconds length = 0; ///< of each pulse
};

using PulseSink = std::function<void(PulseLine, const PulseTrain&)>;

/// Energy between pulses.
[[nodiscard]] constexpr MilliwattSeconds energyPerPulse(std::int64_t pulsesPerKilowattHour)
{
    return kilowattHour / pulsesPerKilowattHour;
}

/// One line that is listened to.
struct PulseShape {
    MilliwattSeconds quantum = wattHour;
    Microseconds length = 30'000;
    Microseconds pause = 30'000; ///< as long as the pulse on all outputs (DIN 43864)
};

/// What a line emits while the register rises steadily.
/// @param before register at the beginning, mW·s; @param flow mW, not negative; @param free when the line is free
/// again, moved on
/// @return at most two trains: those that wait, then those in step with the energy
[[nodiscard]] std::array<PulseTrain, 2> pulseTrains(const PulseShape& shape, std::int64_t before, std::int64_t flow,
    SimInstant from, Seconds seconds, Microseconds& free);

} // namespace meterbench::device
