// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/decode.h"
#include "core/configuration/project_file.h"
#include "core/ordersheet/order_sheet.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <QDir>

#include <algorithm>

using namespace meterbench;
using namespace meterbench::configuration;
using namespace meterbench::ordersheet;

namespace {

const Section* find(const OrderSheet& sheet, std::string_view id)
{
    const auto found = std::ranges::find(sheet.sections, id, &Section::id);
    return found == sheet.sections.end() ? nullptr : &*found;
}

/// The cell of a row whose first cell says this.
std::string valueOf(const Section& section, std::string_view first, std::size_t column)
{
    for (const auto& row : section.rows) {
        if (row.cells.front().text == first)
            return row.cells.at(column).text;
    }
    return {};
}

} // namespace

class OrderSheetTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    Result<SheetWords> m_words = SheetWords::parse(tests::readResource("text/ordersheet.json").value_or(""));
    std::unique_ptr<Judge> m_judge;

    [[nodiscard]] MeterConfiguration document(const char* family) const
    {
        return defaultConfiguration(*m_catalog, *m_catalog->family(family));
    }
    [[nodiscard]] OrderSheet compose(
        const MeterConfiguration& document, text::Language language = text::Language::English) const
    {
        return composeOrderSheet(*m_judge, *m_words, document, language);
    }
    static void set(MeterConfiguration& document, const char* field, const char* code)
    {
        document.codes[*document.family->scheme->find(field)] = Code(code);
    }

    static void checkText(const std::string& text, const std::string& where)
    {
        QVERIFY2(!text.empty(), where.c_str());
        QVERIFY2(text.find('{') == std::string::npos, (where + ": " + text).c_str());
    }

    /// Every section is whole: headings, as many cells as columns, no empty text, nothing left unfilled.
    void check(const OrderSheet& sheet) const
    {
        checkText(sheet.title, "title");
        checkText(sheet.subtitle, "subtitle");
        checkText(sheet.notTheMaker, "not the maker");
        QVERIFY(sheet.pageOf.find("{page}") != std::string::npos && sheet.pageOf.find("{pages}") != std::string::npos);
        const auto ids = m_words->ids();
        for (const auto& section : sheet.sections) {
            checkText(section.title, section.id + " title");
            QVERIFY2(std::ranges::find(ids, section.title) == ids.end(), section.title.c_str());
            QVERIFY2(!section.columns.empty(), section.id.c_str());
            if (section.rows.empty())
                checkText(section.whenEmpty, section.id + " when empty");
            for (const auto& column : section.columns) {
                checkText(column.title, section.id + " column");
                QVERIFY2(!column.title.starts_with("column-") && column.share > 0, column.title.c_str());
            }
            for (const auto& row : section.rows) {
                QVERIFY2(row.cells.size() == section.columns.size(), section.id.c_str());
                for (const auto& cell : row.cells)
                    checkText(cell.text, section.id);
            }
        }
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_catalog);
        VERIFY_RESULT(m_words);
        m_judge = std::make_unique<Judge>(*m_catalog);
    }

    void everySheetIsWholeInEveryLanguage_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<int>("language");
        for (const auto& name : QDir(QStringLiteral(METERBENCH_RESOURCES "/samples")).entryList(QDir::Files)) {
            for (const auto language : text::allLanguages)
                QTest::addRow("%s %s", qPrintable(name), std::string(text::tag(language)).c_str())
                    << name << static_cast<int>(language);
        }
    }

    void everySheetIsWholeInEveryLanguage()
    {
        QFETCH(QString, sample);
        QFETCH(int, language);
        const auto document = parseProject(*m_catalog, *tests::readResource("samples/" + sample.toStdString()));
        VERIFY_RESULT(document);
        const auto sheet = compose(*document, static_cast<text::Language>(language));
        check(sheet);
        QVERIFY(!sheet.hasErrors && sheet.errorBanner.empty());
        QCOMPARE(sheet.date, document->order.date);
        for (const auto* id : {"order", "type-code", "configuration", "display-options", "display-automatic",
                 "display-manual", "display-utility", "display-backup", "push-button-2", "meter-numbers", "accessories",
                 "technical", "load-profile", "findings", "papers"})
            QVERIFY2(find(sheet, id) != nullptr, id);
        QCOMPARE(find(sheet, "transformer-ratio") != nullptr, document->family->id == "omnipower-ct");
        QVERIFY(!find(sheet, "technical")->rows.empty());
        QVERIFY(!find(sheet, "load-profile")->rows.empty());
        QVERIFY(!find(sheet, "papers")->rows.empty());
    }

    void aSheetWithFaultsIsWholeInEveryLanguageToo()
    {
        for (const auto* family : {"omnipower-1p", "omnipower-ct", "kamstrup-382m"}) {
            auto spoilt = document(family);
            for (auto& code : spoilt.codes.codes)
                code = code.isGiven() ? Code("Z") : code;
            spoilt.codes[0] = Code();
            spoilt.codes[4] = Code();
            spoilt.currentTransformerRatio = 0;
            spoilt.meterNumbers = {"lower case", std::string(40, '1'), ""};
            spoilt.display.lists.items.fill({"no-such-reading", "prepayment-credit", "voltage-l2", "voltage-l2"});
            spoilt.pushButton2 = {"make-coffee", "view-utility-list"};
            spoilt.accessories = {{"00 00 000", 0}, {"68 50 080", 1}, {"68 50 040", 1}};
            spoilt.order.date = "tomorrow";
            spoilt.order.quantity = 0;
            for (const auto language : text::allLanguages) {
                const auto sheet = compose(spoilt, language);
                check(sheet);
                QVERIFY(sheet.hasErrors && !sheet.errorBanner.empty());
                const auto& findings = *find(sheet, "findings");
                QVERIFY(findings.rows.size() > 10);
                QCOMPARE(findings.rows.front().cells.front().style, CellStyle::Error);
                for (const auto& row : findings.rows)
                    QVERIFY2(!row.cells[1].text.starts_with('/'), row.cells[1].text.c_str());
            }
        }
    }

    void machinesReadBothCodesBack()
    {
        const Decoder decoder(*m_judge);
        for (const auto& family : m_catalog->families()) {
            const auto fresh = defaultConfiguration(*m_catalog, family);
            const auto sheet = compose(fresh);
            const std::array<std::string_view, 1> texts{sheet.machineReadable};
            const auto decoded = decoder.decode(texts);
            QCOMPARE(decoded.family, &family);
            QCOMPARE(decoded.selection, fresh.codes);
            QVERIFY(sheet.machineReadable.starts_with(sheet.typeCode));
        }
    }

    void codesStandDigitByDigitWithMeaningAndSource()
    {
        auto single = document("omnipower-1p");
        set(single, "X5", "8");
        set(single, "Z9", "123"); // by an order form
        const auto sheet = compose(single);
        const auto& hardware = *find(sheet, "type-code");
        QCOMPARE(valueOf(hardware, "X5", 1), std::string("8"));
        QCOMPARE(valueOf(hardware, "X5", 3), std::string("5(80) A"));
        QVERIFY(valueOf(hardware, "X5", 4).find("S-FR") != std::string::npos);
        const auto& software = *find(sheet, "configuration");
        QVERIFY(valueOf(software, "Z9", 3).find("order form") != std::string::npos);
        QCOMPARE(valueOf(software, "Z1", 4), std::string("yes")); // legal: fixed when ordered
        QCOMPARE(valueOf(software, "Z2", 4), std::string("no"));
        std::size_t fields = 0;
        for (const auto& field : single.family->fields) {
            const auto& id = single.family->scheme->fields[field.field].id;
            if (!valueOf(hardware, id, 1).empty() || !valueOf(software, id, 1).empty())
                ++fields;
        }
        QCOMPARE(fields, single.family->fields.size());
    }

    void whatIsWrongIsMarkedWhereItStands()
    {
        auto single = document("omnipower-1p");
        set(single, "X5", "Q");
        single.display.lists[catalog::DisplayListKind::Automatic].emplace_back("no-such-reading");
        const auto sheet = compose(single);
        const auto& rows = find(sheet, "type-code")->rows;
        const auto row = std::ranges::find(rows, std::string("X5"), [](const Row& each) { return each.cells[0].text; });
        QCOMPARE(row->cells[1].style, CellStyle::Error);
        QCOMPARE(find(sheet, "display-automatic")->rows.back().cells[3].style, CellStyle::Error);
        QCOMPARE(find(sheet, "display-automatic")->rows.front().cells[3].style, CellStyle::Normal);
    }

    void readingsStandInTheirOrderWithTheFormatOfTheReader()
    {
        auto transformer = document("omnipower-ct");
        set(transformer, "Z1", "3");
        transformer.display.lists[catalog::DisplayListKind::Automatic]
            = {"clock-date", "active-import-total", "active-power-import"};
        const auto danish = compose(transformer, text::Language::Danish);
        const auto& rows = find(danish, "display-automatic")->rows;
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].cells[4].text, std::string("ÅÅÅÅ:MM:DD"));
        QCOMPARE(rows[1].cells[0].text, std::string("2"));
        QCOMPARE(rows[1].cells[1].text, std::string("A+"));
        QCOMPARE(rows[1].cells[2].text, std::string("1.8.0")); // OBIS has points in every language
        QCOMPARE(rows[1].cells[4].text, std::string("7,2"));
        QCOMPARE(rows[1].cells[5].text, std::string("kWh"));
        QCOMPARE(rows[2].cells[4].text, std::string("2,3"));
        const auto english = compose(transformer);
        QCOMPARE(find(english, "display-automatic")->rows[1].cells[4].text, std::string("7.2"));
        const auto& manual = find(english, "display-manual")->rows;
        QVERIFY(manual.front().cells[3].text.find("legal reading") != std::string::npos);
    }

    void technicalDataAreThoseOfTheVariant()
    {
        auto single = document("omnipower-1p");
        set(single, "X6", "B");
        const auto classB = find(compose(single), "technical")->rows.size();
        const auto says = [&](std::string_view text) {
            const auto sheet = compose(single);
            return std::ranges::any_of(find(sheet, "technical")->rows,
                [text](const Row& row) { return row.cells[1].text.find(text) != std::string::npos; });
        };
        QVERIFY(says("class B") && !says("class A"));
        set(single, "X6", "A");
        QVERIFY(says("class A") && !says("class B"));
        set(single, "X6", "");
        QVERIFY(find(compose(single), "technical")->rows.size() < classB);
    }

    void loadProfileDepthFollowsEnergiesAndPeriod_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("energy");
        QTest::addColumn<QString>("logged");
        QTest::addColumn<QString>("period");
        QTest::addColumn<QString>("days");
        QTest::newRow("A+ 15") << "omnipower-1p" << "1" << "1" << "2" << "278 days";
        QTest::newRow("A+/A− 30") << "omnipower-1p" << "2" << "2" << "3" << "470 days";
        QTest::newRow("4Q 60") << "omnipower-1p" << "4" << "3" << "4" << "720 days";
        QTest::newRow("R1…R4 15") << "omnipower-1p" << "4" << "4" << "2" << "145 days";
        QTest::newRow("CT 4Q 15") << "omnipower-ct" << "4" << "" << "2" << "175 days";
        QTest::newRow("CT A+/R+ 60") << "omnipower-ct" << "3" << "" << "4" << "924 days";
    }

    void loadProfileDepthFollowsEnergiesAndPeriod()
    {
        QFETCH(QString, family);
        QFETCH(QString, energy);
        QFETCH(QString, logged);
        QFETCH(QString, period);
        QFETCH(QString, days);
        auto changed = document(qPrintable(family));
        set(changed, "X9", qPrintable(energy));
        set(changed, "Z29", qPrintable(logged));
        set(changed, "Z4", qPrintable(period));
        const auto sheet = compose(changed);
        const auto& rows = find(sheet, "load-profile")->rows;
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(rows[0].cells[2].text), days);
    }

    void whatIsWrongStandsFirst()
    {
        auto spoilt = document("omnipower-1p");
        set(spoilt, "X5", "Z");
        const auto sheet = compose(spoilt);
        QCOMPARE(sheet.sections.front().id, std::string("findings"));
        QCOMPARE(sheet.sections.front().rows.front().cells.front().style, CellStyle::Error);
        // Masthead, findings, order, codes: in this order.
        QCOMPARE(sheet.sections[1].id, std::string("order"));
        QCOMPARE(sheet.sections[2].id, std::string("type-code"));
        QCOMPARE(sheet.sections[3].id, std::string("configuration"));
        QCOMPARE(sheet.sections.back().id, std::string("papers"));
    }

    void anOrderWithoutItsEntriesIsTold()
    {
        auto order = document("omnipower-1p");
        const auto told = [&] {
            const auto sheet = compose(order);
            const auto& rows = sheet.sections.front().rows;
            const auto found = std::ranges::find(rows, "order-incomplete", &Row::id);
            return found == rows.end() ? std::string() : found->cells[2].text;
        };
        QVERIFY(told().find("Customer, Order number, Date") != std::string::npos);
        order.order.customer = "Nordby Elnet";
        QVERIFY(told().find("Customer") == std::string::npos);
        order.order.orderNumber = "4711";
        order.order.date = "2026-03-01";
        QVERIFY(told().empty());
    }

    void placesToFillInByHand()
    {
        const auto sheet = compose(document("omnipower-1p"));
        const auto& approval = *find(sheet, "approval");
        for (const auto* place : {"Delivery address", "Wanted delivery date", "Place, date, signature"})
            QVERIFY2(valueOf(approval, place, 1).find("…") != std::string::npos, place);
    }

    void rowsCarryIdAndValue()
    {
        auto single = document("omnipower-1p");
        set(single, "X5", "8");
        for (const auto language : text::allLanguages) {
            const auto sheet = compose(single, language);
            const auto& hardware = find(sheet, "type-code")->rows;
            const auto row = std::ranges::find(hardware, "/typeCode/X5", &Row::id);
            QVERIFY(row != hardware.end());
            QCOMPARE(row->value, std::string("8"));
            const auto& manual = find(sheet, "display-manual")->rows;
            QCOMPARE(manual.front().id, std::string("/display/lists/manual/0"));
            QCOMPARE(manual.front().value, single.display.lists[catalog::DisplayListKind::Manual].front());
        }
    }

    void technicalDataAreAnAnnex()
    {
        const auto single = document("omnipower-1p");
        QVERIFY(find(composeOrderSheet(*m_judge, *m_words, single, text::Language::English, Annex::None), "technical")
            == nullptr);
        QVERIFY(find(composeOrderSheet(*m_judge, *m_words, single, text::Language::English, Annex::TechnicalData),
                    "technical")
            != nullptr);
    }

    void noGuessIsShownToACustomer()
    {
        for (const auto& family : m_catalog->families()) {
            const auto sheet = compose(defaultConfiguration(*m_catalog, family));
            for (const auto* id : {"type-code", "configuration"})
                for (const auto& row : find(sheet, id)->rows)
                    QVERIFY2(row.cells[3].text.find("(guess)") == std::string::npos, row.cells[3].text.c_str());
        }
    }

    void theOrderIsWrittenAsEntered()
    {
        auto transformer = document("omnipower-ct");
        set(transformer, "X5", "5");
        set(transformer, "Z21", "040");
        transformer.currentTransformerRatio = 40;
        transformer.meterNumbers = {"", "57100001", ""};
        transformer.accessories = {{"68 50 040", 12}};
        transformer.order.customer = "Eksempel Industri A/S";
        transformer.order.quantity = 6;
        const auto sheet = compose(transformer);
        QCOMPARE(valueOf(*find(sheet, "order"), "Customer", 1), std::string("Eksempel Industri A/S"));
        QCOMPARE(valueOf(*find(sheet, "order"), "Number of meters", 1), std::string("6"));
        QCOMPARE(valueOf(*find(sheet, "order"), "Contact", 1), std::string("–"));
        QCOMPARE(find(sheet, "transformer-ratio")->rows[0].cells[1].text, std::string("40 : 1"));
        QCOMPARE(find(sheet, "transformer-ratio")->rows[1].cells[1].text, std::string("200 A / 5 A"));
        QCOMPARE(find(sheet, "meter-numbers")->rows.size(), std::size_t{1});
        QCOMPARE(valueOf(*find(sheet, "meter-numbers"), "Meter number 2", 1), std::string("57100001"));
        const auto& accessory = find(sheet, "accessories")->rows.at(0);
        QCOMPARE(accessory.cells[2].text, std::string("12"));
        QVERIFY(accessory.cells[3].text.find("other makers") != std::string::npos);
    }

    void wordsExistInEveryLanguageAndAreReadSafely()
    {
        for (const auto& id : m_words->ids()) {
            for (const auto language : text::allLanguages)
                QVERIFY2(!m_words->say(id, language).empty(), id.c_str());
        }
        QCOMPARE(m_words->say("no-such-word", text::Language::French), std::string("no-such-word"));
        for (const auto* bytes : {"", "{", "[]", "{}", R"({"words": {"title": {"en": "Sheet"}}})", R"({"words": 1})"}) {
            const auto damaged = SheetWords::parse(bytes);
            QVERIFY(!damaged);
            QCOMPARE(damaged.error().id, std::string("catalog-damaged"));
        }
    }

    void aDocumentWithoutFamilyGivesAnEmptySheetWithItsError()
    {
        const auto sheet = compose({});
        QVERIFY(sheet.hasErrors && sheet.sections.empty());
    }
};

QTEST_APPLESS_MAIN(OrderSheetTest)
#include "order_sheet_test.moc"
