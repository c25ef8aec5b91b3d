// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/workbench/sheet/sample_sheet.h"
#include "tests/workbench/sheet/tool.h"
#include "workbench/files/file_access.h"
#include "workbench/sheet/sheet_writer.h"

#include <QGuiApplication>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

using namespace meterbench;

namespace {

/// Reads RFC 4180 strictly: CRLF, quotes doubled, nothing after a closing quote.
std::vector<std::vector<std::string>> readCsv(const std::string& bytes)
{
    std::vector<std::vector<std::string>> records;
    std::vector<std::string> record;
    std::string field;
    bool inQuotes = false;
    for (std::size_t index = 0; index < bytes.size(); ++index) {
        const char character = bytes[index];
        if (inQuotes) {
            if (character == '"' && bytes[index + 1] == '"')
                field += bytes[++index];
            else if (character == '"')
                inQuotes = false;
            else
                field += character;
        } else if (character == '"') {
            inQuotes = true;
        } else if (character == ',') {
            record.push_back(std::exchange(field, {}));
        } else if (character == '\r') {
            ++index;
            record.push_back(std::exchange(field, {}));
            records.push_back(std::exchange(record, {}));
        } else {
            field += character;
        }
    }
    return records;
}

} // namespace

class SheetFormatsTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void writesHtmlThatIsWellFormedAndWhole()
    {
        auto sheet = hostileSheet();
        const auto html = sheet::makeHtml(sheet);
        VERIFY_RESULT(html);
        QXmlStreamReader reader(QByteArray::fromStdString(*html));
        QString text;
        QString language;
        int tables = 0;
        int images = 0;
        int headers = 0;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                const auto name = reader.name();
                if (name == QLatin1String("html"))
                    language = reader.attributes().value("lang").toString();
                tables += name == QLatin1String("table") ? 1 : 0;
                headers += reader.attributes().value("scope") == QLatin1String("col") ? 1 : 0;
                images += reader.attributes().value("role") == QLatin1String("img") ? 1 : 0;
                QVERIFY2(name != QLatin1String("script") && !reader.attributes().hasAttribute("src"), "self-contained");
            }
            if (reader.isCharacters())
                text += reader.text();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(language, "en");
        QCOMPARE(images, 2);
        QCOMPARE(tables, 6); // the section without rows has words instead
        QVERIFY(headers > 10);
        for (const auto& section : sheet.sections) {
            QVERIFY(text.contains(QString::fromStdString(section.title)));
            for (const auto& row : section.rows) {
                for (const auto& cell : row.cells)
                    QVERIFY2(text.contains(QString::fromStdString(cell.text)), cell.text.c_str());
            }
        }
        QVERIFY(text.contains(QString::fromStdString(sheet.notTheMaker)));
    }

    void marksAFaultySheetInEveryFormat()
    {
        const auto sheet = tests::faultySheet();
        for (const auto& bytes : {*sheet::makeHtml(sheet), sheet::makeCsv(sheet), sheet::makeJson(sheet)})
            QVERIFY(bytes.find("Do not order from this sheet") != std::string::npos);
    }

    void writesCsvOfEqualRecords()
    {
        const auto sheet = hostileSheet();
        const auto records = readCsv(sheet::makeCsv(sheet));
        QVERIFY(!records.empty());
        for (const auto& record : records)
            QCOMPARE(record.size(), records.front().size());
        QCOMPARE(records.front().at(0), "section");
        const auto rows = std::ranges::count_if(
            records, [](const auto& record) { return record[0] == "configuration" && record[1] == "row"; });
        QCOMPARE(rows, 30);
    }

    void carriesIdsAndRawValues()
    {
        ordersheet::OrderSheet sheet;
        sheet.sections = {{"type-code", "Typekode", "", "", {{"Felt", 1, {}}, {"Kode", 1, {}}},
            {{{{"X5", {}}, {"8", {}}}, "/typeCode/X5", "8"}}}};
        const auto record = readCsv(sheet::makeCsv(sheet)).back();
        QCOMPARE(record.at(2), "/typeCode/X5");
        QCOMPARE(record.at(3), "8");
        const auto json = nlohmann::ordered_json::parse(sheet::makeJson(sheet));
        QCOMPARE(json["sections"][0]["rows"][0]["id"].get<std::string>(), std::string("/typeCode/X5"));
        QCOMPARE(json["sections"][0]["rows"][0]["value"].get<std::string>(), std::string("8"));
    }

    void writesCsvForSpreadsheets()
    {
        auto sheet = tests::sampleSheet();
        const auto danish = sheet::makeCsv(sheet, sheet::spreadsheetForm(text::Language::Danish));
        QVERIFY(danish.starts_with("\xef\xbb\xbfsection;kind;id;value;text1"));
        const auto english = sheet::makeCsv(sheet, sheet::spreadsheetForm(text::Language::English));
        QVERIFY(english.starts_with("\xef\xbb\xbfsection,kind,id,value,text1"));
        // The separator within a text is no separator.
        sheet.sections = {{"s", "S", "", "", {{"A", 1, {}}}, {tests::row({"one; two"})}}};
        QVERIFY(sheet::makeCsv(sheet, sheet::spreadsheetForm(text::Language::French)).find("\"one; two\"")
            != std::string::npos);
    }

    void disarmsFormulas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        QTest::addRow("formula") << "=1+1" << "'=1+1";
        QTest::addRow("command") << "@SUM(A1)" << "'@SUM(A1)";
        QTest::addRow("plus") << "+P, import" << "'+P, import";
        QTest::addRow("tab") << "\t=1" << "'\t=1";
        QTest::addRow("minus") << "-cmd|'/C calc'!A0" << "'-cmd|'/C calc'!A0";
        QTest::addRow("negative number") << "-40.5" << "-40.5";
        QTest::addRow("signed number") << "+4" << "+4";
        QTest::addRow("code") << "05" << "05";
        QTest::addRow("quotes") << "a \"b\", c" << "a \"b\", c";
        QTest::addRow("line") << "a\nb" << "a\nb";
        QTest::addRow("nothing") << "" << "";
    }

    void disarmsFormulas()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        ordersheet::OrderSheet sheet;
        sheet.sections = {{"s", "S", "", "", {{"A", 1, {}}}, {tests::row({text.toStdString()})}}};
        QCOMPARE(QString::fromStdString(readCsv(sheet::makeCsv(sheet)).back().at(4)), written);
    }

    void writesXlsxThatOpens()
    {
        const auto sheet = hostileSheet();
        const auto file = m_folder.filePath("sheet.XLSX");
        VERIFY_RESULT(sheet::writeSheet(sheet, file));
        tests::runTool("unzip", "unzip", {"-tq", file});
        const auto book = tests::runTool("unzip", "unzip", {"-p", file, "xl/workbook.xml"});
        const auto strings = tests::runTool("unzip", "unzip", {"-p", file, "xl/sharedStrings.xml"});
        QXmlStreamReader names(book);
        QStringList worksheets;
        while (!names.atEnd()) {
            if (names.readNext() == QXmlStreamReader::StartElement && names.name() == QLatin1String("sheet"))
                worksheets += names.attributes().value("name").toString();
        }
        QVERIFY(!names.hasError());
        QCOMPARE(worksheets.size(), static_cast<qsizetype>(sheet.sections.size()) + 1);
        QVERIFY(worksheets.contains("Type code"));
        QXmlStreamReader reader(strings);
        QString text;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::Characters)
                text += reader.text().toString() + '\n';
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(text.contains("\n05\n"));
        QVERIFY(text.contains("Østjysk Energi Net A/S"));
        // No cell is a number or a formula: "05" keeps its zero, "=1+1" is only text.
        const auto cells = tests::runTool("unzip", "unzip", {"-p", file, "xl/worksheets/sheet3.xml"});
        QCOMPARE(cells.count("<v>"), cells.count("t=\"s\""));
        QCOMPARE(cells.count("<f>"), 0);
    }

    void givesTheSameXlsxEachTime()
    {
        const auto first = sheet::makeXlsx(tests::sampleSheet());
        const auto second = sheet::makeXlsx(tests::sampleSheet());
        VERIFY_RESULT(first);
        QVERIFY(*first == *second);
    }

    void namesWorksheetsAsTheFormatAllows()
    {
        ordersheet::OrderSheet sheet;
        sheet.title = "A";
        const std::string difficult = "Liste [automatique]: énergie active / réactive et encore plus";
        sheet.sections = {{"a", difficult, "", "", {}, {}}, {"b", difficult, "", "", {}, {}}, {"c", "", "", "", {}, {}},
            {"d", "a", "", "", {}, {}}, {"e", "'''", "", "", {}, {}}};
        const auto file = m_folder.filePath("names.xlsx");
        VERIFY_RESULT(sheet::writeSheet(sheet, file));
        const auto book = QString::fromUtf8(tests::runTool("unzip", "unzip", {"-p", file, "xl/workbook.xml"}));
        QCOMPARE(book.count("<sheet "), 6);
    }

    void writesJsonThatReadsBack()
    {
        const auto sheet = hostileSheet();
        const auto bytes = sheet::makeJson(sheet);
        const auto json = nlohmann::ordered_json::parse(bytes, nullptr, false);
        QVERIFY(json.is_object());
        QCOMPARE(json.dump(2) + '\n', bytes);
        QCOMPARE(json["type_code"].get<std::string>(), sheet.typeCode);
        QCOMPARE(json["sections"].size(), sheet.sections.size());
        for (std::size_t section = 0; section < sheet.sections.size(); ++section) {
            for (std::size_t row = 0; row < sheet.sections[section].rows.size(); ++row) {
                for (std::size_t cell = 0; cell < sheet.sections[section].rows[row].cells.size(); ++cell)
                    QCOMPARE(json["sections"][section]["rows"][row]["cells"][cell]["text"].get<std::string>(),
                        sheet.sections[section].rows[row].cells[cell].text);
            }
        }
    }

    void survivesBytesThatAreNoText()
    {
        auto sheet = tests::sampleSheet();
        sheet.sections[0].rows[0].cells[1].text = "\xff\xfe\x01 broken";
        QVERIFY(nlohmann::json::accept(sheet::makeJson(sheet)));
        VERIFY_RESULT(sheet::makeXlsx(sheet));
        VERIFY_RESULT(sheet::makePdf(sheet));
        QVERIFY(sheet::makeHtml(sheet)->find('\x01') == std::string::npos);
    }

    void choosesByExtension_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("beginning");
        QTest::addRow("pdf") << "a.b.pdf" << QByteArray("%PDF-");
        QTest::addRow("html") << "a.HTML" << QByteArray("<!DOCTYPE html>");
        QTest::addRow("csv") << "a.csv" << QByteArray("section,kind,id,value,text1");
        QTest::addRow("xlsx") << "a.xlsx" << QByteArray("PK\x03\x04");
        QTest::addRow("json") << "a.Json" << QByteArray("{\n  \"format\": \"meterbench-order-sheet\"");
    }

    void choosesByExtension()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, beginning);
        VERIFY_RESULT(sheet::writeSheet(tests::sampleSheet(), m_folder.filePath(name)));
        const auto bytes = files::readFile(m_folder.filePath(name), 10'000'000);
        VERIFY_RESULT(bytes);
        QVERIFY(bytes->starts_with(beginning.toStdString()));
    }

    void refusesOtherExtensions()
    {
        for (const auto* name : {"sheet.docx", "sheet", "sheet."}) {
            const auto written = sheet::writeSheet(tests::sampleSheet(), m_folder.filePath(name));
            QCOMPARE(written.error().id, "sheet-format");
            QVERIFY(!QFile::exists(m_folder.filePath(name)));
        }
    }

    void leavesTheOldFileWhenNothingCanBeMade()
    {
        auto sheet = tests::sampleSheet();
        sheet.machineReadable = std::string(10'000, 'x'); // more than a QR code holds
        const auto file = m_folder.filePath("kept.pdf");
        VERIFY_RESULT(files::writeFile(file, "old"));
        QCOMPARE(sheet::writeSheet(sheet, file).error().id, "barcode-impossible");
        QCOMPARE(*files::readFile(file, 10), "old");
    }

private:
    static ordersheet::OrderSheet hostileSheet()
    {
        auto sheet = tests::sampleSheet();
        sheet.sections[0].rows[1].cells[1].text = "=1+1 <b>&\"quoted\"</b>, 'a' ]]> \xc3\xa6";
        return sheet;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(SheetFormatsTest)
#include "sheet_formats_test.moc"
