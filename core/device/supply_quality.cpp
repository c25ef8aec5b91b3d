// SPDX-License-Identifier: Apache-2.0
#include "core/device/supply_quality.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace meterbench::device {

namespace {

/// For so long after the voltages moved it looks at every span.
constexpr Seconds restless = 3'600;

/// Whether power quality sees the same in both.
bool areVoltagesSame(const metrology::MeasuredSecond& one, const metrology::MeasuredSecond& other)
{
    for (std::size_t phase = 0; phase < one.phases.size(); ++phase) {
        const auto& a = one.phases[phase];
        const auto& b = other.phases[phase];
        if (a.voltageMillivolt != b.voltageMillivolt || a.voltageThdMillipercent != b.voltageThdMillipercent
            || a.currentThdMillipercent != b.currentThdMillipercent
            || a.minimumHalfCycleMillivolt != b.minimumHalfCycleMillivolt
            || a.maximumHalfCycleMillivolt != b.maximumHalfCycleMillivolt)
            return false;
    }
    return one.frequencyMillihertz == other.frequencyMillihertz
        && one.voltageUnbalanceMicropercent == other.voltageUnbalanceMicropercent;
}

void add(metrology::PhaseCounters& sum, const metrology::PhaseCounters& more)
{
    sum.meanLow += more.meanLow;
    sum.meanVeryLow += more.meanVeryLow;
    sum.meanHigh += more.meanHigh;
    sum.rapidChanges += more.rapidChanges;
    sum.sags += more.sags;
    sum.swells += more.swells;
    sum.shortInterruptions += more.shortInterruptions;
    sum.longInterruptions += more.longInterruptions;
    sum.voltageDistortion += more.voltageDistortion;
    sum.currentDistortion += more.currentDistortion;
}

metrology::PowerQuality madeFrom(const metrology::FrontEnd& frontEnd, const metrology::QualitySettings& settings)
{
    auto made = metrology::PowerQuality::create(frontEnd, settings);
    return made ? std::move(*made) : madeFrom(frontEnd, {}); // settings were checked; a new meter's hold always
}

} // namespace

SupplyQuality::SupplyQuality(const metrology::FrontEnd& frontEnd, const metrology::QualitySettings& settings)
    : m_quality(madeFrom(frontEnd, settings)),
      m_phases(frontEnd.connection() == metrology::Connection::SinglePhase ? 1 : 3)
{
}

void SupplyQuality::restart(const metrology::FrontEnd& frontEnd, const metrology::QualitySettings& settings)
{
    m_quality = madeFrom(frontEnd, settings);
    m_unjudged = 0;
}

bool SupplyQuality::isNew(const metrology::MeasuredSecond& each) const
{
    return !m_hasMeasured || !areVoltagesSame(m_measured, each);
}

void SupplyQuality::measure(const metrology::MeasuredSecond& each, SimInstant now)
{
    const auto& settings = m_quality.settings();
    const bool isOrdinary = std::all_of(each.phases.begin(),
        each.phases.begin() + static_cast<std::ptrdiff_t>(m_phases), [&](const metrology::PhaseSecond& phase) {
            return phase.voltageMillivolt >= std::max(settings.lowMean, settings.lowSingle)
                && phase.voltageMillivolt <= std::min(settings.highMean, settings.highSingle);
        });
    if (!isOrdinary)
        m_restlessUntil = SimInstant{std::numeric_limits<std::int64_t>::max()};
    else if (m_hasMeasured)
        m_restlessUntil = now + restless;
    m_measured = each;
    m_hasMeasured = true;
}

std::vector<metrology::QualityEvent> SupplyQuality::judge(SimInstant now)
{
    std::vector<metrology::QualityEvent> events;
    const auto seconds = std::exchange(m_unjudged, 0);
    if (seconds != 0)
        m_quality.feed({now - seconds, seconds, m_measured}, events);
    return events;
}

metrology::QualityCounters SupplyQuality::counters(SimInstant now) const
{
    if (m_unjudged == 0)
        return m_quality.counters();
    auto judged = *this;
    (void)judged.judge(now);
    return judged.m_quality.counters();
}

metrology::QualityCounters SupplyQuality::takeCounters()
{
    const auto taken = m_quality.counters();
    m_quality.resetCounters();
    return taken;
}

metrology::QualityCounters sumOf(metrology::QualityCounters sum, const metrology::QualityCounters& more)
{
    for (std::size_t phase = 0; phase < sum.phases.size(); ++phase)
        add(sum.phases[phase], more.phases[phase]);
    sum.shortInterruptions += more.shortInterruptions;
    sum.longInterruptions += more.longInterruptions;
    sum.unbalance += more.unbalance;
    sum.frequencyLow += more.frequencyLow;
    sum.frequencyHigh += more.frequencyHigh;
    sum.neutralFaults += more.neutralFaults;
    return sum;
}

} // namespace meterbench::device
