// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a command of the program is: its name, its options and what it does. Not how the command line is read
/// (command_line.h) and not how help looks (help.h). Commands hold no state; they live as long as the program.
namespace meterbench::cli {

class Session;

enum class OptionKind { Flag, Value, List };
enum class Presence { Optional, Required };

struct OptionDefinition {
    std::string_view name; ///< without dashes
    char letter = '\0'; ///< short form; none when zero
    std::string_view value; ///< what the value is called in help: "ID"; empty for a flag
    std::string_view words; ///< id of the explanation in the program's words
    OptionKind kind = OptionKind::Flag;
    Presence presence = Presence::Optional;
};

/// How many arguments without a dash the command takes.
struct Operands {
    std::string_view synopsis; ///< "TEXT…"; empty for none
    std::size_t minimum = 0;
    std::size_t maximum = 0;
};

inline constexpr std::size_t anyNumber = static_cast<std::size_t>(-1);

/// What was given on the command line, already checked against the definitions.
struct Arguments {
    std::map<std::string, std::vector<std::string>, std::less<>> options;
    std::vector<std::string> operands;

    [[nodiscard]] bool has(std::string_view option) const { return options.find(option) != options.end(); }
    /// The value of an option, or nothing but an empty text when it was not given.
    [[nodiscard]] const std::string& value(std::string_view option) const
    {
        static const std::string none;
        const auto found = options.find(option);
        return found == options.end() || found->second.empty() ? none : found->second.front();
    }
    [[nodiscard]] std::span<const std::string> values(std::string_view option) const
    {
        const auto found = options.find(option);
        return found == options.end() ? std::span<const std::string>{} : std::span<const std::string>(found->second);
    }
};

class Command {
public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;
    [[nodiscard]] virtual std::span<const OptionDefinition> options() const { return {}; }
    [[nodiscard]] virtual Operands operands() const { return {}; }
    /// Does the work and prints the result through the session. A failure is printed by the caller.
    [[nodiscard]] virtual Outcome<ExitCode> run(Session& session, const Arguments& arguments) const = 0;
};

} // namespace meterbench::cli
