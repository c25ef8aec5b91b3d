// SPDX-License-Identifier: Apache-2.0
#include "app/cli/code_document.h"

#include "app/cli/finding_output.h"
#include "app/cli/followed_output.h"
#include "app/cli/text_table.h"
#include "core/configuration/chosen_meaning.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace meterbench::cli {
namespace {

using configuration::Decoded;
using configuration::ExplainedFinding;
using nlohmann::ordered_json;

struct FieldLine {
    const catalog::FieldDefinition* definition = nullptr;
    std::string code;
    std::string label; ///< empty when the code is in no table
};

/// What the code stands for; a number that an order form made is said to be one.
std::string labelOf(const Session& session, const catalog::Family& family, catalog::FieldIndex index,
    const configuration::CodeSelection& selection)
{
    if (const auto* option = configuration::chosenOption(family, index, selection))
        return option->label.in(session.language());
    const catalog::FamilyField* field = family.find(index);
    if (field != nullptr && field->patternTakes(selection[index].text()))
        return std::string(session.word("order-form"));
    if (const auto ratio = configuration::orderedRatio(family, selection);
        ratio && configuration::tellingField(family, "ratio") == index)
        return std::to_string(*ratio) + " : 1";
    return {};
}

std::vector<FieldLine> fieldLines(const Session& session, const Decoded& decoded)
{
    std::vector<FieldLine> lines;
    if (decoded.reading == nullptr)
        return lines;
    const auto& fields = decoded.reading->scheme->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto index = static_cast<catalog::FieldIndex>(i);
        if (decoded.selection[index].isGiven()) {
            lines.push_back({&fields[i], std::string(decoded.selection[index].text()),
                labelOf(session, *decoded.reading, index, decoded.selection)});
        }
    }
    return lines;
}

ordered_json json(const Session& session, const Decoded& decoded, const std::vector<FieldLine>& lines,
    const std::vector<ExplainedFinding>& findings, const configuration::Edited* edited)
{
    ordered_json document{
        {"family", nullptr}, {"type_code", nullptr}, {"type_code_grouped", nullptr}, {"configuration", nullptr}};
    if (decoded.family != nullptr)
        document["family"] = decoded.family->id;
    if (decoded.reading != nullptr && decoded.hasTypeCode) {
        document["type_code"] = configuration::typeCode(*decoded.reading, decoded.selection);
        document["type_code_grouped"] = configuration::typeCodeGrouped(*decoded.reading, decoded.selection);
    }
    if (decoded.reading != nullptr && decoded.hasConfiguration)
        document["configuration"] = configuration::configurationText(*decoded.reading, decoded.selection);
    auto fields = ordered_json::array();
    for (const FieldLine& line : lines) {
        ordered_json field{{"field", line.definition->id}, {"code", line.code}, {"label", nullptr}};
        if (!line.label.empty())
            field["label"] = line.label;
        field["name"] = line.definition->name.in(session.language());
        fields.push_back(std::move(field));
    }
    document["fields"] = std::move(fields);
    if (edited != nullptr)
        document["followed"] = followedJson(session, edited->document, edited->followed);
    document["findings"] = toJson(findings);
    return document;
}

/// Where the values of the head stand: wider than its headings in any language.
constexpr std::size_t headColumn = 16;

void printHead(const Session& session, std::string_view heading, const std::string& value)
{
    const std::string_view words = session.word(heading);
    const std::size_t gap = headColumn - std::min(width(words), headColumn - 1);
    session.printLine(session.console().styled(Style::Muted, words) + std::string(gap, ' ') + value);
}

void printText(const Session& session, const Decoded& decoded, const std::vector<FieldLine>& lines,
    const std::vector<ExplainedFinding>& findings, const configuration::Edited* edited)
{
    const Console& console = session.console();
    const std::string family = decoded.family == nullptr ? std::string(session.word("unknown"))
                                                         : decoded.family->name.in(session.language());
    printHead(session, "heading-family", console.styled(Style::Heading, family));
    if (decoded.reading != nullptr && decoded.hasTypeCode) {
        const std::string grouped = configuration::typeCodeGrouped(*decoded.reading, decoded.selection);
        printHead(session, "heading-type-code",
            console.styled(Style::Heading, grouped) + "  "
                + configuration::typeCode(*decoded.reading, decoded.selection));
    }
    if (decoded.reading != nullptr && decoded.hasConfiguration) {
        printHead(session, "heading-configuration",
            wrapped(
                configuration::configurationText(*decoded.reading, decoded.selection), headColumn, console.columns()));
    }
    TextTable table;
    for (const FieldLine& line : lines) {
        table.add({{line.definition->id, Style::Plain}, {line.code, Style::Heading},
            {line.label.empty() ? std::string(session.word("unknown")) : line.label,
                line.label.empty() ? Style::Error : Style::Plain},
            {line.definition->name.in(session.language()), Style::Muted}});
    }
    if (!table.isEmpty())
        session.printLine();
    session.print(table.render(console));
    session.printLine();
    if (edited != nullptr)
        session.print(followedText(session, edited->document, edited->followed));
    if (findings.empty())
        session.printLine(console.styled(Style::Good, session.word("no-findings")));
    session.print(toText(session, findings, 0));
}

ExitCode print(const Session& session, const catalog::Catalog& catalog, const Decoded& decoded,
    const configuration::Edited* edited)
{
    const auto lines = fieldLines(session, decoded);
    const auto findings = explainAll(session, catalog, decoded.reading, decoded.findings, decoded.selection);
    if (session.isJson())
        session.printJson(json(session, decoded, lines, findings, edited));
    else
        printText(session, decoded, lines, findings, edited);
    return configuration::hasErrors(decoded.findings) ? ExitCode::InvalidInput : ExitCode::Done;
}

} // namespace

ExitCode printCodeDocument(const Session& session, const catalog::Catalog& catalog, const Decoded& decoded)
{
    return print(session, catalog, decoded, nullptr);
}

ExitCode printCodeDocument(const Session& session, const catalog::Catalog& catalog, const Decoded& encoded,
    const configuration::Edited& edited)
{
    return print(session, catalog, encoded, &edited);
}

} // namespace meterbench::cli
