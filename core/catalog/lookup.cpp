// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/accessory.h"
#include "core/catalog/display_catalog.h"
#include "core/catalog/family.h"

#include <algorithm>

namespace meterbench::catalog {

namespace {

template <typename Range, typename Value, typename Projection>
auto* pointerTo(Range& range, const Value& value, Projection projection)
{
    const auto found = std::ranges::find(range, value, projection);
    return found == range.end() ? nullptr : &*found;
}

} // namespace

std::string_view name(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Note:
        return "note";
    }
    return "error";
}

std::string_view name(DisplayListKind list)
{
    switch (list) {
    case DisplayListKind::Automatic:
        return "automatic";
    case DisplayListKind::Manual:
        return "manual";
    case DisplayListKind::Utility:
        return "utility";
    case DisplayListKind::Backup:
        return "backup";
    }
    return "automatic";
}

std::optional<DisplayListKind> displayListFromName(std::string_view wanted)
{
    for (const auto list : allDisplayLists) {
        if (name(list) == wanted)
            return list;
    }
    return std::nullopt;
}

std::optional<std::size_t> OptionTable::find(std::string_view code) const
{
    const auto option = std::ranges::find(options, code, &Option::code);
    if (option == options.end())
        return std::nullopt;
    return static_cast<std::size_t>(option - options.begin());
}

std::optional<FieldIndex> Scheme::find(std::string_view fieldId) const
{
    const auto field = std::ranges::find(fields, fieldId, &FieldDefinition::id);
    if (field == fields.end())
        return std::nullopt;
    return static_cast<FieldIndex>(field - fields.begin());
}

std::size_t Scheme::typeCodeDigits() const
{
    std::size_t digits = 0;
    for (const auto& group : typeCodeGroups) {
        for (const auto field : group)
            digits += fields[field].digits;
    }
    return digits;
}

const PrintedOption* FamilyField::printedOption(std::size_t option) const
{
    return pointerTo(printed, option, &PrintedOption::option);
}

bool FamilyField::patternTakes(std::string_view code) const
{
    return !pattern.empty() && code.size() == defaultCode.size()
        && std::ranges::all_of(code, [](char character) { return character >= '0' && character <= '9'; });
}

const FamilyField* Family::find(FieldIndex wanted) const
{
    return pointerTo(fields, wanted, &FamilyField::field);
}

const OptionTable& Family::table(const FamilyField& familyField) const
{
    return scheme->fields[familyField.field].tables[familyField.table];
}

bool Accessory::fits(std::string_view familyId) const
{
    return pointerTo(families, familyId, &AccessoryFamily::family) != nullptr;
}

bool DisplayItem::allowedIn(DisplayListKind list) const
{
    return std::ranges::find(lists, list) != lists.end();
}

bool DisplayItem::belongsTo(std::string_view familyId) const
{
    return std::ranges::find(families, familyId) != families.end();
}

const DisplayItem* DisplayCatalog::item(std::string_view id) const
{
    return pointerTo(items, id, &DisplayItem::id);
}

const DisplayListDefinition& DisplayCatalog::list(DisplayListKind kind) const
{
    return *pointerTo(lists, kind, &DisplayListDefinition::list);
}

const PushButtonFunction* DisplayCatalog::pushButtonFunction(std::string_view id) const
{
    return pointerTo(pushButton2, id, &PushButtonFunction::id);
}

} // namespace meterbench::catalog
