// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/cell_style.h"
#include "workbench/sheet/sheet_writer.h"

#include <nlohmann/json.hpp>

namespace meterbench::sheet {
namespace {

using nlohmann::ordered_json;

ordered_json toJson(const ordersheet::Section& section)
{
    auto columns = ordered_json::array();
    for (const auto& column : section.columns)
        columns.push_back({{"title", column.title}, {"kind", name(column.kind)}});
    auto rows = ordered_json::array();
    for (const auto& row : section.rows) {
        auto cells = ordered_json::array();
        for (const auto& cell : row.cells)
            cells.push_back({{"text", cell.text}, {"style", name(cell.style)}});
        rows.push_back({{"id", row.id}, {"value", row.value}, {"cells", std::move(cells)}});
    }
    ordered_json json;
    json["id"] = section.id;
    json["title"] = section.title;
    json["intro"] = section.intro;
    json["columns"] = std::move(columns);
    json["rows"] = std::move(rows);
    if (section.rows.empty())
        json["when_empty"] = section.whenEmpty;
    return json;
}

} // namespace

std::string makeJson(const ordersheet::OrderSheet& sheet)
{
    ordered_json json;
    json["format"] = "meterbench-order-sheet";
    json["version"] = 2;
    json["language"] = text::tag(sheet.language);
    json["title"] = sheet.title;
    json["subtitle"] = sheet.subtitle;
    json["date"] = sheet.date;
    json["revision"] = sheet.revision;
    json["issue"] = sheet.issue;
    json["type_code"] = sheet.typeCode;
    json["type_code_grouped"] = sheet.typeCodeGrouped;
    json["configuration"] = sheet.configuration;
    json["machine_readable"] = sheet.machineReadable;
    json["has_errors"] = sheet.hasErrors;
    json["error_banner"] = sheet.errorBanner;
    json["not_the_maker"] = sheet.notTheMaker;
    json["sections"] = ordered_json::array();
    for (const auto& section : sheet.sections)
        json["sections"].push_back(toJson(section));
    // Free text of the order may hold bytes that are no UTF-8: they become the replacement character instead of an
    // exception.
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

} // namespace meterbench::sheet
