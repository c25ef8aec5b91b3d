// SPDX-License-Identifier: Apache-2.0
#include "core/device/supply.h"

#include <algorithm>

namespace meterbench::device {

bool MeterSupply::see(Feed feed, SimInstant now)
{
    if (m_stage != Supply::Off || feed == Feed::Absent)
        return false;
    m_stage = Supply::Starting;
    m_starting = registrationDelay;
    m_poweredSince = now;
    return true;
}

void MeterSupply::restart(SimInstant now, MeterTime time)
{
    m_stage = Supply::Starting;
    m_starting = registrationDelay;
    m_lostAt = time;
    m_poweredSince = now;
    m_lowVoltage = 0;
}

Seconds MeterSupply::untilEvent(Feed feed) const
{
    switch (m_stage) {
    case Supply::Running:
        return feed == Feed::Present ? farAway : resetAfter - m_lowVoltage;
    case Supply::Starting:
        return feed == Feed::Present ? m_starting : 1;
    case Supply::Off:
        break;
    }
    return std::max<Seconds>(1, m_reserve);
}

SupplyEvent MeterSupply::pass(Feed feed, Seconds seconds, MeterTime time, Seconds fullReserve)
{
    switch (m_stage) {
    case Supply::Running:
        m_lowVoltage = feed == Feed::Present ? 0 : m_lowVoltage + seconds;
        if (m_lowVoltage < resetAfter)
            break;
        m_stage = Supply::Off;
        m_lostAt = time;
        m_lowVoltage = 0;
        return SupplyEvent::Lost;
    case Supply::Starting:
        if (feed == Feed::Absent) {
            m_stage = Supply::Off;
            break;
        }
        m_starting -= seconds;
        if (m_starting > 0)
            break;
        m_stage = Supply::Running;
        m_reserve = fullReserve;
        return SupplyEvent::CountingBegins;
    case Supply::Off:
        m_reserve = std::max<Seconds>(0, m_reserve - seconds);
        return m_reserve == 0 ? SupplyEvent::ReserveSpent : SupplyEvent::None;
    }
    return SupplyEvent::None;
}

} // namespace meterbench::device
