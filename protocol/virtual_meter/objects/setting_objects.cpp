// SPDX-License-Identifier: Apache-2.0
// Settings that are one number each: smart disconnect, thresholds, pulses, prepayment, voltage quality.
#include "protocol/cosem/scaler_unit.h"
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/setup_names.h"

#include <fmt/format.h>

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Data;
using axdr::Tag;
using cosem::ScalerUnit;
using cosem::Unit;
using device::DisconnectBasis;
using device::MeterSettings;
using device::OverVoltageFunction;
using dlms::DataAccessResult;

/// A setting as a number and back. Put returns false for what the setting cannot hold; the meter judges the rest.
struct NumberSetting {
    Obis name;
    Tag tag = Tag::LongUnsigned;
    ScalerUnit unit; ///< a count with scaler 0 makes it a Data, else it is a Register
    std::string description;
    std::function<std::int64_t(const MeterSettings&)> take;
    std::function<bool(MeterSettings&, std::int64_t)> put;
};

/// @param unitOf where the unit depends on another setting; else empty
void add(ObjectModelBuilder& builder, NumberSetting setting, Getter unitOf = {})
{
    const bool isData = setting.unit == ScalerUnit{} && !unitOf;
    auto& object = builder.add(isData ? dataClass : registerClass, 0, setting.name, std::move(setting.description));
    object.attribute(
        2, virtual_meter::setting,
        [tag = setting.tag, take = std::move(setting.take)](
            const ReadCall& call) -> dlms::Value { return Data::number(tag, take(call.device.state().settings)); },
        [tag = setting.tag, put = std::move(setting.put)](const WriteCall& call, const Data& value) {
            const auto number = numberOf(value, tag);
            if (!number)
                return DataAccessResult::TypeUnmatched;
            return changeSettings(call, [&](MeterSettings& settings) { return put(settings, *number); });
        });
    if (unitOf)
        object.attribute(3, reading, std::move(unitOf));
    else if (!isData)
        object.constant(3, reading, setting.unit.encode());
}

/// A member as it is.
template <typename Part, typename Member>
void addMember(ObjectModelBuilder& builder, const Obis& name, Tag tag, const ScalerUnit& unit, std::string description,
    Part part, Member member)
{
    add(builder,
        {name, tag, unit, std::move(description),
            [part, member](const MeterSettings& settings) { return std::int64_t{settings.*part.*member}; },
            [part, member](
                MeterSettings& settings, std::int64_t value) { return assign(settings.*part.*member, value); }});
}

// Smart disconnect.

enum class DisconnectFunction : std::uint8_t { None = 0, Current = 1, Power = 2, Voltage = 3, Prepayment = 4 };

std::int64_t functionOf(const MeterSettings& settings)
{
    const auto& smart = settings.smartDisconnect;
    const auto function = settings.prepayment.active   ? DisconnectFunction::Prepayment
        : smart.basis == DisconnectBasis::Current      ? DisconnectFunction::Current
        : smart.basis == DisconnectBasis::Power        ? DisconnectFunction::Power
        : smart.overVoltage == OverVoltageFunction::On ? DisconnectFunction::Voltage
                                                       : DisconnectFunction::None;
    return static_cast<std::int64_t>(function);
}

bool setFunction(MeterSettings& settings, std::int64_t value)
{
    if (value < 0 || value > static_cast<std::int64_t>(DisconnectFunction::Prepayment))
        return false;
    const auto function = static_cast<DisconnectFunction>(value);
    auto& smart = settings.smartDisconnect;
    smart.basis = function == DisconnectFunction::Current ? DisconnectBasis::Current
        : function == DisconnectFunction::Power           ? DisconnectBasis::Power
                                                          : DisconnectBasis::None;
    settings.prepayment.active = function == DisconnectFunction::Prepayment;
    if (function == DisconnectFunction::None || function == DisconnectFunction::Voltage)
        smart.overVoltage
            = function == DisconnectFunction::Voltage ? OverVoltageFunction::On : OverVoltageFunction::Off;
    return true;
}

/// Limits are thousandths of an ampere, or watts, as the function has it.
dlms::Value limitUnit(const ReadCall& call)
{
    const bool isPower = call.device.state().settings.smartDisconnect.basis == DisconnectBasis::Power;
    return (isPower ? ScalerUnit{0, Unit::Watt} : ScalerUnit{-3, Unit::Ampere}).encode();
}

