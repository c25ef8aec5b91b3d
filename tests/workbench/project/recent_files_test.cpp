// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "workbench/files/file_access.h"
#include "workbench/project/recent_files.h"

#include <QDir>
#include <QTemporaryDir>

using namespace meterbench;
using project::FilePresence;
using project::RecentFiles;

class RecentFilesTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void init()
    {
        TestCase::init();
        RecentFiles(settings()).clear();
    }

    void beginsEmpty() { QVERIFY(RecentFiles(m_folder.filePath("never.ini")).entries().isEmpty()); }

    void keepsTheNewestFirst()
    {
        RecentFiles recent(settings());
        recent.add("/a, b.mbench"); // a comma separates entries of the settings file
        recent.add("/ø.mbench");
        recent.add("/a, b.mbench");
        const RecentFiles other(settings());
        QCOMPARE(other.entries().size(), 2);
        QCOMPARE(other.entries().at(0).path, "/a, b.mbench");
        QCOMPARE(other.entries().at(1).path, "/ø.mbench");
    }

    void keepsOneEntry()
    {
        RecentFiles recent(settings());
        recent.add("/only.mbench");
        QCOMPARE(recent.entries().size(), 1);
        recent.remove("/only.mbench");
        QVERIFY(recent.entries().isEmpty());
    }

    void forgetsTheOldest()
    {
        RecentFiles recent(settings());
        for (int number = 0; number < 15; ++number)
            recent.add(QStringLiteral("/%1.mbench").arg(number));
        QCOMPARE(recent.entries().size(), RecentFiles::maximumEntries);
        QCOMPARE(recent.entries().front().path, "/14.mbench");
        QCOMPARE(recent.entries().back().path, "/5.mbench");
    }

    void tellsWhatIsMissing()
    {
        RecentFiles recent(settings());
        VERIFY_RESULT(files::writeFile(m_folder.filePath("here.mbench"), "{}"));
        recent.add(m_folder.filePath("gone.mbench"));
        recent.add(m_folder.filePath("here.mbench"));
        QVERIFY(recent.entries().at(0).presence == FilePresence::Present);
        QVERIFY(recent.entries().at(1).presence == FilePresence::Missing);
    }

    void storesAbsolutePaths()
    {
        RecentFiles recent(settings());
        recent.add("relative.mbench");
        QCOMPARE(recent.entries().front().path, QDir::current().absoluteFilePath("relative.mbench"));
        recent.add("");
        QCOMPARE(recent.entries().size(), 1);
    }

private:
    [[nodiscard]] QString settings() const { return m_folder.filePath("settings.ini"); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(RecentFilesTest)
#include "recent_files_test.moc"
