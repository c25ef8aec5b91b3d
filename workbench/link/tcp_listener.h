// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/address.h"
#include "workbench/link/tcp_link.h"

#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <memory>

/// Waits for clients on a TCP port and hands out a link for each. When the program's descriptors run out, whoever comes
/// is turned away or has to wait, and those that are left are the program's own. It binds where it is told to and knows
/// nothing of what is spoken. One owner, one thread with an event loop.
namespace meterbench::link {

class TcpListener final : public QObject {
    Q_OBJECT

public:
    /// @param welcome called for each client, from the event loop; the link is to be opened by who takes it
    explicit TcpListener(std::function<void(std::unique_ptr<Link>)> welcome);

    /// @param host an address of this machine, or "localhost" @param port 0: the system chooses
    /// Errors: `link-address`, `link-in-use`, `link-denied`, `link-system`.
    [[nodiscard]] Result<void> listen(const QString& host, std::uint16_t port);
    /// The port that clients connect to.
    [[nodiscard]] std::uint16_t port() const { return m_server.serverPort(); }
    [[nodiscard]] NetworkAddress address(Carriage carriage) const;

private:
    void welcomeAll();

    QTcpServer m_server;
    QTimer m_retry; ///< runs while nobody can be let in
    std::function<void(std::unique_ptr<Link>)> m_welcome;
};

} // namespace meterbench::link
