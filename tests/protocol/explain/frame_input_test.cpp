// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_words.h"
#include "protocol/explain/input_likeness.h"
#include "tests/protocol/explain/explained.h"

#include <QDir>

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::tests;

/// What people hand in: every way of writing octets, logs, dumps; key files; and words for everything said.
class FrameInputTest : public TestCase {
    Q_OBJECT

private slots:
    void octetsAreReadInAnyForm_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("blanks") << QByteArray("7E A0 08 20 03 27 93 73 85 7E");
        QTest::newRow("together") << QByteArray("7ea008200327937 3857e").replace(" ", "");
        QTest::newRow("colons") << QByteArray("7E:A0:08:20:03:27:93:73:85:7E\n");
        QTest::newRow("prefixes") << QByteArray("0x7E, 0xA0, 0x08, 0x20, 0x03,\n0x27, 0x93, 0x73, 0x85, 0x7E");
        QTest::newRow("lines") << QByteArray("7E A0 08\r\n20 03 27\r\n93 73 85 7E\r\n");
        QTest::newRow("within an octet") << QByteArray("7EA00820032793\n738\n57E");
        QTest::newRow("remarks") << QByteArray("7E A0 08 // format\n20 03 27 93 # addresses\n73 85 7E");
        QTest::newRow("time") << QByteArray("2025-09-09 11:14:00.123 7E A0 08 20 03 27 93 73 85 7E");
        QTest::newRow("time and word") << QByteArray("[11:14:00] TX: 7E A0 08 20 03 27 93 73 85 7E");
        QTest::newRow("marks") << QByteArray("(V) HDLC frame:\n(V) 7E A0 08 20 03 27 93 73\n(V) 85 7E");
        QTest::newRow("dump") << QByteArray(
            "00000000  7e a0 08 20 03 27 93 73  85 7e                 |~.. .'.s.~|\n0000000a\n");
        QTest::newRow("xxd") << QByteArray("00000000: 7ea0 0820 0327 9373 857e            ~.. .'.s.~\n");
        // From serial monitors, loggers, editors, debuggers and shells.
        QTest::newRow("one digit") << QByteArray("7E A0 8 20 3 27 93 73 85 7E");
        QTest::newRow("one digit, prefixes") << QByteArray("0x7E 0xA0 0x8 0x20 0x3 0x27 0x93 0x73 0x85 0x7E");
        QTest::newRow("middle dots") << QByteArray("0x7E\xC2\xB7"
                                                   "0xA0\xC2\xB7"
                                                   "0x08\xC2\xB7"
                                                   "0x20\xC2\xB7"
                                                   "0x03\xC2\xB7"
                                                   "0x27 0x93\xC2\xA0"
                                                   "0x73 0x85\xC2\xA0"
                                                   "0x7E");
        QTest::newRow("prefixes together") << QByteArray("0x7E0xA00x080x200x030x270x930x730x850x7E");
        QTest::newRow("bare x") << QByteArray("the request x7e xa0 x08 x20 x03 x27 x93 x73 x85 x7e failed");
        QTest::newRow("suffixes") << QByteArray("7Eh, 0A0h, 08h, 20h, 03h, 27h, 93h, 73h, 85h, 7Eh");
        QTest::newRow("angle brackets") << QByteArray("<7E><A0><08><20><03><27><93><73><85><7E>");
        QTest::newRow("backticks") << QByteArray("sent `7EA0082003279373857E` to it");
        QTest::newRow("asterisks") << QByteArray("*7E A0 08 20* 03 27 93 **73 85 7E**");
        QTest::newRow("Python bytes") << QByteArray(
            "data=b\"~\\xa0\\x08 \\x03'\\x93s\\x85~\" transport=HdlcTransport()");
        QTest::newRow("Python digits") << QByteArray("Wr:b'7ea0082003279373857e'");
        QTest::newRow("bytes.fromhex") << QByteArray("bytes.fromhex('7e a0 08 20 03 27 93 73 85 7e')");
        QTest::newRow("octal escapes") << QByteArray("printf \"~\\240\\10 \\003'\\223s\\205~\"");
        QTest::newRow("JSON escapes") << QByteArray("{\"d\":\"~\\u00a0\\b \\u0003'\\u0093s\\u0085~\"}");
        QTest::newRow("decimal") << QByteArray("failed package: [126, 160, 8, 32, 3, 39, 147, 115, 133, 126]");
        QTest::newRow("signed") << QByteArray("[126, -96, 8, 32, 3, 39, -109, 115, -123, 126]");
        QTest::newRow("decimal lines") << QByteArray("126\n160\n8\n32\n3\n39\n147\n115\n133\n126\n");
        QTest::newRow("binary") << QByteArray(
            "01111110 10100000 00001000 00100000 00000011 00100111 10010011 01110011 10000101 01111110");
        QTest::newRow("array") << QByteArray("const uint8_t snrm[10] = {\n  0x7E, 0xA0, 0x08, 0x20, 0x03, // opening\n "
                                             " 0x27, 0x93, 0x73, 0x85, 0x7E};\n");
        QTest::newRow("JSON array") << QByteArray(
            "{\"raw\":[\"7e\",\"a0\",\"08\",\"20\",\"03\",\"27\",\"93\",\"73\",\"85\",\"7e\"]}");
        QTest::newRow("JSON member") << QByteArray(
            "{\"time\":1700000000,\"payload\":\"7ea0082003279373857e\",\"len\":10}");
        QTest::newRow("columns") << QByteArray("2025-09-09 11:14:00;12;7EA0082003279373857E;ok\n");
        QTest::newRow("XML") << QByteArray("<Message Time=\"11:14:00\"><Data>7EA0082003279373857E</Data></Message>");
        QTest::newRow("Basic") << QByteArray("&H7E &HA0 &H08 &H20 &H03 &H27 &H93 &H73 &H85 &H7E");
        QTest::newRow("logic analyser") << QByteArray(
            "Time [s],Value,Parity "
            "Error\n0.000000,0x7E,\n0.001000,0xA0,\n0.002000,0x08,\n0.003000,0x20,\n0.004000,0x03,\n"
            "0.005000,0x27,\n0.006000,0x93,\n0.007000,0x73,\n0.008000,0x85,\n0.009000,0x7E,\n");
        QTest::newRow("address before") << QByteArray("buffer at 0x3ffb1234, data 7ea0082003279373857e");
        QTest::newRow("base64") << QByteArray("payload: fqAIIAMnk3OFfg==");
        QTest::newRow("hexdump") << QByteArray("0000000 a07e 2008 2703 7393 7e85\n000000a\n");
        QTest::newRow("od -x1") << QByteArray("0000000 7e a0 08 20 03 27 93 73 85 7e\n0000012\n");
        QTest::newRow("od") << QByteArray("0000000 120176 020010 023403 071623 077205\n0000012\n");
        QTest::newRow("od -b") << QByteArray("0000000 176 240 010 040 003 047 223 163 205 176\n0000012\n");
        QTest::newRow("Wireshark") << QByteArray(
            "0000   7e a0 08 20 03 27 93 73 85 7e                     ~.. .'.s.~\n");
        QTest::newRow("debugger") << QByteArray(
            "0x20000000: 7e a0 08 20\n0x20000004: 03 27 93 73\n0x20000008: 85 7e\n");
        QTest::newRow("words behind") << QByteArray("7E A0 08 20 03 27 93 73 85 7E  (10 bytes, ok)");
        QTest::newRow("long prefix") << QByteArray(
            "2025-09-09 11:14:00.123 DEBUG (MainThread) [custom_components.meter."
            "connection.serial.reader.of.the.consumer.port] Got a frame of the length"
            " that was expected with a right check sum from topic meter/raw: "
            "7ea0082003279373857e");
        QTest::newRow("colours") << QByteArray(
            "\x1B[0;36m[11:14:00][D][uart:114]: <<< 7E:A0:08:20:03:27:93:73:85:7E\x1B[0m\n");
        QTest::newRow("remark behind a dash")
            << QByteArray("7E A0 08 - format\n20 03 27 - who\n93 - a face, added to it\n73 85 7E - end\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "7EA0082003279373857E\r\n");
        QByteArray wide("\xFF\xFE");
        for (const char character : QByteArray("7E A0 08 20 03 27 93 73 85 7E\r\n"))
            wide.append(character).append('\0');
        QTest::newRow("UTF-16") << wide;
        QTest::newRow("UTF-16 without a mark") << wide.mid(2);
        QTest::newRow("raw") << QByteArray::fromHex("7EA0082003279373857E");
        QTest::newRow("without flags") << QByteArray("A008200327937385");
    }

