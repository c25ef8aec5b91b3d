// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/answer.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::kmp;
using namespace meterbench::tests;

/// Requests and answers of every command.
class KmpMessageTest : public TestCase {
    Q_OBJECT

    static void comesBack(const Request& request)
    {
        const auto decoded = decodeRequest(encodeRequest(request));
        VERIFY_RESULT(decoded);
        QVERIFY(*decoded == request);
    }

    static void comesBack(Command command, const Answer& answer)
    {
        const auto decoded = decodeAnswer(encodeAnswer(command, answer));
        VERIFY_RESULT(decoded);
        QVERIFY(*decoded == answer);
    }

private slots:
    void requestsAreThoseOfThePaper()
    {
        QCOMPARE(hexText(encode(encodeRequest(SetClock{{70730, 161557}}))), QByteArray("803F090001144A00027715774E0D"));
        QCOMPARE(hexText(encode(encodeRequest(GetRegister{{64}}))), QByteArray("803F1001001BBF1BF2440D"));
        QCOMPARE(hexText(encodeRequest(ClearEventStatus{0x00000100, 0}).data), QByteArray("0000010000000000"));
        QCOMPARE(hexText(encodeRequest(SetCutOffState{CutOffCommand::Release}).data), QByteArray("02"));
        QCOMPARE(
            hexText(encodeRequest(PutRegister{12345, {1271, 51, 0, hex("42")}}).data), QByteArray("303904F733010042"));
    }

    void everyRequestComesBackAsItWent()
    {
        comesBack(GetType{});
        comesBack(GetSerialNumber{});
        comesBack(SetClock{{261120, 93000}});
        comesBack(GetRegister{{1, 2, 3, 4, 51, 1001, 1058, 1126}});
        comesBack(PutRegister{0xFFFF, {1, 2, 0x41, hex("0001E240")}});
        comesBack(Reset{Backup::Kept});
        comesBack(Reset{Backup::Skipped});
        comesBack(ShowYes{});
        comesBack(DebitingStop{});
        for (const auto command : {CutOffCommand::Disconnect, CutOffCommand::Release, CutOffCommand::Reconnect})
            comesBack(SetCutOffState{command});
        comesBack(GetCutOffState{});
        comesBack(ReadEventStatus{});
        comesBack(ClearEventStatus{0x01020304, 0x05060708});
        comesBack(LogRequest{LogDirection::FromTime, 1, {1047, 1}, 3, 128, {0, 4, 0, 30, 10, 24, 5, 7}, 0});
        comesBack(LogRequest{LogDirection::FromLastRead, 2, {1047, 50}, 8, 255, {}, 0});
        comesBack(LogRequest{LogDirection::FromId, 6, {1047, 1, 2, 3, 4}, 5, 255, {}, 0x1234});
        comesBack(LogRequest{LogDirection::TowardsPast, 1, {60}, 3, 128, {0, 4, 0, 45, 19, 24, 5, 7}, 6});
        comesBack(ReadOutRequest{ReadOutDirection::FromTime, logger::loadProfile, {1047}, 1, 700'000'000});
    }

    void aListTooLongIsCut()
    {
        const auto frame = encodeRequest(GetRegister{std::vector<RegisterId>(9, 1)});
        QCOMPARE(frame.data.size(), std::size_t{17});
    }

    void requestsThatDoNotFitAreRefused()
    {
        for (const auto& [command, data] : std::vector<std::pair<std::uint8_t, const char*>>{{0x01, "00"}, {0x09, "00"},
                 {0x10, ""}, {0x10, "020001"}, {0x10, "01000100"}, {0x11, "30390001"}, {0x97, "00"}, {0x97, "04"},
                 {0x9C, "00"}, {0xA0, "01020001"}, {0xB8, "01060100010001 00000000"}}) {
            const auto decoded = decodeRequest({Direction::ToMeter, meterAddress, command, hex(data)});
            QVERIFY(!decoded);
            QCOMPARE(decoded.error().id, std::string("kmp-request-damaged"));
        }
        const auto unknown = decodeRequest({Direction::ToMeter, meterAddress, 0x92, hex("1234")});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().id, std::string("kmp-command-unknown"));
    }

    void answersComeBackAsTheyWent()
    {
        comesBack(Command::GetType, MeterType{0x5A00, 1, 2});
        comesBack(Command::GetSerialNumber, SerialNumber{15085488});
        comesBack(Command::GetRegister, Registers{});
        comesBack(Command::GetRegister,
            Registers{{{1, 2, 0x41, hex("0001E240")}, {1058, 54, 0, hex("36383431313331424E32")}}});
        comesBack(Command::GetCutOffState, CutOffStatus{4, 0x1F});
        comesBack(Command::ReadEventStatus, EventStatus{event::magnet | event::unreadStatus});
    }

    void revisionsAreLettersAndNumbers()
    {
        QCOMPARE(revisionText({4, 6, 1}), std::string("F1"));
        QCOMPARE(revisionText({0x5301, 14, 1}), std::string("N1"));
        QCOMPARE(revisionText({0x5A00, 26, 0}), std::string("Z0"));
        QCOMPARE(revisionText({0x5A00, 27, 6}), std::string("AA6"));
        QCOMPARE(revisionText({0x5A00, 31, 6}), std::string("AE6"));
        QCOMPARE(revisionText({0x5A00, 0, 3}), std::string("?3"));
        QCOMPARE(revisionText({0x5A00, 255, 3}), std::string("?3"));
    }

    void noBytesAtAllMakeADecoderFail()
    {
        std::mt19937 random(5);
        for (int i = 0; i < 20'000; ++i) {
            const Frame frame{Direction::FromMeter, meterAddress,
                static_cast<std::uint8_t>(i % 3 == 0 ? 0xA0 + random() % 4
                        : i % 3 == 1                 ? 0xB8
                                                     : random()),
                randomBytes(random, 60)};
            // Whatever is understood can be said again, and means the same.
            if (const auto answer = decodeAnswer(frame)) {
                const auto command = static_cast<Command>(frame.command);
                const auto again = decodeAnswer(encodeAnswer(command, *answer));
                VERIFY_RESULT(again);
                QVERIFY(encodeAnswer(command, *again) == encodeAnswer(command, *answer));
            }
            if (const auto request = decodeRequest(frame)) {
                const auto again = decodeRequest(encodeRequest(*request));
                VERIFY_RESULT(again);
            }
        }
    }
};

QTEST_APPLESS_MAIN(KmpMessageTest)
#include "message_test.moc"
