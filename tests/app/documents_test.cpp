// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_process.h"

/// The commands about project files: new, validate, diff, sheet.
namespace meterbench::tests {

class CliDocumentsTest : public TestCase {
    Q_OBJECT

private slots:
    void init();
    void newDocumentsAreInOrder_data();
    void newDocumentsAreInOrder();
    void newIsCanonical();
    void newTakesFieldsAndPaths();
    void newAdjustsToTheChoice();
    void newRefusesContradictions();
    void newRefusesBadPaths_data();
    void newRefusesBadPaths();
    void newOverwritesUnlessToldNotTo();
    void newWithoutRoomIsAnInternalError();
    void validateCountsFindings();
    void validateGoesOnAfterAnUnreadableFile();
    void damagedFilesAreFindings_data();
    void damagedFilesAreFindings();
    void diffNamesPaths();
    void diffNeedsTwoDocuments();
    void sheetsAreWritten_data();
    void sheetsAreWritten();
    void sheetSpeaksTheLanguage();
    void sheetNeedsNoScreen();
    void sheetOfAFaultyProjectIsMarked();
    void sheetFailures();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    CliResult make(const QString& name, const QStringList& more = {}, const QString& family = "omnipower-1p") const
    {
        return runCli(QStringList{"new", "--family", family, "-o", path(name), "--json"} + more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CliDocumentsTest::init()
{
    TestCase::init();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void CliDocumentsTest::newDocumentsAreInOrder_data()
{
    QTest::addColumn<QString>("family");
    for (const char* family :
        {"omnipower-1p", "omnipower-3p", "omnipower-3p-din", "omnipower-ct", "kamstrup-162m", "kamstrup-382m"})
        QTest::newRow(family) << family;
}

void CliDocumentsTest::newDocumentsAreInOrder()
{
    QFETCH(QString, family);
    const CliResult made = make("a.mbench", {}, family);
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.object()["family"].toString(), family);
    QCOMPARE(made.object()["file"].toString(), path("a.mbench"));
    const CliResult valid = runCli({"validate", path("a.mbench"), "--json"});
    QCOMPARE(valid.exitCode, 0);
    const QJsonObject file = valid.object()["files"].toArray().first().toObject();
    QCOMPARE(file["file"].toString(), path("a.mbench"));
    QCOMPARE(file["errors"].toInt(-1), 0);
    QCOMPARE(file["warnings"].toInt(-1), 0);
}

void CliDocumentsTest::newIsCanonical()
{
    QCOMPARE(make("a.mbench").exitCode, 0);
    QCOMPARE(make("b.mbench").exitCode, 0);
    QVERIFY(!readFile(path("a.mbench")).isEmpty());
    QCOMPARE(readFile(path("a.mbench")), readFile(path("b.mbench")));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void CliDocumentsTest::newTakesFieldsAndPaths()
{
    const CliResult made = make("a.mbench",
        {"--set", "Z21=040", "--set", "/ctRatio=40", "--set", "/order/customer=Nordlys Net"}, "omnipower-ct");
    QCOMPARE(made.exitCode, 0);
    const QJsonObject document = QJsonDocument::fromJson(readFile(path("a.mbench"))).object();
    QCOMPARE(document["ctRatio"].toInt(), 40);
    QCOMPARE(document["order"]["customer"].toString(), QStringLiteral("Nordlys Net"));
    QVERIFY(made.object()["configuration"].toString().contains("Z21=040"));
}

void CliDocumentsTest::newAdjustsToTheChoice()
{
    for (const char* choice : {"X8=1", "X9=1", "X9=4", "X10=0", "X14-X16=055", "Z13=002"}) {
        const CliResult made = make("a.mbench", {"--force", "--set", choice});
        QVERIFY2(made.exitCode == 0, made.output.constData());
        const QJsonObject file
            = runCli({"validate", path("a.mbench"), "--json"}).object()["files"].toArray().first().toObject();
        QVERIFY2(file["errors"].toInt(-1) == 0, choice);
    }
}

void CliDocumentsTest::newRefusesContradictions()
{
    const CliResult made = make("a.mbench", {"--set", "X8=1", "--set", "Z27=2"});
    QCOMPARE(made.exitCode, 2);
    QCOMPARE(made.errorCode(), QStringLiteral("document-has-errors"));
    QVERIFY(!made.object()["error"].toObject()["findings"].toArray().isEmpty());
    QVERIFY(!QFile::exists(path("a.mbench")));
}

void CliDocumentsTest::newRefusesBadPaths_data()
{
    QTest::addColumn<QString>("assignment");
    QTest::newRow("no such place") << "/nowhere=1";
    QTest::newRow("no such place below") << "/order/nowhere=1";
    QTest::newRow("wrong type") << "/ctRatio=many";
    QTest::newRow("root") << "/=1";
}

void CliDocumentsTest::newRefusesBadPaths()
{
    QFETCH(QString, assignment);
    const CliResult made = make("a.mbench", {"--set", assignment}, "omnipower-ct");
    QCOMPARE(made.exitCode, 1);
    QVERIFY(!made.errorCode().isEmpty());
    QVERIFY(!QFile::exists(path("a.mbench")));
}

void CliDocumentsTest::newOverwritesUnlessToldNotTo()
{
    writeFile(path("a.mbench"), "old");
    for (const QStringList& more : {QStringList{}, QStringList{"--no-overwrite"}, {"--no-overwrite", "--force"}}) {
        const CliResult refused = make("a.mbench", more);
        QCOMPARE(refused.exitCode, 5);
        QCOMPARE(refused.errorCode(), "output-exists");
        QCOMPARE(readFile(path("a.mbench")), QByteArray("old"));
    }
    QCOMPARE(make("a.mbench", {"--force"}).exitCode, 0);
    QVERIFY(readFile(path("a.mbench")) != QByteArray("old"));
}

void CliDocumentsTest::newWithoutRoomIsAnInternalError()
{
    for (const char* output : {"/dev/full", "/nowhere/a.mbench", "/"}) {
        const CliResult made = runCli({"new", "--family", "omnipower-1p", "-o", output, "--json"});
        QVERIFY2(made.exitCode == 5, output);
        QVERIFY(!made.errorCode().isEmpty());
    }
    QVERIFY(!QFileInfo("/dev/full").isFile()); // the device is still one
}

void CliDocumentsTest::validateCountsFindings()
{
    QCOMPARE(make("a.mbench", {"--set", "X8=2", "--set", "Z27=2"}).exitCode, 0);
    QByteArray bytes = readFile(path("a.mbench"));
    const QJsonObject document = QJsonDocument::fromJson(bytes).object();
    bytes.replace("\"X8\": \"2\"", "\"X8\": \"1\"");
    QVERIFY2(bytes != readFile(path("a.mbench")), qPrintable(document.keys().join(' ')));
    writeFile(path("b.mbench"), bytes);
    const CliResult result = runCli({"validate", path("a.mbench"), path("b.mbench"), "--json"});
    QCOMPARE(result.exitCode, 2);
    const QJsonArray files = result.object()["files"].toArray();
    QCOMPARE(files.size(), 2);
    QCOMPARE(files[0]["errors"].toInt(-1), 0);
    QVERIFY(files[1]["errors"].toInt() > 0);
    QCOMPARE(files[1]["errors"].toInt(), rules(files[1]["findings"], "error").size());
    QVERIFY(rules(files[1]["findings"], "error").contains("delta-values-variant-2"));
}

void CliDocumentsTest::validateGoesOnAfterAnUnreadableFile()
{
    QCOMPARE(make("a.mbench").exitCode, 0);
    const CliResult result = runCli({"validate", path("missing.mbench"), m_folder->path(), path("a.mbench"), "--json"});
    QCOMPARE(result.exitCode, 2);
    const QJsonArray files = result.object()["files"].toArray();
    QCOMPARE(files.size(), 3);
    QCOMPARE(files[0]["errors"].toInt(), 1);
    QCOMPARE(rules(files[0]["findings"], "error"), QStringList{"file-not-found"});
    QCOMPARE(files[1]["errors"].toInt(), 1);
    QCOMPARE(files[2]["errors"].toInt(-1), 0);
}

void CliDocumentsTest::damagedFilesAreFindings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("rule");
    QTest::newRow("empty") << QByteArray() << "";
    QTest::newRow("no JSON") << QByteArray("Z1=1") << "";
    QTest::newRow("other JSON") << QByteArray("{\"a\": 1}\n") << "not-a-project";
    QTest::newRow("array") << QByteArray("[]") << "not-a-project";
    QTest::newRow("newer") << QByteArray("{\"format\": \"meterbench-project\", \"version\": 999}\n")
                           << "project-version-newer";
    QTest::newRow("deep") << QByteArray(200'000, '[') << "";
    QTest::newRow("binary") << QByteArray("\x00\xff\x00\xff", 4) << "";
    QTest::newRow("large") << QByteArray(5 * 1024 * 1024, ' ') << "file-too-large";
}

void CliDocumentsTest::damagedFilesAreFindings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, rule);
    writeFile(path("a.mbench"), bytes);
    const CliResult result = runCli({"validate", path("a.mbench"), "--json"});
    QCOMPARE(result.exitCode, 2);
    const QStringList found = rules(result.object()["files"].toArray().first()["findings"], "error");
    QCOMPARE(found.size(), 1);
    if (!rule.isEmpty())
        QCOMPARE(found.first(), rule);
    QCOMPARE(readFile(path("a.mbench")), bytes);
    const CliResult diff = runCli({"diff", path("a.mbench"), path("a.mbench"), "--json"});
    QCOMPARE(diff.exitCode, 2);
    QCOMPARE(diff.errorCode(), found.first());
}

void CliDocumentsTest::diffNamesPaths()
{
    QCOMPARE(make("a.mbench").exitCode, 0);
    QCOMPARE(make("b.mbench", {"--set", "Z4=3", "--set", "/order/customer=Nordlys"}).exitCode, 0);
    const CliResult same = runCli({"diff", path("a.mbench"), path("a.mbench"), "--json"});
    QCOMPARE(same.exitCode, 0);
    QVERIFY(same.object()["differences"].isArray());
    QVERIFY(same.object()["differences"].toArray().isEmpty());
    const CliResult other = runCli({"diff", path("a.mbench"), path("b.mbench"), "--json"});
    QCOMPARE(other.exitCode, 0);
    const QJsonArray differences = other.object()["differences"].toArray();
    QCOMPARE(differences.size(), 2);
    for (const QJsonValue& difference : differences)
        QVERIFY(difference["path"].toString().startsWith('/'));
    QCOMPARE(findBy(differences, "path", "/order/customer")["b"].toString(), QStringLiteral("Nordlys"));
    QCOMPARE(runCli({"diff", path("a.mbench"), path("b.mbench")}).exitCode, 0);
}

void CliDocumentsTest::diffNeedsTwoDocuments()
{
    QCOMPARE(make("a.mbench").exitCode, 0);
    QCOMPARE(runCli({"diff", path("a.mbench"), path("missing.mbench")}).exitCode, 2);
    QCOMPARE(runCli({"diff", path("missing.mbench"), path("a.mbench"), "--json"}).errorCode(),
        QStringLiteral("file-not-found"));
}

void CliDocumentsTest::sheetsAreWritten_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
    QTest::newRow("html") << "html" << QByteArray("<!");
    QTest::newRow("csv") << "csv" << QByteArray();
    QTest::newRow("xlsx") << "xlsx" << QByteArray("PK");
    QTest::newRow("json") << "json" << QByteArray("{");
}

void CliDocumentsTest::sheetsAreWritten()
{
    QFETCH(QString, extension);
    QFETCH(QByteArray, start);
    QCOMPARE(make("a.mbench").exitCode, 0);
    const QString output = path("sheet." + extension);
    const CliResult result = runCli({"sheet", path("a.mbench"), "-o", output, "--json"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.object()["file"].toString(), output);
    QVERIFY2(result.complaints.isEmpty(), result.complaints.constData());
    const QByteArray bytes = readFile(output);
    QVERIFY(bytes.size() > 500);
    QVERIFY(bytes.startsWith(start));
}

void CliDocumentsTest::sheetSpeaksTheLanguage()
{
    QCOMPARE(make("a.mbench").exitCode, 0);
    QSet<QByteArray> sheets;
    for (const char* language : {"en", "da", "sv", "fr"}) {
        const QString output = path(QStringLiteral("%1.html").arg(language));
        QCOMPARE(runCli({"sheet", path("a.mbench"), "-o", output, "--lang", language}).exitCode, 0);
        sheets.insert(readFile(output));
    }
    QCOMPARE(sheets.size(), 4);
}

void CliDocumentsTest::sheetNeedsNoScreen()
{
    QCOMPARE(make("a.mbench").exitCode, 0);
    CliSurroundings around;
    around.environment = {"QT_QPA_PLATFORM=xcb", "DISPLAY="};
    QCOMPARE(runCli({"sheet", path("a.mbench"), "-o", path("a.pdf")}, around).exitCode, 0);
}

void CliDocumentsTest::sheetOfAFaultyProjectIsMarked()
{
    QCOMPARE(make("a.mbench", {"--set", "X8=2", "--set", "Z27=2"}).exitCode, 0);
    QByteArray bytes = readFile(path("a.mbench"));
    bytes.replace("\"X8\": \"2\"", "\"X8\": \"1\"");
    writeFile(path("a.mbench"), bytes);
    const CliResult result = runCli({"sheet", path("a.mbench"), "-o", path("a.pdf"), "--json"});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), QStringLiteral("sheet-has-errors"));
    QVERIFY(QFile::exists(path("a.pdf")));
}

void CliDocumentsTest::sheetFailures()
{
    QCOMPARE(make("a.mbench").exitCode, 0);
    QCOMPARE(runCli({"sheet", path("missing.mbench"), "-o", path("a.pdf")}).exitCode, 2);
    QCOMPARE(runCli({"sheet", path("a.mbench"), "-o", "/nowhere/a.pdf"}).exitCode, 5);
    writeFile(path("b.pdf"), "old");
    QCOMPARE(runCli({"sheet", path("a.mbench"), "-o", path("b.pdf"), "--no-overwrite"}).exitCode, 5);
    QCOMPARE(readFile(path("b.pdf")), QByteArray("old"));
    QDir().mkdir(path("folder.pdf"));
    QCOMPARE(runCli({"sheet", path("a.mbench"), "-o", path("folder.pdf")}).exitCode, 5);
}

} // namespace meterbench::tests

QTEST_APPLESS_MAIN(meterbench::tests::CliDocumentsTest)
#include "documents_test.moc"
