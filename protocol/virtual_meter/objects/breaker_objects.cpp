// SPDX-License-Identifier: Apache-2.0
// The breaker: disconnect control, and the limiter that opens it. Absent without a breaker.
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/meter/setting_attribute.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/script_actions.h"
#include "protocol/virtual_meter/objects/setup_names.h"

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Data;
using axdr::Tag;
using device::BreakerRequest;
using device::DisconnectBasis;
using device::MeterSettings;
using dlms::DataAccessResult;

constexpr std::int64_t tenths = 10;
constexpr std::uint16_t noScript = 0;

Invoker requestOf(BreakerRequest request)
{
    return [request](const WriteCall& call, const Data& parameter) -> dlms::Outcome {
        if (!isEmptyParameter(parameter))
            return {DataAccessResult::TypeUnmatched, {}};
        return outcomeOf(call.device.requestBreaker(request));
    };
}

void addDisconnectControl(ObjectModelBuilder& builder)
{
    const auto& mode = configuration::definition(configuration::Setting::DisconnectControlMode);
    builder.add(class_id::disconnectControl, 0, disconnectControlObject, "Breaker")
        .attribute(2, reading,
            [](const ReadCall& call) -> dlms::Value {
                return Data::boolean(call.device.state().breaker.contactsClosed() ? 1 : 0);
            })
        .attribute(3, reading,
            [](const ReadCall& call) -> dlms::Value {
                return Data::enumerated(static_cast<std::uint8_t>(call.device.state().breaker.state()));
            })
        .attribute(mode.cosem.attribute, rightsOf(mode), getterOf(mode), setterOf(mode))
        .method(1, setters, requestOf(BreakerRequest::RemoteDisconnect))
        .method(2, setters, requestOf(BreakerRequest::RemoteReconnect));
}

// Limiter. Thresholds have the type and unit of the register they are compared with: mW or mA.

std::int64_t perUnit(const MeterSettings& settings)
{
    return settings.smartDisconnect.basis == DisconnectBasis::Power ? milli : 1;
}

Data threshold(const MeterSettings& settings, std::int64_t limit)
{
    return Data::doubleLongUnsigned(static_cast<std::uint32_t>(limit * perUnit(settings)));
}

/// What the limit is now: the exception limit for a while after a reconnection.
std::int64_t limitNow(const device::MeterState& state)
{
    const auto& smart = state.settings.smartDisconnect;
    return state.exceptionLeft > 0 ? smart.exceptionLimit : smart.limit;
}

Setter limitSetter(std::int64_t device::SmartDisconnectSettings::* member)
{
    return [member](const WriteCall& call, const Data& value) {
        const auto number = numberOf(value, Tag::DoubleLongUnsigned);
        if (!number)
            return DataAccessResult::TypeUnmatched;
        return changeSettings(call, [&](MeterSettings& settings) {
            settings.smartDisconnect.*member = *number / perUnit(settings);
            return *number % perUnit(settings) == 0;
        });
    };
}

dlms::Value monitoredValue(const ReadCall& call)
{
    switch (call.device.state().settings.smartDisconnect.basis) {
    case DisconnectBasis::Power:
        return attributeReference(registerClass, {1, 1, 1, 7, 0, 255}, 2);
    case DisconnectBasis::Current: // the highest of the phases; the first stands for it
        return attributeReference(registerClass, {1, 1, 31, 7, 0, 255}, 2);
    case DisconnectBasis::None:
        break;
    }
    return attributeReference(0, {0, 0, 0, 0, 0, 0}, 0);
}

/// The emergency profile of the standard is what the papers call exception: its time comes with a reconnection.
dlms::Value emergencyProfile(const ReadCall& call)
{
    const auto days = call.device.state().settings.prepayment.exceptionDays;
    return Data::structure({Data::longUnsigned(1), Data::octetString(axdr::DateTime{}.encode()),
        Data::doubleLongUnsigned(static_cast<std::uint32_t>(days * device::secondsPerDay))});
}

void addLimiter(ObjectModelBuilder& builder)
{
    using Smart = device::SmartDisconnectSettings;
    builder.add(class_id::limiter, 0, limiterObject, "Smart disconnect as a limiter: first step, k1 and t1")
        .attribute(2, reading, monitoredValue)
        .attribute(3, reading,
            [](const ReadCall& call) -> dlms::Value {
                const auto& state = call.device.state();
                const auto limit = limitNow(state) * state.settings.smartDisconnect.tenths[0];
                return Data::doubleLongUnsigned(static_cast<std::uint32_t>(limit * perUnit(state.settings) / tenths));
            })
        .attribute(
            4, setting,
            [](const ReadCall& call) -> dlms::Value {
                const auto& settings = call.device.state().settings;
                return threshold(settings, settings.smartDisconnect.limit);
            },
            limitSetter(&Smart::limit))
        .attribute(
            5, setting,
            [](const ReadCall& call) -> dlms::Value {
                const auto& settings = call.device.state().settings;
                return threshold(settings, settings.smartDisconnect.exceptionLimit);
            },
            limitSetter(&Smart::exceptionLimit))
        .attribute(
            6, setting,
            [](const ReadCall& call) -> dlms::Value {
                return Data::doubleLongUnsigned(call.device.state().settings.smartDisconnect.seconds[0]);
            },
            [](const WriteCall& call, const Data& value) {
                const auto seconds = numberOf(value, Tag::DoubleLongUnsigned);
                if (!seconds)
                    return DataAccessResult::TypeUnmatched;
                return changeSettings(call,
                    [&](MeterSettings& settings) { return assign(settings.smartDisconnect.seconds[0], *seconds); });
            })
        .constant(7, reading, Data::doubleLongUnsigned(0))
        .attribute(8, reading, emergencyProfile)
        .constant(9, reading, Data::array({Data::longUnsigned(1)}))
        .attribute(10, reading,
            [](const ReadCall& call) -> dlms::Value {
                return Data::boolean(call.device.state().exceptionLeft > 0 ? 1 : 0);
            })
        .constant(11, reading,
            actionSet(scriptReference(script_table::disconnect, disconnectScript),
                scriptReference(script_table::disconnect, noScript)));
}

} // namespace

void addBreakerObjects(ObjectModelBuilder& builder)
{
    if (!builder.model().hasBreaker())
        return;
    addDisconnectControl(builder);
    addLimiter(builder);
}

} // namespace meterbench::protocol::virtual_meter
