// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/read_json.h"

#include <algorithm>

namespace meterbench::catalog::reading {

namespace {

OptionTable readTable(const Json& json, std::size_t digits)
{
    OptionTable table;
    table.name = json.at("table").get<std::string>();
    for (const auto& entry : json.at("options")) {
        Option option;
        option.code = entry.at("code").get<std::string>();
        if (option.code.size() != digits)
            throw Damaged("code \"" + option.code + "\" has the wrong number of digits");
        if (table.find(option.code))
            throw Damaged("code \"" + option.code + "\" stands twice");
        option.label = localized(entry.at("label"));
        if (const auto meaning = entry.find("meaning"); meaning != entry.end())
            option.meaning = particulars(*meaning);
        option.certainty = certainty(entry.at("certainty").get<std::string>());
        option.elsewhere = optionalStrings(entry, "elsewhere");
        table.options.push_back(std::move(option));
    }
    if (table.options.size() > maximumOptions)
        throw Damaged("table \"" + table.name + "\" has too many options");
    return table;
}

FieldDefinition readField(const Json& json)
{
    FieldDefinition field;
    field.id = json.at("field").get<std::string>();
    field.part = json.at("part").get<std::string>() == "hardware" ? Part::Hardware : Part::Software;
    const auto digits = json.at("digits").get<unsigned>();
    if (digits < 1 || digits > 3)
        throw Damaged("field \"" + field.id + "\" has " + std::to_string(digits) + " digits");
    field.digits = static_cast<std::uint8_t>(digits);
    field.legal = json.at("legal").get<bool>();
    field.name = localized(json.at("name"));
    field.help = localized(json.at("help"));
    for (const auto& table : json.at("tables"))
        field.tables.push_back(readTable(table, field.digits));
    if (field.tables.empty())
        throw Damaged("field \"" + field.id + "\" has no table");
    field.corrections = corrections(json);
    return field;
}

std::vector<FieldIndex> fieldsOf(const Scheme& scheme, const Json& ids)
{
    std::vector<FieldIndex> fields;
    for (const auto& id : ids)
        fields.push_back(fieldOf(scheme, id.get<std::string>()));
    return fields;
}

} // namespace

Scheme readScheme(const Json& json)
{
    Scheme scheme;
    scheme.id = json.at("scheme").get<std::string>();
    scheme.name = localized(json.at("name"));
    for (const auto& entry : json.at("fields")) {
        auto field = readField(entry);
        if (scheme.find(field.id))
            throw Damaged("field \"" + field.id + "\" stands twice");
        scheme.fields.push_back(std::move(field));
    }
    if (scheme.fields.size() > maximumFields)
        throw Damaged("too many fields");
    for (const auto& group : json.at("typeCodeGroups"))
        scheme.typeCodeGroups.push_back(fieldsOf(scheme, group));
    for (const auto& entry : json.at("configurationRows")) {
        ConfigurationRow row;
        row.name = optionalText(entry, "name");
        row.fields = fieldsOf(scheme, entry.at("fields"));
        scheme.configurationRows.push_back(std::move(row));
    }
    return scheme;
}

} // namespace meterbench::catalog::reading
