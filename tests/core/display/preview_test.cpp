// SPDX-License-Identifier: Apache-2.0
#include "core/display/preview.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>
#include <set>

using namespace meterbench;
using namespace meterbench::display;

namespace {

catalog::DisplayItem itemOf(std::string format, std::string obis = "1.8.0")
{
    catalog::DisplayItem item;
    item.id = "sample";
    item.text = "A+";
    item.obis = std::move(obis);
    item.format = std::move(format);
    item.unit = "kWh";
    return item;
}

std::ptrdiff_t digitsIn(const std::string& value)
{
    return std::ranges::count_if(value, [](char each) { return each >= '0' && each <= '9'; });
}

} // namespace

class PreviewTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void everyReadingOfTheCatalogueHasAGlass()
    {
        const auto catalog = tests::loadCatalog();
        VERIFY_RESULT(catalog);
        QVERIFY(!catalog->display().items.empty());
        for (const auto& item : catalog->display().items) {
            for (const NumberFormat energy : {NumberFormat{7, 0}, {6, 1}, {7, 1}, {7, 2}, {6, 3}}) {
                GlassTraits traits;
                traits.energy = energy;
                const auto image = preview(item, traits);
                QVERIFY2(item.format == "none" || !image.value.empty(), item.id.c_str());
                QVERIFY2(digitsIn(image.value) <= 9, item.id.c_str());
                QVERIFY2(digitsIn(image.identification) <= 7, item.id.c_str());
            }
        }
    }

    void energiesFollowZ1()
    {
        GlassTraits traits;
        traits.leadingZeroes = true;
        traits.energy = {7, 0};
        QCOMPARE(preview(itemOf("energy"), traits).value.size(), std::size_t{7});
        traits.energy = {6, 3};
        const auto value = preview(itemOf("energy"), traits).value;
        QCOMPARE(value.size(), std::size_t{10});
        QCOMPARE(value.find('.'), std::size_t{6});
    }

    void secondaryEnergiesAndPowersDoNot()
    {
        GlassTraits traits;
        traits.energy = {7, 0};
        const auto secondary = preview(itemOf("secondary-energy"), traits).value;
        QCOMPARE(secondary.size() - secondary.find('.'), std::size_t{3});
        const auto power = preview(itemOf("power", "1.7.0"), traits).value;
        QCOMPARE(power.size() - power.find('.'), std::size_t{4});
    }

    void leadingZeroesAreForTheValueOnly()
    {
        GlassTraits traits;
        traits.leadingZeroes = true;
        const auto with = preview(itemOf("energy"), traits).value;
        traits.leadingZeroes = false;
        const auto without = preview(itemOf("energy"), traits).value;
        QVERIFY(with.starts_with('0'));
        QVERIFY(!without.starts_with('0'));
        QVERIFY(with.ends_with(without));
    }

    void dateAndTimeHaveColons()
    {
        QCOMPARE(preview(itemOf("date", "1.0.0"), {}).value, std::string("2026:03:01"));
        QCOMPARE(preview(itemOf("time", "1.0.0"), {}).value, std::string("13:45:30"));
    }

    void choicesOfTheDisplayFormHideTheirFields()
    {
        GlassTraits traits;
        traits.hasTariffs = true;
        const auto all = preview(itemOf("energy"), traits);
        QCOMPARE(all.identification, std::string("1.8.0"));
        QVERIFY(all.quadrant.importActive);
        QCOMPARE(all.tariff, 1);
        traits.identificationShown = false;
        traits.quadrantShown = false;
        traits.tariffShown = false;
        const auto hidden = preview(itemOf("energy"), traits);
        QVERIFY(hidden.identification.empty());
        QCOMPARE(hidden.quadrant, LcdImage::Quadrant{});
        QCOMPARE(hidden.tariff, 0);
    }

    void symbolsFollowTheMeter()
    {
        GlassTraits single;
        single.phases = 1;
        const auto image = preview(itemOf("energy"), single);
        QVERIFY(image.phases[0].voltage && !image.phases[1].voltage && !image.phases[2].voltage);
        QCOMPARE(image.breaker, BreakerSymbol::None);
        QVERIFY(!image.radio);
        QCOMPARE(image.phaseSequence, PhaseSequence::Unclear);

        GlassTraits full;
        full.hasBreaker = true;
        full.hasRadio = true;
        full.importsAndExports = true;
        const auto other = preview(itemOf("energy"), full);
        QVERIFY(other.phases[2].exporting && other.phases[0].importing);
        QCOMPARE(other.breaker, BreakerSymbol::Closed);
        QVERIFY(other.radio);
        QCOMPARE(other.phaseSequence, PhaseSequence::L1L2L3);
    }

    void prepaymentLightsItsMark()
    {
        QVERIFY(preview(itemOf("energy", "130.0.0"), {}).prepayment);
        QVERIFY(!preview(itemOf("energy", "1.8.0"), {}).prepayment);
    }

    void unknownFormatLeavesTheValueDark()
    {
        QVERIFY(preview(itemOf("of-tomorrow"), {}).value.empty());
        QVERIFY(preview(itemOf("energy", "not an obis code"), {}).value.size() <= 10);
    }

    void displayTestLightsEverything()
    {
        auto item = itemOf("none", "");
        item.id = "display-test";
        const auto image = preview(item, {});
        QCOMPARE(image, allSegments());
        QCOMPARE(digitsIn(image.value), std::ptrdiff_t{9});
        QCOMPARE(digitsIn(image.identification), std::ptrdiff_t{7});
        QVERIFY(image.prepayment && image.error && image.radio && image.tamper);
    }
};

QTEST_APPLESS_MAIN(PreviewTest)
#include "preview_test.moc"
