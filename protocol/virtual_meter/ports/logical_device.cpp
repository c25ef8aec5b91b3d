// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/logical_device.h"

#include "protocol/octets.h"

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

using dlms::DataAccessResult;

/// The object of a target as one association sees it.
struct Found {
    const CosemObject* object = nullptr;
    Role role = Role::Public;
    DataAccessResult result = DataAccessResult::Success;
};

Found find(const ObjectModel& objects, const dlms::Requester& requester, const dlms::Target& target)
{
    const auto* const point = findAccessPoint(requester.client);
    const auto* const object = objects.find(target.name);
    if (point == nullptr || object == nullptr)
        return {nullptr, Role::Public, DataAccessResult::ObjectUndefined};
    if (!object->visibleTo().has(point->role))
        return {nullptr, point->role, DataAccessResult::ScopeOfAccessViolated};
    if (object->classId() != target.classId)
        return {nullptr, point->role, DataAccessResult::ObjectClassInconsistent};
    return {object, point->role, DataAccessResult::Success};
}

Bytes secretOf(Role role, const MeterSecrets& secrets)
{
    switch (role) {
    case Role::Reader:
        return bytesOf(secrets.readerPassword);
    case Role::Technician:
        return bytesOf(secrets.technicianSecret);
    case Role::Management:
        return bytesOf(secrets.managementSecret);
    case Role::Public:
    case Role::ConsumerPush:
        break;
    }
    return {};
}

} // namespace

std::optional<dlms::AssociationProfile> LogicalDevice::association(std::uint16_t client, std::uint16_t server)
{
    const auto* const point = findAccessPoint(client);
    const auto device = client == observedClient ? observedDevice : managementDevice;
    // The association of the consumer port is there from the beginning: nobody opens it.
    if (point == nullptr || point->role == Role::ConsumerPush || server != device)
        return std::nullopt;
    dlms::AssociationProfile profile;
    profile.mechanism = point->mechanism;
    if (point->takesSecrets)
        profile.alternatives = {dlms::Mechanism::HighMd5, dlms::Mechanism::HighSha1, dlms::Mechanism::HighSha256};
    profile.secret = secretOf(point->role, m_meter.secrets());
    profile.conformance = serverConformance;
    profile.maxReceivePduSize = serverPduSize;
    if (point->role != Role::Public) {
        profile.protection = m_meter.leastProtection();
        profile.keys = m_meter.keysFor(*point);
    }
    return profile;
}

dlms::Value LogicalDevice::get(const dlms::Requester& requester, const dlms::Target& target)
{
    const auto variant = m_meter.sharedVariant(); // lives as long as the call, whatever the call changes
    const auto found = find(variant->objects(), requester, target);
    if (found.object == nullptr)
        return found.result;
    if (target.index == 1)
        return nameValue(found.object->name());
    const auto* const attribute = found.object->findAttribute(target.index);
    if (attribute == nullptr || !attribute->rights.read.has(found.role))
        return DataAccessResult::ReadWriteDenied;
    if (target.selection
        && std::ranges::find(attribute->selectors, target.selection->selector) == attribute->selectors.end())
        return DataAccessResult::ScopeOfAccessViolated;
    const auto* const selection = target.selection ? &*target.selection : nullptr;
    return attribute->get(ReadCall{m_meter, m_meter.running().meter(), requester, found.role, selection});
}

DataAccessResult LogicalDevice::set(
    const dlms::Requester& requester, const dlms::Target& target, const axdr::Data& value)
{
    const auto variant = m_meter.sharedVariant();
    const auto found = find(variant->objects(), requester, target);
    if (found.object == nullptr)
        return found.result;
    const auto* const attribute = found.object->findAttribute(target.index);
    if (attribute == nullptr || !attribute->set || !attribute->rights.write.has(found.role))
        return DataAccessResult::ReadWriteDenied;
    if (target.selection)
        return DataAccessResult::ScopeOfAccessViolated;
    m_meter.noteChange();
    return attribute->set(WriteCall{m_meter, m_meter.running().meter(), requester, found.role}, value);
}

void LogicalDevice::judged(const dlms::Requester& requester, dlms::Attempt attempt)
{
    m_meter.judged(GuardedLanguage::Dlms, requester.client, attempt);
}

dlms::Outcome LogicalDevice::invoke(
    const dlms::Requester& requester, const dlms::Target& target, const axdr::Data& parameter)
{
    const auto variant = m_meter.sharedVariant();
    const auto found = find(variant->objects(), requester, target);
    if (found.object == nullptr)
        return {found.result, {}};
    const auto* const method = found.object->findMethod(target.index);
    if (method == nullptr || !method->rights.has(found.role))
        return {DataAccessResult::ReadWriteDenied, {}};
    m_meter.noteChange();
    return method->invoke(WriteCall{m_meter, m_meter.running().meter(), requester, found.role}, parameter);
}

} // namespace meterbench::protocol::virtual_meter
