// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/compact_array.h"
#include "protocol/cosem/interface_class.h"
#include "protocol/cosem/profile_rows.h"
#include "protocol/cosem/scaler_unit.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <functional>
#include <random>

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::cosem;
using axdr::Data;

/// The tables are whole and in order; scalers are applied exactly; rows shortened for the line come back.
class CosemTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void tables()
    {
        const auto classes = interfaceClasses();
        QVERIFY(std::ranges::is_sorted(classes, std::less_equal(), &InterfaceClass::id));
        for (const auto& one : classes) {
            QVERIFY(!one.name.empty() && findClass(one.id) == &one);
            for (std::size_t i = 0; i < one.attributes.size(); ++i)
                QCOMPARE(std::size_t{one.attributes[i].number}, i + 2);
            for (std::size_t i = 0; i < one.methods.size(); ++i)
                QCOMPARE(std::size_t{one.methods[i].number}, i + 1);
        }
        for (const int id :
            {1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 17, 18, 19, 20, 21, 22, 23, 40, 62, 63, 64, 70, 71, 100})
            QVERIFY2(findClass(static_cast<std::uint16_t>(id)) != nullptr, qPrintable(QString::number(id)));
        QVERIFY(findClass(2) == nullptr);
    }

    void names()
    {
        QCOMPARE(attributeName(3, 1), std::string_view("logical_name"));
        QCOMPARE(attributeName(3, 3), std::string_view("scaler_unit"));
        QCOMPARE(attributeName(7, 8), std::string_view("profile_entries"));
        QCOMPARE(attributeName(71, 11), std::string_view("actions"));
        QCOMPARE(attributeName(64, 6), std::string_view("certificates"));
        QCOMPARE(methodName(70, 2), std::string_view("remote_reconnect"));
        QCOMPARE(methodName(64, 2), std::string_view("key_transfer"));
        QVERIFY(attributeName(3, 4).empty() && methodName(3, 2).empty() && attributeName(2, 1).empty());
        QVERIFY(holds(ValueType::LongUnsigned, axdr::Tag::LongUnsigned));
        QVERIFY(!holds(ValueType::LongUnsigned, axdr::Tag::Unsigned));
        QVERIFY(holds(ValueType::Choice, axdr::Tag::Float32) && holds(ValueType::Array, axdr::Tag::Null));
        QVERIFY(!holds(ValueType::Choice, static_cast<axdr::Tag>(8)));
    }

    void scalers()
    {
        QCOMPARE(symbolOf(Unit::WattHour), std::string_view("Wh"));
        QCOMPARE(symbolOf(Unit::Percent), std::string_view("%"));
        QCOMPARE(symbolOf(Unit::Ampere), std::string_view("A"));
        QVERIFY(symbolOf(Unit::Count).empty());
        const ScalerUnit centiampere{-2, Unit::Ampere};
        QVERIFY(ScalerUnit::decode(centiampere.encode()) == centiampere);
        QVERIFY(!ScalerUnit::decode(Data::integer(1)));
        QCOMPARE(centiampere.apply(12345), std::string("123.45"));
        QCOMPARE(centiampere.apply(-5), std::string("-0.05"));
        QCOMPARE((ScalerUnit{3, Unit::Watt}.apply(12)), std::string("12000"));
        QCOMPARE((ScalerUnit{3, Unit::Watt}.apply(0)), std::string("0"));
        QCOMPARE((ScalerUnit{-1, Unit::Watt}.apply(INT64_MIN)), std::string("-922337203685477580.8"));
    }

    void times()
    {
        axdr::DateTime time{{2024, 2, 28, 3}, {23, 45, 0, 0}, 60, 0};
        const auto next = later(time, 900);
        QVERIFY((next->date == axdr::Date{2024, 2, 29, 4}) && (next->time == axdr::Time{0, 0, 0, 0}));
        time.date.month = axdr::notSpecified;
        QVERIFY(!later(time, 1));
    }

    void shortenedRowsComeBack()
    {
        std::mt19937 random(9);
        std::vector<Data> rows;
        std::vector<Data> travelling;
        axdr::DateTime time{{2024, 12, 31, 0xFF}, {20, 0, 0, 0}, 0, 0};
        for (int i = 0; i < 500; ++i) {
            time = *later(time, random() % 10 == 0 ? 1800 : 900);
            rows.push_back(Data::structure({Data::octetString(time.encode()),
                Data::doubleLongUnsigned(static_cast<std::uint32_t>(random() % 3)), Data::unsignedInteger(0)}));
            travelling.push_back(i == 0 ? rows[0] : shortenRow(rows.back(), rows[rows.size() - 2], 900));
        }
        QVERIFY(travelling[1].elements()[2].isNull());
        const auto back = expandRows(Data::array(travelling), 900);
        VERIFY_RESULT(back);
        QVERIFY(*back == rows);
        const auto compact = expandRows(*axdr::fold(rows), 900);
        VERIFY_RESULT(compact);
        QVERIFY(*compact == rows);
        QVERIFY(!expandRows(Data::integer(1), 900));
        QVERIFY(!expandRows(Data::array({Data::integer(1)}), 900));
    }

    void differencesAreAddedUp()
    {
        using axdr::Tag;
        const auto rowsOf = [](const Data& first, const Data& second) {
            return expandRows(Data::array({Data::structure({first}), Data::structure({second})}), 0);
        };
        const auto base = Data::doubleLongUnsigned(1000);
        const auto second = [&](Tag tag, std::int64_t step) {
            const auto rows = rowsOf(base, Data::number(tag, step));
            return rows ? (*rows)[1].elements()[0] : Data();
        };
        QVERIFY(second(Tag::DeltaUnsigned, 255) == Data::doubleLongUnsigned(1255));
        QVERIFY(second(Tag::DeltaLongUnsigned, 65'535) == Data::doubleLongUnsigned(66'535));
        QVERIFY(second(Tag::DeltaDoubleLongUnsigned, 1) == Data::doubleLongUnsigned(1001));
        QVERIFY(second(Tag::DeltaInteger, -100) == Data::doubleLongUnsigned(900));
        QVERIFY(second(Tag::DeltaLong, -1000) == Data::doubleLongUnsigned(0));
        QVERIFY(second(Tag::DeltaDoubleLong, -1) == Data::doubleLongUnsigned(999));
        // Out of the type, from nothing, from what is no number, in the first row.
        QVERIFY(second(Tag::DeltaLong, -1001).isNull());
        QVERIFY(!rowsOf(Data(), Data::number(Tag::DeltaUnsigned, 1)));
        QVERIFY(!rowsOf(Data::visibleString("1"), Data::number(Tag::DeltaUnsigned, 1)));
        QVERIFY(!rowsOf(Data::number(Tag::DeltaUnsigned, 1), base));
        QVERIFY(!rowsOf(Data::long64(INT64_MAX), Data::number(Tag::DeltaUnsigned, 1)));
    }
};

QTEST_GUILESS_MAIN(CosemTest)
#include "cosem_test.moc"
