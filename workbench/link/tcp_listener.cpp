// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/tcp_listener.h"

#include <QHostAddress>

#ifndef Q_OS_WIN
#include <sys/resource.h>
#endif

namespace meterbench::link {

namespace {

/// Clients that arrive at the same moment. Ten thousand do not.
constexpr int longestQueue = 1024;

/// Descriptors that clients leave to the program: its files, its other lines. Own choice.
constexpr qintptr reserve = 24;
/// So long after one could not be let in it is tried again. Own choice.
constexpr int retryMilliseconds = 200;

/// The system hands out the lowest free number: a high one says how many are in use.
bool isFromReserve([[maybe_unused]] qintptr descriptor)
{
#ifndef Q_OS_WIN
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        return descriptor >= static_cast<qintptr>(limit.rlim_cur) - reserve;
#endif
    return false;
}

std::string shown(const QHostAddress& address, std::uint16_t port)
{
    const auto text = address.toString().toStdString();
    const bool isVersion6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (isVersion6 ? "[" + text + "]" : text) + ":" + std::to_string(port);
}

LinkFault listeningFaultOf(QAbstractSocket::SocketError error)
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
    // A server that could not accept listens no more until it is told to.
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMilliseconds);
    connect(&m_retry, &QTimer::timeout, &m_server, &QTcpServer::resumeAccepting);
    connect(&m_server, &QTcpServer::acceptError, &m_retry, qOverload<>(&QTimer::start));
}

Result<void> TcpListener::listen(const QString& host, std::uint16_t port)
{
    const QHostAddress address
        = host == QLatin1String("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (address.isNull())
        return tl::unexpected(errorOf(LinkFault::Address, host.toStdString() + ":" + std::to_string(port)));
    if (!m_server.listen(address, port))
        return tl::unexpected(errorOf(
            listeningFaultOf(m_server.serverError()), shown(address, port), m_server.errorString().toStdString()));
    return {};
}

NetworkAddress TcpListener::address(Carriage carriage) const
{
    return {carriage, m_server.serverAddress().toString(), m_server.serverPort()};
}

void TcpListener::welcomeAll()
{
    while (auto* const next = m_server.nextPendingConnection()) {
        std::unique_ptr<QTcpSocket> socket(next);
        if (isFromReserve(socket->socketDescriptor()))
            socket->abort();
        else
            m_welcome(std::make_unique<TcpLink>(std::move(socket)));
    }
}

} // namespace meterbench::link
