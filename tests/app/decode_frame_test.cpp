// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_process.h"

/// The command `decode-frame`: inputs, keys, documents, exit codes, languages.
namespace meterbench::tests {

class CliDecodeFrameTest : public TestCase {
    Q_OBJECT

private slots:
    void init();
    void frameIsExplainedAsDocument();
    void shellMayPartTheOctets();
    void textIsIndented();
    void wordsAreInTheLanguageAskedFor();
    void filesAndStandardInputAreRead();
    void keysDecipher();
    void damageIsExitTwoWithTheDocument();
    void nothingFoundIsAnError();
    void whatWasFoundBeforeAFailureIsOneDocument();
    void unreadableInputsAreErrors_data();
    void unreadableInputsAreErrors();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QString snrm = "7EA0082003279373857E";

} // namespace

void CliDecodeFrameTest::init()
{
    TestCase::init();
    m_folder = std::make_unique<QTemporaryDir>();
}

void CliDecodeFrameTest::frameIsExplainedAsDocument()
{
    const CliResult result = runCli({"--json", "decode-frame", snrm});
    QCOMPARE(result.exitCode, 0);
    const QJsonArray frames = result.object()["frames"].toArray();
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames[0]["protocol"].toString(), "hdlc");
    QCOMPARE(frames[0]["octets"].toString(), snrm);
    QVERIFY(frames[0]["findings"].toArray().isEmpty());
    const QJsonObject source = findBy(frames[0]["fields"], "name", "source-address");
    QCOMPARE(source["offset"].toInt(), 5);
    QCOMPARE(source["length"].toInt(), 1);
    QCOMPARE(source["raw"].toString(), "27");
    QCOMPARE(source["value"].toString(), "19");
    const QJsonObject control = findBy(frames[0]["fields"], "name", "control");
    QCOMPARE(control["fields"].toArray().size(), 1);
    QVERIFY(control["meaning"].toString().startsWith("SNRM"));
}

void CliDecodeFrameTest::shellMayPartTheOctets()
{
    const CliResult result = runCli({"--json", "decode-frame", "0x7E", "A0:08", "20", "03,27", "93 73", "857e"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.object()["frames"].toArray().size(), 1);
}

void CliDecodeFrameTest::textIsIndented()
{
    const CliResult result = runCli({"decode-frame", snrm});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.output.contains("destination address"));
    QVERIFY(result.output.contains("\n     1    length"));
}

void CliDecodeFrameTest::wordsAreInTheLanguageAskedFor()
{
    QVERIFY(runCli({"--lang", "da", "decode-frame", snrm}).output.contains("modtageradresse"));
    QVERIFY(runCli({"--lang", "sv", "decode-frame", snrm}).output.contains("destinationsadress"));
    QVERIFY(runCli({"--lang", "fr", "decode-frame", snrm}).output.contains("adresse de destination"));
}

void CliDecodeFrameTest::filesAndStandardInputAreRead()
{
    writeFile(path("log.txt"), "10:00:00 TX: 80 3F 01 05 8A 0D\n10:00:01 RX: 40 3F 01 00 04 1B F9 01 26 99 0D\n");
    const CliResult log = runCli({"--json", "decode-frame", path("log.txt")});
    QCOMPARE(log.exitCode, 0);
    QCOMPARE(log.object()["frames"].toArray().size(), 2);
    CliSurroundings around;
    around.input = QByteArray::fromHex(snrm.toLatin1());
    const CliResult binary = runCli({"--json", "decode-frame", "-"}, around);
    QCOMPARE(binary.exitCode, 0);
    QCOMPARE(binary.object()["frames"][0]["protocol"].toString(), "hdlc");
}

