// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_model.h"
#include "protocol/virtual_meter/meter/cosem_object.h"

#include <span>

/// All objects of one variant of the meter, by logical name. What the variant lacks is not in it. Made once for all
/// meters of a document; immutable, safe to share.
namespace meterbench::protocol::virtual_meter {

/// Collects objects while a model is made.
class ObjectModelBuilder {
public:
    explicit ObjectModelBuilder(const device::MeterModel& model) : m_model(model) { }

    [[nodiscard]] const device::MeterModel& model() const { return m_model; }

    /// A new object, to be filled at once: the reference holds until the next one is added. A logical name is used
    /// once.
    CosemObject& add(std::uint16_t classId, std::uint8_t version, const Obis& name, std::string description)
    {
        return m_objects.emplace_back(classId, version, name, std::move(description));
    }

private:
    friend class ObjectModel;
    const device::MeterModel& m_model;
    std::vector<CosemObject> m_objects;
};

/// Adds what the model's variant has of one group of objects.
using ObjectGroup = void (*)(ObjectModelBuilder&);

class ObjectModel {
public:
    ObjectModel(const device::MeterModel& model, std::span<const ObjectGroup> groups);

    /// By rising logical name.
    [[nodiscard]] std::span<const CosemObject> objects() const { return m_objects; }
    /// Null when the variant has no such object.
    [[nodiscard]] const CosemObject* find(const Obis& name) const;

private:
    std::vector<CosemObject> m_objects;
};

} // namespace meterbench::protocol::virtual_meter
