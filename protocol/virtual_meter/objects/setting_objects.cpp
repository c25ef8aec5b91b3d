// SPDX-License-Identifier: Apache-2.0
// Settings that are one number each, by the table of settings; and the payment, which is none.
#include "core/device/document_settings.h"
#include "core/device/register_table.h"
#include "protocol/cosem/setting_value.h"
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/meter/setting_attribute.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/setup_names.h"

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Data;
using axdr::Tag;
using configuration::SettingDefinition;
using dlms::DataAccessResult;

void addSetting(ObjectModelBuilder& builder, const SettingDefinition& row)
{
    auto& object = builder.add(row.cosem.classId, 0, row.cosem.name, std::string(row.description));
    object.attribute(row.cosem.attribute, rightsOf(row), getterOf(row), setterOf(row));
    if (row.isCurrentOrPower()) {
        object.attribute(3, reading, [&row](const ReadCall& call) -> dlms::Value {
            return cosem::scalerUnitOf(row, device::disconnectFunctionOf(call.device.state().settings)).encode();
        });
    } else if (row.cosem.classId == registerClass) {
        object.constant(3, reading, cosem::scalerUnitOf(row, configuration::DisconnectBasis::None).encode());
    }
}

void addPayment(ObjectModelBuilder& builder)
{
    builder.add(registerClass, 0, settingObject(24), "Prepayment: last payment; writing pays")
        .attribute(
            2, setting,
            [](const ReadCall& call) -> dlms::Value {
                const auto paid = device::inWattHours(call.device.state().prepayment.lastPayment);
                return Data::doubleLongUnsigned(static_cast<std::uint32_t>(paid));
            },
            [](const WriteCall& call, const Data& value) {
                const auto wattHours = numberOf(value, Tag::DoubleLongUnsigned);
                return wattHours ? resultOf(call.device.pay(*wattHours)) : DataAccessResult::TypeUnmatched;
            })
        .constant(3, reading, cosem::ScalerUnit{0, cosem::Unit::WattHour}.encode());
}

} // namespace

void addSettingObjects(ObjectModelBuilder& builder)
{
    const auto& model = builder.model();
    for (const auto& row : configuration::settingTable()) {
        // What its own class or register holds is made there.
        const bool isObject = row.cosem.classId == dataClass || row.cosem.classId == registerClass;
        if (row.isNumber() && isObject && !row.group().empty() && device::isPresent(model, row)
            && device::findRegister(model, row.cosem.name) == nullptr)
            addSetting(builder, row);
    }
    if (model.hasBreaker())
        addPayment(builder);
}

} // namespace meterbench::protocol::virtual_meter
