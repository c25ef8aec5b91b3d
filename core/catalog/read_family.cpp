// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/read_json.h"

#include <algorithm>

namespace meterbench::catalog::reading {

namespace {

std::size_t tableOf(const FieldDefinition& definition, const std::string& name)
{
    const auto table = std::ranges::find(definition.tables, name, &OptionTable::name);
    if (table == definition.tables.end())
        throw Damaged("field \"" + definition.id + "\" has no table \"" + name + "\"");
    return static_cast<std::size_t>(table - definition.tables.begin());
}

FamilyField readField(const Scheme& scheme, const Json& json)
{
    FamilyField field;
    field.field = fieldOf(scheme, json.at("field").get<std::string>());
    const auto& definition = scheme.fields[field.field];
    field.table = tableOf(definition, json.at("table").get<std::string>());
    field.defaultCode = json.at("default").get<std::string>();
    if (field.defaultCode.size() != definition.digits)
        throw Damaged("default of \"" + definition.id + "\" has the wrong number of digits");
    field.reason = localized(json.at("reason"));
    field.pattern = optionalText(json, "pattern");
    // The one pattern there is: any digits. A data file that asks for more is refused rather than half understood.
    if (!field.pattern.empty() && field.pattern != "[0-9]{" + std::to_string(definition.digits) + "}")
        throw Damaged("pattern \"" + field.pattern + "\" of \"" + definition.id + "\"");
    field.patternSources = optionalStrings(json, "patternSources");
    for (const auto& entry : json.at("options")) {
        const auto code = entry.at("code").get<std::string>();
        const auto option = definition.tables[field.table].find(code);
        if (!option)
            throw Damaged("code \"" + code + "\" of \"" + definition.id + "\" is not in the scheme");
        field.printed.push_back({*option, strings(entry.at("sources"))});
    }
    return field;
}

LoadProfile readLoadProfile(const Json& json)
{
    LoadProfile profile;
    profile.note = localized(json.at("note"));
    for (const auto& entry : json.at("depths")) {
        profile.depths.push_back({entry.at("energy").get<std::string>(), entry.at("columns").get<int>(),
            entry.value("days5", 0), entry.at("days15").get<int>(), entry.at("days30").get<int>(),
            entry.at("days60").get<int>(), strings(entry.at("sources"))});
    }
    profile.corrections = corrections(json);
    return profile;
}

} // namespace

Family readFamily(std::span<const Scheme> schemes, const Json& json)
{
    Family family;
    family.id = json.at("family").get<std::string>();
    const auto schemeId = json.at("scheme").get<std::string>();
    const auto scheme = std::ranges::find(schemes, schemeId, &Scheme::id);
    if (scheme == schemes.end())
        throw Damaged("scheme \"" + schemeId + "\"");
    family.scheme = &*scheme;
    family.prefix = json.at("prefix").get<std::string>();
    family.name = localized(json.at("name"));
    family.papers = strings(json.at("papers"));
    family.identify = conditions(*scheme, json.at("identify"));
    for (const auto& entry : json.at("fields")) {
        auto field = readField(*scheme, entry);
        if (!family.fields.empty() && family.fields.back().field >= field.field)
            throw Damaged("field \"" + scheme->fields[field.field].id + "\" is out of sheet order");
        family.fields.push_back(std::move(field));
    }
    for (const auto& entry : json.at("observed")) {
        family.observed.push_back({optionalText(entry, "typeCode"), optionalText(entry, "configuration"),
            entry.at("source").get<std::string>(), optionalText(entry, "remark")});
    }
    for (const auto& entry : json.at("technical")) {
        TechnicalDatum datum;
        datum.id = entry.at("id").get<std::string>();
        datum.name = localized(entry.at("name"));
        datum.value = localizedOrPlain(entry.at("value"));
        if (const auto when = entry.find("when"); when != entry.end())
            datum.when = conditions(*scheme, *when);
        datum.sources = strings(entry.at("sources"));
        if (const auto meaning = entry.find("meaning"); meaning != entry.end())
            datum.meaning = particulars(*meaning);
        family.technical.push_back(std::move(datum));
    }
    family.loadProfile = readLoadProfile(json.at("loadProfile"));
    for (const auto& entry : json.at("vectors"))
        family.vectors.push_back(
            {strings(entry.at("text")), optionalText(entry, "grouped"), strings(entry.at("findings"))});
    return family;
}

} // namespace meterbench::catalog::reading
