// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_process.h"

/// What holds for every command: options before and after, languages, exit codes, failures as JSON, broken outputs.
namespace meterbench::tests {

class CliGeneralTest : public TestCase {
    Q_OBJECT

private slots:
    void helpIsPrintedWithoutACommand();
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void versionIsPrinted();
    void nothingAtAllIsAUsageError();
    void generalOptionsStandOnEitherSide();
    void usageErrors_data();
    void usageErrors();
    void unknownCommandSuggestsTheNearest();
    void unknownNamesSuggestTheNearest();
    void aWrongValueIsToldWhatIsRight();
    void helpIsACommand();
    void theWidthIsTheReaders();
    void languageComesFromTheLocale_data();
    void languageComesFromTheLocale();
    void languageOptionBeatsTheLocale();
    void fullDiskIsAnInternalError();
    void closedOutputIsAnInternalError();
    void brokenPipeIsAnInternalError();
    void noColourWhereNoTerminalIs();
    void argumentsThatAreNoUtf8DoNoHarm();
};

void CliGeneralTest::helpIsPrintedWithoutACommand()
{
    const CliResult help = runCli({"--help"});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.complaints.isEmpty());
    for (const char* command : {"families", "catalog", "decode", "choices", "encode", "new", "validate", "diff",
             "sheet", "simulate", "emulate", "decode-frame"})
        QVERIFY2(help.output.contains(command), command);
    const QJsonObject json = runCli({"--json", "--help"}).object();
    QCOMPARE(json["commands"].toArray().size(), 12);
}

void CliGeneralTest::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"families", "catalog", "decode", "choices", "encode", "new", "validate", "diff",
             "sheet", "simulate", "emulate", "decode-frame"})
        QTest::newRow(command) << command;
}

void CliGeneralTest::everyCommandExplainsItself()
{
    QFETCH(QString, command);
    const CliResult help = runCli({command, "--help"});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.output.contains(command.toUtf8()));
    // Words that are missing are answered by their ids.
    for (const char* id : {"option-", "command-", "heading-"})
        QVERIFY2(!help.output.contains(id), help.output.constData());
    QCOMPARE(runCli({"--json", command, "--help"}).object()["command"].toString(), command);
}

void CliGeneralTest::versionIsPrinted()
{
    const CliResult version = runCli({"--version"});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.output.startsWith("meterbench-cli "));
    QVERIFY(!runCli({"--json", "--version"}).object()["version"].toString().isEmpty());
}

void CliGeneralTest::nothingAtAllIsAUsageError()
{
    const CliResult result = runCli({});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.output.isEmpty());
    QVERIFY(result.complaints.contains("decode"));
}

void CliGeneralTest::generalOptionsStandOnEitherSide()
{
    const QByteArray before = runCli({"--json", "--lang", "da", "families"}).output;
    const QByteArray after = runCli({"families", "--lang=da", "--json"}).output;
    QVERIFY(!before.isEmpty());
    QCOMPARE(before, after);
    QCOMPARE(runCli({"--lang", "da", "families", "--json"}).output, before);
}

