// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

/// What time it is around an emulated meter: begins at an instant and runs at a speed. The meter's own clock may go
/// wrong; this one is the truth it is wrong against. One for all meters of a program.
namespace meterbench::emulation {

class SimulatedClock {
public:
    /// @param speed simulated seconds per second, above 0
    SimulatedClock(SimInstant begin, double speed) : m_begin(begin), m_speed(speed) { m_timer.start(); }

    [[nodiscard]] SimInstant begin() const { return m_begin; }
    [[nodiscard]] SimInstant now() const
    {
        const auto elapsed = static_cast<double>(m_timer.nsecsElapsed()) / 1e9;
        return m_begin + static_cast<Seconds>(std::floor(elapsed * m_speed));
    }
    /// It is this instant now, and goes on from there.
    void moveTo(SimInstant instant)
    {
        m_begin = instant;
        m_timer.restart();
    }
    /// Real milliseconds until then; 0 for what is past.
    [[nodiscard]] std::int64_t millisecondsUntil(SimInstant instant) const
    {
        const auto elapsed = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
        const auto wanted = static_cast<double>(instant - m_begin) * 1000.0 / m_speed;
        return static_cast<std::int64_t>(std::ceil(std::clamp(wanted - elapsed, 0.0, longestWait)));
    }

private:
    static constexpr double longestWait = 86'400'000.0; ///< a day; asked again then

    SimInstant m_begin;
    double m_speed;
    QElapsedTimer m_timer;
};

} // namespace meterbench::emulation
