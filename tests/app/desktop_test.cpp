// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"

#include <QProcess>
#include <QProcessEnvironment>

using namespace meterbench;

/// The desktop program where there is no desktop: it can be asked what it is.
class DesktopTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void answersWithoutADisplay_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("said");
        QTest::addRow("help") << "--help" << "--lang";
        QTest::addRow("help in short") << "-h" << "--lang";
        QTest::addRow("version") << "--version" << "meterbench ";
        QTest::addRow("version in short") << "-v" << "meterbench ";
    }

    void answersWithoutADisplay()
    {
        QFETCH(QString, option);
        QFETCH(QString, said);
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            bare.remove(name);
        QProcess process;
        process.setProcessEnvironment(bare);
        process.start(QStringLiteral(METERBENCH_DESKTOP), {option});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains(said.toUtf8()));
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(DesktopTest)
#include "desktop_test.moc"
