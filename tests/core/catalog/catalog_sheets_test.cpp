// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>

using namespace meterbench;

/// Each sheet read a second time, line by line, and held against the catalogue: for every paper, family and field
/// exactly the codes that the paper prints for it. What extraction lost or garbled is filled in as
/// docs/catalog-format.md says (corrections).
class CatalogSheetsTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();

    static QString range(int first, int last)
    {
        QStringList codes;
        for (int number = first; number <= last; ++number)
            codes += QString::number(number).rightJustified(2, QLatin1Char('0'));
        return codes.join(QLatin1Char(' '));
    }

    static QString primaryModule(const char* earthFault) { return range(0, 23) + " 26 27 28" + earthFault; }

private slots:
    void initTestCase() { VERIFY_RESULT(m_catalog); }

    void printedCodesAreExactlyTheSheets_data()
    {
        QTest::addColumn<QString>("paper");
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("codes");
        QTest::addColumn<bool>("orderForm");
        const auto row = [](const char* paper, const char* family, const char* field, const QString& codes,
                             bool orderForm = false) {
            QTest::addRow("%s %s %s", paper, family, field) << QString::fromLatin1(paper) << QString::fromLatin1(family)
                                                            << QString::fromLatin1(field) << codes << orderForm;
        };
        const QString none;

        for (const auto* paper : {"S-FR", "S-SE"}) {
            const bool french = QByteArray(paper) == "S-FR";
            const auto* family = "omnipower-1p";
            row(paper, family, "X1", "6");
            row(paper, family, "X2", "1");
            row(paper, family, "X3", french ? "1 2" : "1");
            row(paper, family, "X4", "1");
            row(paper, family, "X5", "1 4 6 7 8");
            row(paper, family, "X6", "1 2 A B");
            row(paper, family, "X7", "N");
            row(paper, family, "X8", "1 2");
            row(paper, family, "X9", "1 2 4");
            row(paper, family, "X10", "0 2 3");
            row(paper, family, "X11", "0 1");
            row(paper, family, "X12", "0 1");
            row(paper, family, "X13", "1");
            row(paper, family, "Z1", "1 2 3 4");
            row(paper, family, "Z2", "1 2");
            row(paper, family, "Z3", primaryModule(" 29"));
            row(paper, family, "Z4", "2 3 4");
            // The French extraction lost the page of Z5 to Z8.
            row(paper, family, "Z5", none, !french);
            row(paper, family, "Z6", french ? none : range(1, 28));
            row(paper, family, "Z7", french ? none : range(0, 24));
            row(paper, family, "Z8", french ? none : "1 2 3 4");
            row(paper, family, "Z9", none, true);
            row(paper, family, "Z10", "000");
            row(paper, family, "Z11", range(0, 23));
            row(paper, family, "Z12", range(0, 3));
            row(paper, family, "Z13", "000 001 002", true);
            row(paper, family, "Z14", "000 001", true);
            row(paper, family, "Z15", "000 001");
            row(paper, family, "Z16",
                french ? "000 318 319 326 328 329 337 338 339 348 349 356 357 359 369 376 379"
                       : "000 318 319 326 328 329 337 339 348 349 356 357 359 369 376 379");
            row(paper, family, "Z17", "000", true);
            row(paper, family, "Z18", "000 001 002", true);
            row(paper, family, "Z19", "0 1 2");
            row(paper, family, "Z20", none, true);
            row(paper, family, "Z25", "1 2 3");
            row(paper, family, "Z26", "000");
            row(paper, family, "Z27", "1 2");
            row(paper, family, "Z28", "0 1 2");
            row(paper, family, "Z29", "1 2 3 4 5");
            row(paper, family, "Z30", "1 2");
        }

        const auto* ct = "omnipower-ct";
        row("S-CT", ct, "X5", "1 5");
        row("S-CT", ct, "Z1", "1 2 3");
        row("S-CT", ct, "Z2", "1 2");
        row("S-CT", ct, "Z3", primaryModule(""));
        row("S-CT", ct, "Z4", "2 3 4");
        row("S-CT", ct, "Z5", none, true);
        row("S-CT", ct, "Z6", range(1, 28));
        row("S-CT", ct, "Z7", range(0, 24));
        row("S-CT", ct, "Z8", "1 2 3 4");
        row("S-CT", ct, "Z10", "000");
        row("S-CT", ct, "Z11", range(0, 23));
        row("S-CT", ct, "Z12", range(0, 3));
        row("S-CT", ct, "Z13", "000 001 002", true);
        row("S-CT", ct, "Z14", "000 001", true);
        row("S-CT", ct, "Z15", "000 001");
        row("S-CT", ct, "Z16", "000 318 319 326 328 329 337 338 339 348 349 359 369 378 379");
        row("S-CT", ct, "Z17", "000", true);
        row("S-CT", ct, "Z18", "000 001 002", true);
        row("S-CT", ct, "Z20", none, true);
        row("S-CT", ct, "Z21", "001 002 003 004 010 015 020 024 030 032 040 060 100 200 300 400 600");
        row("S-CT", ct, "Z22", "1 2");
        row("S-CT", ct, "Z23", "1 2");
        row("S-CT", ct, "Z24", "0 1");
        row("S-CT", ct, "Z25", "1 2 3");

        const auto* din = "omnipower-3p-din";
        row("S-DIN", din, "X1", "4");
        row("S-DIN", din, "X2", "1");
        row("S-DIN", din, "X3", "4");
        row("S-DIN", din, "X4", "3");
        row("S-DIN", din, "X5", "9");
        row("S-DIN", din, "X6", "A B");
        row("S-DIN", din, "X7", "N");
        row("S-DIN", din, "X8", "2");
        row("S-DIN", din, "X9", "1 2 4");
        row("S-DIN", din, "X10", "4");
        row("S-DIN", din, "X11", "1");
        row("S-DIN", din, "X12", "0");
        row("S-DIN", din, "X13", "0");
        row("S-DIN", din, "X14-X16", "010");
        row("S-DIN", din, "Z1", "1 2 3 4");
        row("S-DIN", din, "Z2", "1 2");
        row("S-DIN", din, "Z3", primaryModule(""));
        row("S-DIN", din, "Z4", "2 3 4");
        row("S-DIN", din, "Z5", none, true);
        row("S-DIN", din, "Z6", range(1, 28));
        row("S-DIN", din, "Z7", range(0, 24));
        row("S-DIN", din, "Z8", "1 2 3 4");
        row("S-DIN", din, "Z9", none, true);
        row("S-DIN", din, "Z10", "000");
        row("S-DIN", din, "Z11", range(0, 23));
        row("S-DIN", din, "Z12", range(0, 3));
        row("S-DIN", din, "Z13", "000 001 002", true);
        row("S-DIN", din, "Z14", "000 001", true);
        row("S-DIN", din, "Z15", "000 001");
        row("S-DIN", din, "Z16", "000 318 319 326 328 329 337 338 339 348 349 356 357 359 369 378 379");
        row("S-DIN", din, "Z17", "000", true);
        row("S-DIN", din, "Z18", "000 001 002", true);
        row("S-DIN", din, "Z19", "0 1 2");
        row("S-DIN", din, "Z20", none, true);
        row("S-DIN", din, "Z25", "1");

        const QString countries(
            "010 011 012 025 031 035 036 037 040 042 043 044 045 049 050 055 056 059 061 063 064 065 067 070 078 080 "
            "084 086 090 110 120 121 151");
        const QString description("000 318 319 326 328 329 338 339 348 349 359 369 379");
        for (const auto* family : {"omnipower-1p", "omnipower-3p", "omnipower-ct"}) {
            row("TD", family, "X14-X16", countries);
            row("TD", family, "Z16", description);
        }
        const auto* direct = "omnipower-3p";
        row("TD", direct, "X1", "4");
        row("TD", direct, "X2", "1");
        row("TD", direct, "X3", "1");
        row("TD", direct, "X4", "2 3");
        row("TD", direct, "X5", "1 4 6 7 8");
        row("TD", direct, "X6", "1 2 A B");
        row("TD", direct, "X7", "N");
        row("TD", direct, "X8", "1 2");
        row("TD", direct, "X9", "1 2 4");
        row("TD", direct, "X10", "0 3");
        row("TD", direct, "X11", "0 1");
        row("TD", direct, "X12", "0 1");
        row("TD", direct, "X13", "1 2");
        row("TD", direct, "Z3", primaryModule(" 29"));
        row("TD", direct, "Z9", "000 001", true);
        row("TD", ct, "X1", "5");
        row("TD", ct, "X3", "1");
        row("TD", ct, "X4", "2 3");
        row("TD", ct, "X5", "1 5");
        row("TD", ct, "X6", "1 5 B C");
        row("TD", ct, "X7", "D");
        row("TD", ct, "X9", "1 2 3 4");
        row("TD", ct, "X10", "0");
        row("TD", ct, "X12", "1");
        row("TD", ct, "X13", "1");
        row("TD", ct, "Z3", primaryModule(""));
    }

    void printedCodesAreExactlyTheSheets()
    {
        QFETCH(QString, paper);
        QFETCH(QString, family);
        QFETCH(QString, field);
        QFETCH(QString, codes);
        QFETCH(bool, orderForm);
        const auto* definition = m_catalog->family(family.toStdString());
        QVERIFY(definition != nullptr);
        const auto index = definition->scheme->find(field.toStdString());
        QVERIFY(index.has_value());
        const auto* familyField = definition->find(*index);
        QVERIFY(familyField != nullptr);
        const auto key = paper.toStdString();
        QStringList printed;
        for (const auto& option : familyField->printed) {
            if (std::ranges::find(option.sources, key) != option.sources.end())
                printed += QString::fromStdString(definition->table(*familyField).options[option.option].code);
        }
        printed.sort();
        QCOMPARE(printed.join(QLatin1Char(' ')), codes);
        if (key != "TD")
            QCOMPARE(
                std::ranges::find(familyField->patternSources, key) != familyField->patternSources.end(), orderForm);
    }

    void fieldsAreExactlyThoseOfTheSheets_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("absent");
        QTest::newRow("single-phase") << "omnipower-1p" << "Z21 Z22 Z23 Z24";
        QTest::newRow("three-phase") << "omnipower-3p" << "Z21 Z22 Z23 Z24 Z26 Z27 Z28 Z29 Z30";
        QTest::newRow("DIN rail") << "omnipower-3p-din" << "Z21 Z22 Z23 Z24 Z26 Z27 Z28 Z29 Z30";
        QTest::newRow("CT") << "omnipower-ct" << "Z9 Z19 Z26 Z27 Z28 Z29 Z30";
        QTest::newRow("162M") << "kamstrup-162m" << "";
        QTest::newRow("382M") << "kamstrup-382m" << "";
    }

    void fieldsAreExactlyThoseOfTheSheets()
    {
        QFETCH(QString, family);
        QFETCH(QString, absent);
        const auto* definition = m_catalog->family(family.toStdString());
        QStringList missing;
        for (std::size_t index = 0; index < definition->scheme->fields.size(); ++index) {
            if (definition->find(static_cast<catalog::FieldIndex>(index)) == nullptr)
                missing += QString::fromStdString(definition->scheme->fields[index].id);
        }
        QCOMPARE(missing.join(QLatin1Char(' ')), absent);
    }
};

QTEST_APPLESS_MAIN(CatalogSheetsTest)
#include "catalog_sheets_test.moc"
