// SPDX-License-Identifier: Apache-2.0
#include "ui/page/workspace.h"
#include "ui/window/file_controller.h"
#include "ui/window/main_window.h"
#include "workbench/sheet/fonts.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

/// The desktop as the person at it feels it: a whole process, from its start until its window has painted itself with a
/// project in it. The measuring program starts itself again for each turn. A figure for the README, no limit.
namespace {

using namespace meterbench;

const QString paintOnce = QStringLiteral("--paint-once");

/// Ends the program when its window has been painted.
class FirstPaint : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        return QObject::eventFilter(object, event);
    }
};

/// What the program does at its start, with its own files in a folder that goes away.
int paint(QApplication& application, const QString& project)
{
    const QTemporaryDir folder;
    ui::Surroundings around;
    around.settingsFile = folder.filePath("settings.ini");
    around.recentFilesFile = folder.filePath("recent.ini");
    around.recoveryFolder = folder.filePath("recovery");
    around.now = [] { return QDateTime::currentDateTimeUtc(); };
    if (!sheet::loadFonts())
        return 1;
    QFont font(sheet::sansFamily);
    font.setPointSizeF(10);
    QApplication::setFont(font);
    const auto workspace = ui::Workspace::create(std::move(around));
    if (!workspace)
        return 1;
    ui::MainWindow window(**workspace);
    FirstPaint painted;
    window.installEventFilter(&painted);
    window.show();
    window.files().open(project);
    return application.exec();
}

void startToFirstPaint(benchmark::State& state)
{
    const QString project = QStringLiteral(METERBENCH_RESOURCES "/samples/single-phase-denmark.mbench");
    for (auto _ : state) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {paintOnce, project});
        if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
            state.SkipWithError("the window was not painted");
            return;
        }
    }
}
BENCHMARK(startToFirstPaint)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

int main(int argumentCount, char** arguments)
{
    QApplication application(argumentCount, arguments);
    const auto words = QApplication::arguments();
    if (words.size() == 3 && words[1] == paintOnce)
        return paint(application, words[2]);
    benchmark::Initialize(&argumentCount, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
