// SPDX-License-Identifier: Apache-2.0
#include "core/ordersheet/order_sheet.h"
#include "tests/core/configuration/random_settings.h"
#include "tests/core/configuration/sample_settings.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>

using namespace meterbench;
using namespace meterbench::configuration;
using namespace meterbench::ordersheet;

namespace {

constexpr std::array annexes{"tariff-plans", "exception-days", "daylight-saving", "load-control", "disconnect",
    "prepayment", "voltage-quality", "neutral-fault", "pulses", "alarms", "analysis-logger"};

const Section* find(const OrderSheet& sheet, std::string_view id)
{
    const auto found = std::ranges::find(sheet.sections, id, &Section::id);
    return found == sheet.sections.end() ? nullptr : &*found;
}

bool says(const Section& section, std::string_view text)
{
    return std::ranges::any_of(section.rows, [text](const Row& row) {
        return std::ranges::any_of(row.cells, [text](const Cell& cell) { return cell.text == text; });
    });
}

} // namespace

/// The annexes of the order-code sheet: one for each group of settings, only when it is set.
class AnnexesTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    Result<SheetWords> m_words = SheetWords::parse(tests::readResource("text/ordersheet.json").value_or(""));
    std::unique_ptr<Judge> m_judge;

    [[nodiscard]] OrderSheet compose(
        const MeterConfiguration& document, text::Language language = text::Language::English) const
    {
        return composeOrderSheet(*m_judge, *m_words, document, language);
    }
    [[nodiscard]] MeterConfiguration document(const char* family) const
    {
        return defaultConfiguration(*m_catalog, *m_catalog->family(family));
    }

    void check(const OrderSheet& sheet) const
    {
        const auto ids = m_words->ids();
        const auto isWord = [&](const std::string& text) { return std::ranges::find(ids, text) != ids.end(); };
        for (const auto& section : sheet.sections) {
            QVERIFY2(!section.title.empty() && !isWord(section.title), section.id.c_str());
            QVERIFY2(!section.rows.empty() || !section.whenEmpty.empty(), section.id.c_str());
            QVERIFY2(section.intro.find('{') == std::string::npos, section.intro.c_str());
            for (const auto& row : section.rows) {
                QVERIFY2(row.cells.size() == section.columns.size(), section.id.c_str());
                for (const auto& cell : row.cells) {
                    QVERIFY2(!cell.text.empty() && cell.text.find('{') == std::string::npos, section.id.c_str());
                    QVERIFY2(!cell.text.starts_with("setting-") && !cell.text.starts_with("alarm-"), cell.text.c_str());
                }
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

    void whatIsNotSetIsNotPrinted()
    {
        const auto sheet = compose(document("omnipower-1p"));
        for (const auto* id : annexes)
            QVERIFY2(find(sheet, id) == nullptr, id);
    }

    void whatIsSetIsPrintedInEveryLanguage()
    {
        auto each = document("omnipower-3p");
        each.settings = tests::fullSettings();
        for (const auto language : text::allLanguages) {
            const auto sheet = compose(each, language);
            check(sheet);
            for (const auto* id : annexes)
                QVERIFY2(find(sheet, id) != nullptr, id);
        }
    }

    void figuresStandInTheReadersWriting()
    {
        auto each = document("omnipower-3p");
        each.settings = tests::fullSettings();
        const auto english = compose(each);
        const auto& plans = *find(english, "tariff-plans");
        QVERIFY(says(plans, "06:00 T1 · 22:00 T2"));
        QVERIFY(says(plans, "2 (from 04-01)"));
        QVERIFY(says(plans, "Working days: Mon, Tue, Wed, Thu, Fri"));
        QVERIFY(says(plans, "Holidays: exception days only"));
        QVERIFY(says(plans, "Non-working days: Sat, Sun")); // of the summer too, which has no shifts of their own
        QCOMPARE(plans.rows.size(), std::size_t{5});
        QVERIFY(says(*find(english, "load-control"), "00:00 on · 06:00 off · 22:00 on"));
        QVERIFY(says(*find(english, "exception-days"), "12-25"));
        QVERIFY(says(*find(english, "daylight-saving"), "last Sun of month 3, 01:00 UTC"));
        QVERIFY(says(*find(english, "disconnect"), "20 A"));
        QVERIFY(says(*find(english, "prepayment"), "22:00–08:00"));
        QVERIFY(says(*find(english, "alarms"), "Magnetic field"));
        QVERIFY(says(*find(english, "analysis-logger"), "1-1:32.25.0*255"));
        const auto danish = compose(each, text::Language::Danish);
        QVERIFY(says(*find(danish, "voltage-quality"), "253,0 V"));
        QVERIFY(says(*find(danish, "pulses"), "2,500"));
    }

    void wildSettingsArePrintedToo()
    {
        std::mt19937_64 random(1107);
        tests::RandomSettings settings(random);
        for (const auto& family : m_catalog->families()) {
            for (int round = 0; round < 10; ++round) {
                auto each = defaultConfiguration(*m_catalog, family);
                each.settings = settings.next();
                const auto sheet = compose(each, static_cast<text::Language>(round % 4));
                check(sheet);
                for (const auto& row : find(sheet, "findings")->rows)
                    QVERIFY2(!row.cells[1].text.starts_with('/'), row.cells[1].text.c_str());
            }
        }
    }

    void whatIsWrongIsMarkedWhereItStands()
    {
        auto each = document("omnipower-1p");
        each.settings.numbers[Setting::OvervoltageDisconnect] = 400;
        const auto sheet = compose(each);
        QCOMPARE(find(sheet, "disconnect")->rows.front().cells[2].style, CellStyle::Error);
        QVERIFY(sheet.hasErrors);
    }

    void daylightSavingMayBeATableOrNone()
    {
        auto each = document("omnipower-1p");
        each.settings.daylightSaving
            = tariff::DaylightSavingTable{{tariff::meterTime(std::chrono::year(2026) / 3 / 29, 7200),
                tariff::meterTime(std::chrono::year(2026) / 10 / 25, 7200)}};
        QVERIFY(says(*find(compose(each), "daylight-saving"), "2026-03-29T02:00"));
        each.settings.daylightSaving = tariff::NoDaylightSaving{};
        const auto sheet = compose(each);
        QVERIFY(find(sheet, "daylight-saving")->rows.empty());
        check(sheet);
    }
};

QTEST_APPLESS_MAIN(AnnexesTest)
#include "annexes_test.moc"
