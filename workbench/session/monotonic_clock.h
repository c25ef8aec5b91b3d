// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <QElapsedTimer>

/// The clock by which engines set their deadlines: milliseconds since it was made. One for each session.
namespace meterbench::session {

class MonotonicClock {
public:
    MonotonicClock() { m_timer.start(); }

    [[nodiscard]] MonotonicInstant now() const { return {m_timer.elapsed()}; }

private:
    QElapsedTimer m_timer;
};

} // namespace meterbench::session
