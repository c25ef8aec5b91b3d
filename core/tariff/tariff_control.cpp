// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/tariff_control.h"

#include <algorithm>
#include <utility>

namespace meterbench::tariff {

namespace {

TariffSegment heldAt(TariffIndex tariff)
{
    return {longAgo, longAhead, tariff};
}

} // namespace

TariffIndex portTariff(TariffInputs inputs, PortSense sense, PortLevels levels)
{
    const int count = inputs == TariffInputs::Four ? 4 : 2;
    const int level = (levels.first ? 1 : 0) + (inputs == TariffInputs::Four && levels.second ? 2 : 0);
    const int number = sense == PortSense::Normal ? level + 1 : count - level;
    return {static_cast<std::uint8_t>(number)};
}

Result<TariffControl> TariffControl::create(Definition definition)
{
    if (definition.mode == TariffControlMode::Plan && definition.plans.empty())
        return failure("tariff-plan-invalid", {{"rule", "plan-missing"}});
    TariffControl control;
    control.m_definition = std::move(definition);
    return control;
}

const Plan* TariffControl::plan(const TariffState& state) const
{
    if (m_definition.mode != TariffControlMode::Plan)
        return nullptr;
    return &m_definition.plans[std::min(state.plan, m_definition.plans.size() - 1)];
}

TariffSegment TariffControl::segmentAt(MeterTime time, const TariffState& state) const
{
    switch (m_definition.mode) {
    case TariffControlMode::Disabled:
        return heldAt({});
    case TariffControlMode::ModulePort:
        return heldAt(portTariff(m_definition.inputs, m_definition.sense, state.port));
    case TariffControlMode::Register:
    case TariffControlMode::Plan:
        break;
    }
    const auto& overridden = state.overridden;
    if (overridden && overridden->contains(time))
        return {overridden->from, overridden->until, overridden->tariff};

    auto segment = heldAt(state.registered);
    if (const auto* const current = plan(state)) {
        const auto planned = current->segmentAt(time);
        segment = {planned.from, planned.to, {planned.position}};
    }
    if (overridden && time < overridden->from)
        segment.to = std::min(segment.to, overridden->from);
    else if (overridden)
        segment.from = std::max(segment.from, overridden->until);
    return segment;
}

MeterTime TariffControl::nextShift(MeterTime time, const TariffState& state) const
{
    const auto dayAhead = time + secondsPerDay;
    auto segment = segmentAt(time, state);
    const auto tariff = segment.tariff;
    while (segment.to < dayAhead) {
        const auto next = segmentAt(segment.to, state);
        if (next.tariff != tariff)
            return segment.to;
        segment = next;
    }
    return dayAhead;
}

} // namespace meterbench::tariff
