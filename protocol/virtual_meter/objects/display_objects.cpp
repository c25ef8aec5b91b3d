// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/setting_value.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/meter/setting_attribute.h"
#include "protocol/virtual_meter/objects/object_groups.h"

#include <functional>

namespace meterbench::protocol::virtual_meter {

namespace {

using configuration::MeterConfiguration;
using dlms::DataAccessResult;

using configuration::Setting;
using configuration::SettingDefinition;

CosemObject& addObject(ObjectModelBuilder& builder, const SettingDefinition& row)
{
    return builder.add(row.cosem.classId, 0, row.cosem.name, std::string(row.description));
}

using List = std::vector<std::string>;

void addList(ObjectModelBuilder& builder, Setting setting, const std::function<List&(MeterConfiguration&)>& place)
{
    const auto& row = configuration::definition(setting);
    auto document = builder.model().configuration;
    addObject(builder, row)
        .attribute(
            row.cosem.attribute, rightsOf(row),
            [value = cosem::encodeIdentifiers(place(document))](const ReadCall&) -> dlms::Value { return value; },
            [place](const WriteCall& call, const axdr::Data& given) {
                auto list = cosem::decodeIdentifiers(given);
                if (!list)
                    return DataAccessResult::TypeUnmatched;
                auto changed = call.meter.variant().model().configuration;
                place(changed) = std::move(*list);
                return resultOf(call.meter.configure(changed));
            });
}

void addFlag(ObjectModelBuilder& builder, Setting setting, bool configuration::DisplaySettings::* place)
{
    const auto& row = configuration::definition(setting);
    const auto value = cosem::encodeSetting(row, builder.model().configuration.display.*place ? 1 : 0);
    auto& object = addObject(builder, row);
    if (row.writers == configuration::SettingWriters::Nobody) {
        object.constant(row.cosem.attribute, rightsOf(row), value).legal();
        return;
    }
    object.attribute(
        row.cosem.attribute, rightsOf(row), [value](const ReadCall&) -> dlms::Value { return value; },
        [&row, place](const WriteCall& call, const axdr::Data& given) {
            const auto isShown = cosem::decodeSetting(row, given);
            if (!isShown)
                return DataAccessResult::TypeUnmatched;
            auto changed = call.meter.variant().model().configuration;
            changed.display.*place = *isShown != 0;
            return resultOf(call.meter.configure(changed));
        });
}

} // namespace

void addDisplayObjects(ObjectModelBuilder& builder)
{
    using configuration::DisplaySettings;
    for (const auto kind : catalog::allDisplayLists) {
        addList(builder, Setting::DisplayAutomatic + static_cast<std::size_t>(kind),
            [kind](MeterConfiguration& document) -> List& { return document.display.lists[kind]; });
    }
    addFlag(builder, Setting::DisplayIdentification, &DisplaySettings::identification);
    addFlag(builder, Setting::DisplayQuadrant, &DisplaySettings::quadrant);
    addFlag(builder, Setting::DisplayTariff, &DisplaySettings::tariff);
    addFlag(builder, Setting::DisplayLeadingZeroes, &DisplaySettings::leadingZeroes);
    addList(builder, Setting::PushButton2, [](MeterConfiguration& document) -> List& { return document.pushButton2; });
}

} // namespace meterbench::protocol::virtual_meter
