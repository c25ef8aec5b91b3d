// SPDX-License-Identifier: Apache-2.0
#include "core/ordersheet/section_writers.h"

namespace meterbench::ordersheet {

namespace {

using catalog::FamilyField;

std::string_view certaintyWord(catalog::Certainty certainty)
{
    switch (certainty) {
    case catalog::Certainty::Printed:
        return {};
    case catalog::Certainty::Observed:
        return "certainty-observed";
    case catalog::Certainty::Inferred:
        return "certainty-inferred";
    case catalog::Certainty::Guess:
        return "certainty-guess";
    }
    return {};
}

/// The label of the code, with how sure we are of it; what to say where there is none.
Cell meaning(const SheetContext& context, const FamilyField& field)
{
    const auto& codes = context.document().codes;
    if (!codes[field.field].isGiven())
        return cell(context.word("code-missing"), CellStyle::Error);
    if (const auto* const option = chosenOption(context.family(), field.field, codes)) {
        auto text = context.words(option->label);
        if (const auto word = certaintyWord(option->certainty); !word.empty())
            text += " (" + context.word(word) + ')';
        return cell(std::move(text));
    }
    return cell(context.word(field.patternTakes(codes[field.field].text()) ? "by-order-form" : "code-unknown"));
}

/// The papers that print the code for the family, or those that print its order form.
Cell paperCell(SheetContext& context, const FamilyField& field)
{
    const auto code = context.document().codes[field.field].text();
    const auto option = context.family().table(field).find(code);
    const auto* const printed = option ? field.printedOption(*option) : nullptr;
    if (printed != nullptr)
        return context.sources(printed->sources);
    return context.sources(field.patternTakes(code) ? field.patternSources : std::vector<std::string>{});
}

Row codeRow(SheetContext& context, const FamilyField& field)
{
    const auto& definition = context.family().scheme->fields[field.field];
    const auto code = std::string(context.document().codes[field.field].text());
    Row row;
    row.cells = {cell(definition.id, CellStyle::Code), cell(code, context.styleOf(field.field, CellStyle::Code)),
        cell(context.words(definition.name)), meaning(context, field)};
    if (definition.part == catalog::Part::Software)
        row.cells.push_back(cell(context.word(definition.legal ? "yes" : "no"), CellStyle::Muted));
    row.cells.push_back(paperCell(context, field));
    row.id = (definition.part == catalog::Part::Hardware ? "/typeCode/" : "/configuration/") + definition.id;
    row.value = code;
    return row;
}

Section codeSection(SheetContext& context, std::string_view id, catalog::Part part)
{
    auto section = context.section(id);
    section.intro = context.word(std::string(id) + "-intro");
    section.columns
        = {context.column("column-field", 8, ColumnKind::Code), context.column("column-code", 6, ColumnKind::Code),
            context.column("column-name", 26), context.column("column-meaning", 40)};
    if (part == catalog::Part::Software)
        section.columns.push_back(context.column("column-fixed", 7));
    section.columns.push_back(context.column("column-source", 20, ColumnKind::Source));
    for (const auto& field : context.family().fields) {
        if (context.family().scheme->fields[field.field].part == part)
            section.rows.push_back(codeRow(context, field));
    }
    return section;
}

} // namespace

Section typeCodeSection(SheetContext& context)
{
    return codeSection(context, "type-code", catalog::Part::Hardware);
}

Section configurationSection(SheetContext& context)
{
    return codeSection(context, "configuration", catalog::Part::Software);
}

} // namespace meterbench::ordersheet
