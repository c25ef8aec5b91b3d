// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_process.h"

#include <QStandardPaths>

/// The man page and the shell completions name every command and every option that the program itself knows.
namespace meterbench::tests {

class InstalledHelpTest : public TestCase {
    Q_OBJECT

private slots:
    void everythingIsNamed_data();
    void everythingIsNamed();
    void manPageNamesExitCodes();
    void manPageClosesItsQuotes();
    void shellsTakeTheCompletions_data();
    void shellsTakeTheCompletions();

private:
    [[nodiscard]] static QString installer(const QString& file)
    {
        return QStringLiteral(METERBENCH_INSTALLER "/") + file;
    }
};

void InstalledHelpTest::everythingIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("man") << "man/meterbench-cli.1";
    QTest::newRow("bash") << "completions/meterbench-cli.bash";
    QTest::newRow("zsh") << "completions/_meterbench-cli";
    QTest::newRow("fish") << "completions/meterbench-cli.fish";
}

void InstalledHelpTest::everythingIsNamed()
{
    QFETCH(QString, file);
    QByteArray text = readFile(installer(file));
    QVERIFY(!text.isEmpty());
    text.replace("\\-", "-");
    const QJsonObject help = runCli({"--help", "--json"}).object();
    QJsonArray options = help["options"].toArray();
    for (const QJsonValue& command : help["commands"].toArray()) {
        QVERIFY2(text.contains(command["command"].toString().toUtf8()), qPrintable(command["command"].toString()));
        for (const QJsonValue& option : command["options"].toArray())
            options.append(option);
    }
    const bool isFish = file.endsWith(".fish"); // there options are written without their dashes
    for (const QJsonValue& option : options) {
        const QString name = option["option"].toString();
        const QString wanted = isFish ? "-l " + name.mid(2) : name;
        QVERIFY2(text.contains(wanted.toUtf8()), qPrintable(name));
    }
}

void InstalledHelpTest::manPageNamesExitCodes()
{
    const QByteArray text = readFile(installer("man/meterbench-cli.1"));
    for (const char* code : {"0", "1", "2", "3", "4", "5"})
        QVERIFY2(text.contains(QByteArray(".B ") + code + "\n"), code);
}

void InstalledHelpTest::manPageClosesItsQuotes()
{
    for (const char* page : {"man/meterbench-cli.1", "man/meterbench.1"}) {
        for (const QByteArray& line : readFile(installer(page)).split('\n'))
            QVERIFY2(!line.startsWith('.') || line.startsWith(".\\\"") || line.count('"') % 2 == 0, line.constData());
    }
}

void InstalledHelpTest::shellsTakeTheCompletions_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("file");
    QTest::newRow("bash") << "bash" << "completions/meterbench-cli.bash";
    QTest::newRow("zsh") << "zsh" << "completions/_meterbench-cli";
    QTest::newRow("fish") << "fish" << "completions/meterbench-cli.fish";
}

void InstalledHelpTest::shellsTakeTheCompletions()
{
    QFETCH(QString, shell);
    QFETCH(QString, file);
    if (QStandardPaths::findExecutable(shell).isEmpty())
        QSKIP("this shell is not installed");
    const CliResult result = runProgram(shell, {"-n", installer(file)});
    QVERIFY2(result.exitCode == 0, result.complaints.constData());
}

} // namespace meterbench::tests

QTEST_APPLESS_MAIN(meterbench::tests::InstalledHelpTest)
#include "installed_help_test.moc"
