// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_process.h"

#include <sys/resource.h>

/// `validate --bulk`: one line out per line in, whatever stands in the table.
namespace meterbench::tests {

namespace {

const QByteArray goodCode = "6861111BN242101040";

CliResult bulk(const QByteArray& table)
{
    CliSurroundings around;
    around.input = table;
    return runCli({"validate", "--bulk", "-"}, around);
}

} // namespace

class CliBulkTest : public TestCase {
    Q_OBJECT

private slots:
    void oneLineOutPerLineIn();
    void linesAreExactlyAsPromised();
    void tablesAreRead_data();
    void tablesAreRead();
    void columnsMayStandAnywhere();
    void damagedRowsCostOnlyThemselves_data();
    void damagedRowsCostOnlyThemselves();
    void numbersAreThoseOfTheFile();
    void tablesWithoutTheColumnsAreRefused_data();
    void tablesWithoutTheColumnsAreRefused();
    void fileAndStandardInputAgree();
    void unreadableFiles();
    void fullDiskStops();
    void answersComeBeforeTheNextQuestion();
    void hugeLinesNeedNoMemory();
    void aLineWithoutEndIsAnError();
};

void CliBulkTest::oneLineOutPerLineIn()
{
    const CliResult result = bulk("type_code,configuration\n6861111BN242101040,Z27=2\n6861111BN142101040,Z27=2\n"
                                  "6841131BN245101092,\n");
    QCOMPARE(result.exitCode, 2);
    const auto lines = jsonLines(result.output);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0]["line"].toInt(), 2);
    QCOMPARE(lines[0]["ok"].toBool(), true);
    QCOMPARE(lines[1]["ok"].toBool(true), false);
    QVERIFY(strings(lines[1]["errors"]).contains("delta-values-variant-2"));
    QCOMPARE(lines[2]["line"].toInt(), 4);
    QCOMPARE(lines[2]["ok"].toBool(), true);
    QVERIFY(!strings(lines[2]["warnings"]).isEmpty());
}

void CliBulkTest::linesAreExactlyAsPromised()
{
    const CliResult result = bulk("type_code,configuration\n" + goodCode + ",\n");
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output,
        QByteArray(R"({"line":2,"ok":true,"errors":[],"warnings":[]})"
                   "\n"));
}

void CliBulkTest::tablesAreRead_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<int>("lines");
    QTest::newRow("header only") << QByteArray("type_code,configuration\n") << 0;
    QTest::newRow("header without end") << QByteArray("type_code,configuration") << 0;
    QTest::newRow("no line end at the end") << "type_code,configuration\n" + goodCode + "," << 1;
    QTest::newRow("carriage returns") << "type_code,configuration\r\n" + goodCode + ",Z1=1\r\n" + goodCode + ",\r\n"
                                      << 2;
    QTest::newRow("byte-order mark") << "\xEF\xBB\xBFtype_code,configuration\n" + goodCode + ",\n" << 1;
    QTest::newRow("quoted") << "\"type_code\",\"configuration\"\n\"" + goodCode + "\",\"Z1=1 Z3=05\"\n" << 1;
    QTest::newRow("quoted with line break") << "type_code,configuration\n" + goodCode + ",\"Z1=1\nZ3=05\"\n" << 1;
    QTest::newRow("quoted carriage returns") << "type_code,configuration\r\n\"" + goodCode + "\",\"Z1=1\"\r\n" << 1;
    QTest::newRow("one column") << "type_code\n" + goodCode + "\n" << 1;
    QTest::newRow("configuration alone") << QByteArray("configuration\nZ1=1\n") << 1;
    QTest::newRow("semicolons") << "type_code;configuration\n" + goodCode + ";Z1=1\n" << 1;
    QTest::newRow("grouped") << QByteArray("type_code,configuration\n686-11-11B-N24-2101-040,\n") << 1;
}

void CliBulkTest::tablesAreRead()
{
    QFETCH(QByteArray, table);
    QFETCH(int, lines);
    const CliResult result = bulk(table);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(jsonLines(result.output).size(), lines);
}

void CliBulkTest::columnsMayStandAnywhere()
{
    const CliResult result = bulk("customer,configuration,remark,type_code\n\"Nord, Syd\",Z27=2,\"he said \"\"no\"\"\","
                                  "6861111BN142101040\n");
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(strings(jsonLines(result.output).value(0)["errors"]), QStringList{"delta-values-variant-2"});
}

void CliBulkTest::damagedRowsCostOnlyThemselves_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("rule");
    QTest::newRow("quote unclosed") << QByteArray("\"6861111BN242101040,") << "csv-quote-unclosed";
    QTest::newRow("quote inside") << QByteArray("68\"61111BN242101040,") << "csv-quote-misplaced";
    QTest::newRow("text after quote") << QByteArray("\"6861111BN242101040\"x,") << "csv-quote-misplaced";
    QTest::newRow("too few") << QByteArray("6861111BN242101040") << "csv-field-count";
    QTest::newRow("too many") << QByteArray("6861111BN242101040,,") << "csv-field-count";
    QTest::newRow("empty line") << QByteArray() << "csv-empty-row";
    QTest::newRow("empty fields") << QByteArray(",") << "csv-empty-row";
    QTest::newRow("too long") << QByteArray(200'000, '6') << "csv-line-too-long";
    QTest::newRow("no code") << QByteArray("hello,") << "";
    QTest::newRow("binary") << QByteArray("\x00\xff\x01,\xfe", 5) << "";
}

