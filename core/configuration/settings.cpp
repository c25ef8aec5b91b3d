// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/settings.h"

namespace meterbench::configuration {

namespace {

template <typename Member>
std::optional<int> numberOf(const std::optional<Member>& member)
{
    return member ? std::optional(static_cast<int>(*member)) : std::nullopt;
}

template <typename Member>
void assign(std::optional<Member>& member, std::optional<int> value)
{
    member = value ? std::optional(static_cast<Member>(*value)) : std::nullopt;
}

void assignEnd(std::optional<TimeSlot>& slot, int TimeSlot::* end, std::optional<int> minute)
{
    auto changed = slot.value_or(TimeSlot{});
    changed.*end = minute.value_or(0);
    slot = changed == TimeSlot{} ? std::nullopt : std::optional(changed);
}

} // namespace

std::optional<int> Settings::value(Setting setting) const
{
    const auto& slot = prepayment.exceptionSlot;
    switch (setting) {
    case Setting::DisconnectFunction:
        return numberOf(disconnect.basis);
    case Setting::ReconnectionMode:
        return numberOf(disconnect.reconnection);
    case Setting::OvervoltageDisconnects:
        return numberOf(disconnect.atOvervoltage);
    case Setting::NeutralFaultDisconnects:
        return numberOf(disconnect.atNeutralFault);
    case Setting::PrepaymentWorkingDays:
        return numberOf(prepayment.onWorkingDaysOnly);
    case Setting::PrepaymentFrom:
        return slot ? std::optional(slot->fromMinute) : std::nullopt;
    case Setting::PrepaymentUntil:
        return slot ? std::optional(slot->untilMinute) : std::nullopt;
    default:
        return numbers[setting];
    }
}

void Settings::set(Setting setting, std::optional<int> value)
{
    switch (setting) {
    case Setting::DisconnectFunction:
        return assign(disconnect.basis, value);
    case Setting::ReconnectionMode:
        return assign(disconnect.reconnection, value);
    case Setting::OvervoltageDisconnects:
        return assign(disconnect.atOvervoltage, value);
    case Setting::NeutralFaultDisconnects:
        return assign(disconnect.atNeutralFault, value);
    case Setting::PrepaymentWorkingDays:
        return assign(prepayment.onWorkingDaysOnly, value);
    case Setting::PrepaymentFrom:
        return assignEnd(prepayment.exceptionSlot, &TimeSlot::fromMinute, value);
    case Setting::PrepaymentUntil:
        return assignEnd(prepayment.exceptionSlot, &TimeSlot::untilMinute, value);
    default:
        numbers[setting] = value;
    }
}

} // namespace meterbench::configuration
