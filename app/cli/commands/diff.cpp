// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/project_input.h"
#include "app/cli/session.h"
#include "core/configuration/project_file.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

using nlohmann::ordered_json;

std::string shown(const ordered_json& value)
{
    if (value.is_null())
        return "–";
    if (value.is_string())
        return value.get<std::string>();
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// `diff`: what differs between two project files, by path.
class DiffCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "diff"; }
    [[nodiscard]] Operands operands() const override { return {"A B", 2, 2}; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto a = openDocument(session, arguments.operands[0]);
        if (!a)
            return tl::unexpected<Failure>(a.error());
        const auto b = openDocument(session, arguments.operands[1]);
        if (!b)
            return tl::unexpected<Failure>(b.error());
        const auto differences = configuration::differences(*a, *b);
        if (session.isJson()) {
            auto list = ordered_json::array();
            for (const auto& difference : differences)
                list.push_back({{"path", difference.path}, {"a", difference.a}, {"b", difference.b}});
            session.printJson({{"differences", std::move(list)}});
            return ExitCode::Done;
        }
        if (differences.empty()) {
            session.printLine(session.word("no-differences"));
            return ExitCode::Done;
        }
        // One value under the other: lists are longer than any column.
        const Console& console = session.console();
        session.printLine(console.styled(Style::Error, "- " + arguments.operands[0]));
        session.printLine(console.styled(Style::Good, "+ " + arguments.operands[1]));
        for (const auto& difference : differences) {
            session.printLine(console.styled(Style::Heading, difference.path));
            session.printLine(console.styled(Style::Error, "  - " + shown(difference.a)));
            session.printLine(console.styled(Style::Good, "  + " + shown(difference.b)));
        }
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeDiffCommand()
{
    return std::make_unique<DiffCommand>();
}

} // namespace meterbench::cli
