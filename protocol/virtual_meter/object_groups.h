// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/object_model.h"

/// The groups of objects of an emulated meter, each in a file of its name: every function adds what the model's variant
/// has of its group. Called while a model is made, in the order of object_model.cpp.
namespace meterbench::protocol::virtual_meter {

void addIdentificationObjects(ObjectModelBuilder& builder);
void addRegisterObjects(ObjectModelBuilder& builder);

} // namespace meterbench::protocol::virtual_meter
