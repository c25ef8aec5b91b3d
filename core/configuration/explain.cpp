// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/finding.h"
#include "core/text/message.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

std::string familyNames(const catalog::Catalog& catalog, std::string_view ids, text::Language language)
{
    std::string names;
    while (!ids.empty()) {
        const auto end = std::min(ids.find(", "), ids.size());
        const auto* family = catalog.family(ids.substr(0, end));
        if (!names.empty())
            names += ", ";
        names += family != nullptr ? family->name.in(language) : std::string(ids.substr(0, end));
        ids.remove_prefix(std::min(end + 2, ids.size()));
    }
    return names;
}

std::string readingName(const catalog::Catalog& catalog, const std::string& id, text::Language language)
{
    const auto* item = catalog.display().item(id);
    return item != nullptr ? item->name.in(language) : id;
}

std::string listName(const catalog::Catalog& catalog, const std::string& name, text::Language language)
{
    const auto list = catalog::displayListFromName(name);
    return list ? catalog.display().list(*list).name.in(language) : name;
}

/// Arguments speak of families, readings, lists and accessories by id; the reader knows them by name.
void nameThings(const catalog::Catalog& catalog, std::vector<Argument>& arguments, text::Language language)
{
    for (auto& argument : arguments) {
        if (argument.name == "families" || argument.name == "found" || argument.name == "expected") {
            argument.value = familyNames(catalog, argument.value, language);
        } else if (argument.name == "item") {
            argument.value = readingName(catalog, argument.value, language);
        } else if (argument.name == "list") {
            argument.value = listName(catalog, argument.value, language);
        } else if (argument.name == "accessory") {
            const auto accessory = std::ranges::find(catalog.accessories(), argument.value, &catalog::Accessory::part);
            if (accessory != catalog.accessories().end())
                argument = {"name", accessory->name.in(language)};
        }
    }
}

/// What a message may name beside the finding's own arguments: `{X8}`, `{X8.label}` of every field given, and
/// `{field}`, `{code}`,
/// `{name}` of the one field it touches.
std::vector<Argument> argumentsOf(
    const catalog::Family& family, const Finding& finding, const CodeSelection& selection, text::Language language)
{
    auto arguments = finding.arguments;
    const auto& fields = family.scheme->fields;
    for (std::size_t index = 0; index < fields.size(); ++index) {
        const auto field = static_cast<FieldIndex>(index);
        const bool touched = (finding.fields & fieldBit(field)) != 0;
        const auto& code = selection[field];
        if (!touched && !code.isGiven())
            continue;
        const auto* option = chosenOption(family, field, selection);
        const std::string shown = code.isGiven() ? std::string(code.text()) : "–";
        arguments.push_back({fields[index].id, shown});
        arguments.push_back({fields[index].id + ".label", option != nullptr ? option->label.in(language) : shown});
        if (touched) {
            arguments.push_back({"field", fields[index].id});
            arguments.push_back({"code", shown});
            arguments.push_back({"name", fields[index].name.in(language)});
        }
    }
    return arguments;
}

} // namespace

ExplainedFinding explain(const catalog::Catalog& catalog, const catalog::Family* family, const Finding& finding,
    const CodeSelection& selection, text::Language language)
{
    ExplainedFinding explained;
    explained.severity = finding.severity;
    explained.rule = finding.rule;
    explained.source = finding.source;
    if (family != nullptr) {
        for (std::size_t index = 0; index < family->scheme->fields.size(); ++index) {
            if ((finding.fields & fieldBit(static_cast<FieldIndex>(index))) != 0)
                explained.fields.push_back(family->scheme->fields[index].id);
        }
    }
    explained.fields.insert(explained.fields.end(), finding.paths.begin(), finding.paths.end());
    if (finding.message != nullptr) {
        auto arguments = family != nullptr ? argumentsOf(*family, finding, selection, language) : finding.arguments;
        nameThings(catalog, arguments, language);
        explained.message = text::fill(finding.message->in(language), arguments);
    }
    if (finding.softened)
        explained.message += " " + catalog.engineMessage("softened-by-observation").message.in(language);
    return explained;
}

bool hasErrors(std::span<const Finding> findings)
{
    return std::ranges::any_of(findings, [](const Finding& finding) { return finding.severity == Severity::Error; });
}

} // namespace meterbench::configuration
