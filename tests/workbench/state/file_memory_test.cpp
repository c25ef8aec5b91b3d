// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "workbench/state/file_memory.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace meterbench;
using state::FileMemory;

class FileMemoryTest : public tests::TestCase {
    Q_OBJECT

    static std::span<const std::byte> bytes(std::string_view text)
    {
        return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
    }

    static QByteArray text(const std::vector<std::byte>& content)
    {
        return {reinterpret_cast<const char*>(content.data()), static_cast<qsizetype>(content.size())};
    }

private slots:
    void aNewMeterHasNothing()
    {
        const QTemporaryDir folder;
        const auto memory = FileMemory::open(folder.filePath("new/meter"));
        VERIFY_RESULT(memory);
        const auto contents = (*memory)->load();
        VERIFY_RESULT(contents);
        QVERIFY(contents->empty());
    }

    void whatWasCommittedIsThereForTheNextProgram()
    {
        const QTemporaryDir folder;
        {
            auto memory = FileMemory::open(folder.path());
            VERIFY_RESULT(memory);
            VERIFY_RESULT((*memory)->load());
            VERIFY_RESULT((*memory)->replace(bytes("first")));
            VERIFY_RESULT((*memory)->append(bytes("a")));
            VERIFY_RESULT((*memory)->append(bytes("b")));
            VERIFY_RESULT((*memory)->commit());
        }
        auto memory = FileMemory::open(folder.path());
        VERIFY_RESULT(memory);
        auto contents = (*memory)->load();
        VERIFY_RESULT(contents);
        QCOMPARE(contents->size(), std::size_t{1});
        QCOMPARE(text(contents->front().snapshot), QByteArray("first"));
        QCOMPARE(text(contents->front().journal), QByteArray("ab"));
        // The next program goes on where this one stopped.
        VERIFY_RESULT((*memory)->append(bytes("c")));
        VERIFY_RESULT((*memory)->commit());
        contents = (*memory)->load();
        QCOMPARE(text(contents->front().journal), QByteArray("abc"));
    }

    void theGenerationBeforeIsKeptAndNoOlderOne()
    {
        const QTemporaryDir folder;
        auto memory = FileMemory::open(folder.path());
        VERIFY_RESULT(memory);
        for (const auto* snapshot : {"first", "second", "third"}) {
            VERIFY_RESULT((*memory)->replace(bytes(snapshot)));
            VERIFY_RESULT((*memory)->append(bytes("journal of it")));
            VERIFY_RESULT((*memory)->commit());
        }
        const auto contents = (*memory)->load();
        VERIFY_RESULT(contents);
        QCOMPARE(contents->size(), std::size_t{2});
        QCOMPARE(text((*contents)[0].snapshot), QByteArray("third"));
        QCOMPARE(text((*contents)[1].snapshot), QByteArray("second"));
        QCOMPARE(QDir(folder.path()).entryList({"snapshot-*", "journal-*"}, QDir::Files).size(), 4);
    }

    /// A journal left by a run that was cut before its snapshot had a name must not continue another snapshot.
    void aStrayJournalIsNotContinued()
    {
        const QTemporaryDir folder;
        QFile stray(folder.filePath("journal-1"));
        QVERIFY(stray.open(QIODevice::WriteOnly));
        stray.write("stray");
        stray.close();
        auto memory = FileMemory::open(folder.path());
        VERIFY_RESULT(memory);
        VERIFY_RESULT((*memory)->replace(bytes("first")));
        const auto contents = (*memory)->load();
        QVERIFY(contents->front().journal.empty());
    }

    void aSecondProgramIsKeptOut()
    {
        const QTemporaryDir folder;
        const auto first = FileMemory::open(folder.path());
        VERIFY_RESULT(first);
        const auto second = FileMemory::open(folder.path());
        QVERIFY(!second);
        QCOMPARE(second.error().id, std::string("state-in-use"));
    }

    /// What a program that was killed left behind, in a container too, where its number is ours: 1.
    void aLockFileAloneLocksNobodyOut_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("damaged") << QByteArray("\0\xFFgarbage", 9);
        QTest::newRow("this very process, elsewhere")
            << QByteArray::number(QCoreApplication::applicationPid()) + "\nmeterbench-cli\nelsewhere\n\n\n";
        QTest::newRow("process 1") << QByteArray("1\nmeterbench-cli\n") + QSysInfo::machineHostName().toUtf8() + "\n";
    }

    void aLockFileAloneLocksNobodyOut()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        QFile lock(folder.filePath("lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(content);
        lock.close();
        VERIFY_RESULT(FileMemory::open(folder.path()));
    }

    void nobodyElseMayLookIntoIt()
    {
        const auto mask = ::umask(0);
        const QTemporaryDir folder;
        const auto path = folder.filePath("outer/state");
        for (int run = 0; run < 2; ++run) {
            auto memory = FileMemory::open(path);
            VERIFY_RESULT(memory);
            VERIFY_RESULT((*memory)->load());
            VERIFY_RESULT((*memory)->replace(bytes("a")));
            VERIFY_RESULT((*memory)->append(bytes("b")));
            VERIFY_RESULT((*memory)->commit());
            constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                | QFile::WriteOther | QFile::ExeOther;
            QCOMPARE(QFileInfo(path).permissions() & others, QFile::Permissions());
            const auto files = QDir(path).entryInfoList(QDir::Files);
            QVERIFY(files.size() >= 3);
            for (const auto& file : files)
                QCOMPARE(file.permissions() & others, QFile::Permissions());
            // As an earlier version left them.
            memory->reset();
            QFile::setPermissions(path, QFile::Permissions(0x7777));
            for (const auto& file : files)
                QFile::setPermissions(file.filePath(), QFile::Permissions(0x6666));
        }
        // A folder that is not the state's alone stays as it is.
        const auto shared = folder.filePath("outer");
        QFile::setPermissions(shared, QFile::Permissions(0x7755));
        VERIFY_RESULT(FileMemory::open(shared));
        QVERIFY(QFileInfo(shared).permissions() & QFile::ReadOther);
        ::umask(mask);
    }

    void aFolderThatCannotBeIsSaid()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto memory = FileMemory::open(folder.filePath("file/below"));
        QVERIFY(!memory);
        QCOMPARE(memory.error().id, std::string("state-unavailable"));
    }
};

QTEST_GUILESS_MAIN(FileMemoryTest)
#include "file_memory_test.moc"
