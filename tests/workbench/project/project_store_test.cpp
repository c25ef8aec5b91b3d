// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/project_file.h"
#include "tests/support/test_case.h"
#include "workbench/files/file_access.h"
#include "workbench/project/project_store.h"
#include "workbench/resources/resources.h"

#include <QTemporaryDir>

using namespace meterbench;

class ProjectStoreTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto catalog = resources::loadCatalog();
        VERIFY_RESULT(catalog);
        m_catalog = std::make_unique<catalog::Catalog>(std::move(*catalog));
    }

    void opensWhatItSaved_data()
    {
        QTest::addColumn<QString>("family");
        for (const auto& family : m_catalog->families())
            QTest::addRow("%s", family.id.c_str()) << QString::fromStdString(family.id);
    }

    void opensWhatItSaved()
    {
        QFETCH(QString, family);
        auto document = configuration::defaultConfiguration(*m_catalog, *m_catalog->family(family.toStdString()));
        document.order.customer = "Østjysk Energi \"Net\" A/S";
        const auto file = m_folder.filePath(family + ".mbench");
        VERIFY_RESULT(project::saveProject(document, file));
        const auto opened = project::openProject(*m_catalog, file);
        VERIFY_RESULT(opened);
        QVERIFY(*opened == document);
        QCOMPARE(*files::readFile(file, configuration::maximumProjectBytes), configuration::serialise(document));
    }

    /// Each error names the file, and the file stays as it was.
    void namesTheFileInEachError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("error");
        const auto whole = QByteArray::fromStdString(
            configuration::serialise(configuration::defaultConfiguration(*m_catalog, m_catalog->families().front())));
        QTest::addRow("damaged") << QByteArray("{\"format\" = 1}") << "json-syntax";
        QTest::addRow("no project") << QByteArray("Dear Sirs") << "not-a-project";
        QTest::addRow("foreign") << QByteArray("{\"format\": \"other\"}") << "not-a-project";
        QTest::addRow("truncated") << whole.first(whole.size() / 2) << "project-truncated";
        QTest::addRow("large") << QByteArray(static_cast<qsizetype>(configuration::maximumProjectBytes) + 1, ' ')
                               << "file-too-large";
    }

    void namesTheFileInEachError()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, error);
        const auto file = m_folder.filePath("damaged.mbench");
        VERIFY_RESULT(files::writeFile(file, bytes.toStdString()));
        const auto opened = project::openProject(*m_catalog, file);
        QVERIFY(!opened);
        QCOMPARE(QString::fromStdString(opened.error().id), error);
        QVERIFY(QString::fromStdString(opened.error().where).startsWith(file));
        QCOMPARE(*files::readFile(file, configuration::maximumProjectBytes + 1), bytes.toStdString());
    }

    void passesOnThatAFileIsMissing()
    {
        QCOMPARE(project::openProject(*m_catalog, m_folder.filePath("none.mbench")).error().id, "file-not-found");
    }

private:
    std::unique_ptr<catalog::Catalog> m_catalog;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ProjectStoreTest)
#include "project_store_test.moc"