void CliBulkTest::damagedRowsCostOnlyThemselves()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, rule);
    const CliResult result
        = bulk("type_code,configuration\n" + goodCode + ",\n" + row + "\n" + goodCode + ",\n" + goodCode + ",\n");
    QCOMPARE(result.exitCode, 2);
    const auto lines = jsonLines(result.output);
    QCOMPARE(lines.size(), 4);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(lines[i]["line"].toInt(), i + 2);
        QCOMPARE(lines[i]["ok"].toBool(), i != 1);
    }
    QVERIFY(!strings(lines[1]["errors"]).isEmpty());
    if (!rule.isEmpty())
        QCOMPARE(strings(lines[1]["errors"]), QStringList{rule});
}

void CliBulkTest::numbersAreThoseOfTheFile()
{
    const CliResult result = bulk("type_code,configuration\n" + goodCode + ",\"Z1=1\n\nZ3=05\"\n" + goodCode + ",\n");
    const auto lines = jsonLines(result.output);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0]["line"].toInt(), 2);
    QCOMPARE(lines[1]["line"].toInt(), 5);
}

void CliBulkTest::tablesWithoutTheColumnsAreRefused_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QByteArray() << "csv-columns";
    QTest::newRow("mark only") << QByteArray("\xEF\xBB\xBF") << "csv-columns";
    QTest::newRow("no header") << goodCode + ",Z1=1\n" << "csv-columns";
    QTest::newRow("other header") << QByteArray("meter,code\n1,2\n") << "csv-columns";
    QTest::newRow("broken header") << QByteArray("\"type_code,configuration\n1,2\n") << "csv-quote";
    QTest::newRow("endless header") << QByteArray(300'000, 'x') << "csv-line-too-long";
}

void CliBulkTest::tablesWithoutTheColumnsAreRefused()
{
    QFETCH(QByteArray, table);
    QFETCH(QString, code);
    CliSurroundings around;
    around.input = table;
    const CliResult result = runCli({"validate", "--bulk", "-", "--json"}, around);
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), code);
}

void CliBulkTest::fileAndStandardInputAgree()
{
    QTemporaryDir folder;
    const QByteArray table = "type_code,configuration\n" + goodCode + ",Z1=1\n";
    writeFile(folder.filePath("codes.csv"), table);
    const CliResult fromFile = runCli({"validate", "--bulk", folder.filePath("codes.csv"), "--json"});
    QCOMPARE(fromFile.exitCode, 0);
    QCOMPARE(fromFile.output, bulk(table).output);
}

void CliBulkTest::unreadableFiles()
{
    QTemporaryDir folder;
    const CliResult missing = runCli({"validate", "--bulk", folder.filePath("missing.csv"), "--json"});
    QCOMPARE(missing.exitCode, 2);
    QCOMPARE(missing.errorCode(), QStringLiteral("file-not-found"));
    const CliResult isFolder = runCli({"validate", "--bulk", folder.path(), "--json"});
    QCOMPARE(isFolder.exitCode, 2);
    QCOMPARE(isFolder.errorCode(), QStringLiteral("file-is-folder"));
}

void CliBulkTest::fullDiskStops()
{
    CliSurroundings around;
    around.input = "type_code,configuration\n" + goodCode + ",\n";
    around.outputFile = "/dev/full";
    QCOMPARE(runCli({"validate", "--bulk", "-"}, around).exitCode, 5);
}

void CliBulkTest::answersComeBeforeTheNextQuestion()
{
    constexpr int patience = 20'000;
    QProcess process;
    process.start(QStringLiteral(METERBENCH_CLI), {"validate", "--bulk", "-"});
    process.write("type_code,configuration\n");
    for (int line = 2; line < 5; ++line) {
        process.write(goodCode + ",\n");
        while (!process.canReadLine())
            QVERIFY(process.waitForReadyRead(patience));
        QCOMPARE(QJsonDocument::fromJson(process.readLine()).object()["line"].toInt(), line);
    }
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitCode(), 0);
}

void CliBulkTest::hugeLinesNeedNoMemory()
{
    // 10 MB in one line and no end of a quotation mark.
    const QString script = "(printf 'type_code,configuration\\n\"'; head -c 10000000 /dev/zero; "
                           "printf '\\n6861111BN242101040,\\n') | \"$0\" validate --bulk -";
    const CliResult result = runProgram("/bin/bash", {"-c", script, METERBENCH_CLI});
    QCOMPARE(result.exitCode, 2);
    const auto lines = jsonLines(result.output);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(strings(lines[0]["errors"]), QStringList{"csv-line-too-long"});
    QCOMPARE(lines[1]["ok"].toBool(), true);
    QCOMPARE(lines[1]["line"].toInt(), 3);
}

void CliBulkTest::aLineWithoutEndIsAnError()
{
    const CliResult result = runProgram("/bin/bash",
        {"-c", "(printf 'type_code,configuration\\n\"'; cat /dev/zero) | \"$0\" validate --bulk - --json",
            METERBENCH_CLI});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(jsonLines(result.output).size(), 1);
    QCOMPARE(jsonLines(result.output)[0]["error"].toObject()["code"].toString(), QString("csv-line-endless"));
    constexpr long limit = 200'000; // kilobytes, the greatest of all programs started here
    rusage usage{};
    QCOMPARE(getrusage(RUSAGE_CHILDREN, &usage), 0);
    QVERIFY2(usage.ru_maxrss < limit, qPrintable(QString::number(usage.ru_maxrss)));
}

} // namespace meterbench::tests

QTEST_APPLESS_MAIN(meterbench::tests::CliBulkTest)
#include "bulk_test.moc"
