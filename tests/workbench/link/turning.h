// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

/// Lets the event loop of a test turn until something is so. For tests of what is asynchronous.
namespace meterbench::tests {

template <typename Condition>
[[nodiscard]] bool turnUntil(Condition&& isSo, int milliseconds = 10'000)
{
    const QDeadlineTimer deadline(milliseconds);
    QTimer look; // so that waiting for an event that never comes ends
    look.start(20);
    QEventLoop loop;
    while (!isSo()) {
        if (deadline.hasExpired())
            return false;
        loop.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// Long enough for what must not happen to happen.
inline void turnFor(int milliseconds)
{
    static_cast<void>(turnUntil([] { return false; }, milliseconds));
}

} // namespace meterbench::tests
