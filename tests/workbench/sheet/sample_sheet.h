// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ordersheet/order_sheet.h"

#include <string>

/// Order sheets made by hand, so that the painter and the writers are tried on what no catalogue would give them: many
/// rows, long words, hostile characters. Values only.
namespace meterbench::tests {

inline ordersheet::Row row(std::initializer_list<std::string> texts)
{
    ordersheet::Row result;
    for (const auto& text : texts)
        result.cells.push_back({text, ordersheet::CellStyle::Normal});
    return result;
}

/// A sheet of the size of an ordinary order: seven sections, about seventy rows.
inline ordersheet::OrderSheet sampleSheet()
{
    using ordersheet::CellStyle;
    using ordersheet::ColumnKind;
    ordersheet::OrderSheet sheet;
    sheet.language = text::Language::English;
    sheet.title = "Order-code sheet";
    sheet.subtitle = "OMNIPOWER single-phase";
    sheet.date = "2026-03-01";
    sheet.revision = "Revision B";
    sheet.issue = "Order 4711-2026 · 2026-03-01 · Revision B";
    sheet.pageOf = "Page {page} of {pages}";
    sheet.notTheMaker
        = "Made with Meterbench, which is not a product of Kamstrup A/S. Kamstrup and OMNIPOWER are its marks.";
    sheet.typeCode = "6861111BN242101040";
    sheet.typeCodeGrouped = "686-11-11B-N24-2101-040";
    sheet.configuration = "Z1=1 Z2=1 Z3=05 Z4=2 Z5=1 Z6=1 Z7=00 Z8=0 Z9=0 Z10=00 Z11=0 Z12=0 Z13=001 Z14=000 Z15=000 "
                          "Z16=000 Z17=0 Z18=01 Z19=0 Z20=0 Z25=0 Z26=000 Z27=0 Z28=0 Z29=0 Z30=0";
    sheet.machineReadable = sheet.typeCode + " " + sheet.configuration;
    sheet.sections.push_back({"order", "Order", "", "",
        {{"", 1, ColumnKind::Text}, {"", 2, ColumnKind::Text}, {"", 1, ColumnKind::Text}, {"", 2, ColumnKind::Text}},
        {row({"Customer", "Østjysk Energi Net A/S", "Order", "4711-2026"}),
            row({"Contact", "Birgit Ågård", "Quantity", "1200"}),
            row({"Reference", "Projekt Søndervig 2026", "Date", "2026-03-01"})}});
    for (auto& line : sheet.sections.back().rows)
        line.cells[0].style = line.cells[2].style = CellStyle::Muted;
    ordersheet::Section type{"type-code", "Type code", "Each character of the type code, from left to right.", "",
        {{"Field", 2, ColumnKind::Code}, {"Code", 2, ColumnKind::Code}, {"Property", 6, ColumnKind::Text},
            {"Meaning", 10, ColumnKind::Text}, {"Source", 3, ColumnKind::Text}},
        {}};
    for (int field = 1; field <= 14; ++field) {
        type.rows.push_back(row({"X" + std::to_string(field), std::to_string(field % 10), "Meter type",
            "Single-phase, direct connection, 5–80 A, one measuring element", "TD, S-FR"}));
        type.rows.back().cells.back().style = CellStyle::Muted;
    }
    sheet.sections.push_back(type);
    ordersheet::Section configuration = type;
    configuration.id = "configuration";
    configuration.title = "Configuration";
    configuration.intro.clear();
    configuration.rows.clear();
    for (int field = 1; field <= 30; ++field) {
        configuration.rows.push_back(row({"Z" + std::to_string(field), "05", "Display of energy A+/A−",
            field % 7 == 0
                ? "Display with 7 digits and no decimals, automatic scrolling every 6 seconds, backlight off after "
                  "two minutes, and the readings of the utility list behind a long press"
                : "7.0 kWh, calculation by vector sum",
            "TD"}));
        configuration.rows.back().cells.back().style = CellStyle::Muted;
    }
    sheet.sections.push_back(configuration);
    ordersheet::Section list{"display-automatic", "Automatic display list", "Shown one after another.", "No readings.",
        {{"No.", 1, ColumnKind::Number}, {"OBIS", 2, ColumnKind::Code}, {"Reading", 8, ColumnKind::Text},
            {"Unit", 2, ColumnKind::Text}},
        {}};
    for (int item = 1; item <= 8; ++item)
        list.rows.push_back(
            row({std::to_string(item), "1.8." + std::to_string(item - 1), "Active energy, import", "kWh"}));
    sheet.sections.push_back(list);
    ordersheet::Section empty = list;
    empty.id = "display-backup";
    empty.title = "Backup display list";
    empty.intro.clear();
    empty.rows.clear();
    sheet.sections.push_back(empty);
    ordersheet::Section accessories{"accessories", "Accessories", "", "None.",
        {{"Part number", 3, ColumnKind::Code}, {"Name", 9, ColumnKind::Text}, {"Quantity", 2, ColumnKind::Number}},
        {row({"68 50 058", "Radio module, 444 MHz", "1200"}), row({"66 99 099", "Optical reading head, USB", "4"})}};
    sheet.sections.push_back(accessories);
    ordersheet::Section findings{"findings", "Findings", "", "No findings: the codes fit together.",
        {{"", 2, ColumnKind::Text}, {"Fields", 2, ColumnKind::Code}, {"What to change", 10, ColumnKind::Text},
            {"Source", 2, ColumnKind::Text}},
        {row({"Warning", "Z19",
             "Z19 = 0 is expected of a meter without a breaker; choose 0 or a variant with a breaker.", "TD"}),
            row({"Note", "Z4", "Load profile depth at 15 minutes: 330 days.", "S-FR"})}};
    findings.rows[0].cells[0].style = CellStyle::Warning;
    findings.rows[1].cells[0].style = CellStyle::Note;
    sheet.sections.push_back(findings);
    return sheet;
}

/// The same sheet with what must not be ordered.
inline ordersheet::OrderSheet faultySheet()
{
    auto sheet = sampleSheet();
    sheet.hasErrors = true;
    sheet.errorBanner = "Do not order from this sheet: 2 errors stand under “Findings”.";
    auto& findings = sheet.sections.back();
    auto error = row({"Error", "X5 X13",
        "A dual breaker exists in the single-phase meter only: choose X5 = 1 or another X13.", "TD p.12"});
    error.cells[0].style = ordersheet::CellStyle::Error;
    findings.rows.insert(findings.rows.begin(), 2, error);
    return sheet;
}

} // namespace meterbench::tests