void CliGeneralTest::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown command") << QStringList{"frobnicate"} << "usage-unknown-command";
    QTest::newRow("empty command") << QStringList{""} << "usage-unknown-command";
    QTest::newRow("unknown option") << QStringList{"families", "--frob"} << "usage-option-unknown";
    QTest::newRow("abbreviated option") << QStringList{"catalog", "--fam", "omnipower-1p"} << "usage-option-unknown";
    QTest::newRow("other command's option") << QStringList{"families", "--bulk", "x"} << "usage-option-unknown";
    QTest::newRow("value missing") << QStringList{"catalog", "--family"} << "usage-option-value-missing";
    QTest::newRow("value not wanted") << QStringList{"families", "--json=1"} << "usage-option-takes-no-value";
    QTest::newRow("option missing") << QStringList{"catalog"} << "usage-missing-argument";
    QTest::newRow("option twice") << QStringList{"catalog", "--family", "omnipower-1p", "--family", "omnipower-ct"}
                                  << "usage-option-repeated";
    QTest::newRow("operand missing") << QStringList{"decode"} << "usage-missing-argument";
    QTest::newRow("operand missing, diff") << QStringList{"diff", "a.mbench"} << "usage-missing-argument";
    QTest::newRow("operand missing, validate") << QStringList{"validate"} << "usage-missing-argument";
    QTest::newRow("operand not wanted") << QStringList{"families", "omnipower-1p"} << "usage-operand-unexpected";
    QTest::newRow("bulk and file") << QStringList{"validate", "--bulk", "x.csv", "y.mbench"}
                                   << "usage-operand-unexpected";
    QTest::newRow("unknown language") << QStringList{"families", "--lang", "de"} << "language-unknown";
    QTest::newRow("locale as language") << QStringList{"families", "--lang", "da_DK"} << "language-unknown";
    QTest::newRow("unknown family") << QStringList{"catalog", "--family", "omnipower-9p"} << "family-unknown";
    QTest::newRow("bad set") << QStringList{"encode", "--family", "omnipower-1p", "--set", "X5"} << "set-syntax";
    QTest::newRow("set without target") << QStringList{"encode", "--family", "omnipower-1p", "--set", "=1"}
                                        << "set-syntax";
    QTest::newRow("unknown field") << QStringList{"encode", "--family", "omnipower-1p", "--set", "X99=1"}
                                   << "set-field";
    QTest::newRow("no code") << QStringList{"encode", "--family", "omnipower-1p", "--set", "X5="} << "set-value";
    QTest::newRow("path in encode") << QStringList{"encode", "--family", "omnipower-1p", "--set", "/ctRatio=4"}
                                    << "set-path";
    QTest::newRow("two codes for a field")
        << QStringList{"encode", "--family", "omnipower-1p", "--set", "X5=8", "--set", "x5=1"} << "set-twice";
    QTest::newRow("two values for a path") << QStringList{"new", "--family", "omnipower-ct", "--set", "/ctRatio=40",
        "--set", "/ctRatio=50", "-o", "x"} << "set-twice";
    QTest::newRow("help of no command") << QStringList{"help", "decoed"} << "usage-unknown-command";
    QTest::newRow("sheet format") << QStringList{"sheet", "a.mbench", "-o", "a.docx"} << "sheet-format";
    QTest::newRow("sheet without format") << QStringList{"sheet", "a.mbench", "-o", "a"} << "sheet-format";
}

void CliGeneralTest::usageErrors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, code);
    const CliResult plain = runCli(arguments);
    QCOMPARE(plain.exitCode, 1);
    QVERIFY(plain.output.isEmpty());
    QVERIFY(!plain.complaints.isEmpty());
    const CliResult json = runCli(QStringList{"--json"} + arguments);
    QCOMPARE(json.exitCode, 1);
    QVERIFY2(json.json().isObject(), json.output.constData());
    QCOMPARE(json.errorCode(), code);
    QVERIFY(!json.object()["error"].toObject()["message"].toString().isEmpty());
    QVERIFY(!json.object()["error"].toObject()["message"].toString().contains('{'));
    QVERIFY(!json.complaints.isEmpty());
}

void CliGeneralTest::unknownCommandSuggestsTheNearest()
{
    QVERIFY(runCli({"decoed"}).complaints.contains("decode"));
    QVERIFY(runCli({"familie"}).complaints.contains("families"));
    QVERIFY(!runCli({"frobnicate"}).complaints.contains("Did you mean"));
}

void CliGeneralTest::unknownNamesSuggestTheNearest()
{
    QVERIFY(runCli({"catalog", "--family", "omnipwer-3p"}).complaints.contains("Did you mean omnipower-3p?"));
    QVERIFY(runCli({"catalog", "--familly", "omnipower-3p"}).complaints.contains("Did you mean --family?"));
    QVERIFY(runCli({"families", "--jsn"}).complaints.contains("Did you mean --json?"));
    QVERIFY(runCli({"encode", "--family", "omnipower-3p", "--set", "Z33=1"}).complaints.contains("Did you mean Z3"));
}

void CliGeneralTest::aWrongValueIsToldWhatIsRight()
{
    const QStringList simulate{"simulate", "a.mbench", "--load", "b.csv", "--to", "2026-01-01", "--from"};
    QVERIFY(runCli(simulate + QStringList{"yesterday"}).complaints.contains("2026-03-01T06:30:00+01:00"));
    QVERIFY(runCli(simulate + QStringList{"2026-01-02"}).complaints.contains("later than --from"));
    QVERIFY(
        runCli(simulate + QStringList{"2025-01-01", "--errors", "bad"}).complaints.contains("ideal, typical, worst"));
    QVERIFY(runCli({"emulate", "a.mbench", "--fleet", "0"}).complaints.contains("from 1 to 65535"));
}

void CliGeneralTest::helpIsACommand()
{
    QCOMPARE(runCli({"help"}).output, runCli({"--help"}).output);
    QCOMPARE(runCli({"help", "decode"}).output, runCli({"decode", "--help"}).output);
    QCOMPARE(runCli({"--json", "help", "new"}).output, runCli({"new", "--help", "--json"}).output);
    QCOMPARE(runCli({"help", "--lang", "da"}).exitCode, 0);
}

