// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/session.h"
#include "app/cli/text_table.h"
#include "core/configuration/option_knowledge.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

using catalog::Family;
using catalog::FamilyField;
using catalog::FieldDefinition;
using catalog::Option;
using nlohmann::ordered_json;

constexpr std::array<OptionDefinition, 1> definitions{{
    {"family", 'f', "ID", "option-family", OptionKind::Value, Presence::Required},
}};

std::string_view name(catalog::Certainty certainty)
{
    switch (certainty) {
    case catalog::Certainty::Printed:
        return "printed";
    case catalog::Certainty::Observed:
        return "observed";
    case catalog::Certainty::Inferred:
        return "inferred";
    case catalog::Certainty::Guess:
        break;
    }
    return "guess";
}

std::string joined(const std::vector<std::string>& keys)
{
    std::string result;
    for (const std::string& key : keys)
        result.append(result.empty() ? "" : ", ").append(key);
    return result;
}

/// One field with all that is known of it.
struct FieldView {
    const FieldDefinition& definition;
    const FamilyField& field;
    const catalog::OptionTable& table;
    struct Undocumented {
        const Option& option;
        std::vector<std::string> sources;
    };
    std::vector<Undocumented> undocumented;
};

/// `catalog`: the fields of a family and their options, with their sources.
class CatalogCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "catalog"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto family = session.family(arguments.value("family"));
        if (!family)
            return tl::unexpected<Failure>(family.error());
        const auto judge = session.judge();
        if (!judge)
            return tl::unexpected<Failure>(judge.error());
        const auto choices = (*judge)->choices(**family, {});
        std::vector<FieldView> views;
        for (const auto& choice : choices) {
            const FamilyField& field = *(*family)->find(choice.field);
            FieldView view{(*family)->scheme->fields[choice.field], field, (*family)->table(field), {}};
            for (const auto& [option, possible, findings] : choice.undocumented) {
                const auto knowledge = configuration::knowledgeOf((*judge)->catalog(), **family, field, option);
                view.undocumented.push_back({view.table.options[option], knowledge.sources()});
            }
            views.push_back(std::move(view));
        }
        if (session.isJson())
            session.printJson(json(session, **family, views));
        else
            printText(session, **family, views);
        return ExitCode::Done;
    }

private:
    static ordered_json option(const Session& session, const Option& option, std::vector<std::string> sources)
    {
        ordered_json result{{"code", option.code}, {"label", option.label.in(session.language())},
            {"sources", std::move(sources)}, {"certainty", cli::name(option.certainty)}};
        if (!option.meaning.empty()) {
            auto meaning = ordered_json::object();
            for (const catalog::Particular& particular : option.meaning)
                meaning[particular.name] = particular.value;
            result["meaning"] = std::move(meaning);
        }
        return result;
    }

    static ordered_json corrections(const FieldDefinition& definition)
    {
        auto result = ordered_json::array();
        for (const catalog::Correction& correction : definition.corrections) {
            result.push_back({{"paper", correction.paper}, {"printed", correction.printed},
                {"correct", correction.correct}, {"reason", correction.reason}});
        }
        return result;
    }

    static ordered_json json(const Session& session, const Family& family, const std::vector<FieldView>& views)
    {
        auto hardware = ordered_json::array();
        auto software = ordered_json::array();
        for (const FieldView& view : views) {
            auto options = ordered_json::array();
            for (const catalog::PrintedOption& printed : view.field.printed)
                options.push_back(option(session, view.table.options[printed.option], printed.sources));
            auto undocumented = ordered_json::array();
            for (const auto& known : view.undocumented)
                undocumented.push_back(option(session, known.option, known.sources));
            ordered_json entry{{"field", view.definition.id}, {"name", view.definition.name.in(session.language())},
                {"digits", view.definition.digits}, {"options", std::move(options)},
                {"undocumented", std::move(undocumented)}};
            if (!view.field.pattern.empty()) {
                entry["pattern"] = view.field.pattern;
                entry["patternSources"] = view.field.patternSources;
            }
            entry["default"] = view.field.defaultCode;
            entry["reason"] = view.field.reason.in(session.language());
            entry["legal"] = view.definition.legal;
            entry["help"] = view.definition.help.in(session.language());
            if (!view.definition.corrections.empty())
                entry["corrections"] = corrections(view.definition);
            (view.definition.part == catalog::Part::Hardware ? hardware : software).push_back(std::move(entry));
        }
        return {{"family", family.id}, {"name", family.name.in(session.language())}, {"papers", family.papers},
            {"hardware", std::move(hardware)}, {"software", std::move(software)}};
    }

    static void printText(const Session& session, const Family& family, const std::vector<FieldView>& views)
    {
        const auto language = session.language();
        const Console& console = session.console();
        session.printLine(console.styled(Style::Heading, family.name.in(language)) + "  (" + family.id + ")");
        for (const FieldView& view : views) {
            session.printLine();
            session.printLine(
                console.styled(Style::Heading, view.definition.id + "  " + view.definition.name.in(language)));
            TextTable table(2);
            for (const catalog::PrintedOption& printed : view.field.printed) {
                const Option& option = view.table.options[printed.option];
                const bool isDefault = option.code == view.field.defaultCode;
                table.add({{option.code, isDefault ? Style::Good : Style::Plain},
                    {option.label.in(language), Style::Plain}, {joined(printed.sources), Style::Muted}});
            }
            if (!view.field.pattern.empty()) {
                table.add({{view.field.pattern, Style::Plain}, {std::string(session.word("order-form")), Style::Plain},
                    {joined(view.field.patternSources), Style::Muted}});
            }
            session.print(table.render(console));
            TextTable undocumented(4);
            for (const auto& [option, sources] : view.undocumented) {
                undocumented.add({{option.code, Style::Muted}, {option.label.in(language), Style::Muted},
                    {joined(sources), Style::Muted}});
            }
            if (!undocumented.isEmpty())
                session.printLine("  " + console.styled(Style::Warning, session.word("heading-undocumented")));
            session.print(undocumented.render(console));
            session.printLine("  " + std::string(session.word("default")) + " " + view.field.defaultCode + ": "
                + wrapped(view.field.reason.in(language), 4, console.columns()));
        }
    }
};

} // namespace

std::unique_ptr<Command> makeCatalogCommand()
{
    return std::make_unique<CatalogCommand>();
}

} // namespace meterbench::cli
