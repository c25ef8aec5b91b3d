// SPDX-License-Identifier: Apache-2.0
#include "protocol/octets.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_list.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

using dlms::DataAccessResult;

/// Association LN of version 1: access modes as enumerations, methods too.
constexpr std::uint8_t associationVersion = 1;
constexpr std::uint8_t dlmsVersion = 6;
constexpr std::uint8_t nonAssociated = 0;
constexpr std::uint8_t associated = 2;
constexpr std::size_t conformanceBits = 24;

/// joint-iso-ctt(2) country(16) 756 identified-organization(5) 8: context names have 1, mechanism names 2 behind it.
axdr::Data objectIdentifier(std::uint8_t kind, std::uint8_t number)
{
    const std::array octets{std::byte{0x60}, std::byte{0x85}, std::byte{0x74}, std::byte{0x05}, std::byte{0x08},
        std::byte{kind}, std::byte{number}};
    return axdr::Data::octetString(octets);
}

constexpr std::uint8_t contextKind = 1;
constexpr std::uint8_t mechanismKind = 2;

/// What is asked of an association object: of the one that asks, or of a fixed one.
struct Subject {
    std::optional<Role> fixed; ///< empty: the association that asks

    [[nodiscard]] Role role(Role asking) const { return fixed.value_or(asking); }
    [[nodiscard]] bool isAsking(Role asking) const { return role(asking) == asking; }
};

axdr::Data contextInformation()
{
    Bytes bits;
    appendNumber(bits, serverConformance.bits, conformanceBits / 8);
    return axdr::Data::structure({axdr::Data::bitString(bits, conformanceBits), axdr::Data::longUnsigned(serverPduSize),
        axdr::Data::longUnsigned(serverPduSize), axdr::Data::unsignedInteger(dlmsVersion), axdr::Data::integer(0),
        axdr::Data::octetString({})});
}

/// The text of the role's password in the secrets; null for roles that have none.
Secret<std::string>* secretPlace(Role role, MeterSecrets& secrets)
{
    switch (role) {
    case Role::Reader:
        return &secrets.readerPassword;
    case Role::Technician:
        return &secrets.technicianSecret;
    case Role::Management:
        return &secrets.managementSecret;
    case Role::Public:
    case Role::ConsumerPush:
        break;
    }
    return nullptr;
}

DataAccessResult changeSecret(const WriteCall& call, Role role, const axdr::Data& value)
{
    if (value.tag() != axdr::Tag::OctetString)
        return DataAccessResult::TypeUnmatched;
    auto secrets = call.meter.secrets();
    auto* const place = secretPlace(role, secrets);
    const auto octets = value.octets();
    const auto isPrintable = [](std::byte each) { return each >= std::byte{0x20} && each <= std::byte{0x7E}; };
    if (place == nullptr || octets.empty() || octets.size() > longestSecret
        || !std::ranges::all_of(octets, isPrintable))
        return DataAccessResult::OtherReason;
    *place = textOf(octets);
    call.meter.changeSecrets(secrets);
    return DataAccessResult::Success;
}

bool isEncrypted(const dlms::Requester& requester)
{
    return (static_cast<unsigned>(requester.protection) & static_cast<unsigned>(dlms::Protection::Encrypted)) != 0;
}

/// A secret that proves who one is does not go over the line for all to read.
dlms::Outcome changeProofSecret(const WriteCall& call, const Subject& subject, const axdr::Data& value)
{
    if (!isEncrypted(call.requester))
        return {DataAccessResult::ScopeOfAccessViolated, {}};
    return {changeSecret(call, subject.role(call.role), value), {}};
}

