// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/metrology/error_model.h"

#include <array>
#include <bit>
#include <cstdint>

/// How warm the current sensors of one meter are, advanced on the grid of whole minutes: between its lines only sums of
/// whole numbers are kept, so that the length of a caller's steps leaves no trace. A plain value, which may be kept and
/// handed from one engine to another.
namespace meterbench::metrology {

class SensorHeating {
public:
    /// Line of the grid that comes after an instant.
    [[nodiscard]] static SimInstant nextLine(SimInstant instant);
    /// Number of the slot that holds an instant, also before 1970.
    [[nodiscard]] static std::int64_t slot(SimInstant instant);

    /// The squared current of a system (mA²) has flowed for a while within one slot.
    void flow(std::size_t system, std::int64_t squaredCurrent, Seconds seconds)
    {
        m_sums[system] += squaredCurrent * seconds;
    }

    /// A line of the grid is reached. @return whether what heating adds has changed for any system
    [[nodiscard]] bool crossLine(const FrontEnd& frontEnd, const ErrorModel& model);

    /// 0 cold, 1 at Imax for ever.
    [[nodiscard]] double warmth(std::size_t system) const { return m_warmth[system]; }
    /// What heating adds to the error now, per cent; kept in whole ppm so that it changes seldom.
    [[nodiscard]] double percent(std::size_t system) const { return m_partsPerMillion[system] * 1e-4; }

    bool operator==(const SensorHeating&) const = default;

    /// What must be kept so that sensors go on as they were. @param archive takes integers
    template <typename Archive>
    friend void describe(Archive& archive, SensorHeating& heating)
    {
        for (std::size_t system = 0; system < heating.m_sums.size(); ++system) {
            auto warmth = std::bit_cast<std::uint64_t>(heating.m_warmth[system]);
            archive(heating.m_sums[system], warmth, heating.m_partsPerMillion[system]);
            heating.m_warmth[system] = std::bit_cast<double>(warmth);
        }
    }

private:
    std::array<std::int64_t, 3> m_sums{}; ///< mA²·s since the last line
    std::array<double, 3> m_warmth{};
    std::array<std::int32_t, 3> m_partsPerMillion{};
};

} // namespace meterbench::metrology
