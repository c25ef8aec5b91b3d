// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/read_json.h"

namespace meterbench::catalog::reading {

namespace {

using Needs = std::vector<std::pair<std::string, std::vector<std::string>>>;

Needs needs(const Json& json, const char* member)
{
    Needs all;
    const auto found = json.find(member);
    if (found == json.end() || found->is_null())
        return all;
    for (const auto& [field, codes] : found->items())
        all.emplace_back(field, strings(codes));
    return all;
}

DisplayListKind listKind(const std::string& text)
{
    const auto list = displayListFromName(text);
    if (!list)
        throw Damaged("display list \"" + text + "\"");
    return *list;
}

DisplayItem readItem(const Json& json)
{
    DisplayItem item;
    item.id = json.at("id").get<std::string>();
    item.text = optionalText(json, "text");
    item.obis = optionalText(json, "obis");
    item.group = json.at("group").get<std::string>();
    item.name = localized(json.at("name"));
    item.format = json.at("format").get<std::string>();
    item.unit = optionalText(json, "unit");
    for (const auto& list : json.at("lists"))
        item.lists.push_back(listKind(list.get<std::string>()));
    item.families = strings(json.at("families"));
    item.needs = needs(json, "needs");
    item.sources = strings(json.at("sources"));
    item.certainty = certainty(json.at("certainty").get<std::string>());
    return item;
}

} // namespace

DisplayCatalog readDisplay(const Json& items, const Json& pushButton)
{
    DisplayCatalog display;
    for (const auto& entry : items.at("items")) {
        auto item = readItem(entry);
        if (display.item(item.id) != nullptr)
            throw Damaged("display item \"" + item.id + "\" stands twice");
        display.items.push_back(std::move(item));
    }
    for (const auto& entry : items.at("groups"))
        display.groups.push_back({entry.at("group").get<std::string>(), localized(entry.at("name"))});
    for (const auto& entry : items.at("lists")) {
        display.lists.push_back({listKind(entry.at("list").get<std::string>()), localized(entry.at("name")),
            localized(entry.at("help")), entry.at("maximum").get<std::size_t>(), strings(entry.at("sources"))});
    }
    if (display.lists.size() != allDisplayLists.size())
        throw Damaged("four display lists are expected");
    for (const auto& entry : items.at("legal"))
        display.legal.push_back({strings(entry.at("families")), needs(entry, "when"), strings(entry.at("items"))});
    for (const auto& entry : items.at("options"))
        display.options.push_back(
            {entry.at("id").get<std::string>(), localized(entry.at("name")), localized(entry.at("help"))});
    for (const auto& entry : pushButton.at("functions")) {
        display.pushButton2.push_back({entry.at("id").get<std::string>(), localized(entry.at("name")),
            entry.at("future").get<bool>(), strings(entry.at("sources"))});
    }
    return display;
}

std::vector<Accessory> readAccessories(const Json& json)
{
    std::vector<Accessory> all;
    for (const auto& entry : json.at("accessories")) {
        Accessory accessory;
        accessory.part = entry.at("part").get<std::string>();
        const auto kind = entry.at("kind").get<std::string>();
        if (kind == "module")
            accessory.kind = AccessoryKind::Module;
        else if (kind == "software")
            accessory.kind = AccessoryKind::Software;
        else if (kind == "reading-head")
            accessory.kind = AccessoryKind::ReadingHead;
        else if (kind == "cover")
            accessory.kind = AccessoryKind::Cover;
        else if (kind == "kit")
            accessory.kind = AccessoryKind::Kit;
        else
            throw Damaged("kind \"" + kind + "\"");
        const auto restriction = optionalText(entry, "restriction");
        if (restriction == "other-systems")
            accessory.restriction = AccessoryRestriction::OtherSystems;
        else if (restriction == "omnia")
            accessory.restriction = AccessoryRestriction::Omnia;
        else if (!restriction.empty())
            throw Damaged("restriction \"" + restriction + "\"");
        accessory.name = localized(entry.at("name"));
        accessory.functions = optionalStrings(entry, "function");
        for (const auto& family : entry.at("families"))
            accessory.families.push_back({family.at("family").get<std::string>(), strings(family.at("sources"))});
        all.push_back(std::move(accessory));
    }
    return all;
}

} // namespace meterbench::catalog::reading
