// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/clock.h"
#include "protocol/kmp/register_value.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::kmp;
using namespace meterbench::tests;

/// Numbers, texts and times inside of registers.
class KmpValueTest : public TestCase {
    Q_OBJECT

    static std::string shown(std::uint8_t signExponent, const char* octets)
    {
        const auto number = decimal({1, 2, signExponent, hex(octets)});
        return number ? text(*number) : number.error().id;
    }

private slots:
    void numbersOfThePaper()
    {
        QCOMPARE(shown(0xC2, "00003039"), std::string("-123.45"));
        QCOMPARE(shown(0x03, "FF"), std::string("255000"));
        QCOMPARE(shown(0x41, "0001E240"), std::string("12345.6"));
        QCOMPARE(shown(0x44, "04481488"), std::string("7183.2712"));
        QCOMPARE(shown(0x43, "0007"), std::string("0.007"));
        QCOMPARE(shown(0x80, "00"), std::string("0"));
        QCOMPARE(shown(0x11, "01"), std::string("100000000000000000"));
        QCOMPARE(shown(0x00, ""), std::string("0"));
        QCOMPARE(shown(0x00, "000000000000E62FB0"), std::string("15085488"));
        QCOMPARE(shown(0x00, "010000000000000000"), std::string("kmp-value-unreadable"));
    }

    void numbersComeBackAsTheyWent()
    {
        std::mt19937 random(3);
        for (int i = 0; i < 2'000; ++i) {
            const RegisterFormat format{2, static_cast<std::uint8_t>(1 + random() % 10), signExponentOf(-3)};
            const std::uint64_t most = format.octets >= 8 ? 0x7FFFFFFFFFFFFFFFU : (1ULL << 8 * format.octets) - 1;
            const auto magnitude = static_cast<std::int64_t>((std::uint64_t{random()} << 32U | random()) & most);
            const auto value = random() % 2 == 0 ? magnitude : -magnitude;
            const auto written = numberValue(7, format, value);
            VERIFY_RESULT(written);
            QCOMPARE(written->octets.size(), std::size_t{format.octets});
            const auto read = decimal(*written);
            VERIFY_RESULT(read);
            QCOMPARE(read->exponent, -3);
            const auto back = static_cast<std::int64_t>(read->magnitude);
            QCOMPARE(read->isNegative ? -back : back, value);
        }
        QVERIFY(!numberValue(7, {2, 1, 0}, 256));
        QVERIFY(!numberValue(7, {2, 0, 0}, 1));
        QVERIFY(numberValue(7, {2, 0, 0}, 0).has_value());
        QVERIFY(numberValue(7, {2, 8, 0}, INT64_MIN).has_value());
    }

    void textsAreCutAndCleaned()
    {
        QCOMPARE(asciiText({1058, 54, 0, hex("3638343131333142 00 41")}), std::string("6841131B"));
        QCOMPARE(asciiText({1058, 54, 0, hex("41 07 42 20 20")}), std::string("A?B"));
    }

    void clocksWithAWrongLengthAreUnderstood()
    {
        // A clock that announces eight octets and sends four, then an ordinary register.
        const auto values = readRegisters(hex("03EA 2F 08 00 00031B09  0001 02 04 41 0001E240"));
        VERIFY_RESULT(values);
        QCOMPARE(values->size(), std::size_t{2});
        QCOMPARE(hexText(values->at(0).octets), QByteArray("00031B09"));
        QCOMPARE(values->at(1).id, RegisterId{1});
        QVERIFY(!readRegisters(hex("0001 02 04 41 0001E2")));
        QVERIFY(!readRegisters(hex("00")));
    }

    void clockRegisterOfARealMeter()
    {
        // Sunday 27 July 2014, 19:35:26 normal time.
        const auto clock = readRealTimeClock(hex("83 07 1A 23 13 1B 07 0E"));
        VERIFY_RESULT(clock);
        const auto time = meterTime(*clock);
        VERIFY_RESULT(time);
        const auto back = realTimeClock(*time, clock->flags);
        VERIFY_RESULT(back);
        QVERIFY(*back == *clock);
        // Production time: Thursday 9 September 2010, 08:45:57.
        const auto made = meterTime(*readRealTimeClock(hex("06 04 39 2D 08 09 09 0A")));
        VERIFY_RESULT(made);
        QCOMPARE(realTimeClock(*made)->weekday, std::uint8_t{4});
    }

    void impossibleTimesAreRefused()
    {
        RealTimeClock clock;
        clock.month = 2;
        clock.day = 30;
        QVERIFY(!meterTime(clock));
        clock = {};
        clock.hour = 24;
        QVERIFY(!meterTime(clock));
        clock = {};
        clock.year = 100;
        QVERIFY(!meterTime(clock));
        QVERIFY(!meterTime(DateAndTime{70732, 0}));
        QVERIFY(!meterTime(DateAndTime{70730, 161560}));
        QVERIFY(!realTimeClock(MeterTime{-1}));
        QVERIFY(!realTimeClock(MeterTime{std::int64_t{4'000'000'000}}));
        QVERIFY(!kamDateTime(MeterTime{-1}));
        QVERIFY(!readRealTimeClock(hex("00")));
        QVERIFY(!readKamDateTime(hex("0000000000 00")));
    }

    void timesComeBackAsTheyWent()
    {
        std::mt19937 random(4);
        for (int i = 0; i < 2'000; ++i) {
            const MeterTime time{static_cast<std::int64_t>(random() % 3'155'760'000U)};
            QCOMPARE(meterTime(*realTimeClock(time))->seconds, time.seconds);
            QCOMPARE(meterTime(*dateAndTime(time))->seconds, time.seconds);
            QCOMPARE(meterTime(*kamDateTime(time)).seconds, time.seconds);
        }
        QVERIFY(*dateAndTime(*meterTime(DateAndTime{70730, 161557})) == (DateAndTime{70730, 161557}));
    }
};

QTEST_APPLESS_MAIN(KmpValueTest)
#include "value_test.moc"
