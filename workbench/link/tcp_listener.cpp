// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/tcp_listener.h"

#include <QHostAddress>

namespace meterbench::link {

namespace {

/// Clients that arrive at the same moment. Ten thousand do not.
constexpr int longestQueue = 1024;

std::string shown(const QHostAddress& address, std::uint16_t port)
{
    const auto text = address.toString().toStdString();
    const bool isVersion6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isVersion6 ? "[" + text + "]" : text) + ":" + std::to_string(port);
}

LinkFault faultOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return LinkFault::InUse;
    case QAbstractSocket::SocketAccessError:
        return LinkFault::Denied;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return LinkFault::Address;
    default:
        return LinkFault::System;
    }
}

} // namespace

TcpListener::TcpListener(std::function<void(std::unique_ptr<Link>)> welcome) : m_welcome(std::move(welcome))
{
    m_server.setListenBacklogSize(longestQueue);
    connect(&m_server, &QTcpServer::newConnection, this, &TcpListener::welcomeAll);
}

Result<void> TcpListener::listen(const QString& host, std::uint16_t port)
{
    const QHostAddress address
        = host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (address.isNull())
        return tl::unexpected(errorOf(LinkFault::Address, host.toStdString() + ":" + std::to_string(port)));
    if (!m_server.listen(address, port))
        return tl::unexpected(
            errorOf(faultOf(m_server.serverError()), shown(address, port), m_server.errorString().toStdString()));
    return {};
}

std::string TcpListener::address() const
{
    return shown(m_server.serverAddress(), m_server.serverPort());
}

void TcpListener::welcomeAll()
{
    while (auto* const socket = m_server.nextPendingConnection())
        m_welcome(std::make_unique<TcpLink>(std::unique_ptr<QTcpSocket>(socket)));
}

} // namespace meterbench::link
