// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"
#include "core/ordersheet/section_writers.h"
#include "core/text/message.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::ordersheet {

namespace {

std::string_view restrictionWord(catalog::AccessoryRestriction restriction)
{
    switch (restriction) {
    case catalog::AccessoryRestriction::None:
        return {};
    case catalog::AccessoryRestriction::OtherSystems:
        return "accessory-other-systems";
    case catalog::AccessoryRestriction::Omnia:
        return "accessory-omnia";
    }
    return {};
}

Row accessoryRow(const SheetContext& context, const configuration::OrderedAccessory& ordered, const std::string& path)
{
    const auto style = context.styleOf(path, CellStyle::Code);
    const auto quantity = cell(std::to_string(ordered.quantity));
    const auto number = std::to_string(ordered.quantity);
    const auto* const accessory = configuration::findAccessory(context.catalog(), ordered.part);
    if (accessory == nullptr)
        return {{cell(ordered.part, style), cell(context.word("accessory-unknown")), quantity, cell({})}, ordered.part,
            number};
    const auto restriction = restrictionWord(accessory->restriction);
    return {{cell(ordered.part, style), cell(context.words(accessory->name)), quantity,
                cell(restriction.empty() ? std::string{} : context.word(restriction))},
        ordered.part, number};
}

/// A line to write on.
Cell lineToFill()
{
    return {"……………………………………………………", CellStyle::Muted};
}

} // namespace

Section orderSection(SheetContext& context)
{
    auto section = context.section("order");
    section.columns = {context.column("order-entry", 2), context.column("order-value", 5)};
    const auto& order = context.document().order;
    const auto add = [&](std::string_view entry, const std::string& value, std::string_view path) {
        section.rows.push_back({{cell(context.word(entry)), cell(value, context.styleOf(path, CellStyle::Normal))},
            std::string(path), value});
    };
    add("order-customer", order.customer, "/order/customer");
    add("order-contact", order.contact, "/order/contact");
    add("order-customer-reference", order.customerReference, "/order/customerReference");
    add("order-number", order.orderNumber, "/order/orderNumber");
    add("order-date", order.date, "/order/date");
    add("order-revision", order.revision, "/order/revision");
    add("order-quantity", std::to_string(order.quantity), "/order/quantity");
    add("order-remark", order.remark, "/order/remark");
    return section;
}

Section approvalSection(SheetContext& context)
{
    auto section = context.section("approval");
    section.columns = {context.column("order-entry", 2), context.column("order-value", 5)};
    for (const auto* const place : {"approval-delivery-address", "approval-wanted-date", "approval-signature"})
        section.rows.push_back({{cell(context.word(place)), lineToFill()}, place});
    return section;
}

Section transformerRatioSection(SheetContext& context)
{
    auto section = context.section("transformer-ratio", "transformer-ratio-none");
    section.columns = {context.column("column-datum", 3), context.column("column-value", 5)};
    const auto& ratio = context.document().currentTransformerRatio;
    if (!ratio)
        return section;
    section.rows.push_back({{cell(context.word("transformer-ratio-ratio")),
                                cell(fmt::format("{} : 1", *ratio), context.styleOf("/ctRatio", CellStyle::Code))},
        "/ctRatio", std::to_string(*ratio)});
    const auto rated = configuration::chosenNumber(context.family(), context.document().codes, "ratedCurrentAmpere");
    if (rated) {
        section.rows.push_back({{cell(context.word("transformer-ratio-currents")),
            cell(fmt::format("{} A / {} A", std::int64_t{*ratio} * *rated, *rated))}});
    }
    return section;
}

Section meterNumbersSection(SheetContext& context)
{
    auto section = context.section("meter-numbers", "meter-numbers-empty");
    section.columns = {context.column("column-place", 3), context.column("column-meter-number", 5, ColumnKind::Code)};
    const auto& numbers = context.document().meterNumbers;
    for (std::size_t index = 0; index < numbers.size(); ++index) {
        if (numbers[index].empty())
            continue;
        const std::vector<Argument> place{{"place", std::to_string(index + 1)}};
        const auto path = "/meterNumbers/" + std::to_string(index);
        section.rows.push_back({{cell(text::fill(context.word("meter-number-place"), place)),
                                    cell(numbers[index], context.styleOf(path, CellStyle::Code))},
            path, numbers[index]});
    }
    return section;
}

Section accessoriesSection(SheetContext& context)
{
    auto section = context.section("accessories", "accessories-empty");
    section.columns = {context.column("column-part", 12, ColumnKind::Code), context.column("column-name", 36),
        context.column("column-quantity", 8, ColumnKind::Number), context.column("column-remark", 24)};
    const auto& accessories = context.document().accessories;
    for (std::size_t index = 0; index < accessories.size(); ++index)
        section.rows.push_back(accessoryRow(context, accessories[index], "/accessories/" + std::to_string(index)));
    return section;
}

} // namespace meterbench::ordersheet
