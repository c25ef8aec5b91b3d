// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "workbench/files/file_access.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace meterbench;

class FileAccessTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void readsBackWhatItWrote()
    {
        const std::string bytes("a\0b\n\xff", 5);
        VERIFY_RESULT(files::writeFile(path("x.bin"), bytes));
        const auto read = files::readFile(path("x.bin"), 5);
        VERIFY_RESULT(read);
        QCOMPARE(*read, bytes);
    }

    void namesTheFileThatIsMissing()
    {
        const auto read = files::readFile(path("nowhere.mbench"), 10);
        QVERIFY(!read);
        QCOMPARE(read.error().id, "file-not-found");
        QCOMPARE(read.error().arguments.front().value, path("nowhere.mbench").toStdString());
        QCOMPARE(read.error().where, path("nowhere.mbench").toStdString());
    }

    void refusesAFolder()
    {
        QCOMPARE(files::readFile(m_folder.path(), 10).error().id, "file-is-folder");
        QCOMPARE(files::writeFile(m_folder.path(), "x").error().id, "file-is-folder");
    }

    void refusesAFileBeyondTheLimit()
    {
        VERIFY_RESULT(files::writeFile(path("large"), std::string(11, 'x')));
        const auto read = files::readFile(path("large"), 10);
        QCOMPARE(read.error().id, "file-too-large");
        QCOMPARE(read.error().arguments.at(1).value, "11");
        QCOMPARE(read.error().arguments.at(2).value, "10");
    }

    /// A device tells no size and has no end.
    void stopsReadingADeviceAtTheLimit() { QCOMPARE(files::readFile("/dev/zero", 1000).error().id, "file-too-large"); }

    void tellsWhyAFileCannotBeRead()
    {
        if (geteuid() == 0) {
            // Nothing is forbidden to root; /proc holds a file that answers reads at address 0 with an error all the
            // same.
            const auto read = files::readFile("/proc/self/mem", 10);
            QCOMPARE(read.error().id, "file-unreadable");
            QVERIFY(!read.error().arguments.at(1).value.empty());
            return;
        }
        VERIFY_RESULT(files::writeFile(path("secret"), "x"));
        QVERIFY(QFile::setPermissions(path("secret"), QFileDevice::WriteOwner));
        QCOMPARE(files::readFile(path("secret"), 10).error().id, "file-unreadable");
    }

    void tellsThatAFolderIsMissing()
    {
        const auto written = files::writeFile(path("no/such/folder.pdf"), "x");
        QCOMPARE(written.error().id, "file-unwritable");
        QCOMPARE(written.error().arguments.at(0).value, path("no/such/folder.pdf").toStdString());
        QVERIFY(!written.error().arguments.at(1).value.empty());
    }

    /// A full disk, played by the system's limit on the size of files.
    void leavesTheOldFileWhenTheNewOneDoesNotFit()
    {
        VERIFY_RESULT(files::writeFile(path("kept"), "the old content"));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 4096;
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto written = files::writeFile(path("kept"), std::string(100'000, 'x'));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!written);
        QCOMPARE(written.error().id, "file-unwritable");
        QCOMPARE(*files::readFile(path("kept"), 100), "the old content");
        QCOMPARE(QDir(m_folder.path()).entryList({"kept*"}, QDir::Files), QStringList{"kept"});
    }

    /// The device must still be one afterwards.
    void writesToADeviceInPlace()
    {
        QCOMPARE(files::writeFile("/dev/full", "x").error().id, "file-unwritable");
        VERIFY_RESULT(files::writeFile("/dev/null", "x"));
        QVERIFY(!QFileInfo("/dev/null").isFile());
        QVERIFY(!QFileInfo("/dev/full").isFile());
    }

    void keepsASymbolicLink()
    {
        VERIFY_RESULT(files::writeFile(path("target"), "old"));
        QVERIFY(QFile::link(path("target"), path("link")));
        VERIFY_RESULT(files::writeFile(path("link"), "new"));
        QVERIFY(QFileInfo(path("link")).isSymLink());
        QCOMPARE(*files::readFile(path("target"), 10), "new");
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(FileAccessTest)
#include "file_access_test.moc"
