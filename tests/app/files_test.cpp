// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_process.h"

#include <sys/stat.h>

/// Files of the command line as they come: from pipes, with old names, through links, one the other's result.
namespace meterbench::tests {

class CliFilesTest : public TestCase {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    [[nodiscard]] QByteArray project() const { return readFile(path("a.mbench")); }

    /// Through a shell: the library that runs programs here takes no name that is not UTF-8.
    [[nodiscard]] CliResult shell(const QByteArray& script) const
    {
        CliSurroundings around;
        around.folder = m_folder->path();
        around.environment = {QStringLiteral("CLI=") + METERBENCH_CLI};
        return runProgram("sh", {"-c", QString::fromLatin1(script)}, around);
    }

private slots:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(runCli({"new", "--family", "omnipower-3p", "-o", path("a.mbench")}).exitCode, 0);
        writeFile(path("load.csv"), "time,p\n2026-01-01,1000\n");
    }

    void everyCommandReadsStandardInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString a = "a.mbench";
        QTest::newRow("validate") << QStringList{"validate", "-"};
        QTest::newRow("diff") << QStringList{"diff", "-", a};
        QTest::newRow("sheet") << QStringList{"sheet", "-", "-o", "out.json"};
        QTest::newRow("simulate") << QStringList{
            "simulate", "-", "--load", "load.csv", "--from", "2026-01-01", "--to", "2026-01-02"};
    }

    void everyCommandReadsStandardInput()
    {
        QFETCH(QStringList, arguments);
        CliSurroundings around;
        around.folder = m_folder->path();
        around.input = project();
        const auto result = runCli(QStringList{"--json"} + arguments, around);
        QVERIFY2(result.exitCode == 0, result.complaints.constData());
        QVERIFY(result.json().isObject());
    }

    void loadAndCodesComeFromStandardInputToo()
    {
        CliSurroundings around;
        around.folder = m_folder->path();
        around.input = "time,p\n2026-01-01,1000\n";
        const auto simulated = runCli(
            {"--json", "simulate", "a.mbench", "-l", "-", "--from", "2026-01-01", "--to", "2026-01-02"}, around);
        QVERIFY2(simulated.exitCode == 0, simulated.complaints.constData());
        around.input = "686-11-11B-N24-2101-040\nZ1=1 Z3=05\n\n";
        const auto decoded = runCli({"--json", "decode", "-"}, around);
        QCOMPARE(decoded.object()["type_code"].toString(), QString("6861111BN242101040"));
        QCOMPARE(decoded.object()["configuration"].toString(), QString("Z1=1 Z3=05"));
        around.input = project();
        const auto twice = runCli({"--json", "diff", "-", "-"}, around);
        QCOMPARE(twice.exitCode, 1);
        QCOMPARE(twice.errorCode(), QString("standard-input-twice"));
        around.input = QByteArray(100 * 1024 * 1024, ' ');
        QCOMPARE(runCli({"--json", "validate", "-"}, around).exitCode, 2);
    }

    void everyResultGoesToStandardOutput()
    {
        const auto made = runCli({"new", "--family", "omnipower-3p", "-o", "-"});
        QCOMPARE(made.exitCode, 0);
        QCOMPARE(made.output, project());
        QVERIFY(!made.complaints.isEmpty());
        QCOMPARE(runCli({"--json", "new", "--family", "omnipower-3p", "-o", "-"}).output, project());
        const auto sheet = runCli({"sheet", path("a.mbench"), "-o", "-", "--format", "pdf"});
        QVERIFY2(sheet.exitCode == 0, sheet.complaints.constData());
        QVERIFY(sheet.output.startsWith("%PDF-"));
        const auto unsaid = runCli({"--json", "sheet", path("a.mbench"), "-o", "-"});
        QCOMPARE(unsaid.exitCode, 1);
        QCOMPARE(unsaid.errorCode(), QString("sheet-format"));
        const auto simulated = runCli({"simulate", path("a.mbench"), "-l", path("load.csv"), "--from", "2026-01-01",
            "--to", "2026-01-02", "-o", "-"});
        QVERIFY(simulated.json().isObject());
    }

    /// `caf\xE9.mbench`, as an old disk has it.
    void anOldNameIsAName()
    {
        QCOMPARE(shell("cp a.mbench 'caf\xE9.mbench'").exitCode, 0);
        for (const char* command : {"validate 'caf\xE9.mbench'", "diff 'caf\xE9.mbench' a.mbench",
                 "sheet 'caf\xE9.mbench' -o 'bl\xE5.json'", "new --family omnipower-3p -o 'ny\xE6.mbench'"}) {
            const auto result = shell(QByteArray("\"$CLI\" --json ") + command);
            QVERIFY2(result.exitCode == 0, result.complaints.constData());
            QVERIFY(result.json().isObject());
        }
        QCOMPARE(shell("cmp 'ny\xE6.mbench' a.mbench && test -s 'bl\xE5.json' && ls | wc -l").output.trimmed(), "5");
    }

    void aPipeIsNoProject()
    {
        QCOMPARE(::mkfifo(path("pipe.mbench").toUtf8().constData(), 0600), 0);
        for (const auto& arguments :
            {QStringList{"validate", path("pipe.mbench"), "--json"}, {"validate", "/dev/zero", "--json"}}) {
            const auto result = runCli(arguments);
            QCOMPARE(result.exitCode, 2);
            QCOMPARE(rules(result.object()["files"][0]["findings"], "error"), QStringList{"file-is-stream"});
        }
        QCOMPARE(runCli({"sheet", path("pipe.mbench"), "-o", path("x.json"), "--json"}).errorCode(),
            QString("file-is-stream"));
    }

    void aNameMovesNoCursor()
    {
        const auto name = path("\x1b[2Jred\x1b]0;title\x07\xc2\x9b"
                               "1m.mbench");
        const auto missing = runCli({"validate", name});
        QCOMPARE(missing.exitCode, 2);
        writeFile(name, project());
        const auto bytes = missing.output + missing.complaints + runCli({"validate", name}).output
            + runCli({"diff", name, name + "x"}).complaints + runCli({"diff", name, path("b.mbench")}).complaints
            + runCli({"sheet", name, "-o", path("\x1b[31m.json")}).output + runCli({"\x1b[1mdecode"}).complaints;
        QVERIFY2(!bytes.contains('\x1b') && !bytes.contains('\x07') && !bytes.contains("\xc2\x9b"), bytes.constData());
        QVERIFY(bytes.contains("\\x1B[2Jred"));
        // A script gets the name as it is.
        QCOMPARE(runCli({"--json", "validate", name}).object()["files"][0]["file"].toString(), name);
    }

    void aResultNeverReplacesItsInput_data()
    {
        QTest::addColumn<QString>("output");
        QTest::newRow("itself") << "a.json";
        QTest::newRow("another spelling") << "./a.json";
        QTest::newRow("symbolic link") << "symbolic.json";
        QTest::newRow("hard link") << "hard.json";
    }

    void aResultNeverReplacesItsInput()
    {
        QFETCH(QString, output);
        writeFile(path("a.json"), project());
        QVERIFY(QFile::link("a.json", path("symbolic.json")));
        QCOMPARE(::link(path("a.json").toUtf8().constData(), path("hard.json").toUtf8().constData()), 0);
        CliSurroundings around;
        around.folder = m_folder->path();
        const auto result = runCli({"--json", "sheet", "a.json", "-o", output}, around);
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.errorCode(), QString("output-is-input"));
        QCOMPARE(readFile(path("a.json")), project());
        const auto simulated = runCli({"--json", "simulate", "a.mbench", "-l", "load.csv", "--from", "2026-01-01",
                                          "--to", "2026-01-02", "-o", "load.csv"},
            around);
        QCOMPARE(simulated.errorCode(), QString("output-is-input"));
    }

    void anEndlessLineIsAnError()
    {
        const auto result
            = shell(R"(head -c 200000000 /dev/zero | tr '\0' 'x' | (echo type_code; cat) | "$CLI" --json )"
                    R"(validate --bulk -; echo "exit $?")");
        QVERIFY(result.output.contains("csv-line-endless"));
        QVERIFY(result.output.trimmed().endsWith("exit 2"));
    }
};

} // namespace meterbench::tests

QTEST_APPLESS_MAIN(meterbench::tests::CliFilesTest)
#include "files_test.moc"
