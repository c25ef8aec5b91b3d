// SPDX-License-Identifier: Apache-2.0
#include "app/cli/help.h"

#include "app/cli/command_line.h"
#include "app/cli/text_table.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

std::string summary(const Session& session, const Command& command)
{
    return std::string(session.word(std::string("command-").append(command.name())));
}

std::string synopsis(const Command& command)
{
    std::string result = "meterbench-cli ";
    result.append(command.name());
    for (const OptionDefinition& option : command.options()) {
        std::string words = option.letter == '\0' ? "--" + std::string(option.name) : std::string{'-', option.letter};
        if (!option.value.empty())
            words.append(" ").append(option.value);
        if (option.presence == Presence::Optional)
            words = "[" + words + "]";
        if (option.kind == OptionKind::List)
            words.append("…");
        result.append(" ").append(words);
    }
    if (!command.operands().synopsis.empty())
        result.append(" ").append(command.operands().synopsis);
    return result;
}

std::string heading(const Session& session, std::string_view word)
{
    return session.console().styled(Style::Heading, session.word(word)) + "\n";
}

std::string optionTable(const Session& session, std::span<const OptionDefinition> options)
{
    TextTable table(2);
    for (const OptionDefinition& option : options) {
        std::string name = option.letter == '\0' ? std::string() : std::string{'-', option.letter, ',', ' '};
        name.append("--").append(option.name);
        if (!option.value.empty())
            name.append(" ").append(option.value);
        table.add({{name, Style::Plain}, {std::string(session.word(option.words)), Style::Plain}});
    }
    return table.render(session.console());
}

nlohmann::ordered_json optionsJson(const Session& session, std::span<const OptionDefinition> options)
{
    auto result = nlohmann::ordered_json::array();
    for (const OptionDefinition& option : options) {
        nlohmann::ordered_json entry{{"option", "--" + std::string(option.name)}};
        if (option.letter != '\0')
            entry["short"] = std::string{'-', option.letter};
        if (!option.value.empty())
            entry["value"] = option.value;
        entry["required"] = option.presence == Presence::Required;
        entry["repeatable"] = option.kind == OptionKind::List;
        entry["help"] = session.word(option.words);
        result.push_back(std::move(entry));
    }
    return result;
}

nlohmann::ordered_json commandJson(const Session& session, const Command& command)
{
    return {{"command", command.name()}, {"synopsis", synopsis(command)}, {"help", summary(session, command)},
        {"options", optionsJson(session, command.options())}};
}

} // namespace

std::string helpText(const Session& session, std::span<const std::unique_ptr<Command>> commands)
{
    std::string text(session.word("program"));
    text.append("\n\n").append(heading(session, "heading-usage"));
    text.append("  meterbench-cli [--json] [--lang LANGUAGE] COMMAND …\n\n")
        .append(heading(session, "heading-commands"));
    TextTable table(2);
    for (const auto& command : commands)
        table.add({{std::string(command->name()), Style::Plain}, {summary(session, *command), Style::Plain}});
    text.append(table.render(session.console())).append("\n");
    text.append(heading(session, "heading-general-options"))
        .append(optionTable(session, generalOptions()))
        .append("\n");
    text.append(heading(session, "heading-exit-codes"));
    TextTable codes(2);
    for (const char* code : {"0", "1", "2", "3", "4", "5"})
        codes.add({{code, Style::Plain}, {std::string(session.word(std::string("exit-") + code)), Style::Plain}});
    text.append(codes.render(session.console())).append("\n");
    text.append(session.word("not-the-maker")).append("\n");
    return text;
}

Outcome<ExitCode> printHelp(const Session& session, std::span<const std::unique_ptr<Command>> commands)
{
    if (!session.isJson()) {
        session.print(helpText(session, commands));
        return ExitCode::Done;
    }
    auto list = nlohmann::ordered_json::array();
    for (const auto& command : commands)
        list.push_back(commandJson(session, *command));
    session.printJson(
        {{"program", "meterbench-cli"}, {"version", METERBENCH_VERSION}, {"help", session.word("program")},
            {"options", optionsJson(session, generalOptions())}, {"commands", std::move(list)}});
    return ExitCode::Done;
}

Outcome<ExitCode> printHelp(const Session& session, const Command& command)
{
    if (session.isJson()) {
        session.printJson(commandJson(session, command));
        return ExitCode::Done;
    }
    std::string text = summary(session, command) + "\n\n" + heading(session, "heading-usage") + "  "
        + wrapped(synopsis(command), 4, session.console().columns()) + "\n\n";
    if (!command.options().empty())
        text.append(heading(session, "heading-options")).append(optionTable(session, command.options())).append("\n");
    text.append(heading(session, "heading-general-options")).append(optionTable(session, generalOptions()));
    session.print(text);
    return ExitCode::Done;
}

Outcome<ExitCode> printVersion(const Session& session)
{
    if (session.isJson())
        session.printJson({{"program", "meterbench-cli"}, {"version", METERBENCH_VERSION}});
    else
        session.printLine("meterbench-cli " METERBENCH_VERSION);
    return ExitCode::Done;
}

} // namespace meterbench::cli
