// SPDX-License-Identifier: Apache-2.0
#include "core/device/firmware.h"
#include "protocol/cosem/scaler_unit.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

namespace meterbench::protocol::virtual_meter {

namespace {

/// Maker's three letters and the serial number: sixteen octets.
std::string logicalDeviceName(std::uint64_t serial)
{
    return fmt::format("KAM{:013}", serial);
}

/// Sixteen digits as pushes of real meters show them: 5706567, and here the serial number.
std::string articleNumber(std::uint64_t serial)
{
    constexpr std::uint64_t nineDigits = 1'000'000'000;
    return fmt::format("5706567{:09}", serial % nineDigits);
}

void addConstants(ObjectModelBuilder& builder)
{
    const auto& model = builder.model();
    const auto add = [&](const Obis& name, std::string description, std::uint32_t value, int scaler, cosem::Unit unit) {
        builder.add(class_id::registerClass, 0, name, std::move(description))
            .constant(2, reading, axdr::Data::doubleLongUnsigned(value))
            .constant(3, reading, cosem::ScalerUnit{static_cast<std::int8_t>(scaler), unit}.encode())
            .legal();
    };
    constexpr int perThousand = -3;
    const auto pulses = [](std::int64_t perKilowattHour) { return static_cast<std::uint32_t>(perKilowattHour); };
    add({1, 1, 0, 3, 0, 255}, "Constant of the LED", pulses(model.ledPulsesPerKilowattHour), perThousand,
        cosem::Unit::PulsesPerWattHour);
    if (model.interface == device::PulseInterface::S0) {
        add({1, 1, 0, 3, 3, 255}, "Constant of the S0 output", pulses(model.s0PulsesPerKilowattHour), perThousand,
            cosem::Unit::PulsesPerWattHour);
    }
    add({1, 1, 0, 6, 0, 255}, "Nominal voltage", static_cast<std::uint32_t>(model.nominalVoltageVolt), 0,
        cosem::Unit::Volt);
    add({1, 1, 0, 6, 3, 255}, "Maximum current", static_cast<std::uint32_t>(model.maximumCurrentAmpere), 0,
        cosem::Unit::Ampere);
}

} // namespace

void addIdentificationObjects(ObjectModelBuilder& builder)
{
    const auto& model = builder.model();
    const auto add = [&](const Obis& name, std::string description, Getter get) {
        builder.add(class_id::data, 0, name, std::move(description))
            .attribute(2, identification, std::move(get))
            .legal();
    };
    const auto addConstant = [&](const Obis& name, std::string description, axdr::Data value) {
        builder.add(class_id::data, 0, name, std::move(description))
            .constant(2, identification, std::move(value))
            .legal();
    };
    add(logicalDeviceNameObject, "COSEM logical device name",
        [](const ReadCall& call) -> dlms::Value { return textOctets(logicalDeviceName(call.device.state().serial)); });
    add({0, 0, 96, 1, 0, 255}, "Serial number",
        [](const ReadCall& call) -> dlms::Value { return textOctets(std::to_string(call.device.state().serial)); });
    add({1, 1, 0, 0, 5, 255}, "Article number (GS1)", [](const ReadCall& call) -> dlms::Value {
        return axdr::Data::visibleString(articleNumber(call.device.state().serial));
    });
    addConstant({1, 1, 96, 1, 1, 255}, "Type code", axdr::Data::visibleString(model.typeCode));
    addConstant({1, 1, 0, 2, 129, 255}, "Version of the pushed lists", axdr::Data::visibleString("Kamstrup_V0001"));
    addConstant({1, 1, 0, 2, 0, 255}, "Software number",
        axdr::Data::visibleString(std::to_string(device::softwareNumber(model))));
    addConstant(
        {1, 1, 96, 54, 1, 255}, "Check sum of the program", axdr::Data::doubleLongUnsigned(device::programChecksum));
    addConstant({1, 1, 134, 0, 111, 255}, "Calculation method: 0 individual, 1 vector sum, 2 total sum",
        axdr::Data::enumerated(static_cast<std::uint8_t>(model.method)));
    addConstants(builder);
}

} // namespace meterbench::protocol::virtual_meter
