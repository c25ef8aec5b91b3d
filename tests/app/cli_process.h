// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/test_case.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>

#include <memory>

/// Runs the real meterbench-cli as a script would: arguments in; exit code, standard output and standard error out. It
/// knows nothing of what the program should answer.
namespace meterbench::tests {

struct CliResult {
    int exitCode = -1; ///< −1: it did not end by itself
    QByteArray output;
    QByteArray complaints;

    [[nodiscard]] QJsonDocument json() const
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(output, &error);
        return error.error == QJsonParseError::NoError ? document : QJsonDocument();
    }
    [[nodiscard]] QJsonObject object() const { return json().object(); }
    [[nodiscard]] QString errorCode() const { return object()["error"].toObject()["code"].toString(); }
};

struct CliSurroundings {
    QByteArray input = {};
    QString outputFile = {}; ///< where standard output goes instead
    QStringList environment = {}; ///< "NAME=value"
    QString folder = {}; ///< working folder
};

inline CliResult runProgram(const QString& program, const QStringList& arguments, const CliSurroundings& around = {})
{
    constexpr int patience = 120'000;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C.UTF-8");
    for (const QString& variable : around.environment)
        environment.insert(variable.section('=', 0, 0), variable.section('=', 1));
    process.setProcessEnvironment(environment);
    if (!around.outputFile.isEmpty())
        process.setStandardOutputFile(around.outputFile);
    if (!around.folder.isEmpty())
        process.setWorkingDirectory(around.folder);
    process.start(program, arguments);
    process.write(around.input);
    process.closeWriteChannel();
    CliResult result;
    if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    result.output = process.readAllStandardOutput();
    result.complaints = process.readAllStandardError();
    return result;
}

inline CliResult runCli(const QStringList& arguments, const CliSurroundings& around = {})
{
    return runProgram(QStringLiteral(METERBENCH_CLI), arguments, around);
}

/// Lines of JSON, one object each; an empty object where a line is none.
inline QList<QJsonObject> jsonLines(const QByteArray& output)
{
    QList<QJsonObject> lines;
    for (const QByteArray& line : output.split('\n')) {
        if (!line.isEmpty())
            lines.append(QJsonDocument::fromJson(line).object());
    }
    return lines;
}

inline QStringList strings(const QJsonValue& array)
{
    QStringList result;
    for (const QJsonValue& value : array.toArray())
        result.append(value.toString());
    return result;
}

/// Findings of one severity, by rule.
inline QStringList rules(const QJsonValue& findings, const QString& severity)
{
    QStringList result;
    for (const QJsonValue& finding : findings.toArray()) {
        if (finding["severity"].toString() == severity)
            result.append(finding["rule"].toString());
    }
    return result;
}

/// The first object of the array whose member has this text.
inline QJsonObject findBy(const QJsonValue& array, const QString& member, const QString& text)
{
    for (const QJsonValue& value : array.toArray()) {
        if (value[member].toString() == text)
            return value.toObject();
    }
    return {};
}

inline void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace meterbench::tests
