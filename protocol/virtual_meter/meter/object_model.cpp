// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/object_model.h"

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

ObjectModel::ObjectModel(const device::MeterModel& model, std::span<const ObjectGroup> groups)
{
    ObjectModelBuilder builder(model);
    for (const auto addGroup : groups)
        addGroup(builder);
    m_objects = std::move(builder.m_objects);
    std::ranges::sort(m_objects, {}, &CosemObject::name);
    m_objects.shrink_to_fit();
}

const CosemObject* ObjectModel::find(const Obis& name) const
{
    const auto found = std::ranges::lower_bound(m_objects, name, {}, &CosemObject::name);
    return found == m_objects.end() || found->name() != name ? nullptr : &*found;
}

} // namespace meterbench::protocol::virtual_meter
