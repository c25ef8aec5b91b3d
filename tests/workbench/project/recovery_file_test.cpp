// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "workbench/files/file_access.h"
#include "workbench/project/recovery_file.h"
#include "workbench/resources/resources.h"

#include <QDir>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace meterbench;
using project::RecoveryFile;

class RecoveryFileTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto catalog = resources::loadCatalog();
        VERIFY_RESULT(catalog);
        m_catalog = std::make_unique<catalog::Catalog>(std::move(*catalog));
        m_document = configuration::defaultConfiguration(*m_catalog, m_catalog->families().front());
        m_document.order.remark = "unsaved";
    }

    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void hidesWhatALivingProgramOwns()
    {
        const auto recovery = RecoveryFile::create(folder());
        VERIFY_RESULT(recovery);
        VERIFY_RESULT(recovery->write(m_document, "/x.mbench", m_now));
        QVERIFY(project::leftovers(folder()).empty());
        const project::Leftover stolen{recovery->file(), {}, {}};
        QCOMPARE(RecoveryFile::adopt(stolen).error().id, "recovery-in-use");
        QCOMPARE(project::discard(stolen).error().id, "recovery-in-use");
        QVERIFY(QFile::exists(recovery->file()));
    }

    /// A program that dies without cleaning up, lock and all.
    void findsWhatADeadProgramLeft()
    {
        const auto child = fork();
        if (child == 0) {
            const auto recovery = RecoveryFile::create(folder());
            const bool written = recovery && recovery->write(m_document, "/dk/søndervig.mbench", m_now);
            _exit(written ? 0 : 1); // no destructor runs
        }
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);

        const auto found = project::leftovers(folder());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].originalPath, "/dk/søndervig.mbench");
        QCOMPARE(found[0].savedAt, m_now);
        const auto adopted = RecoveryFile::adopt(found[0]);
        VERIFY_RESULT(adopted);
        QVERIFY(project::leftovers(folder()).empty());
        const auto document = adopted->read(*m_catalog);
        VERIFY_RESULT(document);
        QVERIFY(*document == m_document);
        adopted->remove();
        QVERIFY(!QFile::exists(found[0].file));
    }

    void listsTheNewestFirst()
    {
        leave("/old.mbench", m_now.addSecs(-60));
        leave("/new.mbench", m_now);
        const auto found = project::leftovers(folder());
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].originalPath, "/new.mbench");
        VERIFY_RESULT(project::discard(found[0]));
        QCOMPARE(project::leftovers(folder()).size(), std::size_t{1});
    }

    void leavesNothingBehindWhenAllIsSaved()
    {
        {
            const auto recovery = RecoveryFile::create(folder());
            VERIFY_RESULT(recovery);
            VERIFY_RESULT(recovery->write(m_document, {}, m_now));
            recovery->remove();
        }
        QVERIFY(QDir(folder()).entryList(QDir::Files).isEmpty());
    }

    void sweepsTheLockOfAProgramThatDiedEarly()
    {
        const auto child = fork();
        if (child == 0) {
            const auto recovery = RecoveryFile::create(folder());
            _exit(recovery ? 0 : 1);
        }
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 1);
        QVERIFY(project::leftovers(folder()).empty());
        QVERIFY(QDir(folder()).entryList(QDir::Files).isEmpty());
    }

    void listsADamagedFileToo()
    {
        VERIFY_RESULT(files::writeFile(m_folder->filePath("x.recovery"), "{\"format\":"));
        const auto found = project::leftovers(m_folder->path());
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!found[0].savedAt.isValid());
        const auto adopted = RecoveryFile::adopt(found[0]);
        VERIFY_RESULT(adopted);
        QCOMPARE(adopted->read(*m_catalog).error().id, "recovery-damaged");
    }

    void namesAFolderThatCannotBeMade()
    {
        VERIFY_RESULT(files::writeFile(m_folder->filePath("file"), "x"));
        const auto recovery = RecoveryFile::create(m_folder->filePath("file/below"));
        QCOMPARE(recovery.error().id, "recovery-unavailable");
        QVERIFY(project::leftovers(m_folder->filePath("file/below")).empty());
    }

    void movesWithItsLock()
    {
        auto first = RecoveryFile::create(folder());
        VERIFY_RESULT(first);
        VERIFY_RESULT(first->write(m_document, {}, m_now));
        auto second = RecoveryFile::create(folder());
        VERIFY_RESULT(second);
        *second = std::move(*first);
        VERIFY_RESULT(second->read(*m_catalog));
        QVERIFY(project::leftovers(folder()).empty());
    }

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath("recovery"); }

    void leave(const QString& original, const QDateTime& time)
    {
        const auto recovery = RecoveryFile::create(folder());
        VERIFY_RESULT(recovery);
        VERIFY_RESULT(recovery->write(m_document, original, time));
    }

    std::unique_ptr<catalog::Catalog> m_catalog;
    configuration::MeterConfiguration m_document;
    QDateTime m_now{QDate(2026, 3, 1), QTime(12, 30, 15), Qt::UTC};
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(RecoveryFileTest)
#include "recovery_file_test.moc"