    void octetsAreReadInAnyForm()
    {
        QFETCH(QByteArray, input);
        std::size_t frames = 0;
        std::size_t noise = 0;
        for (const auto& frame : explainedInput({input.constData(), static_cast<std::size_t>(input.size())})) {
            const bool isNoise = frame.protocol == "unknown"; // numbers that stand around
            noise += isNoise ? frame.octets.size() : 0;
            frames += isNoise ? 0 : 1;
            if (!isNoise) {
                COMPARE_TEXT(frame.protocol, "hdlc");
                COMPARE_TEXT(rulesOf(frame), "");
            }
        }
        QCOMPARE(frames, std::size_t{1});
        QVERIFY(noise <= 5);
    }

    /// A damaged frame is still a frame, however short; so is one whose key is another.
    void damagedFramesAreNoText()
    {
        for (const char* input : {"7EA0082003279373867E", "803F01058A0E0D", "7E A0 08 20 03 27 93 73 86 7E"}) {
            const auto frames = explainedInput(input);
            QCOMPARE(frames.size(), std::size_t{1});
            QVERIFY(frames.at(0).protocol != "unknown");
            QVERIFY(frames.at(0).hasErrors());
        }
        const explain::KeyRing wrong{{{Bytes(16, std::byte{1}), Bytes(16, std::byte{2})}}, {hex("4D4D4D0000BC614E")}};
        const auto frames = explainedInput("C81E3001234567411312FF935A47566827C467BC7D825C3BE4A77C3FCC056B6B", wrong);
        COMPARE_TEXT(rulesOf(frames.at(0)), "key-wrong");
    }

