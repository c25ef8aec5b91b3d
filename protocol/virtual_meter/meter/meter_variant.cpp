// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/meter_variant.h"

#include "core/configuration/project_file.h"
#include "core/device/model_making.h"
#include "protocol/octets.h"

namespace meterbench::protocol::virtual_meter {

Result<std::shared_ptr<const MeterVariant>> MeterVariant::create(std::shared_ptr<const device::MeterModel> model,
    const ProtocolResources& resources, std::span<const ObjectGroup> groups)
{
    auto registers = kmp::RegisterTable::parse(resources.kmpRegisters);
    if (!registers)
        return tl::unexpected(registers.error());
    auto words = kmp::TypeWords::parse(resources.kmpTypeWords);
    if (!words)
        return tl::unexpected(words.error());
    auto sets = iec62056_21::ReadOutSets::parse(resources.readoutSets);
    if (!sets)
        return tl::unexpected(sets.error());
    auto lists = push::PushLists::parse(resources.pushLists);
    if (!lists)
        return tl::unexpected(lists.error());
    auto tables = std::make_shared<const ProtocolTables>(ProtocolTables{std::move(*registers), std::move(*words),
        std::move(*sets), std::move(*lists), configuration::Judge(*model->catalog), groups});
    return std::make_shared<const MeterVariant>(std::move(model), std::move(tables));
}

MeterVariant::MeterVariant(
    std::shared_ptr<const device::MeterModel> model, std::shared_ptr<const ProtocolTables> tables)
    : m_model(std::move(model)), m_tables(std::move(tables)), m_objects(*m_model, m_tables->objectGroups)
{
}

Result<std::shared_ptr<const MeterVariant>> MeterVariant::withDocument(
    const configuration::MeterConfiguration& document) const
{
    auto model = device::makeModel(*m_model->catalog, document, m_model->switches);
    if (!model)
        return tl::unexpected(model.error());
    return std::make_shared<const MeterVariant>(std::move(*model), m_tables);
}

Result<std::shared_ptr<const MeterVariant>> variantOf(
    const KeptValues& kept, std::shared_ptr<const MeterVariant> variant)
{
    const auto found = kept.find(std::string(keptDocument));
    if (found == kept.end())
        return variant;
    const auto damaged
        = [] { return failure("kept-value", {{"key", std::string(keptDocument)}}, std::string(keptDocument)); };
    const auto document = configuration::parseProject(*variant->model().catalog, textOf(found->second));
    if (!document)
        return damaged();
    auto changed = variant->withDocument(*document);
    if (!changed)
        return damaged();
    return changed;
}

} // namespace meterbench::protocol::virtual_meter
