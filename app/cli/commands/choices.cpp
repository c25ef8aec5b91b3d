// SPDX-License-Identifier: Apache-2.0
#include "app/cli/assignments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/finding_output.h"
#include "app/cli/text_table.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

using catalog::Family;
using configuration::CodeSelection;
using configuration::ExplainedFinding;
using configuration::Judge;
using nlohmann::ordered_json;

constexpr std::array<OptionDefinition, 2> definitions{{
    {"family", 'f', "ID", "option-family", OptionKind::Value, Presence::Required},
    {"set", 's', "FIELD=CODE", "option-set-field", OptionKind::List, Presence::Optional},
}};

struct Choice {
    const catalog::Option* option = nullptr;
    std::vector<ExplainedFinding> findings;
};

struct FieldChoices {
    const catalog::FieldDefinition* definition = nullptr;
    std::string chosen; ///< the code set on the command line; empty when open
    std::string pattern; ///< of the codes that an order form makes beside those listed; empty: none
    std::vector<Choice> possible;
    std::vector<Choice> excluded;
    std::vector<Choice> undocumented;
};

std::vector<FieldChoices> explained(
    const Session& session, const Judge& judge, const Family& family, const CodeSelection& selection)
{
    std::vector<FieldChoices> result;
    for (const Judge::FieldChoices& field : judge.choices(family, selection)) {
        FieldChoices view;
        view.definition = &family.scheme->fields[field.field];
        view.chosen = selection[field.field].text();
        view.pattern = family.find(field.field)->pattern;
        const auto& options = family.table(*family.find(field.field)).options;
        const auto add = [&](const Judge::FieldChoices::Choice& choice, std::vector<Choice>& list) {
            const catalog::Option& option = options[choice.option];
            CodeSelection chosen = selection;
            chosen[field.field] = configuration::Code(option.code);
            list.push_back({&option, explainAll(session, judge.catalog(), &family, choice.findings, chosen)});
        };
        for (const auto& choice : field.printed)
            add(choice, choice.possible ? view.possible : view.excluded);
        for (const auto& choice : field.undocumented)
            add(choice, view.undocumented);
        result.push_back(std::move(view));
    }
    return result;
}

ordered_json json(const Session& session, const std::vector<Choice>& choices)
{
    auto result = ordered_json::array();
    for (const Choice& choice : choices) {
        result.push_back({{"code", choice.option->code}, {"label", choice.option->label.in(session.language())},
            {"findings", toJson(choice.findings)}});
    }
    return result;
}

void printChoices(const Session& session, const std::vector<Choice>& choices, Style style, std::string_view heading)
{
    if (choices.empty())
        return;
    const Console& console = session.console();
    if (!heading.empty())
        session.printLine("  " + console.styled(style, session.word(heading)));
    for (const Choice& choice : choices) {
        TextTable line(heading.empty() ? 2 : 4);
        line.add({{choice.option->code, style}, {choice.option->label.in(session.language()), Style::Plain}});
        session.print(line.render(console));
        session.print(toText(session, choice.findings, 8));
    }
}

/// `choices`: for each field what may still be chosen, and why the rest may not.
class ChoicesCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "choices"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto family = session.family(arguments.value("family"));
        if (!family)
            return tl::unexpected<Failure>(family.error());
        const auto judge = session.judge();
        if (!judge)
            return tl::unexpected<Failure>(judge.error());
        const auto selection
            = readAssignments(arguments.values("set"), PathTargets::Refused).and_then([&](const auto& assignments) {
                  return selectionOf(**family, assignments);
              });
        if (!selection)
            return tl::unexpected<Failure>(selection.error());
        std::vector<configuration::Finding> found;
        (*judge)->judge(**family, *selection, found);
        const auto findings = explainAll(session, (*judge)->catalog(), *family, found, *selection);
        const auto fields = explained(session, **judge, **family, *selection);
        if (session.isJson())
            printDocument(session, **family, fields, findings);
        else
            printText(session, **family, fields, findings);
        return ExitCode::Done;
    }

private:
    static void printDocument(const Session& session, const Family& family, const std::vector<FieldChoices>& fields,
        const std::vector<ExplainedFinding>& findings)
    {
        auto list = ordered_json::array();
        for (const FieldChoices& field : fields) {
            ordered_json entry{
                {"field", field.definition->id}, {"name", field.definition->name.in(session.language())}};
            if (!field.chosen.empty())
                entry["chosen"] = field.chosen;
            entry["possible"] = json(session, field.possible);
            if (!field.pattern.empty())
                entry["pattern"] = field.pattern;
            entry["excluded"] = json(session, field.excluded);
            entry["undocumented"] = json(session, field.undocumented);
            list.push_back(std::move(entry));
        }
        session.printJson({{"family", family.id}, {"fields", std::move(list)}, {"findings", toJson(findings)}});
    }

    static void printText(const Session& session, const Family& family, const std::vector<FieldChoices>& fields,
        const std::vector<ExplainedFinding>& findings)
    {
        const Console& console = session.console();
        session.printLine(console.styled(Style::Heading, family.name.in(session.language())) + "  (" + family.id + ")");
        session.print(toText(session, findings, 0));
        for (const FieldChoices& field : fields) {
            std::string title = field.definition->id + "  " + field.definition->name.in(session.language());
            if (!field.chosen.empty())
                title.append(" = ").append(field.chosen);
            session.printLine();
            session.printLine(console.styled(Style::Heading, title));
            printChoices(session, field.possible, Style::Good, {});
            if (!field.pattern.empty()) {
                TextTable line(2);
                line.add({{field.pattern, Style::Good}, {std::string(session.word("order-form")), Style::Plain}});
                session.print(line.render(console));
            }
            printChoices(session, field.excluded, Style::Error, "heading-excluded");
            printChoices(session, field.undocumented, Style::Muted, "heading-undocumented");
        }
    }
};

} // namespace

std::unique_ptr<Command> makeChoicesCommand()
{
    return std::make_unique<ChoicesCommand>();
}

} // namespace meterbench::cli
