// SPDX-License-Identifier: Apache-2.0
#include "app/cli/code_document.h"
#include "app/cli/commands/commands.h"
#include "app/cli/streams.h"

#include <sstream>

namespace meterbench::cli {
namespace {

/// A code and its configuration, however they are laid out; more is no such text.
constexpr std::size_t longestTexts = 64U * 1024U;

/// `decode`: texts of codes → what every digit means, and what is wrong with it.
class DecodeCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "decode"; }
    [[nodiscard]] Operands operands() const override { return {"TEXT…", 1, anyNumber}; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto judge = session.judge();
        if (!judge)
            return tl::unexpected<Failure>(judge.error());
        std::vector<std::string> words;
        for (const std::string& operand : arguments.operands) {
            if (operand != standardStream) {
                words.push_back(operand);
                continue;
            }
            const auto bytes = readInput(session, operand, longestTexts);
            if (!bytes)
                return tl::unexpected<Failure>(bytes.error());
            std::istringstream lines(*bytes);
            for (std::string line; std::getline(lines, line);) {
                if (line.find_first_not_of(" \t\r") != std::string::npos)
                    words.push_back(line);
            }
        }
        const std::vector<std::string_view> texts(words.begin(), words.end());
        const auto decoded = configuration::Decoder(**judge).decode(texts);
        return printCodeDocument(session, (*judge)->catalog(), decoded);
    }
};

} // namespace

std::unique_ptr<Command> makeDecodeCommand()
{
    return std::make_unique<DecodeCommand>();
}

} // namespace meterbench::cli
