// SPDX-License-Identifier: Apache-2.0
// Register monitors: which limits the meter compares its measurements with, and what it does then.
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/script_actions.h"
#include "protocol/virtual_meter/objects/setup_names.h"

#include <fmt/format.h>

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Data;
using axdr::Tag;
using device::DisconnectBasis;
using device::MeterSettings;
using dlms::DataAccessResult;

Data noAction()
{
    return scriptReference({0, 0, 0, 0, 0, 0}, 0);
}

Data number(std::int64_t value)
{
    return Data::doubleLongUnsigned(static_cast<std::uint32_t>(value));
}

/// The two thresholds of an array, in mV.
std::optional<std::array<std::int64_t, 2>> thresholdsOf(const Data& value)
{
    const auto elements = value.elements();
    if (value.tag() != Tag::Array || elements.size() != 2)
        return {};
    const auto low = numberOf(elements[0], Tag::DoubleLongUnsigned);
    const auto high = numberOf(elements[1], Tag::DoubleLongUnsigned);
    if (!low || !high)
        return {};
    return std::array{*low, *high};
}

/// Lowest and highest mean voltage; the limits are the same for all phases.
void addVoltageMonitor(ObjectModelBuilder& builder, std::size_t phase)
{
    const auto c = static_cast<std::uint8_t>(20 * phase + 12);
    builder
        .add(class_id::registerMonitor, 0, registerMonitorObject(static_cast<std::uint8_t>(phase)),
            fmt::format("Voltage quality L{}: lowest and highest mean", phase))
        .attribute(
            2, setting,
            [](const ReadCall& call) -> dlms::Value {
                const auto& quality = call.device.state().settings.voltageQuality;
                return Data::array({number(quality.lowMean), number(quality.highMean)});
            },
            [](const WriteCall& call, const Data& value) {
                const auto thresholds = thresholdsOf(value);
                if (!thresholds)
                    return DataAccessResult::TypeUnmatched;
                return changeSettings(call, [&](MeterSettings& settings) {
                    return assign(settings.voltageQuality.lowMean, (*thresholds)[0])
                        && assign(settings.voltageQuality.highMean, (*thresholds)[1]);
                });
            })
        .constant(3, reading, attributeReference(registerClass, {1, 1, c, 7, 0, 255}, 2))
        .constant(4, reading, Data::array({actionSet(noAction(), noAction()), actionSet(noAction(), noAction())}));
}

/// k3, k2, k1 times the limit, as they rise. They are set where their parts are.
void addDisconnectMonitor(ObjectModelBuilder& builder)
{
    const auto thresholds = [](const ReadCall& call) -> dlms::Value {
        const auto& smart = call.device.state().settings.smartDisconnect;
        const auto unit = smart.basis == DisconnectBasis::Power ? milli : 1;
        std::vector<Data> values;
        for (std::size_t step = smart.tenths.size(); step > 0; --step)
            values.push_back(number(smart.limit * smart.tenths[step - 1] / 10 * unit));
        return Data::array(std::move(values));
    };
    const auto monitored = [](const ReadCall& call) -> dlms::Value {
        const bool isPower = call.device.state().settings.smartDisconnect.basis == DisconnectBasis::Power;
        const std::uint8_t c = isPower ? 1 : 31;
        return attributeReference(registerClass, {1, 1, c, 7, 0, 255}, 2);
    };
    const auto open = actionSet(scriptReference(script_table::disconnect, disconnectScript), noAction());
    builder.add(class_id::registerMonitor, 0, registerMonitorObject(4), "Smart disconnect: the three steps")
        .attribute(2, reading, thresholds)
        .attribute(3, reading, monitored)
        .constant(4, reading, Data::array({open, open, open}));
}

/// Reconnection below the lower, disconnection above the higher.
void addOverVoltageMonitor(ObjectModelBuilder& builder)
{
    builder.add(class_id::registerMonitor, 0, registerMonitorObject(5), "Over-voltage: reconnection, disconnection")
        .attribute(
            2, setting,
            [](const ReadCall& call) -> dlms::Value {
                const auto& smart = call.device.state().settings.smartDisconnect;
                return Data::array({number(smart.reconnectVolt * milli), number(smart.overVoltageVolt * milli)});
            },
            [](const WriteCall& call, const Data& value) {
                const auto thresholds = thresholdsOf(value);
                if (!thresholds)
                    return DataAccessResult::TypeUnmatched;
                return changeSettings(call, [&](MeterSettings& settings) {
                    auto& smart = settings.smartDisconnect;
                    const auto [low, high] = *thresholds;
                    return low % milli == 0 && high % milli == 0 && assign(smart.reconnectVolt, low / milli)
                        && assign(smart.overVoltageVolt, high / milli);
                });
            })
        .constant(3, reading, attributeReference(registerClass, {1, 1, 32, 7, 0, 255}, 2))
        .constant(4, reading,
            Data::array({actionSet(noAction(), scriptReference(script_table::disconnect, reconnectScript)),
                actionSet(scriptReference(script_table::disconnect, disconnectScript), noAction())}));
}

} // namespace

void addMonitorObjects(ObjectModelBuilder& builder)
{
    const auto& model = builder.model();
    for (std::size_t phase = 1; phase <= model.phases; ++phase)
        addVoltageMonitor(builder, phase);
    if (!model.hasBreaker())
        return;
    addDisconnectMonitor(builder);
    addOverVoltageMonitor(builder);
}

} // namespace meterbench::protocol::virtual_meter
