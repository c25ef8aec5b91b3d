// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/energy_registers.h"

#include <array>

/// Block demand: the mean power of each integration period, its peaks in total and by tariff with the time they were
/// reached, accumulated peaks, and the day's highest and lowest. Fed at the end of every period; between the ends it
/// only compares registers, so it costs nothing per second. A period disturbed by setting the clock gives a mean but no
/// peak. A plain value.
namespace meterbench::device {

struct Peak {
    std::int64_t milliwatt = 0;
    MeterTime reached; ///< end of the period

    bool operator==(const Peak&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, Peak& peak)
    {
        archive(peak.milliwatt, peak.reached.seconds);
    }
};

class Demand {
public:
    /// A period begins with these registers.
    void begin(const MainValues& totals) { m_start = totals; }

    /// A period ends. Peaks count for the tariff that is active at its end.
    /// @param totals registers at the end; @param period its nominal length; @param tariff 0 for none
    void finish(const MainValues& totals, Seconds period, MeterTime end, std::size_t tariff);

    /// The clock was set by more than the filter: the running period gives no peak.
    void disturb() { m_disturbed = true; }

    /// End of a debiting period: peaks go into the accumulated ones and start again.
    void accumulate();

    /// A new day: highest and lowest start again.
    void beginDay();

    /// Mean of the last complete period, and of the running one so far (over the whole period, as COSEM has it).
    [[nodiscard]] std::int64_t lastMean(Energy energy) const { return m_last[index(energy)]; }
    [[nodiscard]] std::int64_t runningMean(Energy energy, const MainValues& totals, Seconds period) const
    {
        return (totals[index(energy)] - m_start[index(energy)]) / period;
    }
    /// @param tariff 1–8, 0 for the total
    [[nodiscard]] const Peak& peak(Energy energy, std::size_t tariff) const { return m_peaks[tariff][index(energy)]; }
    /// @param tariff 0, 1 or 2
    [[nodiscard]] std::int64_t accumulated(Energy energy, std::size_t tariff) const
    {
        return m_accumulated[tariff][index(energy)];
    }
    /// Of A+, over the means of the day; nothing was reached before the first period of the day ends.
    [[nodiscard]] const Peak& dayMaximum() const { return m_dayMaximum; }
    [[nodiscard]] const Peak& dayMinimum() const { return m_dayMinimum; }

    bool operator==(const Demand&) const = default;

    template <typename Archive>
    friend void describe(Archive& archive, Demand& demand)
    {
        archive(demand.m_start, demand.m_last, demand.m_peaks, demand.m_accumulated, demand.m_dayMaximum,
            demand.m_dayMinimum, demand.m_dayHasMean, demand.m_disturbed);
    }

private:
    MainValues m_start{};
    MainValues m_last{};
    std::array<std::array<Peak, mainQuantities>, maximumTariffs + 1> m_peaks{};
    std::array<MainValues, 3> m_accumulated{};
    Peak m_dayMaximum;
    Peak m_dayMinimum;
    bool m_dayHasMean = false;
    bool m_disturbed = false;
};

} // namespace meterbench::device
