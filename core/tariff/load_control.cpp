// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/load_control.h"

#include "core/base/instant_before.h"

#include <algorithm>
#include <utility>

namespace meterbench::tariff {

namespace {

Position opposite(Position position)
{
    return position == loadActive ? loadInactive : loadActive;
}

} // namespace

TariffSet followedTariffs(LoadOutput output, PortSense sense)
{
    constexpr TariffSet secondAndFourth = 0b1010'1010;
    constexpr TariffSet thirdAndFourth = 0b1100'1100;
    const auto normal = output == LoadOutput::One ? secondAndFourth : thirdAndFourth;
    return sense == PortSense::Normal ? normal : static_cast<TariffSet>(~normal);
}

Result<LoadControl> LoadControl::create(Definition definition)
{
    for (const auto& output : definition) {
        if (output.mode == LoadControlMode::Plan && output.plans.empty())
            return failure("tariff-plan-invalid", {{"rule", "plan-missing"}});
    }
    if (definition.front().mode == LoadControlMode::OppositeOfFirst)
        return failure("tariff-plan-invalid", {{"rule", "load-control-opposite"}});
    LoadControl control;
    control.m_outputs = std::move(definition);
    return control;
}

PlanSegment LoadControl::demandedAt(LoadOutput output, MeterTime time, const Context& context) const
{
    const auto place = static_cast<std::size_t>(output);
    const auto& definition = m_outputs[place];
    const auto& state = context.loads[place];
    PlanSegment segment{longAgo, longAhead, loadInactive};
    switch (definition.mode) {
    case LoadControlMode::Disabled:
        break;
    case LoadControlMode::Register:
        segment.position = static_cast<Position>(state.registered);
        break;
    case LoadControlMode::Plan:
        return definition.plans[std::min(state.plan, definition.plans.size() - 1)].segmentAt(time);
    case LoadControlMode::FollowTariff: {
        const auto tariff = context.tariffs.segmentAt(time, context.tariffState);
        const bool isFollowed = ((definition.followed >> tariff.tariff.index()) & 1U) != 0;
        return {tariff.from, tariff.to, isFollowed ? loadActive : loadInactive};
    }
    case LoadControlMode::OppositeOfFirst:
        segment = demandedAt(LoadOutput::One, time, context);
        segment.position = opposite(segment.position);
        break;
    }
    return segment;
}

MeterTime LoadControl::demandedSince(
    LoadOutput output, PlanSegment segment, MeterTime limit, const Context& context) const
{
    while (segment.from > limit) {
        const auto before = demandedAt(output, segment.from - 1, context);
        if (before.position != loadActive)
            break;
        segment.from = before.from;
    }
    return std::max(segment.from, limit);
}

LoadPosition LoadControl::stateAt(LoadOutput output, MeterTime time, const Context& context) const
{
    const auto demanded = demandedAt(output, time, context);
    if (demanded.position != loadActive)
        return LoadPosition::Inactive;
    const auto& state = context.loads[static_cast<std::size_t>(output)];
    const auto elapsed = time - state.startDelay;
    const auto limit = std::max(elapsed, state.knownSince);
    const auto since = demandedSince(output, demanded, limit, context);
    const bool wasPlaced = since == state.knownSince && state.start == LoadState::Start::Immediate;
    return since <= elapsed || wasPlaced ? LoadPosition::Active : LoadPosition::Inactive;
}

MeterTime LoadControl::nextShift(LoadOutput output, MeterTime time, const Context& context) const
{
    const auto dayAhead = time + secondsPerDay;
    const auto& state = context.loads[static_cast<std::size_t>(output)];
    const auto position = stateAt(output, time, context);
    auto at = time;
    while (at < dayAhead) {
        const auto demanded = demandedAt(output, at, context);
        auto next = demanded.to;
        if (demanded.position == loadActive) {
            const auto limit = std::max(at - state.startDelay, state.knownSince);
            const auto start = demandedSince(output, demanded, limit, context) + state.startDelay;
            if (start > at)
                next = std::min(next, start);
        }
        if (next >= dayAhead)
            break;
        if (stateAt(output, next, context) != position)
            return next;
        at = next;
    }
    return dayAhead;
}

} // namespace meterbench::tariff
