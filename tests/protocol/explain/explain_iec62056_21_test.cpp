// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/characters.h"
#include "protocol/iec62056_21/message.h"
#include "protocol/iec62056_21/telegram.h"
#include "tests/protocol/explain/explained.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::tests;

/// IEC 62056-21: opening, blocks and their checks, commands, telegrams; with and without parity.
class ExplainIec6205621Test : public TestCase {
    Q_OBJECT

private slots:
    void conversationIsTold()
    {
        Bytes bytes = bytesOf("/?00012345!\r\n/KAM5\\2OMNI\r\n\x06"
                              "050\r\n");
        appendOctets(bytes, iec62056_21::encodeText("0.0.0(00012345)\r\n1.8.0*01(000123.45*kWh)\r\n!\r\n"));
        for (const bool isParted : {false, true}) {
            const auto frames = explained(isParted ? iec62056_21::withEvenParity(bytes) : bytes);
            QCOMPARE(frames.size(), std::size_t{4});
            for (const auto& frame : frames) {
                COMPARE_TEXT(frame.protocol, "iec62056-21");
                COMPARE_TEXT(rulesOf(frame), "");
            }
            COMPARE_TEXT(valueOf(frames.at(0), "device-address"), "00012345");
            COMPARE_TEXT(valueOf(frames.at(1), "manufacturer"), "KAM");
            COMPARE_TEXT(meaningOf(frames.at(1), "identification-message"), "mode-E");
            COMPARE_TEXT(valueOf(frames.at(1), "identification"), "OMNI");
            COMPARE_TEXT(meaningOf(frames.at(2), "mode-control-character"), "option-read-out");
            COMPARE_TEXT(meaningOf(frames.at(3), "BCC"), "check-right");
            const auto* block = findField(frames.at(3).fields, "data-block");
            COMPARE_TEXT(block->fields.at(1).value, "1.8.0*01");
            COMPARE_TEXT(block->fields.at(1).fields.at(1).value, "000123.45 kWh");
            COMPARE_TEXT(block->fields.at(1).meaning.at(0).id, "obis-active-import");
            QCOMPARE(findField(frames.at(3).fields, "parity") != nullptr, isParted);
        }
    }

    void commandsAreNamed()
    {
        using iec62056_21::Command;
        const auto frames = explained(iec62056_21::encode(Command{'P', '1', "(00000000)"}));
        COMPARE_TEXT(meaningOf(frames.at(0), "command"), "command-password");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(
            meaningOf(explained(iec62056_21::encode(Command{'R', '1', "1.8.0()"})).at(0), "command"), "command-read");
        COMPARE_TEXT(meaningOf(explained(iec62056_21::encodeBreak()).at(0), "command"), "command-break");
    }

    void wrongBlockCheckIsAnError()
    {
        Bytes bytes = iec62056_21::encodeText("1.8.0(1*kWh)\r\n!\r\n");
        bytes.back() ^= std::byte{0x15};
        const auto frames = explained(bytes);
        COMPARE_TEXT(rulesOf(frames.at(0)), "iec-block-check");
        QVERIFY(frames.at(0).hasErrors());
    }

    void checkOfThe382IsKnown()
    {
        const auto frames = explained(iec62056_21::encodeText("1.8.0(1*kWh)\r\n!\r\n", iec62056_21::BlockCheck::Sum));
        COMPARE_TEXT(meaningOf(frames.at(0), "BCC"), "check-right check-sum-of-382");
    }

    /// A real 382 puts the end of data behind its last line.
    void endOfDataMayStandBehindALine()
    {
        const auto frames = explained(bytesOf("/KAM 382-OLD\r\n1.20(0083038*kWh)\r\n1.6*1(000013,0)!\r\n"));
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        QVERIFY(findField(frames.at(0).fields, "end-of-data") != nullptr);
    }

    /// Copies of a telegram lose what a page or a terminal does not keep; both check sequences are told.
    void telegramWithoutItsLineEndsIsRight_data()
    {
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("LF") << QByteArray("\n") << QByteArray("\n");
        QTest::newRow("blanks") << QByteArray(" \n") << QByteArray("\n");
        QTest::newRow("no empty line") << QByteArray("\n") << QByteArray();
        QTest::newRow("CR LF, no empty line") << QByteArray("\r\n") << QByteArray();
    }

    void telegramWithoutItsLineEndsIsRight()
    {
        QFETCH(QByteArray, lineEnd);
        QFETCH(QByteArray, second);
        // Computed over the text with CR LF by hand-made code of another language.
        const QByteArray text = "/KAM5" + lineEnd + second + "1-0:1.7.0(0002.207*kW)" + lineEnd + "!C407" + lineEnd;
        const auto frames = explained(bytesOf(text.toStdString()));
        COMPARE_TEXT(frames.at(0).protocol, "p1");
        COMPARE_TEXT(rulesOf(frames.at(0)), "p1-line-ends");
        COMPARE_TEXT(meaningOf(frames.at(0), "CRC-16"), "check-right-as-sent");
        QVERIFY(!frames.at(0).hasErrors());
        QByteArray wrong = text;
        wrong.replace("2.207", "2.208");
        COMPARE_TEXT(rulesOf(explained(bytesOf(wrong.toStdString())).at(0)), "p1-check");
    }

    void impossibleTimesAreFound()
    {
        const auto rules = [](const char* time) {
            return rulesOf(explained(bytesOf("/KAM5\r\n\r\n0-0:1.0.0(" + std::string(time) + ")\r\n!\r\n")).at(0));
        };
        COMPARE_TEXT(rules("240229235959W"), "");
        COMPARE_TEXT(rules("230229235959W"), "time-impossible");
        COMPARE_TEXT(rules("240229240000S"), "time-impossible");
    }

    void telegramsAreTold()
    {
        iec62056_21::Telegram telegram;
        telegram.identification = {"KAM", '5', "", "OMNIPOWER"};
        telegram.sets = {{"1-0:1.8.0", {{"000123.456", "kWh"}}}, {"1-0:32.7.0", {{"230.1", "V"}}}};
        telegram.check = iec62056_21::TelegramCheck::Crc16;
        Bytes bytes = iec62056_21::encode(telegram);
        const auto frames = explained(bytes);
        QCOMPARE(frames.size(), std::size_t{1});
        COMPARE_TEXT(frames.at(0).protocol, "p1");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(meaningOf(frames.at(0), "CRC-16"), "check-right");
        bytes.at(30) ^= std::byte{0x01};
        QVERIFY(rulesOf(explained(bytes).at(0)).find("p1-check") != std::string::npos);
        telegram.check = iec62056_21::TelegramCheck::None;
        COMPARE_TEXT(explained(iec62056_21::encode(telegram)).at(0).protocol, "iec62056-21");
    }
};

QTEST_APPLESS_MAIN(ExplainIec6205621Test)
#include "explain_iec62056_21_test.moc"
