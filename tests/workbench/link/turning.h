// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTest>

/// Lets the event loop of a test turn until something is so. For tests of what is asynchronous.
namespace meterbench::tests {

template <typename Condition>
[[nodiscard]] bool turnUntil(Condition&& isSo, int milliseconds = 10'000)
{
    const QDeadlineTimer deadline(milliseconds);
    QEventLoop loop;
    while (!isSo()) {
        if (deadline.hasExpired())
            return false;
        loop.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

/// Long enough for what must not happen to happen.
inline void turnFor(int milliseconds)
{
    static_cast<void>(turnUntil([] { return false; }, milliseconds));
}

} // namespace meterbench::tests
