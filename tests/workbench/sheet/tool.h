// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

/// Other people's programs that read back what we wrote. A missing one fails the test and names its package. Test
/// thread only.
namespace meterbench::tests {

inline QByteArray runTool(const char* program, const char* package, const QStringList& arguments)
{
    if (QStandardPaths::findExecutable(QString::fromUtf8(program)).isEmpty()) {
        QTest::qFail(
            qPrintable(QStringLiteral("%1 is missing: apt-get install %2").arg(program, package)), __FILE__, __LINE__);
        return {};
    }
    QProcess process;
    process.start(QString::fromUtf8(program), arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        QTest::qFail(
            qPrintable(QStringLiteral("%1: %2").arg(program, QString::fromUtf8(process.readAllStandardError()))),
            __FILE__, __LINE__);
        return {};
    }
    return process.readAllStandardOutput();
}

} // namespace meterbench::tests
