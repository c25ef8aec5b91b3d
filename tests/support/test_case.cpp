// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"

namespace meterbench::tests {

void TestCase::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

} // namespace meterbench::tests
