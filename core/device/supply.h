// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <cstdint>
#include <limits>

/// What feeds the meter itself: mains or the auxiliary supply; the reset when it is gone, the start when it is back,
/// and the reserve that carries the clock meanwhile. It says what has happened; what follows for registers, logs and
/// clock is the meter's. Time passes in any number of seconds that are fed alike. A plain value.
namespace meterbench::device {

enum class Supply : std::uint8_t {
    Running, ///< counts
    Starting, ///< mains is back, counting begins within 5 s
    Off
};

/// Whether anything feeds the meter.
enum class Feed : std::uint8_t { Absent, Present };

/// What a while has led to.
enum class SupplyEvent : std::uint8_t { None, Lost, CountingBegins, ReserveSpent };

class MeterSupply {
public:
    /// Energy is counted again within 5 s of the return of mains (user guide of the e-meter, 3.3); the emulated meter
    /// takes all of them.
    static constexpr Seconds registrationDelay = 5;
    /// All phases below 160 V for more than one second reset the processor (technical description).
    static constexpr Seconds resetAfter = 2;
    static constexpr Seconds farAway = std::numeric_limits<Seconds>::max() / 4;

    MeterSupply() = default;
    /// A meter that has run for a while. @param reserve of the clock when it is full
    MeterSupply(SimInstant poweredSince, Seconds reserve) : m_poweredSince(poweredSince), m_reserve(reserve) { }

    [[nodiscard]] Supply stage() const { return m_stage; }
    [[nodiscard]] bool isRunning() const { return m_stage == Supply::Running; }
    [[nodiscard]] SimInstant poweredSince() const { return m_poweredSince; }
    /// By the meter's clock: when it was lost last.
    [[nodiscard]] MeterTime lostAt() const { return m_lostAt; }
    [[nodiscard]] bool hasAuxiliary() const { return m_auxiliary; }
    [[nodiscard]] Feed feed(Feed mains) const { return m_auxiliary ? Feed::Present : mains; }

    /// @param on of a meter that can be fed by one
    void setAuxiliary(Feed on) { m_auxiliary = on == Feed::Present; }
    /// What feeds it now. True when a dark meter starts with it.
    bool see(Feed feed, SimInstant now);
    /// The processor starts again without having lost anything.
    void restart(SimInstant now, MeterTime time);

    /// Whether something happens by time alone.
    [[nodiscard]] bool isTimed(Feed feed) const
    {
        return m_stage != Supply::Running || m_lowVoltage != 0 || feed == Feed::Absent;
    }
    /// Seconds of this feed until something happens, 1 at least; farAway when nothing does.
    [[nodiscard]] Seconds untilEvent(Feed feed) const;
    /// Time has passed. @param time by the meter's clock, now @param fullReserve what the clock has again once it
    /// counts
    SupplyEvent pass(Feed feed, Seconds seconds, MeterTime time, Seconds fullReserve);

    bool operator==(const MeterSupply&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, MeterSupply& supply)
    {
        archive(supply.m_stage, supply.m_lowVoltage, supply.m_starting, supply.m_reserve, supply.m_lostAt.seconds,
            supply.m_poweredSince.seconds, supply.m_auxiliary);
    }

private:
    Supply m_stage = Supply::Running;
    Seconds m_lowVoltage = 0; ///< seconds without anything that feeds
    Seconds m_starting = 0; ///< seconds until counting begins
    MeterTime m_lostAt;
    SimInstant m_poweredSince;
    Seconds m_reserve = 0;
    bool m_auxiliary = false;
};

} // namespace meterbench::device
