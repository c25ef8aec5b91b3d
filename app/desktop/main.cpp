// SPDX-License-Identifier: Apache-2.0
#include "ui/page/workspace.h"
#include "ui/text/words.h"
#include "ui/window/file_controller.h"
#include "ui/window/main_window.h"
#include "workbench/sheet/fonts.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QStandardPaths>

#include <cstdio>

/// The desktop program: command line in, window up, nothing else. All work is done in ui/ and below.
namespace {

using namespace Qt::StringLiterals;
using namespace meterbench;

constexpr double fontPoints = 10;

ui::Surroundings surroundings()
{
    const QString settings = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    ui::Surroundings result;
    result.settingsFile = settings + u"/settings.ini"_s;
    result.recentFilesFile = settings + u"/recent-files.ini"_s;
    result.recoveryFolder = data + u"/recovery"_s;
    result.now = [] { return QDateTime::currentDateTimeUtc(); };
    return result;
}

int fail(const std::string& words)
{
    std::fprintf(stderr, "meterbench: %s\n", words.c_str());
    return 1;
}

} // namespace

int main(int argumentCount, char** arguments)
{
    QCoreApplication::setApplicationName(u"meterbench"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(METERBENCH_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Configures electricity meters and makes their order sheets."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption language(u"lang"_s, u"Language of the program: en, da, sv or fr."_s, u"language"_s);
    parser.addOption(language);
    parser.addPositionalArgument(u"file"_s, u"Project to open."_s, u"[FILE]"_s);
    {
        // Who asks for help may have no display, and needs none.
        const QCoreApplication displayless(argumentCount, arguments);
        parser.parse(QCoreApplication::arguments());
        if (parser.isSet(help))
            parser.showHelp();
        if (parser.isSet(version))
            parser.showVersion();
    }

    QApplication application(argumentCount, arguments);
    QApplication::setDesktopFileName(u"meterbench"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/meterbench.svg"_s));
    parser.process(application);

    ui::Surroundings around = surroundings();
    if (parser.isSet(language)) {
        around.language = text::languageFromTag(ui::fromQt(parser.value(language)));
        if (!around.language)
            return fail("--lang takes en, da, sv or fr");
    }
    if (const auto fonts = sheet::loadFonts(); !fonts)
        return fail(fonts.error().id + " " + fonts.error().where);
    QFont font(sheet::sansFamily);
    font.setPointSizeF(fontPoints);
    QApplication::setFont(font);
    const auto workspace = ui::Workspace::create(std::move(around));
    if (!workspace)
        return fail(workspace.error().id + " " + workspace.error().where);

    ui::MainWindow window(**workspace);
    window.show();
    const QStringList files = parser.positionalArguments();
    if (!files.isEmpty())
        window.files().open(files.front());
    window.files().offerRecovery();
    return QApplication::exec();
}
