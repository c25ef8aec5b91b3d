// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_model.h"

#include <memory>
#include <string_view>

/// What all emulated meters of one document share: the device model, the object model and the tables of the other
/// languages. Made once, never changed, shared by ten thousand meters. It holds nothing of a single meter.
namespace meterbench::protocol::virtual_meter {

/// The bytes of the data files of resources/protocol that a meter needs.
struct ProtocolResources {
    std::string_view kmpRegisters;
    std::string_view kmpTypeWords;
    std::string_view readoutSets;
    std::string_view pushLists;
};

class MeterVariant {
public:
    /// Errors: of the data files, with their place.
    [[nodiscard]] static Result<std::shared_ptr<const MeterVariant>> create(
        std::shared_ptr<const device::MeterModel> model, const ProtocolResources& resources);
    virtual ~MeterVariant() = default;

    [[nodiscard]] virtual const device::MeterModel& model() const = 0;
    [[nodiscard]] virtual std::shared_ptr<const device::MeterModel> sharedModel() const = 0;
};

} // namespace meterbench::protocol::virtual_meter
