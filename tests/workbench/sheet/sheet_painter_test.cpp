// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/workbench/sheet/sample_sheet.h"
#include "tests/workbench/sheet/tool.h"
#include "workbench/files/file_access.h"
#include "workbench/sheet/footnotes.h"
#include "workbench/sheet/sheet_painter.h"
#include "workbench/sheet/sheet_writer.h"

#include <QGuiApplication>
#include <QImage>
#include <QPageRanges>
#include <QPainter>
#include <QPrinter>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace meterbench;

/// Reads back with other people's programs what came out on paper.
class SheetPainterTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_RESULT(sheet::writeSheet(tests::sampleSheet(), pdf())); }

    void holdsEveryText()
    {
        const auto sheet = tests::sampleSheet();
        const auto text
            = QString::fromUtf8(tests::runTool("pdftotext", "poppler-utils", {"-layout", pdf(), "-"})).simplified();
        for (const auto& expected : {sheet.title, sheet.subtitle, sheet.typeCodeGrouped, sheet.date, sheet.notTheMaker})
            QVERIFY2(text.contains(QString::fromStdString(expected)), expected.c_str());
        for (const auto& section : sheet.sections) {
            QVERIFY2(text.contains(QString::fromStdString(section.title)), section.title.c_str());
            for (const auto& row : section.rows) {
                for (const auto& cell : row.cells) {
                    for (const auto& word : QString::fromStdString(cell.text).split(' '))
                        QVERIFY2(text.contains(word), qPrintable(word));
                }
            }
        }
    }

    /// Letters with signs, typographic characters and mathematical ones can be copied out of the PDF.
    void keepsCharacters()
    {
        const QString special("ÅÄÖåäöÆØæøÉéèêçœŒ«»–—…’“”°²³±×·≤≥Ω→−½€µ 3x9 A+/A− 5–80 Żółć Ελλ Кам");
        auto sheet = tests::sampleSheet();
        sheet.sections = {{"s", "Characters", "", "", {{"", 1, {}}}, {tests::row({special.toStdString()})}}};
        const auto file = m_folder.filePath("special.pdf");
        VERIFY_RESULT(sheet::writeSheet(sheet, file));
        const auto text = QString::fromUtf8(tests::runTool("pdftotext", "poppler-utils", {"-layout", file, "-"}));
        QVERIFY2(text.contains(special), qPrintable(text));
    }

    void numbersItsPages()
    {
        const auto painter = sheet::SheetPainter::create(tests::sampleSheet());
        VERIFY_RESULT(painter);
        const auto text = QString::fromUtf8(tests::runTool("pdftotext", "poppler-utils", {pdf(), "-"}));
        const auto pages = text.split('\f', Qt::SkipEmptyParts);
        QCOMPARE(pages.size(), painter->pageCount());
        for (qsizetype page = 0; page < pages.size(); ++page)
            QVERIFY(pages[page].contains(QStringLiteral("Page %1 of %2").arg(page + 1).arg(pages.size())));
    }

    void embedsItsFonts()
    {
        const auto table
            = QString::fromUtf8(tests::runTool("pdffonts", "poppler-utils", {pdf()})).split('\n', Qt::SkipEmptyParts);
        QVERIFY(table.size() > 2);
        for (const auto& line : table.sliced(2)) {
            static const QRegularExpression embedded("^Meterbench\\S+ +CID TrueType +Identity-H +yes ");
            QVERIFY2(embedded.match(line).hasMatch(), qPrintable(line));
        }
    }

    void isA4()
    {
        const auto info = QString::fromUtf8(tests::runTool("pdfinfo", "poppler-utils", {pdf()}));
        QVERIFY2(info.contains("A4"), qPrintable(info));
        QVERIFY(info.contains("Order-code sheet 686-11-11B-N24-2101-040"));
        QVERIFY(info.contains(QRegularExpression("Creator: +Meterbench")));
    }

    void carriesBothBarcodes()
    {
        const auto sheet = tests::sampleSheet();
        const auto page = m_folder.filePath("page");
        tests::runTool("pdftoppm", "poppler-utils",
            {"-r", "200", "-f", "1", "-l", "1", "-H", "900", "-singlefile", "-png", pdf(), page});
        const auto read = QString::fromUtf8(tests::runTool("zbarimg", "zbar-tools", {"-q", "--nodbus", page + ".png"}));
        const auto symbols = read.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(symbols.size(), 2);
        QVERIFY(symbols.contains("QR-Code:" + QString::fromStdString(sheet.machineReadable)));
        QVERIFY(symbols.contains("CODE-128:" + QString::fromStdString(sheet.typeCode)));
    }

    void marksAFaultySheetOnEveryPage()
    {
        const auto file = m_folder.filePath("faulty.pdf");
        VERIFY_RESULT(sheet::writeSheet(tests::faultySheet(), file));
        const auto pages = QString::fromUtf8(tests::runTool("pdftotext", "poppler-utils", {file, "-"}))
                               .split('\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() > 1);
        for (const auto& page : pages)
            QVERIFY(page.contains("Do not order from this sheet"));
    }

    void givesTheSameBytesForTheSameSheet()
    {
        auto first = sheet::makePdf(tests::sampleSheet());
        VERIFY_RESULT(first);
        // Whatever a file remembers of its making shows after a second.
        QTest::qWait(1100);
        auto second = sheet::makePdf(tests::sampleSheet());
        VERIFY_RESULT(second);
        QVERIFY(*first == *second);
        QVERIFY(first->find("/CreationDate (D:20260301000000") != std::string::npos);
        auto undated = tests::sampleSheet();
        undated.date = "in spring";
        QVERIFY(sheet::makePdf(undated)->find("/CreationDate (D:20000101000000") != std::string::npos);
    }

    void sourcesAreFootnotes()
    {
        auto sheet = tests::sampleSheet();
        using ordersheet::ColumnKind;
        sheet.sections = {{"type-code", "Type code", "", "", {{"Field", 1, {}}, {"Source", 1, ColumnKind::Source}},
                              {tests::row({"X1", "TD, S-FR"}), tests::row({"X2", "S-FR"}), tests::row({"X3", "S-XX"})}},
            {"papers", "Sources", "", "", {{"Key", 1, ColumnKind::Code}, {"Title", 3, {}}},
                {tests::row({"S-FR", "Data sheet"}), tests::row({"TD", "Technical description"})}}};
        const auto paper = sheet::withFootnotes(sheet);
        QCOMPARE(paper.sections[0].rows[0].cells[1].text, std::string("2, 1"));
        QCOMPARE(paper.sections[0].rows[1].cells[1].text, std::string("1"));
        QCOMPARE(paper.sections[0].rows[2].cells[1].text, std::string("S-XX"));
        QCOMPARE(paper.sections[1].rows[1].cells[0].text, std::string("2  TD"));
    }

    /// The desktop's way: any printer, margins of its own, a range of pages.
    void printsThePagesThatWereAskedFor()
    {
        const auto painter = sheet::SheetPainter::create(tests::sampleSheet());
        VERIFY_RESULT(painter);
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(m_folder.filePath("printed.pdf"));
        printer.setPageRanges(QPageRanges::fromString("2"));
        VERIFY_RESULT(painter->paint(printer));
        const auto text
            = QString::fromUtf8(tests::runTool("pdftotext", "poppler-utils", {m_folder.filePath("printed.pdf"), "-"}));
        QCOMPARE(text.count('\f'), 1);
        QVERIFY(text.contains("Page 2 of"));
    }

    void paintsOnAPicture()
    {
        const auto painter = sheet::SheetPainter::create(tests::sampleSheet());
        VERIFY_RESULT(painter);
        const qreal scale = 1.5;
        QImage image((sheet::SheetPainter::pageSize() * scale).toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter canvas(&image);
        canvas.scale(scale, scale);
        painter->paintPage(canvas, 0);
        canvas.end();
        QCOMPARE(image.pixelColor(4, 4), QColor(Qt::white));
        // Below the upper margin of 18 mm begins the accent rule.
        QVERIFY(image.pixelColor(image.width() / 2, qRound((18 - 0.35) / 25.4 * 72 * scale)).lightness() < 128);
    }

    void saysWhyNothingIsPrinted()
    {
        const auto painter = sheet::SheetPainter::create(tests::sampleSheet());
        VERIFY_RESULT(painter);
        QPrinter printer;
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(m_folder.filePath("no/such/folder.pdf"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("QPainter::begin.*"));
        QCOMPARE(painter->paint(printer).error().id, "print-failed");
    }

    void takesASheetWithNothingOnIt()
    {
        const auto bytes = sheet::makePdf({});
        VERIFY_RESULT(bytes);
        QVERIFY(bytes->starts_with("%PDF"));
    }

    void takesManyRows()
    {
        auto sheet = tests::sampleSheet();
        for (int number = 0; number < 2000; ++number)
            sheet.sections[1].rows.push_back(sheet.sections[1].rows.front());
        const auto bytes = sheet::makePdf(sheet);
        VERIFY_RESULT(bytes);
        QVERIFY(bytes->size() < 4'000'000);
    }

    void isQuick()
    {
        const auto sheet = tests::sampleSheet();
        QBENCHMARK
        {
            (void)sheet::makePdf(sheet);
        }
    }

private:
    [[nodiscard]] QString pdf() const { return m_folder.filePath("sheet.pdf"); }

    QTemporaryDir m_folder;
};

QTEST_MAIN(SheetPainterTest)
#include "sheet_painter_test.moc"
