// SPDX-License-Identifier: Apache-2.0
#include "app/cli/code_document.h"
#include "app/cli/commands/commands.h"

namespace meterbench::cli {
namespace {

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
        const std::vector<std::string_view> texts(arguments.operands.begin(), arguments.operands.end());
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