void addAttributes(CosemObject& object, const Subject& subject, AttributeRights rights)
{
    object.attribute(2, rights, [subject](const ReadCall& call) { return objectList(call, subject.role(call.role)); })
        .attribute(3, rights,
            [subject](const ReadCall& call) -> dlms::Value {
                const auto client = accessPointOf(subject.role(call.role)).client;
                return axdr::Data::structure({axdr::Data::integer(static_cast<std::int8_t>(client)),
                    axdr::Data::longUnsigned(managementDevice)});
            })
        .attribute(4, rights,
            [subject](const ReadCall& call) -> dlms::Value {
                const bool isCiphered = subject.isAsking(call.role)
                    ? call.requester.protection != dlms::Protection::None
                    : call.meter.leastProtection() != dlms::Protection::None && subject.role(call.role) != Role::Public;
                const auto referencing
                    = isCiphered ? dlms::Referencing::LogicalNameCiphered : dlms::Referencing::LogicalName;
                return objectIdentifier(contextKind, static_cast<std::uint8_t>(referencing));
            })
        .constant(5, rights, contextInformation())
        .attribute(6, rights, [subject](const ReadCall& call) -> dlms::Value {
            const auto mechanism = subject.isAsking(call.role) ? call.requester.mechanism
                                                               : accessPointOf(subject.role(call.role)).mechanism;
            return objectIdentifier(mechanismKind, static_cast<std::uint8_t>(mechanism));
        });
}

/// Listed, since clients take what is not listed for readable.
void addWithheld(CosemObject& object, std::int8_t number)
{
    object.attribute(number, {}, [](const ReadCall&) -> dlms::Value { return DataAccessResult::ReadWriteDenied; });
}

void addStatus(CosemObject& object, const Subject& subject, AttributeRights rights)
{
    object
        .attribute(8, rights,
            [subject](const ReadCall& call) -> dlms::Value {
                return axdr::Data::enumerated(subject.isAsking(call.role) ? associated : nonAssociated);
            })
        .attribute(9, rights, [subject](const ReadCall& call) -> dlms::Value {
            const auto role = subject.role(call.role);
            return nameValue(
                role == Role::Public ? Obis{0, 0, 0, 0, 0, 0} : securitySetupObject(associationNumber(role)));
        });
}

/// The proof itself is answered before there is an association; afterwards there is nothing left to prove.
dlms::Outcome refuseProof(const WriteCall&, const axdr::Data&)
{
    return {DataAccessResult::ReadWriteDenied, {}};
}

/// The association of whoever asks.
void addCurrent(ObjectModelBuilder& builder)
{
    const Subject subject;
    auto& object = builder.add(
        class_id::association, associationVersion, associationObject(0), "Association of the client that asks");
    addAttributes(object, subject, identification);
    addWithheld(object, 7);
    addStatus(object, subject, identification);
    object.method(1, setters, refuseProof);
    object.method(2, setters,
        [subject](const WriteCall& call, const axdr::Data& value) { return changeProofSecret(call, subject, value); });
}

/// The association of one role, seen by itself and by the management.
void addOf(ObjectModelBuilder& builder, const ServiceAccessPoint& point)
{
    const Subject subject{point.role};
    const auto number = associationNumber(point.role);
    const AttributeRights rights{only(point.role) | managers, nobody};
    auto& object = builder.add(class_id::association, associationVersion, associationObject(number),
        fmt::format("Association {}", point.name));
    addAttributes(object, subject, rights);
    if (point.mechanism == dlms::Mechanism::Low) {
        object.attribute(
            7, secret, [](const ReadCall&) -> dlms::Value { return DataAccessResult::ReadWriteDenied; },
            [role = point.role](
                const WriteCall& call, const axdr::Data& value) { return changeSecret(call, role, value); });
    } else {
        addWithheld(object, 7);
    }
    addStatus(object, subject, rights);
    if (!dlms::isHigh(point.mechanism))
        return;
    object.method(1, only(point.role), refuseProof);
    object.method(2, only(point.role) | managers,
        [subject](const WriteCall& call, const axdr::Data& value) { return changeProofSecret(call, subject, value); });
}

} // namespace

void addAssociationObjects(ObjectModelBuilder& builder)
{
    addCurrent(builder);
    for (const auto& point : serviceAccessPoints)
        addOf(builder, point);
    builder.add(class_id::sapAssignment, 0, sapAssignmentObject, "Logical devices")
        .attribute(2, identification, [](const ReadCall& call) -> dlms::Value {
            const auto name = call.meter.variant().objects().find(logicalDeviceNameObject)->findAttribute(2)->get(call);
            return axdr::Data::array(
                {axdr::Data::structure({axdr::Data::longUnsigned(managementDevice), std::get<axdr::Data>(name)})});
        });
}

} // namespace meterbench::protocol::virtual_meter
