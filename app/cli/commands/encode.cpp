// SPDX-License-Identifier: Apache-2.0
#include "app/cli/assignments.h"
#include "app/cli/code_document.h"
#include "app/cli/commands/commands.h"
#include "core/configuration/edits.h"

namespace meterbench::cli {
namespace {

constexpr std::array<OptionDefinition, 2> definitions{{
    {"family", 'f', "ID", "option-family", OptionKind::Value, Presence::Required},
    {"set", 's', "FIELD=CODE", "option-set-field", OptionKind::List, Presence::Optional},
}};

/// `encode`: chosen codes → a complete type code and configuration.
class EncodeCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "encode"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto family = session.family(arguments.value("family"));
        if (!family)
            return tl::unexpected<Failure>(family.error());
        const auto judge = session.judge();
        if (!judge)
            return tl::unexpected<Failure>(judge.error());
        const auto chosen
            = readAssignments(arguments.values("set"), PathTargets::Refused).and_then([&](const auto& assignments) {
                  return selectionOf(**family, assignments);
              });
        if (!chosen)
            return tl::unexpected<Failure>(chosen.error());
        configuration::Decoded encoded;
        encoded.family = *family;
        encoded.reading = *family;
        encoded.hasTypeCode = true;
        encoded.hasConfiguration = true;
        const auto edited = configuration::newDocument(**judge, **family, *chosen);
        encoded.selection = edited.document.codes;
        (*judge)->judge(**family, encoded.selection, encoded.findings);
        return printCodeDocument(session, (*judge)->catalog(), encoded, edited);
    }
};

} // namespace

std::unique_ptr<Command> makeEncodeCommand()
{
    return std::make_unique<EncodeCommand>();
}

} // namespace meterbench::cli
