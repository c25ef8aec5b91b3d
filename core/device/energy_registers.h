// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/device/energy_units.h"
#include "core/metrology/calculation_method.h"
#include "core/metrology/measured_second.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What a meter counts: energies in total, per phase and per tariff.
/// What flows in one second is worked out once from the measured second; n such seconds are added by one
/// multiplication, which is the same to the last bit as adding them one by one. Which of them a variant has is the
/// register table's. Plain values, one owner.
namespace meterbench::device {

/// Main quantities first: they have tariffs, phases and mean values.
enum class Energy : std::uint8_t {
    ActiveImport, ///< A+, quadrants 1 and 4
    ActiveExport, ///< A−, quadrants 2 and 3
    ReactiveImport, ///< R+, quadrants 1 and 2
    ReactiveExport, ///< R−, quadrants 3 and 4
    ApparentImport, ///< E+
    ApparentExport, ///< E−
    ReactiveQuadrant1,
    ReactiveQuadrant2,
    ReactiveQuadrant3,
    ReactiveQuadrant4
};

inline constexpr std::size_t mainQuantities = 6;
inline constexpr std::size_t energyQuantities = 10;
inline constexpr std::size_t maximumPhases = 3;
inline constexpr std::size_t maximumTariffs = 8;

[[nodiscard]] constexpr std::size_t index(Energy energy)
{
    return static_cast<std::size_t>(energy);
}

/// Group C of its OBIS codes; that of a phase is 20, 40 or 60 more.
[[nodiscard]] constexpr std::uint8_t obisGroup(Energy energy)
{
    constexpr std::array<std::uint8_t, energyQuantities> groups{1, 2, 3, 4, 9, 10, 5, 6, 7, 8};
    return groups[index(energy)];
}

/// The energy of such a group; nothing for a group of something else.
[[nodiscard]] constexpr std::optional<Energy> energyOfGroup(unsigned group)
{
    for (std::size_t energy = 0; energy < energyQuantities; ++energy) {
        if (obisGroup(static_cast<Energy>(energy)) == group)
            return static_cast<Energy>(energy);
    }
    return std::nullopt;
}

/// "A+", "R2", "E−" without the typographic minus: "A-".
[[nodiscard]] std::string_view name(Energy energy);

using MainValues = std::array<std::int64_t, mainQuantities>;

/// What is counted in one second: mW, mvar, mVA. Never negative.
struct FlowPerSecond {
    std::array<std::int64_t, energyQuantities> total{};
    std::array<MainValues, maximumPhases> phase{};

    bool operator==(const FlowPerSecond&) const = default;
};

/// @param method how the phases are summed; what is too little to be registered was left out when it was measured
[[nodiscard]] FlowPerSecond flowOf(const metrology::MeasuredSecond& second, metrology::CalculationMethod method,
    metrology::MirroredReactive mirrored = metrology::MirroredReactive::Mirrored);

class EnergyRegisters {
public:
    /// Adds `seconds` seconds of flow; `tariff` 1–8 counts into that tariff too, 0 into none.
    void count(const FlowPerSecond& flow, Seconds seconds, std::size_t tariff)
    {
        for (std::size_t quantity = 0; quantity < energyQuantities; ++quantity)
            m_total[quantity] += flow.total[quantity] * seconds;
        for (std::size_t phase = 0; phase < maximumPhases; ++phase)
            for (std::size_t quantity = 0; quantity < mainQuantities; ++quantity)
                m_phase[phase][quantity] += flow.phase[phase][quantity] * seconds;
        if (tariff != 0)
            for (std::size_t quantity = 0; quantity < mainQuantities; ++quantity)
                m_tariff[tariff - 1][quantity] += flow.total[quantity] * seconds;
    }

    [[nodiscard]] MilliwattSeconds total(Energy energy) const { return m_total[index(energy)]; }
    /// @param phase 0–2
    [[nodiscard]] MilliwattSeconds phase(std::size_t phase, Energy energy) const
    {
        return m_phase[phase][index(energy)];
    }
    [[nodiscard]] const MainValues& phase(std::size_t phase) const { return m_phase[phase]; }
    /// @param tariff 1–8
    [[nodiscard]] MilliwattSeconds tariff(std::size_t tariff, Energy energy) const
    {
        return m_tariff[tariff - 1][index(energy)];
    }
    /// Since the trip counters were reset.
    [[nodiscard]] MilliwattSeconds trip(Energy energy) const
    {
        return m_total[index(energy)] - m_tripStart[index(energy)];
    }
    /// A1423: import and export together.
    [[nodiscard]] MilliwattSeconds activeAbsolute() const { return m_total[0] + m_total[1]; }
    /// NET: import less export; negative for a net producer.
    [[nodiscard]] MilliwattSeconds activeNet() const { return m_total[0] - m_total[1]; }
    [[nodiscard]] MainValues mainTotals() const;

    void resetTrip() { m_tripStart = mainTotals(); }

    bool operator==(const EnergyRegisters&) const = default;

    template <typename Archive>
    friend void describe(Archive& archive, EnergyRegisters& registers)
    {
        archive(registers.m_total, registers.m_phase, registers.m_tariff, registers.m_tripStart);
    }

private:
    std::array<std::int64_t, energyQuantities> m_total{};
    std::array<MainValues, maximumPhases> m_phase{};
    std::array<MainValues, maximumTariffs> m_tariff{};
    MainValues m_tripStart{};
};

} // namespace meterbench::device
