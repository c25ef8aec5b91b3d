// SPDX-License-Identifier: Apache-2.0
#include "core/device/smart_disconnect.h"

#include <algorithm>

namespace meterbench::device {

namespace {

/// Whether x > k·limit, for each of the three.
std::array<bool, 3> exceeded(const SmartDisconnectSettings& settings, const DisconnectQuantities& quantities)
{
    std::array<bool, 3> result{};
    if (settings.basis == DisconnectBasis::None)
        return result;
    // Milliamperes with milliamperes, milliwatts with milliwatts: what lies above by less than a watt lies above.
    const bool isCurrent = settings.basis == DisconnectBasis::Current;
    const auto value = isCurrent ? quantities.highestCurrent : quantities.activeImportMilliwatt;
    const auto limit = isCurrent ? settings.limit : settings.limit * 1000;
    for (std::size_t step = 0; step < result.size(); ++step)
        result[step] = value * 10 > limit * settings.tenths[step];
    return result;
}

/// The first step trips after t1, the second after t1+t2, the third after t1+t2+t3: "for longer than" is one second
/// more.
std::array<Seconds, 3> times(const SmartDisconnectSettings& settings)
{
    std::array<Seconds, 3> result{};
    Seconds sum = 0;
    for (std::size_t step = 0; step < result.size(); ++step) {
        sum += settings.seconds[step];
        result[step] = sum + 1;
    }
    return result;
}

bool isOver(const SmartDisconnectSettings& settings, const DisconnectQuantities& quantities)
{
    return settings.overVoltage == OverVoltageFunction::On
        && quantities.highestVoltage > settings.overVoltageVolt * 1000;
}

bool isNormal(const SmartDisconnectSettings& settings, const DisconnectQuantities& quantities)
{
    return quantities.highestVoltage < settings.reconnectVolt * 1000;
}

} // namespace

SmartDisconnectSettings SmartDisconnectSettings::inException() const
{
    auto settings = *this;
    if (exceptionLimit == 0)
        return settings;
    settings.limit = exceptionLimit;
    if (basis == DisconnectBasis::None)
        settings.basis = DisconnectBasis::Current;
    return settings;
}

Seconds SmartDisconnect::untilVerdict(
    const SmartDisconnectSettings& settings, const DisconnectQuantities& quantities) const
{
    auto until = farAway;
    if (m_waitsForVoltage) {
        if (isNormal(settings, quantities))
            until = std::max<Seconds>(1, settings.reconnectSeconds - m_normalHeld);
        return until;
    }
    const auto over = exceeded(settings, quantities);
    const auto limits = times(settings);
    for (std::size_t step = 0; step < over.size(); ++step)
        if (over[step])
            until = std::min(until, std::max<Seconds>(1, limits[step] - m_held[step]));
    if (isOver(settings, quantities))
        until = std::min(until, std::max<Seconds>(1, settings.overVoltageSeconds - m_overVoltageHeld));
    return until;
}

DisconnectVerdict SmartDisconnect::advance(
    const SmartDisconnectSettings& settings, const DisconnectQuantities& quantities, Seconds seconds)
{
    if (m_waitsForVoltage) {
        m_normalHeld = isNormal(settings, quantities) ? m_normalHeld + seconds : 0;
        return m_normalHeld >= settings.reconnectSeconds ? DisconnectVerdict::VoltageNormal : DisconnectVerdict::None;
    }
    const auto over = exceeded(settings, quantities);
    const auto limits = times(settings);
    bool trips = false;
    for (std::size_t step = 0; step < over.size(); ++step) {
        m_held[step] = over[step] ? m_held[step] + seconds : 0;
        trips = trips || m_held[step] >= limits[step];
    }
    m_overVoltageHeld = isOver(settings, quantities) ? m_overVoltageHeld + seconds : 0;
    if (m_overVoltageHeld != 0 && m_overVoltageHeld >= settings.overVoltageSeconds)
        return DisconnectVerdict::OverVoltage;
    return trips ? DisconnectVerdict::Overload : DisconnectVerdict::None;
}

void SmartDisconnect::restart()
{
    m_held = {};
    m_overVoltageHeld = 0;
    m_normalHeld = 0;
    m_waitsForVoltage = false;
}

} // namespace meterbench::device
