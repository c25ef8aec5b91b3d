// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/finding_output.h"
#include "app/cli/project_input.h"
#include "app/cli/streams.h"
#include "core/ordersheet/order_sheet.h"
#include "workbench/resources/resources.h"
#include "workbench/sheet/sheet_writer.h"

#include <QGuiApplication>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace meterbench::cli {
namespace {

constexpr std::array<OptionDefinition, 3> definitions{{
    {"output", 'o', "OUT", "option-output-sheet", OptionKind::Value, Presence::Required},
    {"format", '\0', "pdf|html|csv|xlsx|json", "option-format", OptionKind::Value, Presence::Optional},
    {"no-overwrite", '\0', "", "option-no-overwrite", OptionKind::Flag, Presence::Optional},
}};

constexpr std::array<std::string_view, 5> formats{"pdf", "html", "csv", "xlsx", "json"};

/// The one asked for, else that of the file's name.
Outcome<std::string> formatOf(const Arguments& arguments)
{
    const std::string& output = arguments.value("output");
    std::string format = arguments.value("format");
    if (format.empty() && output != standardStream)
        format = std::filesystem::path(output).extension().string();
    const auto shown = format.empty() ? output : format;
    if (!arguments.has("format") && !format.empty())
        format.erase(0, 1);
    std::ranges::transform(format, format.begin(),
        [](char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; });
    if (std::ranges::find(formats, format) == formats.end())
        return usage("sheet-format", {{"extension", shown}});
    return format;
}

/// Qt remarks on the session it finds (a missing run-time folder, say); on standard error that would look like a fault
/// of the sheet.
void dropRemarks(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fputs(qPrintable(message + '\n'), stderr);
}

/// `sheet`: the order-code sheet of a project, in the format that the name of the output asks for.
class SheetCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "sheet"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }
    [[nodiscard]] Operands operands() const override { return {"FILE", 1, 1}; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const std::string& output = arguments.value("output");
        const auto format = formatOf(arguments);
        if (!format)
            return tl::unexpected<Failure>(format.error());
        const auto existing = arguments.has("no-overwrite") ? ExistingOutput::Kept : ExistingOutput::Replaced;
        if (auto checked = checkOutput(output, arguments.operands, existing); !checked)
            return tl::unexpected<Failure>(std::move(checked.error()));
        const auto judged = session.judge();
        const auto document = openDocument(session, arguments.operands.front());
        if (!judged || !document)
            return tl::unexpected<Failure>(judged ? document.error() : judged.error());
        const auto words = resources::loadSheetWords();
        if (!words)
            return fail(ExitCode::Internal, words.error());
        const configuration::Judge& judge = **judged;
        const auto composed = ordersheet::composeOrderSheet(judge, *words, *document, session.language());
        const auto bytes = make(composed, *format);
        if (!bytes)
            return fail(ExitCode::Internal, bytes.error());
        if (auto written = writeOutput(session, output, *bytes); !written)
            return tl::unexpected<Failure>(std::move(written.error()));
        if (composed.hasErrors)
            return failedBy(session, judge, *document, output);
        if (!session.isJson()) {
            sayWritten(session, output, {});
        } else if (output != standardStream) {
            session.printJson({{"file", output}, {"format", *format}, {"language", text::tag(session.language())},
                {"type_code", composed.typeCode}});
        }
        return ExitCode::Done;
    }

private:
    /// Fonts need Qt's application object. It gets a command line of its own, so that it takes none of our options, and
    /// a platform that needs no screen: whatever the desktop's variables say, a sheet is drawn in memory.
    static Result<std::string> make(const ordersheet::OrderSheet& sheet, std::string_view format)
    {
        qInstallMessageHandler(dropRemarks);
        qputenv("QT_QPA_PLATFORM", "offscreen");
        std::string program = "meterbench-cli";
        char* arguments[] = {program.data(), nullptr};
        int count = 1;
        const QGuiApplication application(count, arguments);
        return sheet::makeSheet(sheet, format);
    }

    /// The sheet is there, marked across; a script learns by the exit code that it must not be ordered from.
    static tl::unexpected<Failure> failedBy(const Session& session, const configuration::Judge& judge,
        const configuration::MeterConfiguration& document, const std::string& output)
    {
        Failure failure{ExitCode::InvalidInput, Error{"sheet-has-errors", {{"file", output}}, {}}, {}};
        const auto found = configuration::judgeDocument(judge, document);
        failure.findings = explainAll(session, judge.catalog(), document.family, found, document.codes);
        return tl::unexpected<Failure>(std::move(failure));
    }
};

} // namespace

std::unique_ptr<Command> makeSheetCommand()
{
    return std::make_unique<SheetCommand>();
}

} // namespace meterbench::cli
