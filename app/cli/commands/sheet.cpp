// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/finding_output.h"
#include "core/ordersheet/order_sheet.h"
#include "workbench/resources/resources.h"
#include "workbench/sheet/sheet_writer.h"

#include <QGuiApplication>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace meterbench::cli {
namespace {

constexpr std::array<OptionDefinition, 2> definitions{{
    {"output", 'o', "OUT", "option-output-sheet", OptionKind::Value, Presence::Required},
    {"no-overwrite", '\0', "", "option-no-overwrite", OptionKind::Flag, Presence::Optional},
}};

constexpr std::array<std::string_view, 5> extensions{".pdf", ".html", ".csv", ".xlsx", ".json"};

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
        std::string extension = std::filesystem::path(output).extension().string();
        std::ranges::transform(extension, extension.begin(),
            [](char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; });
        if (std::ranges::find(extensions, extension) == extensions.end())
            return usage("sheet-format", {{"extension", extension.empty() ? output : extension}});
        const auto document = session.openDocument(arguments.operands.front());
        if (!document)
            return tl::unexpected<Failure>(document.error());
        std::error_code unknown;
        if (arguments.has("no-overwrite") && std::filesystem::exists(output, unknown))
            return fail(ExitCode::Internal, Error{"output-exists", {{"file", output}}, {}});
        const auto words = resources::loadSheetWords();
        if (!words)
            return fail(ExitCode::Internal, words.error());
        const configuration::Judge& judge = **session.judge();
        const auto composed = ordersheet::composeOrderSheet(judge, *words, *document, session.language());
        if (auto written = write(composed, output); !written)
            return fail(ExitCode::Internal, std::move(written.error()));
        if (composed.hasErrors)
            return failedBy(session, judge, *document, output);
        if (session.isJson()) {
            session.printJson({{"file", output}, {"format", extension.substr(1)},
                {"language", text::tag(session.language())}, {"type_code", composed.typeCode}});
        } else {
            session.printLine(session.word("written", std::vector<Argument>{{"file", output}}));
        }
        return ExitCode::Done;
    }

private:
    /// Fonts need Qt's application object. It gets a command line of its own, so that it takes none of our options, and
    /// a platform that needs no screen: whatever the desktop's variables say, a sheet is drawn in memory.
    static Result<void> write(const ordersheet::OrderSheet& sheet, const std::string& output)
    {
        qInstallMessageHandler(dropRemarks);
        qputenv("QT_QPA_PLATFORM", "offscreen");
        std::string program = "meterbench-cli";
        char* arguments[] = {program.data(), nullptr};
        int count = 1;
        const QGuiApplication application(count, arguments);
        return sheet::writeSheet(sheet, QString::fromLocal8Bit(output.c_str()));
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
