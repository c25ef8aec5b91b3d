// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/address.h"
#include "workbench/link/paced_link.h"
#include "workbench/link/tcp_listener.h"
#include "workbench/session/line_session.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// Opens the lines at which clients reach emulated meters and runs a session for each client, as long as it stays. What
/// is spoken comes from whoever owns it, as engines. One owner, one thread with an event loop.
namespace meterbench::emulation {

/// An engine for a client (none: nobody answers), and the format its line begins with.
struct Answerer {
    std::unique_ptr<session::Engine> engine;
    protocol::LineFormat format;
    session::Keeper* keeper = nullptr; ///< may be null; outlives the host
};

class LineHost final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineHost)

public:
    /// @param answer makes an engine for each client @param conditions of the lines that are no wrapper; none:
    /// octets pass as they are
    LineHost(std::function<Answerer(link::Carriage)> answer, std::optional<link::LineConditions> conditions);
    ~LineHost() override;

    /// @return with the port that the system chose. Errors: those of TcpListener::listen(), `link-unsupported` for what
    /// is not spoken here.
    [[nodiscard]] Result<link::NetworkAddress> listen(const link::NetworkAddress& address);
    /// Opens a pseudo-terminal; ready() or failed() follows. @param path of its symbolic link
    void openTerminal(const QString& path);

    /// Clients connected now, the pseudo-terminal's included.
    [[nodiscard]] std::size_t sessionCount() const { return m_sessions.size(); }

signals:
    /// The pseudo-terminal is there.
    void terminalReady(const QString& path, const QString& terminal);
    /// The pseudo-terminal cannot be had, or broke.
    void terminalFailed(const meterbench::Error& error);
    /// What a client did could not be kept; its line is closed.
    void keepingFailed(const meterbench::Error& error);
    /// Somebody was heard.
    void heard();

private:
    session::LineSession* serve(std::unique_ptr<link::Link> line, link::Carriage carriage);
    void forget(session::LineSession* session);

    std::function<Answerer(link::Carriage)> m_answer;
    std::optional<link::LineConditions> m_conditions;
    std::vector<std::unique_ptr<link::TcpListener>> m_listeners;
    std::vector<session::LineSession*> m_sessions;
};

} // namespace meterbench::emulation
