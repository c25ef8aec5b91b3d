// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/readout_set.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

using namespace meterbench;
using namespace meterbench::protocol::iec62056_21;

/// The sets that ship, and how numbers get their digits.
class ReadOutSetTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void setsThatShipAreRead()
    {
        const auto json = tests::readResource("protocol/iec62056-21-readout-sets.json");
        VERIFY_RESULT(json);
        const auto sets = ReadOutSets::parse(*json);
        VERIFY_RESULT(sets);
        for (const auto* name : {"UD", "UD1", "UD2"}) {
            const auto* set = sets->find("omnipower-3p", name);
            QVERIFY(set != nullptr);
            // No paper tells what they hold: they must not pass for the maker's.
            QCOMPARE(set->origin, SetOrigin::Own);
            QVERIFY(set->lines.size() > 4);
            for (const auto& line : set->lines)
                QVERIFY2(readAddress(line.address), line.address.c_str());
        }
        QVERIFY(sets->find("omnipower-3p", "UD3") == nullptr);
        QVERIFY(sets->find("unknown", "UD") == nullptr);
    }

    void numbersGetTheirDigits()
    {
        ReadOutLine line{"1.8.0", {}, "kWh", 3, 7, 2};
        QCOMPARE(formatted(line, 123'456'789, -3), std::string("0000123.45"));
        QCOMPARE(formatted(line, 123'456, 0), std::string("0000123.45"));
        QCOMPARE(formatted(line, 12'345'678'901, 1), std::string("3456789.01")); // rolled over
        QCOMPARE(formatted(line, 0, -3), std::string("0000000.00"));
        QCOMPARE(formatted(line, -5'000, 0), std::string("-0000005.00"));
        QCOMPARE(formatted({"C.8.0", {}, "h", 0, 6, 0}, 42, 0), std::string("000042"));
        QCOMPARE(formatted({"x", {}, "", 0, 0, 0}, 42, 0), std::string("42"));
        QCOMPARE(formatted({"x", {}, "", 0, 0, 2}, 5, -2), std::string("0.05"));
        QCOMPARE(formatted(line, INT64_MAX, -40), std::string("0000000.00"));
        static_cast<void>(formatted(line, INT64_MIN, 40));
    }

    void whatTheMeterLacksIsLeftOut()
    {
        ReadOutSet set;
        set.lines = {{"0.0.0", {1, 1, 0, 0, 1, 255}, "", 0, 0, 0}, {"1.8.0", {1, 1, 1, 8, 0, 255}, "kWh", 3, 7, 2},
            {"2.8.0", {1, 1, 2, 8, 0, 255}, "kWh", 3, 7, 2}};
        const auto lines = compose(set, [](const Obis& source) -> std::optional<SourceValue> {
            if (source.c == 0)
                return SourceValue{0, 0, "12345678"};
            if (source.c == 1)
                return SourceValue{1'234'567, -3, {}};
            return std::nullopt;
        });
        QVERIFY(lines == (std::vector<DataSet>{{"0.0.0", {{"12345678", ""}}}, {"1.8.0", {{"0000001.23", "kWh"}}}}));
    }

    void damagedDataAreRefused()
    {
        for (const auto* json :
            {"", "[]", R"({"sets": [{"set": "UD"}]})",
                R"({"sets": [{"set": "a", "origin": "heaven", "families": [], "sources": [], "lines": []}]})",
                R"({"sets": [{"set": "a", "origin": "own", "families": [], "sources": [], "lines": [{"address": "1", "source": "x"}]}]})",
                R"({"sets": [{"set": "a", "origin": "own", "families": [], "sources": [], "lines": [{"address": "1/8", "source": "1.8.0"}]}]})"}) {
            const auto sets = ReadOutSets::parse(json);
            QVERIFY(!sets);
            QCOMPARE(sets.error().id, std::string("catalog-damaged"));
        }
    }
};

QTEST_APPLESS_MAIN(ReadOutSetTest)
#include "readout_set_test.moc"