void CliGeneralTest::theWidthIsTheReaders()
{
    for (const int columns : {50, 80, 140}) {
        CliSurroundings around;
        around.environment = {QStringLiteral("COLUMNS=%1").arg(columns)};
        qsizetype widest = 0;
        for (const auto& line : runCli({"decode", "6861111BN242101040", "Z1=9"}, around).output.split('\n')) {
            if (line.startsWith("  ") && line.contains(' '))
                widest = std::max(widest, QString::fromUtf8(line).size());
        }
        QVERIFY2(widest > 0 && widest <= columns, qPrintable(QString::number(widest)));
    }
}

void CliGeneralTest::languageComesFromTheLocale_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("language");
    QTest::newRow("danish") << QStringList{"LC_ALL=da_DK.UTF-8"} << "da";
    QTest::newRow("swedish") << QStringList{"LC_ALL=sv_SE"} << "sv";
    QTest::newRow("french") << QStringList{"LC_ALL=", "LC_MESSAGES=fr_FR.UTF-8"} << "fr";
    QTest::newRow("lang") << QStringList{"LC_ALL=", "LC_MESSAGES=", "LANG=fr_CH"} << "fr";
    QTest::newRow("other") << QStringList{"LC_ALL=de_DE.UTF-8"} << "en";
    QTest::newRow("none") << QStringList{"LC_ALL=", "LC_MESSAGES=", "LANG="} << "en";
}

void CliGeneralTest::languageComesFromTheLocale()
{
    QFETCH(QStringList, environment);
    QFETCH(QString, language);
    const QStringList command{"catalog", "--family", "omnipower-1p", "--json"};
    CliSurroundings around;
    around.environment = environment;
    QCOMPARE(runCli(command, around).output, runCli(command + QStringList{"--lang", language}).output);
}

void CliGeneralTest::languageOptionBeatsTheLocale()
{
    CliSurroundings danish;
    danish.environment = {"LC_ALL=da_DK.UTF-8"};
    QCOMPARE(runCli({"families", "--lang", "en"}, danish).output, runCli({"families"}).output);
    QVERIFY(runCli({"families"}, danish).output != runCli({"families"}).output);
}

void CliGeneralTest::fullDiskIsAnInternalError()
{
    CliSurroundings full;
    full.outputFile = "/dev/full";
    for (const QStringList& arguments : {QStringList{"--help"}, {"families"}, {"families", "--json"},
             {"decode", "6861111BN242101040"}, {"families", "--json", "--frob"}})
        QCOMPARE(runCli(arguments, full).exitCode, 5);
}

void CliGeneralTest::closedOutputIsAnInternalError()
{
    const CliResult result = runProgram("/bin/sh", {"-c", "exec \"$0\" families --json >&-", METERBENCH_CLI});
    QCOMPARE(result.exitCode, 5);
    QTemporaryDir folder;
    const QString file = folder.filePath("a.mbench");
    const CliResult made = runProgram(
        "/bin/sh", {"-c", "exec \"$0\" new --family omnipower-1p -o \"$1\" --json >&-", METERBENCH_CLI, file});
    QCOMPARE(made.exitCode, 5);
    // What was to be printed must not have found its way into the file.
    QVERIFY(!readFile(file).contains("findings"));
    QCOMPARE(runCli({"validate", file}).exitCode, 0);
}

void CliGeneralTest::brokenPipeIsAnInternalError()
{
    const CliResult result = runProgram("/bin/bash",
        {"-c", "set -o pipefail; (sleep 0.1; \"$0\" catalog --family omnipower-1p --json) | true", METERBENCH_CLI});
    QCOMPARE(result.exitCode, 5);
}

void CliGeneralTest::noColourWhereNoTerminalIs()
{
    CliSurroundings around;
    around.environment = {"TERM=xterm-256color"};
    const CliResult result = runCli({"decode", "6841131BN245101092"}, around);
    QVERIFY(!result.output.contains('\x1b'));
    QVERIFY(!runCli({"decode"}, around).complaints.contains('\x1b'));
}

void CliGeneralTest::argumentsThatAreNoUtf8DoNoHarm()
{
    const CliResult result
        = runProgram("/bin/bash", {"-c", "exec \"$0\" --json decode $'\\xff\\xfe\\x80'", METERBENCH_CLI});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.json().isObject());
}

} // namespace meterbench::tests

QTEST_APPLESS_MAIN(meterbench::tests::CliGeneralTest)
#include "general_test.moc"
