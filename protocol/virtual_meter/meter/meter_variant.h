// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"
#include "core/device/meter_model.h"
#include "protocol/iec62056_21/readout_set.h"
#include "protocol/kmp/register_table.h"
#include "protocol/push/push_list.h"
#include "protocol/virtual_meter/meter/meter_secrets.h"
#include "protocol/virtual_meter/meter/object_model.h"

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

/// The same, read, and what else does not depend on the document.
struct ProtocolTables {
    kmp::RegisterTable kmpRegisters;
    kmp::TypeWords kmpTypeWords;
    iec62056_21::ReadOutSets readOutSets;
    push::PushLists pushLists;
    configuration::Judge judge; ///< of the catalogue, for documents written to the meter
    std::span<const ObjectGroup> objectGroups;
};

/// The key under which a meter keeps a document that was changed on it.
inline constexpr std::string_view keptDocument = "document";

class MeterVariant {
public:
    /// @param groups of the objects that meters have: objectGroups()
    /// Errors: of the data files, with their place.
    [[nodiscard]] static Result<std::shared_ptr<const MeterVariant>> create(
        std::shared_ptr<const device::MeterModel> model, const ProtocolResources& resources,
        std::span<const ObjectGroup> groups);

    MeterVariant(std::shared_ptr<const device::MeterModel> model, std::shared_ptr<const ProtocolTables> tables);

    /// The variant of another document, with the same tables. Errors: those of device::makeModel().
    [[nodiscard]] Result<std::shared_ptr<const MeterVariant>> withDocument(
        const configuration::MeterConfiguration& document) const;

    [[nodiscard]] const device::MeterModel& model() const { return *m_model; }
    [[nodiscard]] std::shared_ptr<const device::MeterModel> sharedModel() const { return m_model; }
    [[nodiscard]] const ObjectModel& objects() const { return m_objects; }
    [[nodiscard]] const ProtocolTables& tables() const { return *m_tables; }

private:
    std::shared_ptr<const device::MeterModel> m_model;
    std::shared_ptr<const ProtocolTables> m_tables;
    ObjectModel m_objects;
};

/// The variant of a meter that ran before: of the document it kept, or as it is. Its model is what the device must be
/// made from. Errors: `kept-value`.
[[nodiscard]] Result<std::shared_ptr<const MeterVariant>> variantOf(
    const KeptValues& kept, std::shared_ptr<const MeterVariant> variant);

} // namespace meterbench::protocol::virtual_meter
