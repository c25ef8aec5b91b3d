// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/session.h"
#include "app/cli/text_table.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

/// `families`: the ids that other commands take, with their names.
class FamiliesCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "families"; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments&) const override
    {
        const auto judge = session.judge();
        if (!judge)
            return tl::unexpected<Failure>(judge.error());
        auto document = nlohmann::ordered_json::array();
        TextTable table;
        for (const catalog::Family& family : (*judge)->catalog().families()) {
            const std::string& words = family.name.in(session.language());
            document.push_back({{"id", family.id}, {"name", words}});
            table.add({{family.id, Style::Heading}, {words, Style::Plain}});
        }
        if (session.isJson())
            session.printJson(document);
        else
            session.print(table.render(session.console()));
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeFamiliesCommand()
{
    return std::make_unique<FamiliesCommand>();
}

} // namespace meterbench::cli
