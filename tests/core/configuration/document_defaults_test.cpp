// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/edits.h"
#include "core/configuration/glass_traits.h"
#include "core/configuration/judge.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>

using namespace meterbench;
using namespace meterbench::configuration;
using catalog::DisplayListKind;

class DocumentDefaultsTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    std::optional<Judge> m_judge;

    [[nodiscard]] MeterConfiguration document(const char* family) const
    {
        return defaultConfiguration(*m_catalog, *m_catalog->family(family));
    }
    void set(MeterConfiguration& changed, const char* field, const char* code) const
    {
        changed = setCode(*m_judge, changed, *changed.family->scheme->find(field), Code(code)).document;
    }
    static bool shows(const MeterConfiguration& document, DisplayListKind kind, const char* item)
    {
        return std::ranges::find(document.display.lists[kind], item) != document.display.lists[kind].end();
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_catalog);
        m_judge.emplace(*m_catalog);
    }

    void legalReadingsFollowTheEnergyType()
    {
        auto direct = document("omnipower-3p");
        set(direct, "X9", "1");
        QCOMPARE(legalReadings(*m_catalog, direct), std::vector<std::string>{"active-import-total"});
        set(direct, "X9", "2");
        QCOMPARE(legalReadings(*m_catalog, direct).size(), std::size_t{2});
        set(direct, "X9", "4");
        QCOMPARE(legalReadings(*m_catalog, direct).size(), std::size_t{4});
        direct.codes[*direct.family->scheme->find("X9")] = Code();
        QVERIFY(legalReadings(*m_catalog, direct).empty());

        auto transformer = document("omnipower-ct");
        set(transformer, "X9", "3");
        QCOMPARE(legalReadings(*m_catalog, transformer),
            (std::vector<std::string>{"secondary-active-import-total", "secondary-reactive-import-total"}));
    }

    void legalReadingsStandFirstInTheManualList()
    {
        for (const auto* family : {"omnipower-1p", "omnipower-3p", "omnipower-3p-din", "omnipower-ct"}) {
            const auto fresh = document(family);
            const auto legal = legalReadings(*m_catalog, fresh);
            const auto& manual = fresh.display.lists[DisplayListKind::Manual];
            QVERIFY(!legal.empty() && manual.size() > legal.size());
            QVERIFY(std::ranges::equal(legal, std::span(manual).first(legal.size())));
            QVERIFY(!fresh.display.lists[DisplayListKind::Automatic].empty());
        }
    }

    void listsKeepTheirLimits()
    {
        for (const auto& family : m_catalog->families()) {
            for (const auto energy : {"1", "2", "3", "4"}) {
                auto fresh = defaultConfiguration(*m_catalog, family);
                if (!family.scheme->find("X12"))
                    continue;
                set(fresh, "X9", energy);
                set(fresh, "X12", "1");
                set(fresh, "Z13", "002");
                for (const auto kind : catalog::allDisplayLists)
                    QVERIFY(fresh.display.lists[kind].size() <= m_catalog->display().list(kind).maximum);
            }
        }
    }

    void untouchedListsFollowTheCodes()
    {
        auto changed = document("omnipower-1p");
        QVERIFY(shows(changed, DisplayListKind::Automatic, "reactive-import-total"));
        set(changed, "X9", "2");
        QVERIFY(!shows(changed, DisplayListKind::Automatic, "reactive-import-total"));
        QVERIFY(shows(changed, DisplayListKind::Automatic, "active-export-total"));
        QCOMPARE(changed, defaultConfiguration(*m_catalog, *changed.family, changed.codes));

        QVERIFY(changed.display.lists[DisplayListKind::Backup].empty());
        set(changed, "X12", "1");
        QVERIFY(shows(changed, DisplayListKind::Backup, "active-import-total"));
        set(changed, "Z13", "002");
        QVERIFY(shows(changed, DisplayListKind::Manual, "active-import-total-tariff-4"));
        QVERIFY(!shows(changed, DisplayListKind::Manual, "active-import-total-tariff-5"));
    }

    void touchedListsKeepTheirReadings()
    {
        auto changed = document("omnipower-1p");
        set(changed, "X9", "1");
        auto& manual = changed.display.lists[DisplayListKind::Manual];
        manual = {"active-import-total", "voltage-l1"};
        set(changed, "X9", "2");
        QCOMPARE(manual, (std::vector<std::string>{"active-import-total", "active-export-total", "voltage-l1"}));
        manual = {"voltage-l1"};
        set(changed, "X9", "1");
        QCOMPARE(manual, (std::vector<std::string>{"active-import-total", "voltage-l1"}));
    }

    void readingsExistByFamilyAndCodes()
    {
        auto single = document("omnipower-1p");
        const auto available = [&](const char* id) { return isAvailable(*m_catalog->display().item(id), single); };
        QVERIFY(available("voltage-l1"));
        QVERIFY(!available("voltage-l2"));
        QVERIFY(!available("ct-ratio"));
        set(single, "X9", "1");
        QVERIFY(!available("active-export-total"));
        single.codes[*single.family->scheme->find("X9")] = Code();
        QVERIFY(available("active-export-total")); // only what is known is judged
        set(single, "X10", "0");
        QVERIFY(!available("manual-disconnect"));
    }

    void accessoriesAreFoundAsPeopleWriteThem()
    {
        QVERIFY(findAccessory(*m_catalog, "68 50 058") != nullptr);
        QVERIFY(findAccessory(*m_catalog, "6850058") == findAccessory(*m_catalog, "68 50 058"));
        QVERIFY(findAccessory(*m_catalog, "681A1234567") != nullptr); // the maker chooses what stands for x
        QVERIFY(findAccessory(*m_catalog, "68 50 05") == nullptr);
        QVERIFY(findAccessory(*m_catalog, "") == nullptr);
    }

    void theGlassFollowsTheDocument()
    {
        auto single = document("omnipower-1p");
        set(single, "Z1", "4");
        set(single, "X9", "1");
        set(single, "X10", "0");
        set(single, "X11", "0");
        single.display.leadingZeroes = true;
        single.display.identification = false;
        const auto traits = glassTraits(single);
        QCOMPARE(traits.energy, (display::NumberFormat{6, 3}));
        QCOMPARE(traits.phases, 1);
        QVERIFY(traits.leadingZeroes && !traits.identificationShown && traits.quadrantShown);
        QVERIFY(!traits.hasBreaker && !traits.hasRadio && !traits.hasTariffs && !traits.importsAndExports);

        auto transformer = document("omnipower-ct");
        set(transformer, "Z1", "2");
        set(transformer, "Z13", "001");
        const auto other = glassTraits(transformer);
        QCOMPARE(other.energy, (display::NumberFormat{7, 1})); // the same code means 6.1 on a direct meter
        QCOMPARE(other.phases, 3);
        QVERIFY(other.hasRadio && other.hasTariffs && other.importsAndExports && !other.hasBreaker);

        QCOMPARE(glassTraits(document("kamstrup-162m")).energy, (display::NumberFormat{6, 1}));
        QCOMPARE(glassTraits(document("kamstrup-162m")).phases, 1);
        QCOMPARE(glassTraits(document("kamstrup-382m")).phases, 3);
    }

    void particularsAreToldByTheFieldTheyBelongTo()
    {
        const auto fresh = document("omnipower-1p");
        const auto& family = *fresh.family;
        QCOMPARE(family.scheme->fields[*tellingField(family, "energies")].id, std::string("X9"));
        QCOMPARE(family.scheme->fields[*tellingField(family, "battery")].id, std::string("X12"));
        QVERIFY(!tellingField(family, "ratio"));
        QVERIFY(!chosenParticular(family, {}, "battery"));
        QVERIFY(!chosenNumber(family, fresh.codes, "battery"));
        QCOMPARE(chosenNumber(family, fresh.codes, "phases"), std::optional<int>(1));
    }
};

QTEST_APPLESS_MAIN(DocumentDefaultsTest)
#include "document_defaults_test.moc"
