// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tariff/plan.h"
#include "core/tariff/tariff_index.h"

#include <optional>
#include <vector>

/// Which tariff an electricity meter counts in, by whichever of the four ways of Z13 it is controlled: not at all, by
/// the levels on the module port, by a register, by a plan. TariffControl is what the configuration says and is
/// immutable; TariffState is what has happened to one meter and belongs to its device. Neither counts energy.
namespace meterbench::tariff {

/// Z13: 000, 001, 002, any other.
enum class TariffControlMode { Disabled, ModulePort, Register, Plan };

/// How many inputs of the module port tell the tariff (Z3).
enum class TariffInputs { Two, Four };
enum class PortSense { Normal, Inverted };

/// 230 V on the inputs of the module port. Where one input tells two tariffs, `first` is that input.
struct PortLevels {
    bool first = false;
    bool second = false;

    bool operator==(const PortLevels&) const = default;
};

/// Technical description table 10. That two inverted tariffs are T2 without voltage and T1 with it is inferred from the
/// table of four.
[[nodiscard]] TariffIndex portTariff(TariffInputs inputs, PortSense sense, PortLevels levels);

/// A command that overrules register and plan for a time ("on demand", technical description of the 162M 10.4.5).
struct TariffOverride {
    TariffIndex tariff;
    MeterTime from;
    MeterTime until; ///< the first second without

    [[nodiscard]] bool contains(MeterTime time) const { return time >= from && time < until; }
    bool operator==(const TariffOverride&) const = default;
};

struct TariffState {
    PortLevels port;
    TariffIndex registered; ///< set by command where the register controls
    std::optional<TariffOverride> overridden;
    std::size_t plan = 0; ///< which of the plans is selected, by push button 2 or remotely

    bool operator==(const TariffState&) const = default;
};

/// A stretch of normal time with one tariff, while the state stays as it is.
struct TariffSegment {
    MeterTime from;
    MeterTime to; ///< first second after it; far away when only an event can end it
    TariffIndex tariff;
};

class TariffControl {
public:
    struct Definition {
        TariffControlMode mode = TariffControlMode::Disabled;
        TariffInputs inputs = TariffInputs::Four;
        PortSense sense = PortSense::Normal;
        std::vector<Plan> plans; ///< at least one where a plan controls
    };

    /// Always T1.
    TariffControl() = default;

    /// Error: `tariff-plan-invalid` when a plan shall control and there is none.
    [[nodiscard]] static Result<TariffControl> create(Definition definition);

    [[nodiscard]] TariffSegment segmentAt(MeterTime time, const TariffState& state) const;

    [[nodiscard]] TariffIndex tariffAt(MeterTime time, const TariffState& state = {}) const
    {
        return segmentAt(time, state).tariff;
    }

    /// When the tariff changes next unless something happens; a day ahead when it does not change within a day.
    [[nodiscard]] MeterTime nextShift(MeterTime time, const TariffState& state = {}) const;

    [[nodiscard]] TariffControlMode mode() const { return m_definition.mode; }
    /// The plan in force; null unless plans control. A selection beyond the last plan is the last plan.
    [[nodiscard]] const Plan* plan(const TariffState& state = {}) const;

private:
    Definition m_definition;
};

} // namespace meterbench::tariff
