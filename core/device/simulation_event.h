// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// What happens to a meter at work beside its load: faults of the network, hands on the meter, orders from afar; and
/// the file that lists them. Plain values.
namespace meterbench::device {

enum class FaultKind : std::uint8_t {
    PowerOff,
    PowerOn,
    MagnetOn,
    MagnetOff,
    CoverOpen,
    CoverClosed,
    NeutralFault, ///< the neutral is open under an unequal load: 264, 264 and 173 V
    NeutralRestored,
    PhaseLoss, ///< place 1–3
    PhaseReturn,
    ClockSet, ///< to `instant`
    ButtonLeft, ///< held for `number` seconds
    ButtonRight,
    Temperature, ///< `number` in m°C
    PortHigh, ///< place 1, 2
    PortLow,
    BreakerDisconnect,
    BreakerReconnect,
    DebitingStop,
    Tariff, ///< place 1–8
    Ratio, ///< `number` 1–600
    Payment, ///< `number` in Wh
    Voltage ///< phase `place` (0: all) at `number` thousandths of its voltage for `milliseconds`
};

struct SimulationEvent {
    SimInstant at;
    FaultKind kind = FaultKind::PowerOff;
    std::size_t place = 0;
    std::int64_t number = 0;
    SimInstant instant;
    std::int64_t milliseconds = 0;
};

/// The bytes of EVENTS.csv: a header row `time,event,value`, then rows in any order. Events: `power` off|on,
/// `power-cut` seconds, `magnet` on|off, `cover` open|closed, `neutral-fault` on|off, `phase-loss` 1|2|3|off,
/// `clock-set` time, `button` left|right and seconds after a space, `temperature` °C, `port1`, `port2` high|low,
/// `breaker` disconnect|reconnect, `debiting-stop`, `tariff` 1–8, `ratio` 1–600, `payment` kWh,
/// `voltage` with phase 1|2|3|all, per cent 0–200 and milliseconds 10–60000 between spaces (a sag, a swell). Sorted by
/// time. Errors: `events-header`, `events-row` with line and reason.
[[nodiscard]] Result<std::vector<SimulationEvent>> parseEvents(std::string_view bytes);

} // namespace meterbench::device
