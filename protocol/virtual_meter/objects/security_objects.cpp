// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/key_wrap.h"
#include "protocol/virtual_meter/meter/virtual_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

using dlms::DataAccessResult;

/// key_id of key_transfer.
enum class KeyId : std::uint8_t { GlobalUnicast = 0, GlobalBroadcast = 1, Authentication = 2, Master = 3 };

Key* keyPlace(KeyId id, MeterSecrets& secrets)
{
    switch (id) {
    case KeyId::GlobalUnicast:
        return &secrets.encryption;
    case KeyId::GlobalBroadcast:
        return &secrets.broadcast;
    case KeyId::Authentication:
        return &secrets.authentication;
    case KeyId::Master:
        return &secrets.master;
    }
    return nullptr;
}

/// Every key of the list or none: all travel under the master key of before.
dlms::Outcome transferKeys(const WriteCall& call, const axdr::Data& value)
{
    if (value.tag() != axdr::Tag::Array || value.elements().empty())
        return {DataAccessResult::TypeUnmatched, {}};
    auto secrets = call.meter.secrets();
    const auto master = secrets.master;
    for (const auto& item : value.elements()) {
        const auto parts = item.elements();
        if (item.tag() != axdr::Tag::Structure || parts.size() != 2 || parts[0].tag() != axdr::Tag::Enum
            || parts[1].tag() != axdr::Tag::OctetString)
            return {DataAccessResult::TypeUnmatched, {}};
        const auto id = parts[0].toInteger();
        auto* const place = id ? keyPlace(static_cast<KeyId>(*id), secrets) : nullptr;
        const auto key = dlms::unwrapKey(master, parts[1].octets());
        if (place == nullptr || !key || key->size() != place->size())
            return {DataAccessResult::OtherReason, {}};
        std::ranges::copy(*key, place->begin());
    }
    call.meter.changeSecrets(secrets);
    return {};
}

dlms::Outcome activatePolicy(const WriteCall& call, const axdr::Data& value)
{
    const auto policy = value.toInteger();
    if (value.tag() != axdr::Tag::Enum || !policy)
        return {DataAccessResult::TypeUnmatched, {}};
    return {resultOf(call.meter.strengthen(static_cast<SecurityPolicy>(*policy))), {}};
}

void addCounters(ObjectModelBuilder& builder)
{
    builder.add(class_id::data, 0, invocationCounterObject(0), "Invocation counter, the highest accepted of any client")
        .attribute(2, identification, [](const ReadCall& call) -> dlms::Value {
            std::uint32_t highest = 0;
            for (const auto& point : serviceAccessPoints)
                highest = std::max(highest, call.meter.acceptedCounter(point));
            return axdr::Data::doubleLongUnsigned(highest);
        });
    for (const auto& point : serviceAccessPoints) {
        if (point.role == Role::Public || point.role == Role::ConsumerPush)
            continue; // they cipher nothing
        const auto number = static_cast<std::uint8_t>(static_cast<unsigned>(point.role) + 1);
        builder
            .add(class_id::data, 0, invocationCounterObject(number),
                fmt::format("Invocation counter, accepted of {}", point.name))
            .attribute(2, identification, [&point](const ReadCall& call) -> dlms::Value {
                return axdr::Data::doubleLongUnsigned(call.meter.acceptedCounter(point));
            });
    }
}

} // namespace

void addSecurityObjects(ObjectModelBuilder& builder)
{
    builder.add(class_id::securitySetup, 0, securitySetupObject, "Security set-up")
        .attribute(2, identification,
            [](const ReadCall& call) -> dlms::Value {
                return axdr::Data::enumerated(static_cast<std::uint8_t>(call.meter.securityPolicy()));
            })
        .constant(3, identification, axdr::Data::enumerated(static_cast<std::uint8_t>(dlms::Suite::AesGcm128)))
        // The title of a client is known to its association alone.
        .constant(4, identification, axdr::Data::octetString({}))
        .attribute(5, identification,
            [](const ReadCall& call) -> dlms::Value {
                return axdr::Data::octetString(call.meter.secrets().systemTitle);
            })
        .method(1, managers, activatePolicy)
        .method(2, managers, transferKeys);
    addCounters(builder);
}

} // namespace meterbench::protocol::virtual_meter
