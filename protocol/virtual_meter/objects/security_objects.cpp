// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/key_wrap.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

using dlms::DataAccessResult;

/// key_id of key_transfer.
enum class KeyId : std::uint8_t { GlobalUnicast = 0, GlobalBroadcast = 1, Authentication = 2, Master = 3 };

Key* keyPlace(KeyId id, MeterSecrets& secrets, AssociationKeys& keys)
{
    switch (id) {
    case KeyId::GlobalUnicast:
        return &keys.encryption;
    case KeyId::GlobalBroadcast:
        return &secrets.broadcast;
    case KeyId::Authentication:
        return &keys.authentication;
    case KeyId::Master:
        return &secrets.master;
    }
    return nullptr;
}

/// Every key of the list or none: all travel under the master key of before. Broadcast and master key are one for all
/// set-ups.
dlms::Outcome transferKeys(const WriteCall& call, Role role, const axdr::Data& value)
{
    if (value.tag() != axdr::Tag::Array || value.elements().empty())
        return {DataAccessResult::TypeUnmatched, {}};
    auto secrets = call.meter.secrets();
    auto keys = secrets.keysOf(role);
    const auto master = secrets.master;
    for (const auto& item : value.elements()) {
        const auto parts = item.elements();
        if (item.tag() != axdr::Tag::Structure || parts.size() != 2 || parts[0].tag() != axdr::Tag::Enum
            || parts[1].tag() != axdr::Tag::OctetString)
            return {DataAccessResult::TypeUnmatched, {}};
        const auto id = parts[0].toInteger();
        auto* const place = id ? keyPlace(static_cast<KeyId>(*id), secrets, keys) : nullptr;
        const auto key = dlms::unwrapKey(master, parts[1].octets());
        if (place == nullptr || !key || key->size() != place->size())
            return {DataAccessResult::OtherReason, {}};
        std::ranges::copy(*key, place->begin());
    }
    secrets.setKeysOf(role, keys);
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
        builder
            .add(class_id::data, 0, invocationCounterObject(associationNumber(point.role)),
                fmt::format("Invocation counter, accepted of {}", point.name))
            .attribute(2, identification, [&point](const ReadCall& call) -> dlms::Value {
                return axdr::Data::doubleLongUnsigned(call.meter.acceptedCounter(point));
            });
    }
}

/// The set-up of one role; of whoever asks when none is named. The policy is one for the whole meter and all its
/// languages.
void addSetup(ObjectModelBuilder& builder, std::optional<Role> role)
{
    const auto rights = role ? AttributeRights{only(*role) | managers, nobody} : identification;
    builder
        .add(class_id::securitySetup, 0, securitySetupObject(role ? associationNumber(*role) : std::uint8_t{0}),
            role ? fmt::format("Security set-up of {}", accessPointOf(*role).name)
                 : std::string("Security set-up of the client that asks"))
        .attribute(2, rights,
            [](const ReadCall& call) -> dlms::Value {
                return axdr::Data::enumerated(static_cast<std::uint8_t>(call.meter.securityPolicy()));
            })
        .constant(3, rights, axdr::Data::enumerated(static_cast<std::uint8_t>(dlms::Suite::AesGcm128)))
        // The title of a client is known to its association alone.
        .constant(4, rights, axdr::Data::octetString({}))
        .attribute(5, rights,
            [](const ReadCall& call) -> dlms::Value {
                return axdr::Data::octetString(call.meter.secrets().systemTitle);
            })
        .method(1, managers, activatePolicy)
        .method(2, managers, [role](const WriteCall& call, const axdr::Data& value) {
            return transferKeys(call, role.value_or(call.role), value);
        });
}

} // namespace

void addSecurityObjects(ObjectModelBuilder& builder)
{
    addSetup(builder, {});
    for (const auto& point : serviceAccessPoints) {
        if (point.role != Role::Public) // ciphers nothing
            addSetup(builder, point.role);
    }
    addCounters(builder);
}

} // namespace meterbench::protocol::virtual_meter