    void aLogHasOneFrameInEachLine()
    {
        const auto frames = explainedInput("C001C100030100010800FF0200\nC401C10006000004D2\n803F01058A0D\n");
        QCOMPARE(frames.size(), std::size_t{3});
        QCOMPARE(frames.at(1).line, std::size_t{2});
        COMPARE_TEXT(valueOf(frames.at(1), "answers"), "1-0:1.8.0*255");
        COMPARE_TEXT(frames.at(2).protocol, "kmp");
    }

    /// A right check sequence outweighs what any noise around it looks like.
    void noiseCostsNoFrame()
    {
        const auto frames
            = explainedInput("* Host: meter-0001 IP:192.0.2.1 MAC address:D8:00:00:00:00:01\n(V) HDLC frame:\n"
                             "(V) 7E A0 08 20  03 27\n(V) 93 73 85 7E\n");
        QCOMPARE(frames.size(), std::size_t{2});
        COMPARE_TEXT(frames.at(0).protocol, "unknown");
        COMPARE_TEXT(frames.at(1).protocol, "hdlc");
        COMPARE_TEXT(rulesOf(frames.at(1)), "");
    }

    void aLogOfAnySizeIsReadInPieces()
    {
        const std::string line = "2025-09-09 11:14:00.123 RX 7E A0 08 20 03 27 93 73 85 7E\n";
        std::string log;
        while (log.size() < 1'200'000)
            log.append(line);
        const explain::Explainer explainer(shippedKnowledge(), {});
        for (const bool isBinary : {false, true}) {
            const std::string octets = textOf(hex("7EA0082003279373857E"));
            std::string input = log;
            if (isBinary) {
                input.clear();
                for (std::size_t i = 0; i < log.size() / line.size(); ++i)
                    input.append(octets);
            }
            std::size_t sound = 0;
            explain::FrameInput stream(explainer, [&](const explain::ExplainedFrame& frame) {
                sound += frame.protocol == "hdlc" && frame.findings.empty() ? 1U : 0U;
            });
            for (std::size_t at = 0; at < input.size(); at += 9'999)
                VERIFY_RESULT(stream.feed(std::string_view(input).substr(at, 9'999)));
            QCOMPARE(stream.finish(), log.size() / line.size());
            QCOMPARE(sound, log.size() / line.size());
        }
    }

    void aLineWithoutEndIsAnError()
    {
        const explain::Explainer explainer(shippedKnowledge(), {});
        explain::FrameInput stream(explainer, [](const explain::ExplainedFrame&) { });
        const std::string piece(1U << 20U, 'x');
        Result<void> outcome;
        for (int i = 0; i < 20 && outcome; ++i)
            outcome = stream.feed(piece);
        QVERIFY(!outcome);
        COMPARE_TEXT(outcome.error().id, "frame-input-line-too-long");
    }

    /// Read-out lines of a log, whatever it writes before them.
    void linesOfAReadOutAreFoundInALog()
    {
        const auto frames
            = explainedInput("[18:06:26][D][meter:174]: Identification: '/KAM 382-OLD'\n"
                             "[18:06:28][D][meter:487]: Reading\n[18:06:28][D][meter:529]: Data: 0.0(12345678)\n"
                             "[18:06:29][D][meter:529]: Data: 1.20(0083038*kWh)\n"
                             "[18:06:33][D][meter:529]: Data: 1.6*1(000013,0)!\n[18:06:35][E][meter:509]: done\n");
        QCOMPARE(frames.size(), std::size_t{1});
        COMPARE_TEXT(frames.at(0).protocol, "iec62056-21");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        QVERIFY(findField(frames.at(0).fields, "end-of-data") != nullptr);
        const auto lines = explainedInput("1-0:1.8.0(00060995.412*kWh)\n1-0:2.8.0(00000000.000*kWh)\n");
        COMPARE_TEXT(lines.at(0).protocol, "iec62056-21");
        COMPARE_TEXT(rulesOf(lines.at(0)), "");
    }

    void whatIsNoFrameIsNamed_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("name");
        QTest::newRow("noise") << QByteArray("11223344") << "noise";
        QTest::newRow("text") << QByteArray("Lorem ipsum dolor sit amet, consectetur adipisci") << "text";
        QTest::newRow("M-Bus") << QByteArray("68 0A 0A 68 08 05 72 01 02 03 04 2D 2C 0B ED 16") << "m-bus";
        QTest::newRow("wireless M-Bus") << QByteArray(
            "1E 44 2D 2C 01 02 03 04 1B 04 8D 20 00 11 22 33 44 55 66 77 88 99 AA "
            "BB CC DD EE FF 01 02 03") << "wireless-m-bus";
        QTest::newRow("lost parity") << QByteArray("7E 20 08 20 03 27 13 73 05 7E") << "lost-parity";
        QTest::newRow("inverted") << QByteArray("81 5F F7 DF FC D8 6C 8C 7A 81") << "inverted";
        QTest::newRow("reversed") << QByteArray("7E 05 10 04 C0 E4 C9 CE A1 7E") << "reversed";
    }

    void whatIsNoFrameIsNamed()
    {
        QFETCH(QByteArray, input);
        QFETCH(QString, name);
        const explain::Explainer explainer(shippedKnowledge(), {});
        COMPARE_TEXT(std::string(explain::name(explain::likenessOf(input.toStdString(), explainer))), name);
    }

    void charactersAreReadAsSuch()
    {
        const auto frames = explainedInput("/KAM5OMNIPOWER\r\n\r\n1-0:1.8.0(000123.456*kWh)\r\n!\r\n");
        COMPARE_TEXT(frames.at(0).protocol, "iec62056-21");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
    }

    void nothingIsFoundInOtherThings()
    {
        for (const auto& frame : explainedInput("Lorem ipsum dolor sit amet, consectetur"))
            COMPARE_TEXT(frame.protocol, "unknown");
        QVERIFY(explainedInput("").empty());
    }

    void keyFilesAreRead()
    {
        const char* key = "000102030405060708090A0B0C0D0E0F";
        const char* other = "D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF";
        const auto lines = explain::KeyRing::parse(std::string(key) + "\n" + other + "\n4B414D4500000001\n");
        VERIFY_RESULT(lines);
        QCOMPARE(lines->pairs.size(), std::size_t{1});
        QCOMPARE(hexText(lines->pairs.at(0).encryption), QByteArray(key));
        QCOMPARE(hexText(lines->pairs.at(0).authentication), QByteArray(other));
        QCOMPARE(lines->systemTitles.size(), std::size_t{1});
        const auto single = explain::KeyRing::parse(std::string("EK = ") + key);
        VERIFY_RESULT(single);
        QVERIFY(single->pairs.at(0).authentication.empty());
        // The table that is mailed, either order; what Notepad saves.
        for (const bool isTurned : {false, true}) {
            const std::string first = std::string("64 1 0x") + key + "\r\n";
            const std::string second = std::string("65 1 0x") + other + "\r\n";
            const auto table = explain::KeyRing::parse("\xEF\xBB\xBF"
                                                       "KeyType Generation Key\r\n"
                + (isTurned ? second + first : first + second));
            VERIFY_RESULT(table);
            QCOMPARE(table->pairs.size(), std::size_t{1});
            QCOMPARE(hexText(table->pairs.at(0).encryption), QByteArray(key));
            QCOMPARE(hexText(table->pairs.at(0).authentication), QByteArray(other));
        }
        const auto named = explain::KeyRing::parse(std::string("GPK61;") + other + "\nGPK60;" + key + "\n");
        VERIFY_RESULT(named);
        QCOMPARE(hexText(named->pairs.at(0).encryption), QByteArray(key));
        const std::string quote = "\"";
        const auto member = [&](const char* name, const std::string& value) {
            return quote + name + quote + ":" + quote + value + quote;
        };
        const auto file = explain::KeyRing::parse("{" + member("format", "meterbench-keys") + ",\"version\":1,"
            + member("encryptionKey", key) + "," + member("broadcastKey", other) + ","
            + member("authenticationKey", other) + "," + member("masterKey", key) + ","
            + member("systemTitle", "4B414D4500000001") + "," + member("readerPassword", "12345") + "}");
        VERIFY_RESULT(file);
        QCOMPARE(file->pairs.size(), std::size_t{2});
        QCOMPARE(hexText(file->pairs.at(0).encryption), QByteArray(key));
        QCOMPARE(file->systemTitles.size(), std::size_t{1});
    }

    void damagedKeyFilesAreRefusedWithoutRepeatingThem()
    {
        for (const char* text : {"", "{", "{}", "0011", "no key at all", "{\"encryptionKey\":\"12\"}"}) {
            const auto keys = explain::KeyRing::parse(text);
            QVERIFY(!keys.has_value());
            COMPARE_TEXT(keys.error().id, "key-file-damaged");
            for (const auto& argument : keys.error().arguments)
                QVERIFY(argument.value != "0011" && argument.value != "12");
        }
    }

    void everythingSaidHasWords()
    {
        const auto words = readResource("text/frames.json").and_then([](const std::string& json) {
            return explain::FrameWords::parse(json);
        });
        VERIFY_RESULT(words);
        const QDir room(QStringLiteral(METERBENCH_TEST_DATA "/../protocol/explain"));
        static const QRegularExpression finding("Severity::\\w+,\\s*\"([a-z0-9-]+)\"");
        static const QRegularExpression phrase("\"((?:obis|hdlc|kmp|breaker|event|log|info|security|block|clock|address"
                                               "|option|command|protocol|check|segment|service|priority|selector)"
                                               "-[a-z0-9-]+)\"");
        int found = 0;
        for (const QString& name : room.entryList({"*.cpp"}, QDir::Files)) {
            QFile file(room.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = finding.globalMatch(text); match.hasNext(); ++found) {
                const QString rule = match.next().captured(1);
                QVERIFY2(words->knowsFinding(rule.toStdString()), qPrintable(rule));
            }
            for (auto match = phrase.globalMatch(text); match.hasNext(); ++found) {
                const auto id = match.next().captured(1).toStdString();
                const explain::Finding rule{explain::Severity::Error, id, {}, {}};
                const bool isKnown = words->knowsPhrase(id) || words->knowsFinding(id)
                    || words->label(id, text::Language::English) != id;
                QVERIFY2(isKnown || isTermOfStandard(id), id.c_str());
            }
        }
        QVERIFY(found > 150);
    }

private:
    /// Names of fields and terms that stand for themselves.
    static bool isTermOfStandard(const std::string& id)
    {
        static const QStringList terms{"block-control", "block-number-acknowledged", "block-transfer-with-action",
            "block-transfer-with-get-or-read", "block-transfer-with-set-or-write", "event-notification",
            "event-notification-request", "priority-mgmt-supported", "protocol-control-character", "protocol-version",
            "security-header", "service-error", "service-not-allowed", "service-unknown"};
        return terms.contains(QString::fromStdString(id));
    }
};

QTEST_APPLESS_MAIN(FrameInputTest)
#include "frame_input_test.moc"
