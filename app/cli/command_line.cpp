// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_line.h"

#include "app/cli/nearest.h"

#include <boost/program_options.hpp>

#include <algorithm>
#include <array>

namespace meterbench::cli {
namespace {

namespace po = boost::program_options;

constexpr std::string_view operandKey = "operand";

constexpr std::array<OptionDefinition, 4> general{{
    {"json", '\0', "", "option-json", OptionKind::Flag, Presence::Optional},
    {"lang", '\0', "LANGUAGE", "option-lang", OptionKind::Value, Presence::Optional},
    {"help", 'h', "", "option-help", OptionKind::Flag, Presence::Optional},
    {"version", '\0', "", "option-version", OptionKind::Flag, Presence::Optional},
}};

/// Position of the command: the first word that is neither an option nor the value of a general one.
std::size_t commandPosition(std::span<const std::string> words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--lang")
            ++i;
        else if (word.empty() || word.front() != '-')
            return i;
    }
    return words.size();
}

void addOptions(po::options_description& description, std::span<const OptionDefinition> options)
{
    for (const OptionDefinition& option : options) {
        std::string name(option.name);
        if (option.letter != '\0')
            name.append(",").push_back(option.letter);
        if (option.kind == OptionKind::Flag)
            description.add_options()(name.c_str(), "");
        else
            description.add_options()(name.c_str(), po::value<std::vector<std::string>>()->composing(), "");
    }
}

tl::unexpected<Failure> unknownOption(const std::string& option, const Command* command)
{
    std::vector<std::string> names;
    for (const OptionDefinition& each : general)
        names.push_back("--" + std::string(each.name));
    if (command != nullptr) {
        for (const OptionDefinition& each : command->options())
            names.push_back("--" + std::string(each.name));
    }
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    return usage("usage-option-unknown", withSuggestion({{"option", option}}, nearest(option, candidates)));
}

tl::unexpected<Failure> explained(const po::error& error, const Command* command)
{
    if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error))
        return unknownOption(unknown->get_option_name(), command);
    if (const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error)) {
        const bool excess = syntax->kind() == po::invalid_syntax::extra_parameter;
        return usage(excess ? "usage-option-takes-no-value" : "usage-option-value-missing",
            {{"option", syntax->get_option_name()}});
    }
    return usage("usage-option", {{"option", error.what()}});
}

Outcome<Arguments> parse(const std::vector<std::string>& words, const Command* command)
{
    po::options_description description;
    addOptions(description, general);
    if (command != nullptr)
        addOptions(description, command->options());
    description.add_options()(operandKey.data(), po::value<std::vector<std::string>>(), "");
    po::positional_options_description positions;
    positions.add(operandKey.data(), -1);

    constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    Arguments arguments;
    try {
        const auto parsed
            = po::command_line_parser(words).options(description).positional(positions).style(style).run();
        for (const auto& option : parsed.options) {
            if (option.string_key == operandKey) {
                arguments.operands.insert(arguments.operands.end(), option.value.begin(), option.value.end());
                continue;
            }
            auto& values = arguments.options[option.string_key];
            values.insert(values.end(), option.value.begin(), option.value.end());
        }
    } catch (const po::error& error) {
        return explained(error, command);
    }
    return arguments;
}

Outcome<void> check(const Arguments& arguments, const Command& command)
{
    for (const OptionDefinition& option : command.options()) {
        if (option.presence == Presence::Required && !arguments.has(option.name))
            return usage("usage-missing-argument", {{"argument", "--" + std::string(option.name)}});
        if (option.kind == OptionKind::Value && arguments.values(option.name).size() > 1)
            return usage("usage-option-repeated", {{"option", "--" + std::string(option.name)}});
    }
    const Operands expected = command.operands();
    if (arguments.operands.size() < expected.minimum)
        return usage("usage-missing-argument", {{"argument", std::string(expected.synopsis)}});
    if (arguments.operands.size() > expected.maximum) {
        return usage("usage-operand-unexpected",
            {{"command", std::string(command.name())}, {"operand", arguments.operands[expected.maximum]}});
    }
    return {};
}

tl::unexpected<Failure> unknownCommand(const std::string& name, std::span<const std::unique_ptr<Command>> commands)
{
    std::vector<std::string_view> names;
    for (const auto& command : commands)
        names.push_back(command->name());
    return usage("usage-unknown-command", withSuggestion({{"command", name}}, nearest(name, names)));
}

} // namespace

std::span<const OptionDefinition> generalOptions()
{
    return general;
}

Preview preview(std::span<const std::string> words)
{
    Preview result;
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        if (words[i] == "--json")
            result.json = true;
        else if (words[i] == "--lang" && i + 1 < words.size())
            result.language = words[i + 1];
        else if (words[i].starts_with("--lang="))
            result.language = words[i].substr(7);
    }
    return result;
}

Outcome<CommandLine> readCommandLine(
    std::span<const std::string> words, std::span<const std::unique_ptr<Command>> commands)
{
    CommandLine line;
    std::vector<std::string> rest(words.begin(), words.end());
    const std::size_t position = commandPosition(words);
    if (position < words.size()) {
        std::string name = words[position];
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(position));
        // "help" and "help decode" are other words for --help and decode --help.
        const bool asksForHelp = name == "help";
        if (asksForHelp) {
            rest.insert(rest.begin(), "--help");
            const std::size_t next = commandPosition(rest);
            name = next < rest.size() ? rest[next] : std::string();
            if (next < rest.size())
                rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(next));
        }
        const auto found = std::ranges::find_if(commands, [&](const auto& command) { return command->name() == name; });
        if (found == commands.end() && !(asksForHelp && name.empty()))
            return unknownCommand(name, commands);
        if (found != commands.end())
            line.command = found->get();
    }
    auto arguments = parse(rest, line.command);
    if (!arguments)
        return tl::unexpected<Failure>(std::move(arguments.error()));
    line.arguments = std::move(*arguments);
    if (line.arguments.values("lang").size() > 1)
        return usage("usage-option-repeated", {{"option", "--lang"}});
    if (line.command == nullptr || line.arguments.has("help") || line.arguments.has("version"))
        return line;
    if (auto checked = check(line.arguments, *line.command); !checked)
        return tl::unexpected<Failure>(std::move(checked.error()));
    return line;
}

} // namespace meterbench::cli
