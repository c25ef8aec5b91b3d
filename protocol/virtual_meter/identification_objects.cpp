// SPDX-License-Identifier: Apache-2.0
#include "core/device/firmware.h"
#include "protocol/virtual_meter/object_groups.h"
#include "protocol/virtual_meter/virtual_meter.h"

#include <fmt/format.h>

namespace meterbench::protocol::virtual_meter {

namespace {

constexpr std::uint16_t dataClass = 1;

/// Maker's three letters and the serial number: sixteen octets.
std::string logicalDeviceName(std::uint64_t serial)
{
    return fmt::format("KAM{:013}", serial);
}

} // namespace

void addIdentificationObjects(ObjectModelBuilder& builder)
{
    builder.add(dataClass, 0, {0, 0, 42, 0, 0, 255}, "COSEM logical device name")
        .attribute(2, identification,
            [](const ReadCall& call) -> dlms::Value {
                return textOctets(logicalDeviceName(call.device.state().serial));
            })
        .legal();
    builder.add(dataClass, 0, {0, 0, 96, 1, 0, 255}, "Serial number")
        .attribute(2, identification,
            [](const ReadCall& call) -> dlms::Value { return textOctets(std::to_string(call.device.state().serial)); })
        .legal();
    builder.add(dataClass, 0, {1, 1, 96, 1, 1, 255}, "Type code, 18 characters")
        .constant(2, identification, axdr::Data::visibleString(builder.model().typeCode))
        .legal();
}

} // namespace meterbench::protocol::virtual_meter
