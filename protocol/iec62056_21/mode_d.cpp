// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/mode_d.h"

namespace meterbench::protocol::iec62056_21 {

Effects TelegramPusher::start(MonotonicInstant now)
{
    m_next = now;
    m_isRunning = true;
    Effects effects{ChangeLineFormat{m_format}};
    for (Effect& effect : wake(now))
        effects.push_back(std::move(effect));
    return effects;
}

Effects TelegramPusher::wake(MonotonicInstant now)
{
    if (!m_isRunning || now < m_next)
        return {};
    // From the plan, not from now: a late wake does not shift all that follow. Missed ones are not made up for.
    const std::int64_t late = now.milliseconds - m_next.milliseconds;
    m_next.milliseconds += (late / m_intervalMs + 1) * m_intervalMs;
    return {Send{encode(m_source.telegram())}, SetDeadline{m_next}};
}

} // namespace meterbench::protocol::iec62056_21