void addLimit(ObjectModelBuilder& builder, std::uint8_t number, std::string description,
    std::int64_t device::SmartDisconnectSettings::* member)
{
    add(builder,
        {smartDisconnectObject(number), Tag::DoubleLongUnsigned, {}, std::move(description),
            [member](const MeterSettings& settings) { return settings.smartDisconnect.*member; },
            [member](MeterSettings& settings, std::int64_t value) {
                settings.smartDisconnect.*member = value;
                return true;
            }},
        limitUnit);
}

void addSmartDisconnect(ObjectModelBuilder& builder)
{
    using Smart = device::SmartDisconnectSettings;
    constexpr auto smart = &MeterSettings::smartDisconnect;
    constexpr ScalerUnit seconds{0, Unit::Second};
    constexpr ScalerUnit volts{0, Unit::Volt};
    for (std::size_t step = 0; step < 3; ++step) {
        add(builder,
            {smartDisconnectObject(static_cast<std::uint8_t>(2 + step)), Tag::Unsigned, {-1, Unit::Count},
                fmt::format("Smart disconnect: factor k{}", step + 1),
                [step](const MeterSettings& settings) { return std::int64_t{settings.smartDisconnect.tenths[step]}; },
                [step](MeterSettings& settings, std::int64_t value) {
                    return assign(settings.smartDisconnect.tenths[step], value);
                }});
        add(builder,
            {smartDisconnectObject(static_cast<std::uint8_t>(5 + step)), Tag::LongUnsigned, seconds,
                fmt::format("Smart disconnect: time t{}", step + 1),
                [step](const MeterSettings& settings) { return std::int64_t{settings.smartDisconnect.seconds[step]}; },
                [step](MeterSettings& settings, std::int64_t value) {
                    return assign(settings.smartDisconnect.seconds[step], value);
                }});
    }
    addMember(builder, smartDisconnectObject(9), Tag::Unsigned, {0, Unit::Day},
        "Prepayment: days of the exception limit", &MeterSettings::prepayment,
        &device::PrepaymentSettings::exceptionDays);
    add(builder,
        {smartDisconnectObject(11), Tag::Enum, {},
            "Smart disconnect: 0 none, 1 current, 2 power, 3 voltage, 4 prepayment", functionOf, setFunction});
    addLimit(builder, 12, "Smart disconnect: exception limit", &Smart::exceptionLimit);
    addLimit(builder, 13, "Smart disconnect: limit Id or Pd", &Smart::limit);
    add(builder,
        {smartDisconnectObject(17), Tag::Boolean, {}, "A neutral fault opens the breaker",
            [](const MeterSettings& settings) { return std::int64_t{settings.neutralFaultOpensBreaker}; },
            [](MeterSettings& settings, std::int64_t value) {
                settings.neutralFaultOpensBreaker = value != 0;
                return true;
            }});
    add(builder,
        {smartDisconnectObject(18), Tag::Boolean, {}, "An over-voltage opens the breaker",
            [](const MeterSettings& settings) {
                return std::int64_t{settings.smartDisconnect.overVoltage == OverVoltageFunction::On};
            },
            [](MeterSettings& settings, std::int64_t value) {
                settings.smartDisconnect.overVoltage = value != 0 ? OverVoltageFunction::On : OverVoltageFunction::Off;
                return true;
            }});
    addMember(builder, smartDisconnectObject(19), Tag::LongUnsigned, volts, "Over-voltage: disconnection above", smart,
        &Smart::overVoltageVolt);
    addMember(builder, smartDisconnectObject(20), Tag::LongUnsigned, seconds, "Over-voltage: time before disconnection",
        smart, &Smart::overVoltageSeconds);
    addMember(builder, smartDisconnectObject(21), Tag::LongUnsigned, volts, "Over-voltage: reconnection below", smart,
        &Smart::reconnectVolt);
    addMember(builder, smartDisconnectObject(22), Tag::LongUnsigned, seconds, "Over-voltage: time before reconnection",
        smart, &Smart::reconnectSeconds);
}

