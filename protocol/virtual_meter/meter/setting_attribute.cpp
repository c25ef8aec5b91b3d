// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/setting_attribute.h"

#include "core/device/meter_settings.h"
#include "protocol/cosem/setting_value.h"
#include "protocol/virtual_meter/meter/setup_values.h"

namespace meterbench::protocol::virtual_meter {

using axdr::Data;
using configuration::SettingDefinition;
using dlms::DataAccessResult;

AttributeRights rightsOf(const SettingDefinition& row)
{
    return row.writers == configuration::SettingWriters::OnTheSpot ? setting
        : row.writers == configuration::SettingWriters::Management ? managed
                                                                   : reading;
}

Getter getterOf(const SettingDefinition& row)
{
    return [&row](const ReadCall& call) -> dlms::Value {
        const auto value = device::settingValue(call.device.state().settings, row.setting);
        return cosem::encodeSetting(row, value.value_or(0));
    };
}

Setter setterOf(const SettingDefinition& row)
{
    return [&row](const WriteCall& call, const Data& data) {
        if (!cosem::hasTypeOf(row, data))
            return DataAccessResult::TypeUnmatched;
        return changeSettings(call, [&](device::MeterSettings& settings) {
            const auto value = cosem::decodeSetting(row, data);
            return value && device::setSetting(settings, row.setting, *value);
        });
    };
}

} // namespace meterbench::protocol::virtual_meter
