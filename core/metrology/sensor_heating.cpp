// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/sensor_heating.h"

#include <cmath>

namespace meterbench::metrology {

std::int64_t SensorHeating::slot(SimInstant instant)
{
    const auto quotient = instant.seconds / ErrorModel::grid;
    return instant.seconds % ErrorModel::grid < 0 ? quotient - 1 : quotient;
}

SimInstant SensorHeating::nextLine(SimInstant instant)
{
    return {(slot(instant) + 1) * ErrorModel::grid};
}

bool SensorHeating::crossLine(const FrontEnd& frontEnd, const ErrorModel& model)
{
    // Share of the way to the final warmth that one slot goes.
    static const double share = 1.0 - exponential(-static_cast<double>(ErrorModel::grid) / ErrorModel::heatingSeconds);
    const double full
        = 1e6 * frontEnd.maximumCurrent() * frontEnd.maximumCurrent() * static_cast<double>(ErrorModel::grid); // mA²·s
    bool changed = false;
    for (std::size_t system = 0; system < 3; ++system) {
        const double target = static_cast<double>(m_sums[system]) / full;
        m_sums[system] = 0;
        m_warmth[system] += (target - m_warmth[system]) * share;
        const auto now
            = static_cast<std::int32_t>(std::lround(1e4 * model.terms(system).heatingPercent * m_warmth[system]));
        changed = changed || now != m_partsPerMillion[system];
        m_partsPerMillion[system] = now;
    }
    return changed;
}

} // namespace meterbench::metrology
