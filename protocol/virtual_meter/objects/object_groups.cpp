// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/objects/object_groups.h"

#include "protocol/virtual_meter/profile/profile_objects.h"

namespace meterbench::protocol::virtual_meter {

namespace {

constexpr ObjectGroup groups[] = {
    addIdentificationObjects,
    addConfigurationObjects,
    addDisplayObjects,
    addStatusObjects,
    addClockObjects,
    addAssociationObjects,
    addSecurityObjects,
    addCompactObjects,
    addLineObjects,
    addRegisterObjects,
    addDemandObjects,
    addProfileObjects,
    addCapturedRegisterObjects,
    addSettingObjects,
    addBreakerObjects,
    addMonitorObjects,
    addScriptObjects,
    addScheduleObjects,
    addCalendarObjects,
    addImageObjects,
};

} // namespace

std::span<const ObjectGroup> objectGroups()
{
    return groups;
}

} // namespace meterbench::protocol::virtual_meter
