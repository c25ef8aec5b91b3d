// SPDX-License-Identifier: Apache-2.0
#include "workbench/emulation/line_host.h"

#include "workbench/link/pty_link.h"

#include <algorithm>

namespace meterbench::emulation {

using session::LineSession;

namespace {

/// What a line may do; everything else that goes wrong is the keeper's.
bool isOfTheLine(const Error& error)
{
    return error.kind == ErrorKind::Line;
}

} // namespace

LineHost::LineHost(std::function<Answerer(link::Carriage)> answer, std::optional<link::LineConditions> conditions)
    : m_answer(std::move(answer)), m_conditions(conditions)
{
}

LineHost::~LineHost()
{
    m_listeners.clear();
    for (auto* const session : std::exchange(m_sessions, {}))
        delete session;
}

Result<link::NetworkAddress> LineHost::listen(const link::NetworkAddress& address)
{
    if (address.carriage == link::Carriage::Rfc2217)
        return tl::unexpected(link::errorOf(link::LinkFault::Unsupported, link::textOf(address)));
    auto listener
        = std::make_unique<link::TcpListener>([this, carriage = address.carriage](std::unique_ptr<link::Link> line) {
              if (auto* const session = serve(std::move(line), carriage))
                  session->open();
          });
    if (auto listening = listener->listen(address.host, address.port); !listening)
        return tl::unexpected(std::move(listening.error()));
    m_listeners.push_back(std::move(listener));
    return m_listeners.back()->address(address.carriage);
}

void LineHost::openTerminal(const QString& path)
{
    auto terminal = std::make_unique<link::PtyLink>(path);
    const auto* const line = terminal.get();
    auto* const session = serve(std::move(terminal), link::Carriage::Line);
    if (session == nullptr)
        return;
    connect(session, &LineSession::opened, this, [this, path, line] { emit terminalReady(path, line->terminal()); });
    connect(session, &LineSession::failed, this, [this](const Error& error) {
        if (isOfTheLine(error))
            emit terminalFailed(error);
    });
    session->open();
}

LineSession* LineHost::serve(std::unique_ptr<link::Link> line, link::Carriage carriage)
{
    auto answerer = m_answer(carriage);
    if (!answerer.engine)
        return nullptr;
    if (carriage != link::Carriage::Wrapper && m_conditions) {
        line = std::make_unique<link::PacedLink>(std::move(line), *m_conditions, answerer.format);
        ++m_conditions->seed; // the next client's noise is another
    }
    auto* const session = new LineSession(std::move(line), std::move(answerer.engine), answerer.keeper);
    m_sessions.push_back(session);
    connect(session, &LineSession::progressed, this, &LineHost::heard);
    connect(session, &LineSession::closed, this, [this, session] { forget(session); });
    connect(session, &LineSession::failed, this, [this, session](const Error& error) {
        if (session->line().state() != link::Link::State::Closed)
            return; // the engine's word; the line stays
        if (!isOfTheLine(error))
            emit keepingFailed(error);
        forget(session);
    });
    return session;
}

void LineHost::forget(LineSession* session)
{
    if (std::erase(m_sessions, session) > 0)
        session->deleteLater();
}

} // namespace meterbench::emulation
