// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_line.h"
#include "app/cli/commands/commands.h"
#include "app/cli/finding_output.h"
#include "app/cli/help.h"
#include "app/cli/session.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <exception>

/// meterbench-cli: the work of the desktop for scripts. Reads the command line, runs one command, turns its outcome
/// into output and an exit code. What a command does stands in app/cli/commands.
namespace meterbench::cli {
namespace {

text::Language languageOfLocale()
{
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0')
            return text::languageFromTag(value).value_or(text::Language::English);
    }
    return text::Language::English;
}

/// Prints a failure where the contract wants it: the document on standard output with --json, the words on standard
/// error always.
void report(const Session& session, const Failure& failure)
{
    const std::string message = session.say(failure.error);
    Console& console = session.console();
    console.complain("meterbench-cli: " + console.styledComplaint(Style::Error, session.word("severity-error")) + ": "
        + harmless(message));
    if (session.isJson()) {
        nlohmann::ordered_json error{{"code", failure.error.id}, {"message", message}};
        if (!failure.findings.empty())
            error["findings"] = toJson(failure.findings);
        session.printJson({{"error", std::move(error)}});
    } else if (!failure.findings.empty()) {
        std::string text = toText(session, failure.findings, 2);
        text.pop_back();
        console.complain(text);
    }
    if (failure.exitCode == ExitCode::Usage)
        console.complain(session.word("usage-hint"));
}

Outcome<ExitCode> runCommand(
    Session& session, std::span<const std::string> words, std::span<const std::unique_ptr<Command>> commands)
{
    auto line = readCommandLine(words, commands);
    if (!line)
        return tl::unexpected<Failure>(std::move(line.error()));
    const std::string& language = line->arguments.value("lang");
    if (line->arguments.has("lang") && (language.size() != 2 || !text::languageFromTag(language)))
        return usage("language-unknown", {{"language", language}});
    if (line->arguments.has("version"))
        return printVersion(session);
    if (line->arguments.has("help"))
        return line->command == nullptr ? printHelp(session, commands) : printHelp(session, *line->command);
    if (line->command == nullptr) {
        if (!session.isJson())
            session.console().complain(helpText(session, commands));
        return usage("usage-missing-argument", {{"argument", "COMMAND"}});
    }
    return line->command->run(session, line->arguments);
}

ExitCode run(Console& console, std::span<const std::string> words)
{
    const Preview asked = preview(words);
    const text::Language language = asked.language.empty()
        ? languageOfLocale()
        : text::languageFromTag(asked.language).value_or(languageOfLocale());
    Session session(console, language, asked.json ? OutputForm::Json : OutputForm::Text);
    const auto commands = allCommands();
    const auto outcome = runCommand(session, words, commands);
    if (!outcome)
        report(session, outcome.error());
    console.flush();
    if (console.hasFailed()) {
        console.complain("meterbench-cli: " + session.say(Error{"output-failed", {}, {}}));
        return ExitCode::Internal;
    }
    return outcome ? *outcome : outcome.error().exitCode;
}

} // namespace
} // namespace meterbench::cli

int main(int argumentCount, char** arguments)
{
    using namespace meterbench::cli;
    // The libraries below may throw (memory, Boost, JSON); the contract knows no end by an uncaught exception.
    try {
        Console console;
        try {
            const std::vector<std::string> words(arguments + (argumentCount > 0 ? 1 : 0), arguments + argumentCount);
            return static_cast<int>(run(console, words));
        } catch (const std::exception& exception) {
            console.complain(std::string("meterbench-cli: internal fault: ") + exception.what());
        }
    } catch (...) {
        return static_cast<int>(ExitCode::Internal);
    }
    return static_cast<int>(ExitCode::Internal);
}
