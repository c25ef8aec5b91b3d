// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/glass_traits.h"
#include "core/ordersheet/section_writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meterbench::ordersheet {

namespace {

using catalog::DisplayListKind;
using configuration::CalculationMethod;

std::string_view calculationWord(CalculationMethod method)
{
    switch (method) {
    case CalculationMethod::Individual:
        return "calculation-individual";
    case CalculationMethod::VectorSum:
        return "calculation-vector-sum";
    case CalculationMethod::TotalSum:
        return "calculation-total-sum";
    }
    return "calculation-individual";
}

/// "7.2" as the papers write it, digits before and after the point; words for what is no quantity.
std::string formatText(const SheetContext& context, const catalog::DisplayItem& item)
{
    if (item.format == "number" || item.format == "date" || item.format == "time")
        return context.word("format-" + item.format);
    if (item.format == "none")
        return context.word("format-function");
    const auto format = display::numberFormatOf(item.format, glassTraits(context.document()));
    if (!format)
        return {};
    return decimalText(fmt::format("{}.{}", format->digits, format->decimals), context.language());
}

/// Whether the catalogue has a reading for the family at all; the older families' display form is not published.
bool hasReadings(const SheetContext& context)
{
    return std::ranges::any_of(
        context.catalog().display().items, [&](const auto& item) { return item.belongsTo(context.family().id); });
}

Row readingRow(const SheetContext& context, std::size_t place, const std::string& id, const std::string& path,
    std::span<const std::string> legal)
{
    const auto number = cell(std::to_string(place));
    const auto style = context.styleOf(path, CellStyle::Normal);
    const auto* const item = context.catalog().display().item(id);
    if (item == nullptr)
        return {{number, cell({}), cell({}), cell(id + " (" + context.word("reading-unknown") + ')', style), cell({}),
                    cell({})},
            path, id};
    auto reading = context.words(item->name);
    if (std::ranges::find(legal, id) != legal.end())
        reading += " (" + context.word("legal-reading") + ')';
    return {{number, cell(item->text, CellStyle::Code), cell(item->obis, CellStyle::Code), cell(reading, style),
                cell(formatText(context, *item)), cell(item->unit)},
        path, id};
}

} // namespace

Section displayOptionsSection(SheetContext& context)
{
    auto section = context.section("display-options");
    section.intro = context.word("display-options-intro");
    section.columns = {context.column("column-option", 3), context.column("column-choice", 5)};
    const auto& display = context.document().display;
    const std::array<std::pair<std::string_view, bool>, 4> choices{{{"leading-zeroes", display.leadingZeroes},
        {"identification", display.identification}, {"quadrant", display.quadrant}, {"tariff", display.tariff}}};
    for (const auto& option : context.catalog().display().options) {
        const auto choice = std::ranges::find(choices, option.id, &decltype(choices)::value_type::first);
        if (choice != choices.end())
            section.rows.push_back(
                {{cell(context.words(option.name)), cell(context.word(choice->second ? "yes" : "no"))}, option.id,
                    choice->second ? "true" : "false"});
    }
    section.rows.push_back({{cell(context.word("calculation-method")),
                                cell(context.word(calculationWord(context.document().calculationMethod)))},
        "/calculationMethod"});
    return section;
}

Section displayListSection(SheetContext& context, DisplayListKind kind)
{
    const auto& definition = context.catalog().display().list(kind);
    Section section;
    section.id = "display-" + std::string(name(kind));
    section.title = context.words(definition.name);
    section.whenEmpty = context.word(hasReadings(context) ? "display-empty" : "display-by-form");
    section.columns = {context.column("column-number", 4, ColumnKind::Number),
        context.column("column-text", 12, ColumnKind::Code), context.column("column-obis", 11, ColumnKind::Code),
        context.column("column-reading", 40), context.column("column-format", 13), context.column("column-unit", 8)};
    const auto legal = kind == DisplayListKind::Manual
        ? configuration::legalReadings(context.catalog(), context.document())
        : std::vector<std::string>{};
    const auto& list = context.document().display.lists[kind];
    for (std::size_t index = 0; index < list.size(); ++index) {
        const auto path = fmt::format("/display/lists/{}/{}", name(kind), index);
        section.rows.push_back(readingRow(context, index + 1, list[index], path, legal));
    }
    return section;
}

Section pushButton2Section(SheetContext& context)
{
    auto section = context.section("push-button-2", "push-button-2-empty");
    section.columns = {context.column("column-function", 5), context.column("column-enabled", 2)};
    const auto& functions = context.document().pushButton2;
    for (std::size_t index = 0; index < functions.size(); ++index) {
        const auto* const function = context.catalog().display().pushButtonFunction(functions[index]);
        const auto style = context.styleOf("/pushButton2/" + std::to_string(index), CellStyle::Normal);
        section.rows.push_back({{cell(function != nullptr ? context.words(function->name) : functions[index], style),
                                    cell(context.word("yes"))},
            "/pushButton2/" + std::to_string(index), functions[index]});
    }
    return section;
}

} // namespace meterbench::ordersheet
