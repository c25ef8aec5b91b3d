// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/link.h"
#include "workbench/session/engine.h"
#include "workbench/session/keeper.h"
#include "workbench/session/monotonic_clock.h"

#include <QTimer>

#include <deque>
#include <memory>

/// Pumps an engine's effects through a link: the one place where protocol meets time. Effects are carried out in order:
/// what must be kept is kept before the next bytes leave, a change of the line format waits until everything before it
/// is out. It understands nothing of what passes. It owns link and engine; one thread with an event loop. Whoever
/// reacts to a signal may delete the session with deleteLater() only.
namespace meterbench::session {

class LineSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineSession)

public:
    /// @param keeper may be null: nothing is kept; else it must outlive the session
    LineSession(std::unique_ptr<link::Link> link, std::unique_ptr<Engine> engine, Keeper* keeper = nullptr);
    ~LineSession() override;

    /// Opens the line; opened() or failed() follows.
    void open() { m_link->open(); }
    /// Carries out what a call of the engine handed back: how a client begins.
    void perform(Effects effects);
    /// Closes the line without a word.
    void close();

    [[nodiscard]] MonotonicInstant now() const { return m_clock.now(); }
    [[nodiscard]] const link::Link& line() const { return *m_link; }

signals:
    void opened();
    /// The engine was fed or woken and its effects are on their way: look at what it has to say.
    void progressed();
    /// The line is closed: by the engine, or by the other side in good order.
    void closed();
    /// The exchange failed for good (the engine's error), the line broke (the link's), or keeping did (the keeper's).
    /// After an error of link or keeper the line is closed.
    void failed(const meterbench::Error& error);

private:
    void hear(std::span<const std::byte> bytes);
    void wakeEngine();
    void pump();
    [[nodiscard]] bool carryOut(protocol::Effect& effect);
    [[nodiscard]] bool keep();
    void setDeadline(MonotonicInstant at);
    void fail(const Error& error);
    void end();

    std::unique_ptr<link::Link> m_link;
    std::unique_ptr<Engine> m_engine;
    Keeper* m_keeper;
    MonotonicClock m_clock;
    QTimer m_timer;
    MonotonicInstant m_deadline;
    std::deque<protocol::Effect> m_effects;
    std::vector<protocol::Persist> m_toKeep;
    bool m_isPumping = false;
    bool m_isOver = false;
};

} // namespace meterbench::session
