// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_words.h"
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
        QTest::newRow("raw") << QByteArray::fromHex("7EA0082003279373857E");
        QTest::newRow("without flags") << QByteArray("A008200327937385");
    }

    void octetsAreReadInAnyForm()
    {
        QFETCH(QByteArray, input);
        const auto frames = explainedInput({input.constData(), static_cast<std::size_t>(input.size())});
        QCOMPARE(frames.size(), std::size_t{1});
        COMPARE_TEXT(frames.at(0).protocol, "hdlc");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
    }

    void aLogHasOneFrameInEachLine()
    {
        const auto frames = explainedInput("C001C100030100010800FF0200\nC401C10006000004D2\n803F01058A0D\n");
        QCOMPARE(frames.size(), std::size_t{3});
        QCOMPARE(frames.at(1).line, std::size_t{2});
        COMPARE_TEXT(valueOf(frames.at(1), "answers"), "1-0:1.8.0*255");
        COMPARE_TEXT(frames.at(2).protocol, "kmp");
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
