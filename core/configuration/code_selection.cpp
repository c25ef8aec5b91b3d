// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/code_selection.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

void appendCode(std::string& text, const catalog::Family& family, FieldIndex field, const CodeSelection& selection)
{
    const auto& code = selection[field];
    if (code.isGiven())
        text += code.text();
    else
        text.append(family.scheme->fields[field].digits, '?');
}

std::string joinedTypeCode(const catalog::Family& family, const CodeSelection& selection, std::string_view separator)
{
    std::string text = family.prefix;
    for (std::size_t group = 0; group < family.scheme->typeCodeGroups.size(); ++group) {
        if (group != 0)
            text += separator;
        for (const auto field : family.scheme->typeCodeGroups[group])
            appendCode(text, family, field, selection);
    }
    return text;
}

} // namespace

std::string typeCode(const catalog::Family& family, const CodeSelection& selection)
{
    return joinedTypeCode(family, selection, "");
}

std::string typeCodeGrouped(const catalog::Family& family, const CodeSelection& selection)
{
    return joinedTypeCode(family, selection, "-");
}

std::string configurationText(const catalog::Family& family, const CodeSelection& selection)
{
    std::string text;
    const auto append = [&text](std::string_view name) {
        if (!text.empty())
            text += ' ';
        text += name;
        text += '=';
    };
    for (const auto& row : family.scheme->configurationRows) {
        const bool complete
            = std::ranges::all_of(row.fields, [&](FieldIndex field) { return selection[field].isGiven(); });
        if (!row.name.empty() && complete) {
            append(row.name);
            for (const auto field : row.fields)
                text += selection[field].text();
            continue;
        }
        for (const auto field : row.fields) {
            if (!selection[field].isGiven())
                continue;
            append(family.scheme->fields[field].id);
            text += selection[field].text();
        }
    }
    return text;
}

CodeSelection defaults(const catalog::Family& family)
{
    CodeSelection selection;
    for (const auto& field : family.fields)
        selection[field.field] = Code(field.defaultCode);
    return selection;
}

const catalog::Option* chosenOption(const catalog::Family& family, FieldIndex field, const CodeSelection& selection)
{
    if (!selection[field].isGiven())
        return nullptr;
    const auto* familyField = family.find(field);
    const auto& definition = family.scheme->fields[field];
    const auto& table = familyField != nullptr ? family.table(*familyField) : definition.tables.front();
    const auto option = table.find(selection[field].text());
    return option ? &table.options[*option] : nullptr;
}

bool holds(std::span<const catalog::Condition> conditions, const CodeSelection& selection)
{
    return std::ranges::all_of(conditions, [&](const catalog::Condition& condition) {
        const auto& code = selection[condition.field];
        if (!code.isGiven())
            return false;
        const bool listed = std::ranges::find(condition.codes, code.text()) != condition.codes.end();
        return listed != condition.negated;
    });
}

} // namespace meterbench::configuration
