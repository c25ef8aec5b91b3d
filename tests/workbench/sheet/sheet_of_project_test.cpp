// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/decode.h"
#include "tests/support/test_case.h"
#include "tests/workbench/sheet/tool.h"
#include "workbench/resources/resources.h"
#include "workbench/sheet/sheet_painter.h"
#include "workbench/sheet/sheet_writer.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QTemporaryDir>

using namespace meterbench;

/// The whole way with the data that ships: document → sheet → PDF → barcode → document.
class SheetOfProjectTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto catalog = resources::loadCatalog();
        VERIFY_RESULT(catalog);
        m_catalog = std::make_unique<catalog::Catalog>(std::move(*catalog));
        m_judge = std::make_unique<configuration::Judge>(*m_catalog);
        auto words = resources::loadSheetWords();
        VERIFY_RESULT(words);
        m_words = std::make_unique<ordersheet::SheetWords>(std::move(*words));
    }

    void readsBackFromPaper_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<text::Language>("language");
        for (const auto& family : m_catalog->families()) {
            for (const auto language : text::allLanguages)
                QTest::addRow("%s %s", family.id.c_str(), text::tag(language).data())
                    << QString::fromStdString(family.id) << language;
        }
    }

    void readsBackFromPaper()
    {
        QFETCH(QString, family);
        QFETCH(text::Language, language);
        const auto document = configuration::defaultConfiguration(*m_catalog, *m_catalog->family(family.toStdString()));
        const auto sheet = ordersheet::composeOrderSheet(*m_judge, *m_words, document, language);
        const auto file = m_folder.filePath("sheet.pdf");
        VERIFY_RESULT(sheet::writeSheet(sheet, file));
        for (const auto* extension : {"html", "csv", "xlsx", "json"})
            VERIFY_RESULT(sheet::writeSheet(sheet, m_folder.filePath(QStringLiteral("sheet.") + extension)));

        const auto page = m_folder.filePath("page");
        tests::runTool("pdftoppm", "poppler-utils",
            {"-r", "200", "-f", "1", "-l", "1", "-H", "900", "-singlefile", "-png", file, page});
        const auto read = QString::fromUtf8(tests::runTool("zbarimg", "zbar-tools", {"-q", "--nodbus", page + ".png"}));
        const auto symbols = read.split('\n', Qt::SkipEmptyParts);
        QVERIFY2(symbols.contains("CODE-128:" + QString::fromStdString(sheet.typeCode)), qPrintable(read));
        const auto matrix = symbols.filter("QR-Code:");
        QCOMPARE(matrix.size(), 1);
        const auto content = matrix.front().mid(8).toStdString();
        QCOMPARE(content, sheet.machineReadable);

        const configuration::Decoder decoder(*m_judge);
        const std::string_view texts[]{content};
        const auto decoded = decoder.decode(texts);
        QVERIFY(decoded.selection == document.codes);
    }

private:
    std::unique_ptr<catalog::Catalog> m_catalog;
    std::unique_ptr<configuration::Judge> m_judge;
    std::unique_ptr<ordersheet::SheetWords> m_words;
    QTemporaryDir m_folder;
};

QTEST_MAIN(SheetOfProjectTest)
#include "sheet_of_project_test.moc"
