// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bulk_validation.h"
#include "app/cli/commands/commands.h"
#include "app/cli/finding_output.h"
#include "app/cli/project_input.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {
namespace {

using configuration::ExplainedFinding;
using configuration::Severity;

constexpr std::array<OptionDefinition, 1> definitions{{
    {"bulk", 'b', "CODES.csv", "option-bulk", OptionKind::Value, Presence::Optional},
}};

/// `validate`: findings of project files, or of a table of codes line by line.
class ValidateCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "validate"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }
    [[nodiscard]] Operands operands() const override { return {"FILE…", 0, anyNumber}; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        if (arguments.has("bulk")) {
            if (!arguments.operands.empty()) {
                return usage("usage-operand-unexpected",
                    {{"command", "validate --bulk"}, {"operand", arguments.operands.front()}});
            }
            return validateBulk(session, arguments.value("bulk"));
        }
        if (arguments.operands.empty())
            return usage("usage-missing-argument", {{"argument", "FILE…"}});
        const auto judge = session.judge();
        if (!judge)
            return tl::unexpected<Failure>(judge.error());
        auto files = nlohmann::ordered_json::array();
        bool hasErrors = false;
        for (const std::string& file : arguments.operands) {
            const auto findings = findingsOf(session, **judge, file);
            const std::size_t errors = count(findings, Severity::Error);
            const std::size_t warnings = count(findings, Severity::Warning);
            hasErrors = hasErrors || errors > 0;
            if (session.isJson()) {
                files.push_back(
                    {{"file", file}, {"errors", errors}, {"warnings", warnings}, {"findings", toJson(findings)}});
            } else {
                printText(session, file, findings, errors, warnings);
            }
        }
        if (session.isJson())
            session.printJson({{"files", std::move(files)}});
        return hasErrors ? ExitCode::InvalidInput : ExitCode::Done;
    }

private:
    /// A file that cannot be read has one finding: why. Its rule is the error's id.
    static std::vector<ExplainedFinding> findingsOf(
        Session& session, const configuration::Judge& judge, const std::string& file)
    {
        const auto document = openDocument(session, file);
        if (!document) {
            const Error& error = document.error().error;
            ExplainedFinding finding;
            finding.severity = Severity::Error;
            finding.rule = error.id;
            for (const Argument& argument : error.arguments) {
                if (argument.name == "path")
                    finding.fields.push_back(argument.value);
            }
            finding.message = session.say(error);
            return {std::move(finding)};
        }
        const auto found = configuration::judgeDocument(judge, *document);
        return explainAll(session, judge.catalog(), document->family, found, document->codes);
    }

    static void printText(const Session& session, const std::string& file,
        const std::vector<ExplainedFinding>& findings, std::size_t errors, std::size_t warnings)
    {
        const std::vector<Argument> numbers{{"errors", std::to_string(errors)}, {"warnings", std::to_string(warnings)}};
        const Console& console = session.console();
        const Style style = errors > 0 ? Style::Error : warnings > 0 ? Style::Warning : Style::Good;
        session.printLine(console.styled(Style::Heading, file) + ": "
            + console.styled(style, session.word("errors-warnings", numbers)));
        session.print(toText(session, findings, 2));
    }
};

} // namespace

std::unique_ptr<Command> makeValidateCommand()
{
    return std::make_unique<ValidateCommand>();
}

} // namespace meterbench::cli
