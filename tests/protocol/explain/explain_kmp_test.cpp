// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/answer.h"
#include "protocol/kmp/frame.h"
#include "tests/protocol/explain/explained.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::tests;

/// KMP: the printed vectors with both errata, registers by name, logs, stuffing, damage.
class ExplainKmpTest : public TestCase {
    Q_OBJECT

private slots:
    void printedFramesAreSound_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("type asked") << QByteArray("803F01058A0D") << "command" << "01h";
        QTest::newRow("type") << QByteArray("403F0100041BF90126990D") << "software-revision" << "F1";
        QTest::newRow("serial") << QByteArray("403F0201234567E9560D") << "serial-number" << "19088743";
        QTest::newRow("clock") << QByteArray("803F09000114 4A0002771577 4E0D") << "date" << "070730";
        QTest::newRow("register 128") << QByteArray("803F1001001B7FD4080D") << "register" << "128";
        QTest::newRow("register 13") << QByteArray("803F1001001BF2942D0D") << "register" << "13";
        QTest::newRow("register 64") << QByteArray("803F1001001BBF1BF2440D") << "register" << "64";
        QTest::newRow("eight registers") << QByteArray("803F10080001000200030004003303E904220466716A0D")
                                         << "number-of-registers" << "8";
        QTest::newRow("energy") << QByteArray("403F1000010204410001E21BBF736E0D") << "value" << "12345.6 kWh";
        QTest::newRow("serial of an electricity meter")
            << QByteArray("403F0200E62FB01BF29E0D") << "serial-number" << "15085488";
        QTest::newRow("type of a 382J") << QByteArray("403F0153010E01AA270D") << "software-revision" << "N1";
    }

    void printedFramesAreSound()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QString, field);
        QFETCH(QString, value);
        const auto frames = explained(frame.constData());
        QCOMPARE(frames.size(), std::size_t{1});
        COMPARE_TEXT(frames.at(0).protocol, "kmp");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(valueOf(frames.at(0), field.toStdString()), value);
        COMPARE_TEXT(meaningOf(frames.at(0), "CRC-16"), "check-right");
    }

    void printedErrataAreWarnings()
    {
        for (const char* printed : {"803F090001144A00027715C34A0D", "403F10001B7F1604 11012AF024F38A0D"}) {
            const auto frames = explained(printed);
            COMPARE_TEXT(rulesOf(frames.at(0)), "kmp-printed-erratum");
            QVERIFY(!frames.at(0).hasErrors());
        }
    }

    void registersHaveNamesAndUnits()
    {
        const auto frames = explained("403F1000010204410001E21BBF736E0D");
        COMPARE_TEXT(meaningOf(frames.at(0), "register"), "energy A14 12345.6 kWh");
        COMPARE_TEXT(meaningOf(frames.at(0), "unit"), "kWh");
        COMPARE_TEXT(valueOf(frames.at(0), "byte-stuffing"), "1");
    }

    void emptyAnswerSaysWhy() { COMPARE_TEXT(rulesOf(explained("403F10079A0D").at(0)), "kmp-no-register"); }

    void typeWordsNameTheMeter()
    {
        COMPARE_TEXT(valueOf(explained("403F0153010E01AA270D").at(0), "type-word"), "5301h");
        QVERIFY(!meaningOf(explained("403F0153010E01AA270D").at(0), "type-word").empty());
    }

    void logsAreToldRowByRow()
    {
        kmp::ReadOutAnswer answer;
        answer.log = kmp::logger::loadProfile;
        answer.firstId = 100;
        answer.columns = {{1, {2, 4, 0x41}}};
        answer.rows = {{hex("00000064")}, {hex("00000065")}, {hex("00000070")}};
        answer.newestId = 200;
        answer.info = kmp::ReadOutAnswer::notAll;
        const auto frames = explained(kmp::encode(kmp::encodeAnswer(kmp::Command::LoggerReadOut, kmp::Answer(answer))));
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(meaningOf(frames.at(0), "log"), "log-load-profile");
        const auto* records = findField(frames.at(0).fields, "records");
        QCOMPARE(records->fields.size(), std::size_t{3});
        COMPARE_TEXT(records->fields.at(2).value, "102");
        COMPARE_TEXT(records->fields.at(2).fields.at(0).value, "11.2 kWh");
        COMPARE_TEXT(meaningOf(frames.at(0), "info"), "info-not-all");
    }

    void requestsOfLogsAreTold()
    {
        kmp::LogRequest request;
        request.direction = kmp::LogDirection::FromId;
        request.log = kmp::classic_log::loadProfile;
        request.registers = {1, 2};
        request.id = 77;
        const auto frames = explained(kmp::encode(kmp::encodeRequest(kmp::Request(request))));
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(valueOf(frames.at(0), "record-id"), "77");
    }

    /// The fields of a classic log request in the wrong order: the 45th hour is none.
    void impossibleTimesAreFound()
    {
        const auto request = [](std::uint8_t command, const char* data) {
            const kmp::Frame frame{kmp::Direction::ToMeter, kmp::meterAddress, command, hex(data)};
            return rulesOf(explained(kmp::encode(frame)).at(0));
        };
        COMPARE_TEXT(request(0xA0, "01 01 0044 0C 80 0203 2D17 0905 0517"), "");
        COMPARE_TEXT(request(0xA0, "01 01 0044 0C 80 1705 0917 2D00 0000"), "time-impossible");
        COMPARE_TEXT(request(0x09, "0001144A 00027715"), "");
        COMPARE_TEXT(request(0x09, "0001144A 00087715"), "time-impossible");
    }

    void damageIsToldAsFarAsItGoes()
    {
        const auto wrong = explained("803F01058B0D");
        COMPARE_TEXT(wrong.at(0).protocol, "kmp");
        COMPARE_TEXT(rulesOf(wrong.at(0)), "kmp-check");
        COMPARE_TEXT(meaningOf(wrong.at(0), "command"), "GetType");
        const auto cut = explained("403F1000010204");
        QVERIFY(cut.at(0).hasErrors());
    }

    void requestAnswerAndAcknowledgementStandTogether()
    {
        const auto frames = explained("803F01058A0D403F0100041BF90126990D06");
        QCOMPARE(frames.size(), std::size_t{3});
        COMPARE_TEXT(frames.at(2).fields.at(0).name, "acknowledgement");
    }
};

QTEST_APPLESS_MAIN(ExplainKmpTest)
#include "explain_kmp_test.moc"
