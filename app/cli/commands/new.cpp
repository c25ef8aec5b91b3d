// SPDX-License-Identifier: Apache-2.0
#include "app/cli/assignments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/finding_output.h"
#include "app/cli/followed_output.h"
#include "app/cli/streams.h"
#include "core/configuration/edits.h"
#include "core/configuration/project_file.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

using configuration::Edited;
using configuration::Judge;

constexpr std::array<OptionDefinition, 5> definitions{{
    {"family", 'f', "ID", "option-family", OptionKind::Value, Presence::Required},
    {"set", 's', "TARGET=VALUE", "option-set-target", OptionKind::List, Presence::Optional},
    {"output", 'o', "FILE.mbench", "option-output-project", OptionKind::Value, Presence::Required},
    {"force", '\0', "", "option-force", OptionKind::Flag, Presence::Optional},
    {"no-overwrite", '\0', "", "option-no-overwrite", OptionKind::Flag, Presence::Optional},
}};

/// `new`: a project file with the family's defaults, adjusted to what was set.
class NewCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "new"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto family = session.family(arguments.value("family"));
        if (!family)
            return tl::unexpected<Failure>(family.error());
        const auto judge = session.judge();
        if (!judge)
            return tl::unexpected<Failure>(judge.error());
        const auto document
            = readAssignments(arguments.values("set"), PathTargets::Allowed).and_then([&](const auto& set) {
                  return compose(**judge, **family, set);
              });
        if (!document)
            return tl::unexpected<Failure>(document.error());
        const auto found = configuration::judgeDocument(**judge, document->document);
        auto findings = explainAll(session, (*judge)->catalog(), *family, found, document->document.codes);
        if (configuration::hasErrors(found)) {
            auto failure = Failure{ExitCode::InvalidInput, Error{"document-has-errors", {}, {}}, {}};
            failure.findings = std::move(findings);
            return tl::unexpected<Failure>(std::move(failure));
        }
        return save(session, *document, arguments, findings);
    }

private:
    static Outcome<Edited> compose(
        const Judge& judge, const catalog::Family& family, const std::vector<Assignment>& assignments)
    {
        const auto chosen = selectionOf(family, assignments);
        if (!chosen)
            return tl::unexpected<Failure>(chosen.error());
        Edited document = configuration::newDocument(judge, family, *chosen);
        configuration::FieldSet kept = 0;
        for (const Assignment& assignment : assignments) {
            if (const auto field = configuration::fieldOf(family, assignment.target))
                kept |= configuration::fieldBit(*field);
        }
        for (const Assignment& assignment : assignments) {
            if (!assignment.isPath())
                continue;
            auto done = configuration::set(judge, document.document, assignment.target, assignment.value, kept);
            if (!done)
                return fail(ExitCode::Usage, std::move(done.error()));
            document.document = std::move(done->document);
            std::ranges::move(done->followed, std::back_inserter(document.followed));
        }
        return document;
    }

    static Outcome<ExitCode> save(const Session& session, const Edited& edited, const Arguments& arguments,
        const std::vector<configuration::ExplainedFinding>& findings)
    {
        const auto& document = edited.document;
        const std::string& file = arguments.value("output");
        const bool isForced = arguments.has("force") && !arguments.has("no-overwrite");
        if (auto checked = checkOutput(file, {}, isForced ? ExistingOutput::Replaced : ExistingOutput::Kept); !checked)
            return tl::unexpected<Failure>(std::move(checked.error()));
        if (auto saved = writeOutput(session, file, configuration::serialise(document)); !saved)
            return tl::unexpected<Failure>(std::move(saved.error()));
        const auto& family = *document.family;
        if (session.isJson() && file == standardStream) {
            return ExitCode::Done; // the project is the one document
        } else if (session.isJson()) {
            session.printJson(
                {{"file", file}, {"family", family.id}, {"type_code", configuration::typeCode(family, document.codes)},
                    {"type_code_grouped", configuration::typeCodeGrouped(family, document.codes)},
                    {"configuration", configuration::configurationText(family, document.codes)},
                    {"followed", followedJson(session, document, edited.followed)}, {"findings", toJson(findings)}});
        } else {
            sayWritten(session, file, configuration::typeCodeGrouped(family, document.codes));
            if (file != standardStream)
                session.print(followedText(session, document, edited.followed) + toText(session, findings, 0));
        }
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeNewCommand()
{
    return std::make_unique<NewCommand>();
}

} // namespace meterbench::cli
