// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/front_end.h"
#include "core/metrology/measured_second.h"
#include "core/metrology/window_sum.h"

#include <array>
#include <cstdint>
#include <vector>

/// A week of supply against EN 50160, low voltage, by the method of IEC 61000-4-30 on one-second values: 10-s
/// frequency, 10-min voltage, unbalance and distortion, 2-h voltage. Flicker and single harmonics are not among what
/// the meter measures and so not here. Not the meter's own functions: those are power_quality.h. One owner, one thread.
namespace meterbench::metrology {

/// How many windows of a quantity there were, and how many lay outside a limit.
struct Compliance {
    std::int64_t windows = 0;
    std::int64_t outside = 0;

    /// Whether at least `percent` per cent of the windows lie inside.
    [[nodiscard]] bool holds(int percent) const { return outside * 100 <= windows * (100 - percent); }
    bool operator==(const Compliance&) const = default;
};

/// One week, Monday 00:00 to Monday 00:00 UTC of the simulation.
struct SupplyWeek {
    static constexpr std::int64_t tenMinuteWindows = 1008;

    SimInstant end;
    std::array<Compliance, 3> voltageNarrow{}; ///< 10 min, ±10 %, 95 %
    std::array<Compliance, 3> voltageWide{}; ///< 10 min, −15/+10 %, 100 %
    std::array<Compliance, 3> distortion{}; ///< 10 min, THD ≤ 8 %, 95 %
    Compliance unbalance; ///< 10 min, u2 ≤ 2 %, 95 %
    Compliance frequencyNarrow; ///< 10 s, ±1 %; by the standard 99.5 % of a year
    Compliance frequencyWide; ///< 10 s, −6/+4 %, 100 %
    std::array<std::int32_t, 3> lowestTwoHours{}; ///< mV, least and greatest 2-h value; 0 without any
    std::array<std::int32_t, 3> highestTwoHours{};

    /// Whether every quantity of `places` voltages keeps its share.
    [[nodiscard]] bool complies(int places) const;
    bool operator==(const SupplyWeek&) const = default;
};

class En50160 {
public:
    explicit En50160(const FrontEnd& frontEnd);

    /// Spans follow each other in time. Weeks that end are appended.
    void feed(const MeasuredSpan& span, std::vector<SupplyWeek>& weeks);

    /// The week that is not over yet.
    [[nodiscard]] const SupplyWeek& current() const { return m_week; }
    [[nodiscard]] int places() const { return m_places; }

private:
    void feedWithinWeek(SimInstant from, Seconds seconds, const MeasuredSecond& each);

    int m_places = 1;
    std::int64_t m_nominalMillivolt = 230'000;
    std::int64_t m_nominalMillihertz = 50'000;
    WindowSum<1> m_frequency{10};
    std::array<WindowSum<2>, 3> m_tenMinutes{WindowSum<2>(600), WindowSum<2>(600), WindowSum<2>(600)};
    WindowSum<1> m_unbalance{600};
    std::array<WindowSum<1>, 3> m_twoHours{WindowSum<1>(7'200), WindowSum<1>(7'200), WindowSum<1>(7'200)};
    SupplyWeek m_week;
};

} // namespace meterbench::metrology
