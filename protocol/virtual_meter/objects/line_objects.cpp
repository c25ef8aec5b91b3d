// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/link.h"
#include "protocol/hdlc/parameters.h"
#include "protocol/octets.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

using dlms::DataAccessResult;

/// Numbers of both classes for speeds of the line.
constexpr std::uint8_t baud300 = 0;
constexpr std::uint8_t baud9600 = 5;

/// IEC 62056-21 first, whatever the client opens with afterwards.
constexpr std::uint8_t startsWithReadOut = 0;
/// response_time: 200 ms.
constexpr std::uint8_t slowResponse = 1;
constexpr std::uint16_t interOctetMilliseconds = 25;
constexpr std::uint16_t millisecondsPerSecond = 1000;
/// Our server hears this lower address, and every client that uses the one-octet form.
constexpr std::uint16_t physicalDevice = 1;

DataAccessResult setReadOutPassword(const WriteCall& call, const axdr::Data& value)
{
    if (value.tag() != axdr::Tag::OctetString)
        return DataAccessResult::TypeUnmatched;
    const auto octets = value.octets();
    // What stands between brackets in a command.
    const auto isAllowed = [](std::byte each) {
        const auto character = static_cast<char>(each);
        return character > ' ' && character <= '~' && character != '(' && character != ')' && character != '/'
            && character != '!';
    };
    constexpr std::size_t longestPassword = 32;
    if (octets.empty() || octets.size() > longestPassword || !std::ranges::all_of(octets, isAllowed))
        return DataAccessResult::OtherReason;
    auto secrets = call.meter.secrets();
    secrets.readoutPassword = textOf(octets);
    call.meter.changeSecrets(secrets);
    return DataAccessResult::Success;
}

dlms::Value withheld(const ReadCall&)
{
    return DataAccessResult::ReadWriteDenied;
}

void addOpticalPort(ObjectModelBuilder& builder)
{
    builder.add(class_id::iecLocalPortSetup, 1, {0, 0, 20, 0, 0, 255}, "Optical port, IEC 62056-21")
        .constant(2, reading, axdr::Data::enumerated(startsWithReadOut))
        .constant(3, reading, axdr::Data::enumerated(baud300))
        .constant(4, reading, axdr::Data::enumerated(baud9600))
        .constant(5, reading, axdr::Data::enumerated(slowResponse))
        .attribute(6, reading,
            [](const ReadCall& call) -> dlms::Value { return textOctets(std::to_string(call.device.state().serial)); })
        .attribute(7, secret, withheld, setReadOutPassword)
        .attribute(8, {}, withheld) // P2 and W5: the meter has one password
        .attribute(9, {}, withheld);
    builder.add(class_id::iecHdlcSetup, 1, {0, 0, 22, 0, 0, 255}, "Optical port, HDLC")
        .constant(2, reading, axdr::Data::enumerated(baud9600))
        .constant(3, reading, axdr::Data::unsignedInteger(hdlc::Parameters::mostWindow))
        .constant(4, reading, axdr::Data::unsignedInteger(hdlc::Parameters::mostWindow))
        .constant(5, reading, axdr::Data::longUnsigned(hdlc::Parameters::mostInformation))
        .constant(6, reading, axdr::Data::longUnsigned(hdlc::Parameters::mostInformation))
        .constant(7, reading, axdr::Data::longUnsigned(interOctetMilliseconds))
        .constant(8, reading,
            axdr::Data::longUnsigned(static_cast<std::uint16_t>(hdlc::inactivityTimeOut / millisecondsPerSecond)))
        .constant(9, reading, axdr::Data::longUnsigned(physicalDevice));
}

/// push_object_list: class, name, attribute, data index, of what this variant has.
axdr::Data pushObjects(const ObjectModel& objects, std::span<const Obis> names)
{
    std::vector<axdr::Data> list;
    for (const auto& name : names) {
        const auto* const object = objects.find(name);
        if (object == nullptr)
            continue;
        list.push_back(axdr::Data::structure({axdr::Data::longUnsigned(object->classId()), nameValue(name),
            axdr::Data::integer(2), axdr::Data::longUnsigned(0)}));
    }
    return axdr::Data::array(std::move(list));
}

/// Transport service HDLC, to the client of the consumer port; the message is an unconfirmed data notification.
axdr::Data consumerPortDestination()
{
    constexpr std::uint8_t hdlcTransport = 6;
    constexpr std::uint8_t plainNotification = 0;
    const std::array destination{static_cast<std::byte>(accessPointOf(Role::ConsumerPush).client)};
    return axdr::Data::structure({axdr::Data::enumerated(hdlcTransport), axdr::Data::octetString(destination),
        axdr::Data::enumerated(plainNotification)});
}

void addPush(ObjectModelBuilder& builder, std::uint8_t number, std::string description, Getter objects)
{
    builder.add(class_id::pushSetup, 0, {0, number, 25, 9, 0, 255}, std::move(description))
        .attribute(2, reading, std::move(objects))
        .constant(3, reading, consumerPortDestination())
        .constant(4, reading, axdr::Data::array({}))
        .constant(5, reading, axdr::Data::longUnsigned(0))
        .constant(6, reading, axdr::Data::unsignedInteger(0))
        .constant(7, reading, axdr::Data::longUnsigned(0));
}

Getter pushedList(std::string_view id)
{
    return [id](const ReadCall& call) -> dlms::Value {
        std::vector<Obis> names;
        if (const auto* const list = call.meter.variant().tables().pushLists.find(id)) {
            for (const auto& object : list->objects)
                names.push_back(object.obis);
        }
        return pushObjects(call.meter.variant().objects(), names);
    };
}

constexpr Obis alarmObject{0, 0, 97, 98, 0, 255};

} // namespace

void addLineObjects(ObjectModelBuilder& builder)
{
    addOpticalPort(builder);
    if (builder.model().consumerPort == device::Presence::Present) {
        addPush(builder, 0, "Consumer port, list 1", pushedList("kamstrup-v0001-1"));
        addPush(builder, 1, "Consumer port, list 2", pushedList("kamstrup-v0001-2"));
        addPush(builder, 2, "Consumer port, DLMS push 1", pushedList("dlms-push-1"));
    }
    addPush(builder, 4, "Push on alarm", [](const ReadCall& call) -> dlms::Value {
        return pushObjects(
            call.meter.variant().objects(), std::array{logicalDeviceNameObject, standardClock, alarmObject});
    });
}

} // namespace meterbench::protocol::virtual_meter
