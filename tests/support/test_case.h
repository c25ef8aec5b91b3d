// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QRegularExpression>
#include <QTest>

/// Base of every test class: a warning nobody expected fails the test. A test that expects one says so with
/// QTest::ignoreMessage(). A subclass with an init() of its own calls TestCase::init() first.
namespace meterbench::tests {

class TestCase : public QObject {
    Q_OBJECT

protected slots:
    void init();
};

} // namespace meterbench::tests

/// Fails the test with the error's id and place when a Result holds none. The expression is evaluated once.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto& verifiedResult = (result);                                                                         \
        QVERIFY2(verifiedResult.has_value(),                                                                           \
            verifiedResult.has_value()                                                                                 \
                ? ""                                                                                                   \
                : qPrintable(QString::fromStdString(verifiedResult.error().id + " " + verifiedResult.error().where))); \
    } while (false)
