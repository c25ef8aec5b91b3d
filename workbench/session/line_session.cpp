// SPDX-License-Identifier: Apache-2.0
#include "workbench/session/line_session.h"

#include <algorithm>
#include <limits>

namespace meterbench::session {

using protocol::ChangeLineFormat;
using protocol::ClearDeadline;
using protocol::Effect;
using protocol::Fail;
using protocol::Persist;
using protocol::Send;
using protocol::SetDeadline;

LineSession::LineSession(std::unique_ptr<link::Link> link, std::unique_ptr<Engine> engine, Keeper* keeper)
    : m_link(std::move(link)), m_engine(std::move(engine)), m_keeper(keeper)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LineSession::wakeEngine);
    connect(m_link.get(), &link::Link::opened, this, [this] {
        perform(m_engine->begin(m_clock.now()));
        emit opened();
    });
    connect(m_link.get(), &link::Link::received, this, &LineSession::hear);
    connect(m_link.get(), &link::Link::drained, this, &LineSession::pump);
    connect(m_link.get(), &link::Link::closed, this, [this] {
        if (m_isOver)
            return;
        end();
        emit closed();
    });
    connect(m_link.get(), &link::Link::failed, this, [this](const Error& error) { fail(error); });
}

LineSession::~LineSession()
{
    m_link->disconnect(this);
    close();
}

void LineSession::perform(Effects effects)
{
    for (auto& effect : effects)
        m_effects.push_back(std::move(effect));
    pump();
}

void LineSession::close()
{
    end();
    m_link->close();
}

/// Nothing happens from here on.
void LineSession::end()
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_timer.stop();
    m_effects.clear();
    m_toKeep.clear();
    m_engine->close();
}

void LineSession::hear(std::span<const std::byte> bytes)
{
    if (m_isOver)
        return;
    perform(m_engine->receive(bytes, m_clock.now()));
    emit progressed();
}

void LineSession::wakeEngine()
{
    if (m_isOver)
        return;
    const auto now = m_clock.now();
    if (now < m_deadline)
        return setDeadline(m_deadline); // a timer may be early by a fraction, or the deadline further than it reaches
    perform(m_engine->wake(now));
    emit progressed();
}

/// Carries out what is due, up to an effect that has to wait for the line.
void LineSession::pump()
{
    if (m_isPumping)
        return;
    m_isPumping = true;
    while (!m_isOver && !m_effects.empty() && carryOut(m_effects.front())) {
        if (!m_effects.empty())
            m_effects.pop_front();
    }
    // What stands behind the last send must be kept as well.
    if (!m_isOver && m_effects.empty() && !m_toKeep.empty())
        static_cast<void>(keep());
    m_isPumping = false;
}

/// False when it must wait.
bool LineSession::carryOut(Effect& effect)
{
    if (const auto* const bytes = std::get_if<Send>(&effect)) {
        if (keep())
            m_link->send(bytes->bytes);
    } else if (const auto* const change = std::get_if<ChangeLineFormat>(&effect)) {
        if (m_link->pending() > 0)
            return false;
        if (const auto done = m_link->setFormat(change->format); !done)
            fail(done.error());
    } else if (auto* const value = std::get_if<Persist>(&effect)) {
        m_toKeep.push_back(std::move(*value));
    } else if (const auto* const deadline = std::get_if<SetDeadline>(&effect)) {
        setDeadline(deadline->at);
    } else if (std::holds_alternative<ClearDeadline>(effect)) {
        m_timer.stop();
    } else if (const auto* const failure = std::get_if<Fail>(&effect)) {
        const auto error = failure->error; // whoever hears it may close, and the effect is gone
        emit failed(error);
    } else {
        if (m_link->pending() > 0)
            return false; // CloseLine: what was said before is still heard
        if (!m_toKeep.empty() && !keep())
            return true;
        close();
        emit closed();
    }
    return true;
}

bool LineSession::keep()
{
    if (m_keeper == nullptr) {
        m_toKeep.clear();
        return true;
    }
    const auto values = std::exchange(m_toKeep, {});
    if (const auto kept = m_keeper->keep(values); !kept) {
        fail(kept.error());
        return false;
    }
    return true;
}

void LineSession::setDeadline(MonotonicInstant at)
{
    m_deadline = at;
    const auto wait
        = std::clamp<std::int64_t>(at.milliseconds - m_clock.now().milliseconds, 0, std::numeric_limits<int>::max());
    m_timer.start(static_cast<int>(wait));
}

void LineSession::fail(const Error& error)
{
    if (m_isOver)
        return;
    close();
    emit failed(error);
}

} // namespace meterbench::session
