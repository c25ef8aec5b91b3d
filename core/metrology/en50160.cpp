// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/en50160.h"

#include "core/metrology/repeatable_math.h"

#include <algorithm>
#include <cmath>

namespace meterbench::metrology {

namespace {

constexpr Seconds weekSeconds = 7 * 86'400;
/// 1970-01-01 was a Thursday; weeks begin on Mondays.
constexpr Seconds mondayOffset = 4 * 86'400;

SimInstant endOfWeek(SimInstant instant)
{
    const auto into = ((instant.seconds - mondayOffset) % weekSeconds + weekSeconds) % weekSeconds;
    return instant + (weekSeconds - into);
}

void count(Compliance& compliance, bool outside, std::int64_t windows)
{
    compliance.windows += windows;
    compliance.outside += outside ? windows : 0;
}

} // namespace

bool SupplyWeek::complies(int places) const
{
    bool good = unbalance.holds(95) && frequencyNarrow.outside * 1000 <= frequencyNarrow.windows * 5
        && frequencyWide.holds(100);
    for (std::size_t place = 0; place < static_cast<std::size_t>(places); ++place)
        good = good && voltageNarrow[place].holds(95) && voltageWide[place].holds(100) && distortion[place].holds(95);
    return good;
}

En50160::En50160(const FrontEnd& frontEnd)
    : m_places(frontEnd.connection() == Connection::SinglePhase ? 1 : 3),
      m_nominalMillivolt(std::llround(1000.0 * frontEnd.nominalVoltage())),
      m_nominalMillihertz(std::llround(1000.0 * hertz(frontEnd.frequency())))
{
}

void En50160::feed(const MeasuredSpan& span, std::vector<SupplyWeek>& weeks)
{
    auto from = span.from;
    auto left = span.seconds;
    while (left > 0) {
        const auto end = endOfWeek(from);
        const auto take = std::min(left, end - from);
        feedWithinWeek(from, take, span.each);
        from = from + take;
        left -= take;
        if (from == end) {
            m_week.end = end;
            weeks.push_back(m_week);
            m_week = {};
        }
    }
}

void En50160::feedWithinWeek(SimInstant from, Seconds seconds, const MeasuredSecond& each)
{
    // Values during an interruption (below 5 % of Un) are flagged and take no part.
    bool anyVoltage = false;
    for (std::size_t place = 0; place < static_cast<std::size_t>(m_places); ++place) {
        const auto& phase = each.phases[place];
        const std::int64_t voltage = phase.voltageMillivolt;
        const auto tenMinutes = [&](const WindowSum<2>::Window& window) {
            const auto below = [&](std::int64_t percent) {
                return window.sums[0] < square(m_nominalMillivolt * percent / 100) * window.filled;
            };
            const bool above = window.sums[0] > square(m_nominalMillivolt * 110 / 100) * window.filled;
            count(m_week.voltageNarrow[place], below(90) || above, window.windows);
            count(m_week.voltageWide[place], below(85) || above, window.windows);
            count(m_week.distortion[place], window.sums[1] > square(8'000) * window.filled, window.windows);
        };
        const auto twoHours = [&](const WindowSum<1>::Window& window) {
            const auto value = static_cast<std::int32_t>(
                std::lround(std::sqrt(static_cast<double>(window.sums[0]) / static_cast<double>(window.filled))));
            auto& lowest = m_week.lowestTwoHours[place];
            lowest = lowest == 0 ? value : std::min(lowest, value);
            m_week.highestTwoHours[place] = std::max(m_week.highestTwoHours[place], value);
        };
        if (voltage * 20 < m_nominalMillivolt) {
            m_tenMinutes[place].skip(from, seconds, tenMinutes);
            m_twoHours[place].skip(from, seconds, twoHours);
            continue;
        }
        anyVoltage = true;
        m_tenMinutes[place].feed(from, seconds, {square(voltage), square(phase.voltageThdMillipercent)}, tenMinutes);
        m_twoHours[place].feed(from, seconds, {square(voltage)}, twoHours);
    }
    const auto frequency = [&](const WindowSum<1>::Window& window) {
        const auto scaled = window.sums[0] * 100;
        const auto nominal = m_nominalMillihertz * window.filled;
        count(m_week.frequencyNarrow, scaled < nominal * 99 || scaled > nominal * 101, window.windows);
        count(m_week.frequencyWide, scaled < nominal * 94 || scaled > nominal * 104, window.windows);
    };
    const auto unbalance = [&](const WindowSum<1>::Window& window) {
        count(m_week.unbalance, window.sums[0] > square(2'000'000) * window.filled, window.windows);
    };
    if (!anyVoltage) {
        m_frequency.skip(from, seconds, frequency);
        m_unbalance.skip(from, seconds, unbalance);
        return;
    }
    m_frequency.feed(from, seconds, {each.frequencyMillihertz}, frequency);
    if (m_places == 3)
        m_unbalance.feed(from, seconds, {square(each.voltageUnbalanceMicropercent)}, unbalance);
}

} // namespace meterbench::metrology