void CliDecodeFrameTest::keysDecipher()
{
    // The ciphered GET of the DLMS books, with their keys.
    const QString frame = "C81E3001234567411312FF935A47566827C467BC7D825C3BE4A77C3FCC056B6B";
    writeFile(path("keys.json"),
        "{\"encryptionKey\":\"000102030405060708090A0B0C0D0E0F\","
        "\"authenticationKey\":\"D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF\",\"systemTitle\":\"4D4D4D0000BC614E\"}");
    const CliResult closed = runCli({"--json", "decode-frame", frame});
    QCOMPARE(closed.exitCode, 0);
    QCOMPARE(rules(closed.object()["frames"][0]["findings"], "warning"), QStringList{"key-missing"});
    const CliResult opened = runCli({"--json", "decode-frame", "--key-file", path("keys.json"), frame});
    QCOMPARE(opened.exitCode, 0);
    QVERIFY(opened.object()["frames"][0]["findings"].toArray().isEmpty());
    QVERIFY(opened.output.contains("deciphered-apdu"));
    QVERIFY(opened.output.contains("0-0:1.0.0*255"));
    writeFile(path("wrong"), "000102030405060708090A0B0C0D0E00\nD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF\n4D4D4D0000BC614E\n");
    const CliResult wrong = runCli({"--json", "decode-frame", "--key-file", path("wrong"), frame});
    QCOMPARE(wrong.exitCode, 2);
    QCOMPARE(rules(wrong.object()["frames"][0]["findings"], "error"), QStringList{"key-wrong"});
}

void CliDecodeFrameTest::damageIsExitTwoWithTheDocument()
{
    const CliResult result = runCli({"--json", "decode-frame", "7EA0082003279373867E"});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(rules(result.object()["frames"][0]["findings"], "error"), QStringList{"hdlc-frame-check"});
    QVERIFY(result.object()["frames"][0]["findings"][0]["message"].toString().contains("8573h"));
}

void CliDecodeFrameTest::nothingFoundIsAnError()
{
    const CliResult result = runCli({"--json", "decode-frame", "11223344"});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), "frame-missing");
    writeFile(path("letter.txt"), "Dear all, the meter that we spoke of has been read out by the electrician.\n");
    QCOMPARE(runCli({"--json", "decode-frame", path("letter.txt")}).errorCode(), "frame-missing-text");
}

void CliDecodeFrameTest::whatWasFoundBeforeAFailureIsOneDocument()
{
    writeFile(path("log.txt"), "80 3F 01 05 8A 0D\n");
    writeFile(path("capture.pcapng"), QByteArray::fromHex("0A0D0D0A") + QByteArray(40, 'x'));
    const CliResult result = runCli({"--json", "decode-frame", path("log.txt"), path("capture.pcapng")});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.object()["frames"].toArray().size(), 1);
    QCOMPARE(result.errorCode(), "capture-damaged");
    const CliResult alone = runCli({"--json", "decode-frame", path("capture.pcapng")});
    QCOMPARE(alone.exitCode, 2);
    QCOMPARE(alone.errorCode(), "capture-damaged");
    QVERIFY(!alone.object().contains("frames"));
}

void CliDecodeFrameTest::unreadableInputsAreErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("nothing") << QStringList{} << "usage-missing-argument" << 1;
    QTest::newRow("neither") << QStringList{"no-such-file.txt"} << "frame-input-unreadable" << 2;
    QTest::newRow("folder") << QStringList{"/"} << "file-is-folder" << 2;
    QTest::newRow("key file") << QStringList{"--key-file", "no-such-keys", snrm} << "file-not-found" << 2;
}

void CliDecodeFrameTest::unreadableInputsAreErrors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, code);
    QFETCH(int, exitCode);
    const CliResult result = runCli(QStringList{"--json", "decode-frame"} + arguments);
    QCOMPARE(result.exitCode, exitCode);
    QCOMPARE(result.errorCode(), code);
}

} // namespace meterbench::tests

QTEST_GUILESS_MAIN(meterbench::tests::CliDecodeFrameTest)
#include "decode_frame_test.moc"
