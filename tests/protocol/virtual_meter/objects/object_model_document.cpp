// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/virtual_meter/objects/object_model_document.h"

#include "core/device/model_making.h"
#include "protocol/virtual_meter/meter/setting_attribute.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"

#include <fmt/format.h>

#include <map>

namespace meterbench::tests {

namespace {

using vm::Role;

struct Column {
    std::string_view family;
    std::string_view heading;
};

constexpr Column columns[] = {
    {"omnipower-1p", "1p"},
    {"omnipower-3p", "3p"},
    {"omnipower-3p-din", "DIN"},
    {"omnipower-ct", "CT"},
    {"kamstrup-162m", "162M"},
    {"kamstrup-382m", "382M"},
};

/// Codes that give a meter more objects than its family's default; those that a family does not have are passed over.
using Codes = std::vector<std::pair<std::string_view, std::string_view>>;
const std::vector<Codes>& equipments()
{
    static const std::vector<Codes> list{
        {},
        {{"X8", "2"}, {"X9", "4"}, {"X10", "3"}, {"X13", "1"}, {"Z3", "03"}, {"Z12", "01"}, {"Z29", "5"}},
        {{"X8", "2"}, {"X9", "4"}, {"X10", "2"}, {"X13", "1"}, {"Z27", "2"}, {"Z29", "5"}},
        {{"X8", "1"}, {"X9", "4"}, {"X10", "3"}, {"Z18", "001"}},
    };
    return list;
}

constexpr Role shownRoles[] = {Role::Public, Role::Reader, Role::Technician, Role::Management};

std::string letters(vm::RoleSet roles)
{
    constexpr std::string_view names = "PRTM";
    std::string text;
    for (const auto role : shownRoles) {
        if (roles.has(role))
            text += names[static_cast<std::size_t>(role)];
    }
    return text;
}

struct Numbered {
    int number;
    std::string rights;
};

/// "2-5 RTM, 7 M": neighbours with the same rights together, what nobody has left out.
std::string grouped(const std::vector<Numbered>& items)
{
    std::string text;
    for (std::size_t first = 0; first < items.size();) {
        auto last = first;
        while (last + 1 < items.size() && items[last + 1].rights == items[first].rights
            && items[last + 1].number == items[last].number + 1)
            ++last;
        if (!items[first].rights.empty()) {
            text += text.empty() ? "" : ", ";
            text += first == last ? fmt::format("{}", items[first].number)
                                  : fmt::format("{}-{}", items[first].number, items[last].number);
            text += " " + items[first].rights;
        }
        first = last + 1;
    }
    return text;
}

std::string readRights(const vm::CosemObject& object)
{
    std::vector<Numbered> items;
    for (const auto& attribute : object.attributes())
        items.push_back({attribute.number, letters(attribute.rights.read)});
    return grouped(items);
}

std::string writeRights(const vm::CosemObject& object)
{
    if (object.legality() == vm::Legality::Legal)
        return "legal";
    std::vector<Numbered> items;
    for (const auto& attribute : object.attributes())
        items.push_back({attribute.number, letters(attribute.rights.write)});
    return grouped(items);
}

std::string methodRights(const vm::CosemObject& object)
{
    std::vector<Numbered> items;
    for (const auto& method : object.methods())
        items.push_back({method.number, letters(method.rights)});
    return grouped(items);
}

struct Row {
    std::string object; ///< everything but the families
    std::array<bool, std::size(columns)> present{};
};

std::string rowOf(const vm::CosemObject& object)
{
    return fmt::format("| {} | {} | {}.{} | {} | {} | {} |", object.name().text(), object.description(),
        object.classId(), object.version(), readRights(object), writeRights(object), methodRights(object));
}

void addVariant(std::map<Obis, Row>& rows, std::size_t column, const Codes& choices)
{
    const auto& catalog = sharedCatalog();
    const auto* const family = catalog.family(columns[column].family);
    auto codes = configuration::defaults(*family);
    for (const auto& [field, code] : choices) {
        const auto index = family->scheme->find(field);
        if (index && family->find(*index) != nullptr)
            codes[*index] = configuration::Code(code);
    }
    const auto model = device::makeModel(catalog, configuration::defaultConfiguration(catalog, *family, codes));
    if (!model)
        return; // a combination that the family does not know
    const vm::ObjectModel objects(**model, vm::objectGroups());
    for (const auto& object : objects.objects()) {
        auto& row = rows[object.name()];
        if (row.object.empty())
            row.object = rowOf(object);
        row.present[column] = true;
    }
}

std::string objectTable()
{
    std::map<Obis, Row> rows;
    for (std::size_t column = 0; column < std::size(columns); ++column) {
        for (const auto& choices : equipments())
            addVariant(rows, column, choices);
    }
    std::string text = "| logical name | what | class | read | write | methods |";
    std::string rule = "|---|---|---|---|---|---|";
    for (const auto& column : columns) {
        text += fmt::format(" {} |", column.heading);
        rule += "---|";
    }
    text += "\n" + rule + "\n";
    for (const auto& [name, row] : rows) {
        text += row.object;
        for (const bool isPresent : row.present)
            text += isPresent ? " x |" : " |";
        text += "\n";
    }
    return text;
}

std::string limitsText(const configuration::SettingDefinition& row)
{
    if (row.kind != configuration::SettingKind::Number)
        return {};
    const auto text = [&](int value) { return configuration::numberText(value, row.decimals); };
    return fmt::format("{} – {} {}{}", text(row.least), text(row.most), row.unit,
        row.byDefault ? fmt::format(" ({})", text(*row.byDefault)) : "");
}

std::string attributeText(const configuration::CosemAttribute& attribute)
{
    if (attribute.classId == 0)
        return {};
    return attribute.attribute == 0
        ? fmt::format("{}, class {}", attribute.name.text(), attribute.classId)
        : fmt::format("{}, class {}, {}", attribute.name.text(), attribute.classId, attribute.attribute);
}

std::string markOf(const configuration::CosemAttribute& attribute)
{
    if (attribute.classId == 0)
        return {};
    switch (attribute.certainty) {
    case configuration::Certainty::Printed:
        return "printed";
    case configuration::Certainty::PrintedForSuccessor:
        return "printed for the successor";
    case configuration::Certainty::Guess:
        break;
    }
    return "guess";
}

std::string settingTable()
{
    std::string text
        = "| in a document | symbol | limits (default) | paper | COSEM: name, class, attribute | mark | KMP | "
          "written by |\n|---|---|---|---|---|---|---|---|\n";
    for (const auto& row : configuration::settingTable())
        text += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} |\n", row.path, row.symbol, limitsText(row),
            row.source, attributeText(row.cosem), markOf(row.cosem),
            row.kmp.id == 0 ? std::string() : std::to_string(row.kmp.id), letters(vm::rightsOf(row).write));
    return text;
}

