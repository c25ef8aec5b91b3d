// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"
#include "workbench/resources/resources.h"

#include <QDir>

using namespace meterbench;

/// Runs without an application object: the command line reads the catalogue before it has one, or has none.
class ResourcesTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void carriesEveryDataFile_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto* folder : {"catalog", "rules", "text", "samples", "fonts"}) {
            for (const auto& file : QDir(QStringLiteral(METERBENCH_RESOURCES "/") + folder).entryList(QDir::Files)) {
                if (file != "make-fonts")
                    QTest::addRow("%s/%s", folder, qPrintable(file)) << QString::fromUtf8(folder) + '/' + file;
            }
        }
    }

    void carriesEveryDataFile()
    {
        QFETCH(QString, name);
        const auto carried = resources::resourceBytes(name.toStdString());
        VERIFY_RESULT(carried);
        const auto original = tests::readResource(name.toStdString());
        VERIFY_RESULT(original);
        QVERIFY2(*carried == *original, "the program carries another version of this file");
    }

    void namesAMissingFile()
    {
        const auto bytes = resources::resourceBytes("catalog/nothing.json");
        QCOMPARE(bytes.error().id, "resource-missing");
        QCOMPARE(bytes.error().where, "catalog/nothing.json");
    }

    void listsAFolder()
    {
        const auto names = resources::resourceNames("rules");
        QVERIFY(std::ranges::find(names, "rules/omnipower.json") != names.end());
        QVERIFY(std::ranges::is_sorted(names));
        QVERIFY(resources::resourceNames("nothing").empty());
    }

    void loadsWhatTheCoreNeeds()
    {
        const auto catalog = resources::loadCatalog();
        VERIFY_RESULT(catalog);
        QCOMPARE(catalog->families().size(), std::size_t{6});
        const auto errors = resources::loadErrorTexts();
        VERIFY_RESULT(errors);
        VERIFY_RESULT(resources::loadSheetWords());
        // Whatever this floor can answer has words.
        for (const auto* id : {"file-not-found", "file-is-folder", "file-unreadable", "file-unwritable",
                 "file-too-large", "sheet-format", "sheet-font", "barcode-impossible", "print-failed",
                 "recovery-unavailable", "recovery-in-use", "recovery-damaged", "resource-missing"})
            QVERIFY2(errors->knows(id), id);
    }
};

QTEST_APPLESS_MAIN(ResourcesTest)
#include "resources_test.moc"
