// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tariff/tariff_control.h"

#include <array>
#include <vector>

/// When the two load-control outputs are active: by a register, by plans of their own, or in step with the tariff, with
/// the random delay that keeps ten thousand heaters from starting in the same second. LoadControl is what the
/// configuration says and is immutable; LoadState is what has happened to one meter. It drives no relay.
namespace meterbench::tariff {

enum class LoadOutput : std::uint8_t { One, Two };
inline constexpr std::size_t loadOutputs = 2;

/// What decides over an output.
enum class LoadControlMode {
    Disabled,
    Register,
    Plan,
    FollowTariff, ///< in step with the tariff ("sync" of Z3)
    OppositeOfFirst, ///< toggle (Z3 = 28): output 2 is what output 1 is not
};

enum class LoadPosition : std::uint8_t { Inactive = loadInactive, Active = loadActive };

/// Tariffs, one bit each; bit 0 is T1.
using TariffSet = std::uint8_t;

/// The tariffs in which an output is active when it follows the tariff. Table 10 of the technical description read
/// backwards: output 1 repeats the first input (T2, T4), output 2 the second one (T3, T4). No paper says it; inferred.
[[nodiscard]] TariffSet followedTariffs(LoadOutput output, PortSense sense);

/// What has happened to one output of one meter.
struct LoadState {
    enum class Start {
        Delayed, ///< as if it had been inactive before
        Immediate ///< placed directly, as after a restart (technical description 4.10.4, footnote 10)
    };

    LoadPosition registered = LoadPosition::Inactive; ///< set by command where the register controls
    Seconds startDelay = 0; ///< drawn by the meter, up to the limit of its configuration
    MeterTime knownSince{-1'000'000'000'000}; ///< how far back plan, register and tariff state hold
    Start start = Start::Immediate; ///< what was done at that instant
    std::size_t plan = 0; ///< which of the plans is selected

    bool operator==(const LoadState&) const = default;
};

class LoadControl {
public:
    struct Output {
        LoadControlMode mode = LoadControlMode::Disabled;
        std::vector<Plan> plans; ///< at least one where a plan controls
        TariffSet followed = 0;
    };
    using Definition = std::array<Output, loadOutputs>;

    /// Both outputs always inactive.
    LoadControl() = default;

    /// Error: `tariff-plan-invalid` when a plan shall control and there is none, or when output 1 shall be the opposite
    /// of itself.
    [[nodiscard]] static Result<LoadControl> create(Definition definition);

    /// The state of both, as a question about one output may depend on the other and on the tariff.
    struct Context {
        const TariffControl& tariffs;
        const TariffState& tariffState;
        const std::array<LoadState, loadOutputs>& loads;
    };

    /// What the output is, start delay considered.
    [[nodiscard]] LoadPosition stateAt(LoadOutput output, MeterTime time, const Context& context) const;

    /// When that changes next unless something happens; a day ahead when it does not change within a day.
    [[nodiscard]] MeterTime nextShift(LoadOutput output, MeterTime time, const Context& context) const;

    /// What plan, register or tariff ask for, without delay.
    [[nodiscard]] PlanSegment demandedAt(LoadOutput output, MeterTime time, const Context& context) const;

    [[nodiscard]] LoadControlMode mode(LoadOutput output) const
    {
        return m_outputs[static_cast<std::size_t>(output)].mode;
    }

private:
    /// Since when the output is demanded without a break, but no further back than `limit`.
    [[nodiscard]] MeterTime demandedSince(
        LoadOutput output, PlanSegment segment, MeterTime limit, const Context& context) const;

    Definition m_outputs;
};

} // namespace meterbench::tariff