std::string mechanismText(const vm::ServiceAccessPoint& point)
{
    if (point.role == Role::ConsumerPush)
        return "pre-established";
    switch (point.mechanism) {
    case dlms::Mechanism::Lowest:
        return "none";
    case dlms::Mechanism::Low:
        return "LLS (1)";
    default:
        return point.takesSecrets ? "HLS GMAC (5); also MD5 (3), SHA-1 (4), SHA-256 (6)" : "HLS GMAC (5)";
    }
}

std::string accessPointTable()
{
    std::string text
        = "| role | letter | client | server | association object | mechanism |\n|---|---|---|---|---|---|\n";
    for (const auto& point : vm::serviceAccessPoints) {
        const auto letter = letters(vm::only(point.role));
        text += fmt::format("| {} | {} | {} | {} | 0-0:40.0.{}*255 | {} |\n", point.name, letter.empty() ? "-" : letter,
            point.client, vm::managementDevice, static_cast<int>(point.role) + 1, mechanismText(point));
    }
    return text;
}

std::string passwordTable()
{
    namespace demonstration = vm::demonstration;
    std::string text = "| what | for | value |\n|---|---|---|\n";
    const auto add = [&](std::string_view what, std::string_view use, std::string_view value) {
        text += fmt::format("| {} | {} | `{}` |\n", what, use, value);
    };
    add("readerPassword", "reader, LLS", demonstration::readerPassword);
    add("technicianSecret", "technician, HLS 3, 4, 6", demonstration::technicianSecret);
    add("managementSecret", "management, HLS 3, 4, 6", demonstration::managementSecret);
    add("readoutPassword", "IEC 62056-21, P1", demonstration::readoutPassword);
    add("kmpPassword", "KMP, PutRegister", std::to_string(demonstration::kmpPassword));
    return text;
}

std::string keyFileSample()
{
    return "```json\n" + vm::writeKeyFile(testSecrets()) + "```\n";
}

void replacePart(std::string& document, std::string_view name, const std::string& content)
{
    const auto begin = fmt::format("<!-- begin {} -->\n", name);
    const auto end = fmt::format("<!-- end {} -->", name);
    const auto from = document.find(begin);
    const auto to = document.find(end);
    if (from == std::string::npos || to == std::string::npos || to < from)
        return;
    const auto start = from + begin.size();
    document.replace(start, to - start, content);
}

} // namespace

std::string rewritten(std::string_view document)
{
    std::string text(document);
    replacePart(text, "access-points", accessPointTable());
    replacePart(text, "passwords", passwordTable());
    replacePart(text, "key-file", keyFileSample());
    replacePart(text, "settings", settingTable());
    replacePart(text, "objects", objectTable());
    return text;
}

} // namespace meterbench::tests
