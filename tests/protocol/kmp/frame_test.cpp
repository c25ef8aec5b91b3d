// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/frame_reader.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::kmp;
using namespace meterbench::tests;

/// Frames as printed or recomputed, and what a line does to them.
class KmpFrameTest : public TestCase {
    Q_OBJECT

private slots:
    void checkSequenceIsThatOfXmodem()
    {
        QCOMPARE(crc16(bytesOf("123456789")), std::uint16_t{0x31C3});
        QCOMPARE(crc16(hex("3F 01 05 8A")), std::uint16_t{0});
        QCOMPARE(crc16({}), std::uint16_t{0});
    }

    void goldenFrames_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const char* content, const char* line) {
            QTest::newRow(name) << QByteArray(content) << QByteArray(line);
        };
        // KMP447 prints these.
        row("GetType", "3F01", "803F01058A0D");
        row("type answer", "3F0100040601", "403F0100041BF90126990D");
        row("GetSerialNo", "3F02", "803F0235E90D");
        row("serial answer", "3F0201234567", "403F0201234567E9560D");
        row("GetRegister 128", "3F1001 0080", "803F1001001B7FD4080D");
        // The paper prints C34A and F38A as check sequences of these two; neither verifies.
        row("SetClock", "3F09 0001144A 00027715", "803F090001144A00027715774E0D");
        row("register 128 answer", "3F10 0080 160411012AF024", "403F10001B7F160411012AF02463030D");
        row("GetRegister 1", "3F10010001", "803F1001000155A10D");
        row("GetRegister 13", "3F1001000D", "803F1001001BF2942D0D");
        row("GetRegister 64", "3F10010040", "803F1001001BBF1BF2440D");
        row("GetRegister 1033", "3F10010409", "803F10010409186D0D");
        row("GetRegister 1054", "3F1001041E", "803F1001041E7ABB0D");
        row("GetRegister 1001", "3F100103E9", "803F100103E97CD40D");
        row("configuration numbers", "3F1005 0036 0037 0038 0405 0433", "803F10050036003700380405043 34FA50D");
        row("eight registers", "3F1008 0001 0002 0003 0004 0033 03E9 0422 0466",
            "803F10080001000200030004003303E904220466716A0D");
        row("register 1 answer", "3F10 0001 020441 0001E240", "403F100001020441 0001E21BBF736E0D");
        row("serial 15085488", "3F02 00E62FB0", "403F0200E62FB01BF29E0D");
        row("type 5301 N1", "3F01 53010E01", "403F0153010E01AA270D");
        row("no register", "3F10", "403F10079A0D");
    }

    void goldenFrames()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, line);
        const Bytes octets = hex(content.constData());
        const Bytes onLine = hex(line.constData());
        const Frame frame{static_cast<Direction>(onLine[0]), std::to_integer<std::uint8_t>(octets[0]),
            std::to_integer<std::uint8_t>(octets[1]), {octets.begin() + 2, octets.end()}};
        QCOMPARE(hexText(encode(frame)), hexText(onLine));
        const auto decoded = decode(onLine);
        VERIFY_RESULT(decoded);
        QVERIFY(*decoded == frame);
    }

    void misprintedCheckSequencesDoNotVerify()
    {
        for (const auto* line : {"803F090001144A00027715C34A0D", "403F10001B7F160411012AF024F38A0D"}) {
            const auto decoded = decode(hex(line));
            QVERIFY(!decoded);
            QCOMPARE(decoded.error().id, std::string("kmp-frame-damaged"));
            QCOMPARE(decoded.error().arguments.front().value, std::string("check-sequence"));
        }
    }

    void stuffingIsThatOfThePaper()
    {
        QCOMPARE(hexText(stuffed(hex("040D0006"))), QByteArray("041BF2001BF9"));
        QCOMPARE(hexText(stuffed(hex("80400D061B"))), QByteArray("1B7F1BBF1BF21BF91BE4"));
    }

    void damageHasAName_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<std::string>("what");
        QTest::newRow("nothing") << QByteArray("") << std::string("start");
        QTest::newRow("no start") << QByteArray("3F01058A0D") << std::string("start");
        QTest::newRow("no stop") << QByteArray("803F01058A") << std::string("stop");
        QTest::newRow("bare acknowledgement") << QByteArray("803F0106058A0D") << std::string("stuffing");
        QTest::newRow("stuffing at the end") << QByteArray("803F01051B0D") << std::string("stuffing");
        QTest::newRow("reserved behind stuffing") << QByteArray("803F011B1B058A0D") << std::string("stuffing");
        QTest::newRow("two frames") << QByteArray("803F01058A0D803F01058A0D") << std::string("stuffing");
        QTest::newRow("short") << QByteArray("803F010D") << std::string("short");
        QTest::newRow("check sequence") << QByteArray("803F01058B0D") << std::string("check-sequence");
    }

    void damageHasAName()
    {
        QFETCH(QByteArray, line);
        QFETCH(std::string, what);
        const auto decoded = decode(hex(line.constData()));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().arguments.front().value, what);
    }

    void readerFindsItsWayAfterNoise()
    {
        FrameReader reader;
        // Stray zeroes, noise, an acknowledgement, a frame that breaks off, its repetition.
        const auto received = reader.feed(hex("00 55 AA 06 0D 1B 80 3F 01 80 3F 01 05 8A 0D 00"));
        QCOMPARE(received.size(), std::size_t{3});
        QVERIFY(std::holds_alternative<Acknowledged>(received[0]));
        QVERIFY(received[1] == Received(Damaged{Damage::Interrupted, Direction::ToMeter}));
        QCOMPARE(std::get<Frame>(received[2]).command, std::uint8_t{1});
        QVERIFY(!reader.isInsideFrame());
    }

    void echoIsToldFromAnswer()
    {
        FrameReader reader;
        const auto received = reader.feed(hex("803F01058A0D 403F0100041BF90126990D"));
        QCOMPARE(received.size(), std::size_t{2});
        QCOMPARE(std::get<Frame>(received[0]).direction, Direction::ToMeter);
        QCOMPARE(std::get<Frame>(received[1]).direction, Direction::FromMeter);
    }

    void everyOctetMayComeAlone()
    {
        FrameReader reader;
        std::vector<Received> all;
        for (const std::byte octet : hex("403F0100041BF90126990D")) {
            for (auto& received : reader.feed({&octet, 1}))
                all.push_back(std::move(received));
        }
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(hexText(std::get<Frame>(all[0]).data), QByteArray("00040601"));
    }

    void aFrameWithoutEndCostsNoMemory()
    {
        FrameReader reader;
        Bytes endless(longestFrame + 1, std::byte{0x55});
        endless.insert(endless.begin(), std::byte{0x40});
        const auto received = reader.feed(endless);
        QCOMPARE(received.size(), std::size_t{1});
        QVERIFY(received[0] == Received(Damaged{Damage::TooLong, Direction::FromMeter}));
        QVERIFY(!reader.isInsideFrame());
    }

    void anythingComesBackAsItWent()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 2'000; ++i) {
            const Frame frame{i % 2 == 0 ? Direction::ToMeter : Direction::FromMeter,
                static_cast<std::uint8_t>(random()), static_cast<std::uint8_t>(random()), randomBytes(random, 300)};
            const auto decoded = decode(encode(frame));
            VERIFY_RESULT(decoded);
            QVERIFY(*decoded == frame);
        }
    }

    void garbageNeverHidesTheFrameBehindIt()
    {
        std::mt19937 random(2);
        const Frame frame{Direction::FromMeter, meterAddress, 0x10, randomBytes(random, 40)};
        for (int i = 0; i < 2'000; ++i) {
            FrameReader reader;
            Bytes bytes = randomBytes(random, 64);
            appendOctets(bytes, encode(frame));
            const auto received = reader.feed(bytes);
            QVERIFY(!received.empty());
            QVERIFY(received.back() == Received(frame));
        }
    }

    void aFlippedBitIsFound()
    {
        const Bytes good = hex("403F100001020441 0001E21BBF736E0D");
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            Bytes bad = good;
            bad[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
            const auto decoded = decode(bad);
            // The start octets differ in two bits, so no single one turns an answer into a request.
            QVERIFY2(!decoded, qPrintable(QString::number(bit)));
        }
    }
};

QTEST_APPLESS_MAIN(KmpFrameTest)
#include "frame_test.moc"
