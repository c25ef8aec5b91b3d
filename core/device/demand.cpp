// SPDX-License-Identifier: Apache-2.0
#include "core/device/demand.h"

namespace meterbench::device {

void Demand::finish(const MainValues& totals, Seconds period, MeterTime end, std::size_t tariff)
{
    for (std::size_t quantity = 0; quantity < mainQuantities; ++quantity) {
        const auto mean = (totals[quantity] - m_start[quantity]) / period;
        m_last[quantity] = mean;
        if (m_disturbed)
            continue;
        auto& total = m_peaks[0][quantity];
        if (mean > total.milliwatt)
            total = {mean, end};
        auto& ofTariff = m_peaks[tariff][quantity];
        if (mean > ofTariff.milliwatt)
            ofTariff = {mean, end};
    }
    if (!m_disturbed) {
        const auto mean = m_last[index(Energy::ActiveImport)];
        if (!m_dayHasMean || mean > m_dayMaximum.milliwatt)
            m_dayMaximum = {mean, end};
        if (!m_dayHasMean || mean < m_dayMinimum.milliwatt)
            m_dayMinimum = {mean, end};
        m_dayHasMean = true;
    }
    m_start = totals;
    m_disturbed = false;
}

void Demand::accumulate()
{
    for (std::size_t tariff = 0; tariff < m_accumulated.size(); ++tariff)
        for (std::size_t quantity = 0; quantity < mainQuantities; ++quantity)
            m_accumulated[tariff][quantity] += m_peaks[tariff][quantity].milliwatt;
    m_peaks = {};
}

void Demand::beginDay()
{
    m_dayMaximum = {};
    m_dayMinimum = {};
    m_dayHasMean = false;
}

} // namespace meterbench::device
