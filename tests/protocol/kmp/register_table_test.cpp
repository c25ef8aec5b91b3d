// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/register_table.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

using namespace meterbench;
using namespace meterbench::protocol::kmp;

/// The data that ship.
class KmpRegisterTableTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void registersThatShipAreRead()
    {
        const auto json = tests::readResource("protocol/kmp-registers.json");
        VERIFY_RESULT(json);
        const auto table = RegisterTable::parse(*json);
        VERIFY_RESULT(table);
        QCOMPARE(table->all().size(), std::size_t{508});
        const auto* energy = table->find(13);
        QVERIFY(energy != nullptr);
        QCOMPARE(energy->name, std::string("energy A14 high resolution"));
        QVERIFY(*energy->format == (RegisterFormat{2, 4, 0x44}));
        QCOMPARE(*energy->sample, std::int64_t{71'832'712});
        QVERIFY(table->find(9'999) == nullptr);
        QVERIFY(!table->find(0)->format);
        for (const auto& definition : table->all()) {
            QVERIFY(!definition.sources.empty());
            if (definition.sample)
                VERIFY_RESULT(numberValue(definition.id, *definition.format, *definition.sample));
        }
    }

    void typeWordsThatShipAreRead()
    {
        const auto json = tests::readResource("protocol/kmp-type-words.json");
        VERIFY_RESULT(json);
        const auto words = TypeWords::parse(*json);
        VERIFY_RESULT(words);
        QCOMPARE(words->meter(0x5A00), std::string_view("OMNIPOWER"));
        QVERIFY(words->meter(0x1234).empty());
    }

    void damagedDataAreRefused()
    {
        for (const auto* json :
            {"", "[]", R"({"registers": [{"register": 1}]})",
                R"({"registers": [{"register": 2, "name": "b", "sources": []}, {"register": 1, "name": "a", "sources": []}]})",
                R"({"registers": [{"register": 2, "name": "b", "sources": [], "unit": "stone", "octets": 1, "signExponent": "00"}]})"}) {
            const auto table = RegisterTable::parse(json);
            QVERIFY(!table);
            QCOMPARE(table.error().id, std::string("catalog-damaged"));
        }
        QVERIFY(!TypeWords::parse(R"({"typeWords": [{"word": "XYZ", "meter": "a"}]})"));
    }
};

QTEST_APPLESS_MAIN(KmpRegisterTableTest)
#include "register_table_test.moc"
