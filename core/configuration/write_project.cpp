// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/project_file.h"
#include "core/configuration/project_json.h"
#include "core/configuration/project_words.h"
#include "core/configuration/settings_json.h"

namespace meterbench::configuration {

namespace {

/// Every field of the family, null where no code is given; fields of other families only when they hold a code.
Json codesToJson(const MeterConfiguration& document, catalog::Part part)
{
    auto json = Json::object();
    if (document.family == nullptr)
        return json;
    const auto& fields = document.family->scheme->fields;
    for (std::size_t position = 0; position < fields.size(); ++position) {
        const auto index = static_cast<FieldIndex>(position);
        const auto& code = document.codes[index];
        if (fields[position].part != part || (document.family->find(index) == nullptr && !code.isGiven()))
            continue;
        json[fields[position].id] = code.isGiven() ? Json(std::string(code.text())) : Json(nullptr);
    }
    return json;
}

Json displayToJson(const DisplaySettings& display)
{
    auto lists = Json::object();
    for (const auto kind : catalog::allDisplayLists)
        lists[std::string(name(kind))] = display.lists[kind];
    auto json = Json::object();
    json["leadingZeroes"] = display.leadingZeroes;
    json["identification"] = display.identification;
    json["quadrant"] = display.quadrant;
    json["tariff"] = display.tariff;
    json["lists"] = std::move(lists);
    return json;
}

Json orderToJson(const OrderDetails& order)
{
    auto json = Json::object();
    json["customer"] = order.customer;
    json["contact"] = order.contact;
    json["customerReference"] = order.customerReference;
    json["orderNumber"] = order.orderNumber;
    json["date"] = order.date;
    json["revision"] = order.revision;
    json["quantity"] = order.quantity;
    json["remark"] = order.remark;
    return json;
}

} // namespace

nlohmann::ordered_json toJson(const MeterConfiguration& document)
{
    auto accessories = Json::array();
    for (const auto& accessory : document.accessories) {
        auto json = Json::object();
        json["part"] = accessory.part;
        json["quantity"] = accessory.quantity;
        accessories.push_back(std::move(json));
    }

    auto json = Json::object();
    json["format"] = std::string(projectFormat);
    json["version"] = projectVersion;
    json["family"] = document.family != nullptr ? document.family->id : std::string{};
    json["typeCode"] = codesToJson(document, catalog::Part::Hardware);
    json["configuration"] = codesToJson(document, catalog::Part::Software);
    json["calculationMethod"] = std::string(calculationMethodName(document.calculationMethod));
    if (document.currentTransformerRatio)
        json["ctRatio"] = *document.currentTransformerRatio;
    json["meterNumbers"] = document.meterNumbers;
    json["display"] = displayToJson(document.display);
    json["pushButton2"] = document.pushButton2;
    json["accessories"] = std::move(accessories);
    json["order"] = orderToJson(document.order);
    json["settings"] = settingsToJson(document.settings);
    return json;
}

std::string serialise(const MeterConfiguration& document)
{
    return toJson(document).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace meterbench::configuration
