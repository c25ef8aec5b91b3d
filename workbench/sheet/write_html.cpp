// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/barcode.h"
#include "workbench/sheet/cell_style.h"
#include "workbench/sheet/sheet_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace meterbench::sheet {
namespace {

using ordersheet::CellStyle;

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--text:#1b232b;--muted:#5a6672;--accent:#0b5a75;--rule:#9aa5af;--line:#d9dee3;--paper:#fff;
--error:#b31b1b;--panel:#fbecec;--warning:#8a5500;--note:#2f5c8a}
@media screen and (prefers-color-scheme:dark){:root{--text:#e6eaee;--muted:#9fabb6;--accent:#6cc3de;--rule:#5a6672;--line:#323b44;
--paper:#14191e;--error:#ff8f8f;--panel:#3a1d1f;--warning:#f0b75c;--note:#8dbcf0}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:2rem 1.5rem;background:var(--paper);color:var(--text);
font:0.95rem/1.5 "Meterbench Sans",Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
header{border-top:4px solid var(--accent);padding-top:1.25rem;display:flex;flex-wrap:wrap;gap:1.5rem;justify-content:space-between}
header>div{flex:1 1 22rem}
h1{margin:0;font-size:1.9rem;line-height:1.2}
h2{margin:2.25rem 0 .4rem;font-size:1.15rem;border-bottom:2px solid var(--accent);padding-bottom:.25rem}
p{margin:.3rem 0}
.subtitle,.intro,.muted,.foot,.configuration{color:var(--muted)}
code,td.code,.type-code,.configuration{font-family:"Meterbench Mono",ui-monospace,"DejaVu Sans Mono",monospace}
.type-code{font-size:1.5rem;color:var(--accent);margin-top:1rem}
.configuration{font-size:.85rem}
svg{background:#fff;display:block;max-width:100%}
.linear{width:22rem;height:3.2rem}.matrix{width:9.5rem;height:9.5rem}
.banner{border-left:6px solid var(--error);background:var(--panel);color:var(--error);font-weight:600;padding:.75rem 1rem;margin-top:1rem}
table{border-collapse:collapse;width:100%}
th{text-align:left;vertical-align:bottom;font-size:.8rem;color:var(--muted);border-bottom:1px solid var(--rule);padding:.3rem .75rem .3rem 0}
td{vertical-align:top;border-bottom:1px solid var(--line);padding:.3rem .75rem .3rem 0}
.number{text-align:right}
.error{color:var(--error)}.warning{color:var(--warning)}.note{color:var(--note)}
.foot{margin-top:2.5rem;border-top:1px solid var(--rule);padding-top:.5rem;font-size:.85rem}
@page{size:A4;margin:18mm}
@media print{body{max-width:none;padding:0;font-size:9pt}thead{display:table-header-group}tr,.banner,header{break-inside:avoid}
h2{break-after:avoid}}
)css";

/// Text as it may stand between tags and in attributes. Control characters have no place in XML.
std::string escaped(std::string_view text)
{
    std::string result;
    for (const char character : text) {
        switch (character) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += static_cast<unsigned char>(character) < 0x20 ? (character == '\n' ? '\n' : ' ') : character;
        }
    }
    return result;
}

/// A symbol as inline SVG, one unit a module; a linear one is stretched to the height its style gives it.
std::string svg(const BarcodeSymbol& symbol, std::string_view cssClass, std::string_view label)
{
    const bool linear = symbol.height == 1;
    const int width = symbol.width + 2 * symbol.quietZone;
    const int height = linear ? 1 : symbol.height + 2 * symbol.quietZone;
    std::string path;
    for (const auto& dark : symbol.dark) {
        path += fmt::format("M{} {}h{}v1h-{}z", dark.x + symbol.quietZone, linear ? 0 : dark.y + symbol.quietZone,
            dark.width, dark.width);
    }
    return fmt::format("<svg class=\"{}\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" {}role=\"img\" "
                       "aria-label=\"{}\" shape-rendering=\"crispEdges\"><path fill=\"#000\" d=\"{}\"/></svg>\n",
        cssClass, width, height, linear ? "preserveAspectRatio=\"none\" " : "", escaped(label), path);
}

std::string_view sign(CellStyle cellStyle)
{
    switch (cellStyle) {
    case CellStyle::Error:
        return "<span aria-hidden=\"true\">▲ </span>";
    case CellStyle::Warning:
        return "<span aria-hidden=\"true\">△ </span>";
    case CellStyle::Note:
        return "<span aria-hidden=\"true\">○ </span>";
    default:
        return "";
    }
}

std::string paragraph(std::string_view cssClass, std::string_view text)
{
    return text.empty() ? std::string() : fmt::format("<p class=\"{}\">{}</p>\n", cssClass, escaped(text));
}

std::string cells(const ordersheet::Section& section, const ordersheet::Row& row)
{
    std::string html = "<tr>";
    for (std::size_t index = 0; index < std::min(row.cells.size(), section.columns.size()); ++index) {
        const auto& cell = row.cells[index];
        html += fmt::format("<td class=\"{} {}\">{}{}</td>", name(section.columns[index].kind), name(cell.style),
            sign(cell.style), escaped(cell.text));
    }
    return html + "</tr>\n";
}

std::string table(const ordersheet::Section& section)
{
    std::string html = fmt::format("<table aria-labelledby=\"{}\">\n", escaped(section.id));
    if (std::ranges::any_of(section.columns, [](const auto& column) { return !column.title.empty(); })) {
        html += "<thead><tr>";
        for (const auto& column : section.columns)
            html += fmt::format("<th scope=\"col\" class=\"{}\">{}</th>", name(column.kind), escaped(column.title));
        html += "</tr></thead>\n";
    }
    html += "<tbody>\n";
    for (const auto& row : section.rows)
        html += cells(section, row);
    return html + "</tbody>\n</table>\n";
}

} // namespace

Result<std::string> makeHtml(const ordersheet::OrderSheet& sheet)
{
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"generator\" content=\"Meterbench\"/>\n<title>{} {}</title>\n<style>{}</style>\n"
        "</head>\n<body>\n<header>\n<div>\n<h1>{}</h1>\n",
        text::tag(sheet.language), escaped(sheet.title), escaped(sheet.typeCodeGrouped), style, escaped(sheet.title));
    html += paragraph("subtitle", sheet.subtitle);
    html += paragraph("type-code", sheet.typeCodeGrouped);
    if (!sheet.typeCode.empty()) {
        const auto symbol = code128(sheet.typeCode);
        if (!symbol)
            return tl::unexpected<Error>(symbol.error());
        html += svg(*symbol, "linear", sheet.typeCode);
    }
    html += paragraph("configuration", sheet.configuration);
    html += "</div>\n";
    if (!sheet.machineReadable.empty()) {
        const auto symbol = qrCode(sheet.machineReadable);
        if (!symbol)
            return tl::unexpected<Error>(symbol.error());
        html += svg(*symbol, "matrix", sheet.machineReadable);
    }
    html += "</header>\n<main>\n";
    if (sheet.hasErrors)
        html += fmt::format("<p class=\"banner\" role=\"alert\"><span aria-hidden=\"true\">▲ </span>{}</p>\n",
            escaped(sheet.errorBanner));
    for (const auto& section : sheet.sections) {
        html += fmt::format("<section>\n<h2 id=\"{}\">{}</h2>\n", escaped(section.id), escaped(section.title));
        html += paragraph("intro", section.intro);
        html += section.rows.empty() ? paragraph("muted", section.whenEmpty) : table(section);
        html += "</section>\n";
    }
    html += "</main>\n<footer class=\"foot\">\n";
    html += paragraph("issue", sheet.issue);
    html += paragraph("maker", sheet.notTheMaker);
    return html + "</footer>\n</body>\n</html>\n";
}

} // namespace meterbench::sheet
