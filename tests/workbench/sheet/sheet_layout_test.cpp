// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/workbench/sheet/sample_sheet.h"
#include "workbench/sheet/barcode.h"
#include "workbench/sheet/fonts.h"
#include "workbench/sheet/section_layout.h"

#include <QFontInfo>
#include <QGuiApplication>

#include <algorithm>
#include <numeric>

using namespace meterbench;
using namespace meterbench::sheet;
using ordersheet::ColumnKind;
using ordersheet::Section;

/// Where things come to stand, without a device.
class SheetLayoutTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void initTestCase() { VERIFY_RESULT(loadFonts()); }

    void bringsItsFonts_data()
    {
        QTest::addColumn<QString>("family");
        for (const auto family : {sansFamily, codeFamily, sevenSegmentFamily, fourteenSegmentFamily})
            QTest::addRow("%s", family.data()) << QString(family);
    }

    void bringsItsFonts()
    {
        QFETCH(QString, family);
        VERIFY_RESULT(loadFonts());
        QCOMPARE(QFontInfo(QFont(family, 10)).family(), family);
    }

    void sharesTheWidth()
    {
        const std::vector<ordersheet::Column> columns{{"", 1, {}}, {"", 3, {}}};
        QCOMPARE(columnWidths(columns, {{0, 0}, {0, 0}}, 400), (std::vector<qreal>{100, 300}));
        // The first takes from the second what its longest word lacks …
        QCOMPARE(columnWidths(columns, {{150, 150}, {100, 900}}, 400), (std::vector<qreal>{150, 250}));
        // … yet never more than its guard.
        QCOMPARE(columnWidths(columns, {{900, 0}, {0, 900}}, 400), (std::vector<qreal>{160, 240}));
        // It takes what its longest line lacks only where that is spare.
        QCOMPARE(columnWidths(columns, {{50, 180}, {50, 200}}, 400), (std::vector<qreal>{180, 220}));
        QCOMPARE(columnWidths(columns, {{50, 180}, {50, 260}}, 400), (std::vector<qreal>{140, 260}));
        QVERIFY(columnWidths({}, {}, 400).empty());
    }

    void tearsNoRow()
    {
        Section section{"s", "Heading", "", "", {{"A", 1, ColumnKind::Code}, {"B", 3, ColumnKind::Text}}, {}};
        for (int number = 0; number < 120; ++number)
            section.rows.push_back(tests::row({std::to_string(number), "one\ntwo\nthree"}));
        const auto pages = layOut({section});
        QVERIFY(pages.size() > 2);
        int rows = 0;
        for (const auto& page : pages) {
            const auto here = texts(page);
            QCOMPARE(here.count("one"), here.count("three"));
            QVERIFY2(here.contains("Heading") && here.contains("A"), "the headings are repeated");
            rows += static_cast<int>(here.count("one"));
            QVERIFY(lowest(page) <= bottom);
        }
        QCOMPARE(rows, 120);
        QVERIFY2(texts(pages.back()).count("one") > 1, "the last row does not stand alone");
    }

    /// However much stands above it, a heading has at least its first row below it.
    void leavesNoHeadingAlone()
    {
        for (int above = 1; above < 60; ++above) {
            Section first{"a", "First", "", "", {{"A", 1, ColumnKind::Text}}, {}};
            for (int number = 0; number < above; ++number)
                first.rows.push_back(tests::row({"x"}));
            Section second{"b", "Second", "Introduction", "", {{"B", 1, ColumnKind::Text}}, {}};
            for (int number = 0; number < 40; ++number)
                second.rows.push_back(tests::row({"y"}));
            for (const auto& page : layOut({first, second})) {
                const auto here = texts(page);
                QCOMPARE(here.contains("Second"), here.contains("y"));
                QCOMPARE(here.contains("First"), here.contains("x"));
            }
        }
    }

    /// More text than a page holds: torn between lines, and all of it is there.
    void tearsARowHigherThanAPage()
    {
        std::string text;
        for (int number = 0; number < 300; ++number)
            text += "line" + std::to_string(number) + "\n";
        const Section section{"s", "Heading", "", "", {{"A", 1, ColumnKind::Text}}, {tests::row({text})}};
        QStringList all;
        for (const auto& page : layOut({section})) {
            all += texts(page);
            QVERIFY(lowest(page) <= bottom);
        }
        for (int number = 0; number < 300; ++number)
            QCOMPARE(all.count(QStringLiteral("line%1").arg(number)), 1);
    }

    void keepsLongWordsInTheirColumn()
    {
        const std::string word(400, 'W');
        const Section section{"s", "Heading", "", "", {{"A", 1, ColumnKind::Code}, {"B", 1, ColumnKind::Text}},
            {tests::row({word, word})}};
        for (const auto& page : layOut({section})) {
            for (const auto& line : page.lines) {
                const auto laid = line.text.layout()->lineAt(line.line);
                QVERIFY(line.origin.x() + laid.naturalTextRect().right() <= paperWidth - margin + 1);
            }
        }
    }

    void saysThatASectionIsEmpty()
    {
        const auto pages = layOut({{"s", "Heading", "", "Nothing here.", {{"A", 1, ColumnKind::Text}}, {}}});
        QCOMPARE(texts(pages.front()), (QStringList{"Heading", "Nothing here."}));
    }

    void takesRowsThatAreTooShortOrTooLong()
    {
        const auto pages = layOut({{"s", "Heading", "", "", {{"A", 1, ColumnKind::Text}, {"B", 0, ColumnKind::Number}},
            {tests::row({}), tests::row({"1", "2", "3"})}}});
        QCOMPARE(texts(pages.front()), (QStringList{"Heading", "A", "B", "1", "2"}));
    }

    void refusesABarcodeOfNothing()
    {
        QCOMPARE(qrCode("").error().id, "barcode-impossible");
        QCOMPARE(code128("").error().id, "barcode-impossible");
        QCOMPARE(code128(std::string(5000, 'x')).error().id, "barcode-impossible");
        QCOMPARE(qrCode(std::string(5000, 'x')).error().id, "barcode-impossible");
        QCOMPARE(code128("æ\xff").error().id, "barcode-impossible");
    }

private:
    static std::vector<Page> layOut(const std::vector<Section>& sections)
    {
        const TextSetter setter;
        PageBuilder builder(margin, bottom);
        for (const auto& section : sections)
            layOutSection(section, setter, builder);
        return std::move(builder).take();
    }

    static QStringList texts(const Page& page)
    {
        QStringList result;
        for (const auto& item : page.lines) {
            const auto line = item.text.layout()->lineAt(item.line);
            result += item.text.layout()->text().mid(line.textStart(), line.textLength()).remove(QChar::LineSeparator);
        }
        return result;
    }

    static qreal lowest(const Page& page)
    {
        qreal y = 0;
        for (const auto& item : page.lines)
            y = std::max(y, item.origin.y() + item.text.layout()->lineAt(item.line).rect().bottom());
        return y;
    }

    static constexpr qreal bottom = paperHeight - margin;
};

QTEST_MAIN(SheetLayoutTest)
#include "sheet_layout_test.moc"
