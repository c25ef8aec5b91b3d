// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/object_model.h"

/// The groups of objects of an emulated meter, each in a file of its name: every function adds what the model's variant
/// has of its group. Called while a model is made, in the order of objectGroups().
namespace meterbench::protocol::virtual_meter {

void addIdentificationObjects(ObjectModelBuilder& builder);
void addConfigurationObjects(ObjectModelBuilder& builder);
void addDisplayObjects(ObjectModelBuilder& builder);
void addStatusObjects(ObjectModelBuilder& builder);
void addClockObjects(ObjectModelBuilder& builder);
void addAssociationObjects(ObjectModelBuilder& builder);
void addSecurityObjects(ObjectModelBuilder& builder);
void addCompactObjects(ObjectModelBuilder& builder);
void addLineObjects(ObjectModelBuilder& builder);
void addRegisterObjects(ObjectModelBuilder& builder);
void addDemandObjects(ObjectModelBuilder& builder);
void addCapturedRegisterObjects(ObjectModelBuilder& builder);
void addSettingObjects(ObjectModelBuilder& builder);
void addBreakerObjects(ObjectModelBuilder& builder);
void addMonitorObjects(ObjectModelBuilder& builder);
void addScriptObjects(ObjectModelBuilder& builder);
void addScheduleObjects(ObjectModelBuilder& builder);
void addCalendarObjects(ObjectModelBuilder& builder);
void addImageObjects(ObjectModelBuilder& builder);

/// All of them, and the profiles: what a MeterVariant is made with.
[[nodiscard]] std::span<const ObjectGroup> objectGroups();

} // namespace meterbench::protocol::virtual_meter
