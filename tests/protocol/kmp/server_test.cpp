// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/hex.h"
#include "tests/protocol/kmp/meter_fake.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::kmp;
using namespace meterbench::tests;

/// The meter's side: who answers, what, and who keeps silent.
class KmpServerTest : public TestCase {
    Q_OBJECT

    static QByteArray said(Server& server, const Bytes& bytes) { return hexText(sentBytes(server.receive(bytes, {}))); }

    static Bytes asked(const Request& request, std::uint8_t address = meterAddress)
    {
        return encode(encodeRequest(request, address));
    }

private slots:
    void identifiesItself()
    {
        FakeMeter meter;
        Server server(meter);
        QCOMPARE(said(server, hex("803F01058A0D")),
            hexText(encode(encodeAnswer(Command::GetType, MeterType{0x5A00, 1, 2}))));
        QCOMPARE(said(server, hex("803F0235E90D")), QByteArray("403F0200E62FB01BF29E0D"));
    }

    void unknownRegistersAreLeftOut()
    {
        FakeMeter meter;
        meter.registers[1] = {1, 2, 0x41, hex("0001E240")};
        Server server(meter);
        QCOMPARE(said(server, asked(GetRegister{{999, 1}})), QByteArray("403F1000010204410001E21BBF736E0D"));
        QCOMPARE(said(server, asked(GetRegister{{999}})), QByteArray("403F10079A0D"));
    }

    void silenceIsAnAnswerToo_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("check sequence") << QByteArray("803F01058B0D");
        QTest::newRow("another address") << hexText(asked(GetType{}, topModuleAddress));
        QTest::newRow("an answer") << QByteArray("403F0100041BF90126990D");
        QTest::newRow("unknown command") << hexText(encode({Direction::ToMeter, meterAddress, 0x92, hex("1234")}));
        QTest::newRow("broken data") << hexText(encode({Direction::ToMeter, meterAddress, 0x10, hex("0200")}));
        QTest::newRow("wrong password") << hexText(asked(PutRegister{1, {1, 2, 0x41, hex("00000000")}}));
        QTest::newRow("unknown register") << hexText(asked(PutRegister{12345, {2, 2, 0x41, hex("00000000")}}));
        QTest::newRow("impossible time") << hexText(asked(SetClock{{261332, 0}}));
        QTest::newRow("release of a connected breaker") << hexText(asked(SetCutOffState{CutOffCommand::Release}));
        QTest::newRow("no such log") << hexText(asked(LogRequest{LogDirection::FromId, 99, {1}, 1, 255, {}, 0}));
    }

    void silenceIsAnAnswerToo()
    {
        QFETCH(QByteArray, line);
        FakeMeter meter;
        meter.registers[1] = {1, 2, 0x41, hex("0001E240")};
        Server server(meter);
        QVERIFY(server.receive(hex(line.constData()), {}).empty());
        // And the next one is answered.
        QVERIFY(!server.receive(hex("803F01058A0D"), {}).empty());
    }

    void writesAreAcknowledgedByOneOctet()
    {
        FakeMeter meter;
        meter.registers[1271] = {1271, 51, 0, hex("3F")};
        Server server(meter);
        QCOMPARE(said(server, asked(PutRegister{12345, {1271, 51, 0, hex("42")}})), QByteArray("06"));
        QCOMPARE(hexText(meter.registers[1271].octets), QByteArray("42"));
        QCOMPARE(said(server, hex("803F090001144A00027715774E0D")), QByteArray("06"));
        QVERIFY(*dateAndTime(meter.time) == (DateAndTime{70730, 161557}));
        QCOMPARE(said(server, asked(DebitingStop{})), QByteArray("06"));
        QCOMPARE(said(server, asked(Reset{Backup::Skipped})), QByteArray("06"));
        QCOMPARE(meter.restarts, 1);
        QVERIFY(meter.backup == Backup::Skipped);
        QVERIFY(said(server, asked(ShowYes{})).isEmpty()); // this meter has no such segments
        QCOMPARE(meter.debitingStops, 1);
        QCOMPARE(said(server, asked(SetCutOffState{CutOffCommand::Disconnect})), QByteArray("06"));
        QCOMPARE(said(server, asked(GetCutOffState{})),
            hexText(encode({Direction::FromMeter, meterAddress, 0x98, hex("011F")})));
    }

    void eventsAreClearedAndShown()
    {
        FakeMeter meter;
        Server server(meter);
        const auto answer = hexText(encode({Direction::FromMeter, meterAddress, 0x9B, hex("00000000")}));
        QCOMPARE(said(server, asked(ClearEventStatus{0, event::magnet})), answer);
        QCOMPARE(said(server, asked(ReadEventStatus{})), answer);
    }

    void anOwnAddressIsHeardBesideTheCommonOne()
    {
        FakeMeter meter;
        Server server(meter, 0x42);
        QVERIFY(said(server, asked(GetType{}, 0x42)).startsWith("4042"));
        QVERIFY(said(server, asked(GetType{})).startsWith("403F"));
        QVERIFY(said(server, asked(GetType{}, 0x43)).isEmpty());
    }

    void classicLogsKeepToTheLengthAskedFor()
    {
        FakeMeter meter;
        Server server(meter);
        const LogRequest request{LogDirection::FromId, classic_log::loadProfile, {1}, 50, 128, {}, 200};
        const auto frame = decode(sentBytes(server.receive(asked(request), {})));
        VERIFY_RESULT(frame);
        QVERIFY(1 + frame->data.size() <= 128);
        const auto answer = decodeLogAnswer(frame->data);
        VERIFY_RESULT(answer);
        QCOMPARE(answer->records.size(), std::size_t{19});
        QCOMPARE(answer->lastRead, std::uint16_t{218});
        QCOMPARE(answer->info, LogAnswer::longestReached);
    }

    void loggersAreCutToAFrame()
    {
        FakeMeter meter;
        meter.recordsInLog = 10'000;
        Server server(meter);
        const ReadOutRequest request{ReadOutDirection::FromId, logger::loadProfile, {1}, 10'000, 5};
        const auto frame = decode(sentBytes(server.receive(asked(request), {})));
        VERIFY_RESULT(frame);
        QVERIFY(1 + frame->data.size() <= longestReadOut);
        QVERIFY(1 + frame->data.size() > longestReadOut - 8);
        const auto answer = decodeReadOutAnswer(frame->data);
        VERIFY_RESULT(answer);
        QCOMPARE(answer->info, ReadOutAnswer::notAll);
        QCOMPARE(hexText(answer->rows.back()[0]),
            hexText(
                hex(QByteArray::number((answer->rows.size() - 1) * 1'000'000, 16).rightJustified(8, '0').constData())));
    }

    void garbageIsMetWithSilence()
    {
        std::mt19937 random(7);
        FakeMeter meter;
        Server server(meter);
        for (int i = 0; i < 5'000; ++i)
            static_cast<void>(server.receive(randomBytes(random, 50), {}));
        server.close();
        QVERIFY(!server.receive(hex("803F01058A0D"), {}).empty());
    }
};

QTEST_APPLESS_MAIN(KmpServerTest)
#include "server_test.moc"