void addPrepayment(ObjectModelBuilder& builder)
{
    using Prepayment = device::PrepaymentSettings;
    constexpr auto prepayment = &MeterSettings::prepayment;
    constexpr ScalerUnit minutes{0, Unit::Minute};
    addMember(builder, settingObject(21), Tag::LongUnsigned, minutes, "Prepayment: nobody is cut off from this minute",
        prepayment, &Prepayment::protectedFromMinute);
    addMember(builder, settingObject(22), Tag::LongUnsigned, minutes, "Prepayment: nobody is cut off until this minute",
        prepayment, &Prepayment::protectedToMinute);
    addMember(builder, settingObject(23), Tag::Unsigned, {}, "Prepayment: weekdays without cut-off, bit 0 Monday",
        prepayment, &Prepayment::protectedWeekdays);
    builder.add(registerClass, 0, settingObject(24), "Prepayment: last payment; writing pays")
        .attribute(
            2, setting,
            [](const ReadCall& call) -> dlms::Value {
                const auto paid = device::inWattHours(call.device.state().prepayment.lastPayment);
                return Data::doubleLongUnsigned(static_cast<std::uint32_t>(paid));
            },
            [](const WriteCall& call, const Data& value) {
                const auto wattHours = numberOf(value, Tag::DoubleLongUnsigned);
                return wattHours ? resultOf(call.device.pay(*wattHours)) : DataAccessResult::TypeUnmatched;
            })
        .constant(3, reading, ScalerUnit{0, Unit::WattHour}.encode());
}

void addPulsesAndThresholds(ObjectModelBuilder& builder)
{
    add(builder,
        {settingObject(1), Tag::DoubleLongUnsigned, {-3, Unit::Count}, "Pulse input: pulses for one unit",
            [](const MeterSettings& settings) { return std::int64_t{settings.pulseInputThousandths}; },
            [](MeterSettings& settings, std::int64_t value) { return assign(settings.pulseInputThousandths, value); }});
    add(builder,
        {settingObject(2), Tag::LongUnsigned, {-3, Unit::PulsesPerWattHour},
            "Pulse output: pulses for one kilowatt-hour",
            [](const MeterSettings& settings) { return std::int64_t{settings.modulePulsesPerKilowattHour}; },
            [](MeterSettings& settings, std::int64_t value) {
                return assign(settings.modulePulsesPerKilowattHour, value);
            }});
    add(builder,
        {settingObject(3), Tag::LongUnsigned, {0, Unit::Second}, "Load control: longest start delay",
            [](const MeterSettings& settings) { return std::int64_t{settings.loadStartDelayLimit}; },
            [](MeterSettings& settings, std::int64_t value) { return assign(settings.loadStartDelayLimit, value); }});
    for (std::size_t tariff = 0; tariff < device::maximumTariffs; ++tariff) {
        add(builder,
            {settingObject(static_cast<std::uint8_t>(11 + tariff)), Tag::DoubleLongUnsigned, {0, Unit::Watt},
                fmt::format("Power threshold of tariff {}", tariff + 1),
                [tariff](const MeterSettings& settings) { return settings.tariffThresholdWatt[tariff]; },
                [tariff](MeterSettings& settings, std::int64_t value) {
                    settings.tariffThresholdWatt[tariff] = value;
                    return true;
                }});
    }
}

void addVoltageQuality(ObjectModelBuilder& builder)
{
    std::uint8_t number = 1;
    for (const auto& parameter : metrology::qualityParameters()) {
        const bool isTime = parameter.id.ends_with("time") || parameter.id.ends_with("period");
        const auto unit = isTime ? ScalerUnit{0, Unit::Second} : ScalerUnit{-3, Unit::Volt};
        const auto member = parameter.member;
        addMember(builder, qualityParameterObject(number++), Tag::DoubleLongUnsigned, unit,
            fmt::format("Voltage quality: {}", parameter.id), &MeterSettings::voltageQuality, member);
    }
}

} // namespace

void addSettingObjects(ObjectModelBuilder& builder)
{
    if (builder.model().hasBreaker()) {
        addSmartDisconnect(builder);
        addPrepayment(builder);
    }
    addPulsesAndThresholds(builder);
    addVoltageQuality(builder);
}

} // namespace meterbench::protocol::virtual_meter
