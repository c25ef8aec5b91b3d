// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/tcp_link.h"

#include <QHostAddress>
#include <QTimer>

namespace meterbench::link {

namespace {

/// What waits in the program; behind that it is the peer's system that waits.
constexpr qint64 readAhead = 64 * 1024;

LinkFault faultOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return LinkFault::Refused;
    case QAbstractSocket::HostNotFoundError:
        return LinkFault::NotFound;
    case QAbstractSocket::SocketAccessError:
        return LinkFault::Denied;
    case QAbstractSocket::SocketTimeoutError:
        return LinkFault::Unreachable;
    default:
        return LinkFault::System;
    }
}

} // namespace

TcpLink::TcpLink(QString host, std::uint16_t port)
    : m_name(QStringLiteral("tcp:%1:%2").arg(host).arg(port)), m_host(std::move(host)), m_port(port),
      m_socket(std::make_unique<QTcpSocket>())
{
    attach();
}

TcpLink::TcpLink(std::unique_ptr<QTcpSocket> connected, std::chrono::milliseconds patience)
    : m_name(QStringLiteral("tcp:%1:%2").arg(connected->peerAddress().toString()).arg(connected->peerPort())),
      m_socket(std::move(connected))
{
    m_socket->setParent(nullptr);
    attach();
    m_patience.setInterval(patience);
}

TcpLink::~TcpLink()
{
    TcpLink::close();
}

void TcpLink::attach()
{
    m_buffer.resize(flow::portion);
    m_socket->setReadBufferSize(readAhead);
    m_patience.setSingleShot(true);
    m_patience.setInterval(flow::patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_socket->abort();
        reportFailure(errorOf(LinkFault::Lost, m_name.toStdString()));
    });
    connect(m_socket.get(), &QTcpSocket::connected, this, &TcpLink::becomeOpen);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &TcpLink::readPortion);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &TcpLink::written);
    // Queued: a socket may find its error while it is being called.
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &TcpLink::socketFailed, Qt::QueuedConnection);
}

void TcpLink::open()
{
    if (state() != State::Closed)
        return;
    setState(State::Opening);
    if (m_port == 0 && m_host.isEmpty()) {
        QMetaObject::invokeMethod(this, &TcpLink::becomeOpen, Qt::QueuedConnection);
        return;
    }
    m_socket->connectToHost(m_host, m_port);
    QTimer::singleShot(connectTimeOutMilliseconds, this, [this] {
        if (state() == State::Opening)
            reportFailure(errorOf(LinkFault::Unreachable, m_name.toStdString()));
    });
}

void TcpLink::becomeOpen()
{
    if (state() != State::Opening)
        return;
    // A frame and its answer are small; waiting for more to send along would cost more than it saves.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    setState(State::Open);
    emit opened();
    readOn();
    // A client may have gone before we looked.
    if (state() == State::Open && m_socket->state() != QAbstractSocket::ConnectedState)
        end(QAbstractSocket::RemoteHostClosedError);
}

/// Tells a portion and lets the loop turn before the next: whoever asks much gets no more than its turn.
void TcpLink::readPortion()
{
    if (state() != State::Open || m_isReadDue)
        return;
    if (!m_end && pending() > flow::mostPending)
        return watchPeer();
    const auto size = m_socket->isOpen()
        ? m_socket->read(reinterpret_cast<char*>(m_buffer.data()), static_cast<qint64>(m_buffer.size()))
        : 0;
    if (size > 0) {
        emit received(std::span<const std::byte>(m_buffer).first(static_cast<std::size_t>(size)));
        if (m_end || (m_socket->isOpen() && m_socket->bytesAvailable() > 0))
            readOn();
    } else if (m_end == QAbstractSocket::RemoteHostClosedError) {
        reportClosed();
    } else if (m_end) {
        reportFailure(errorOf(LinkFault::Lost, m_name.toStdString(), m_socket->errorString().toStdString()));
    }
}

void TcpLink::readOn()
{
    if (m_isReadDue)
        return;
    m_isReadDue = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isReadDue = false;
            readPortion();
        },
        Qt::QueuedConnection);
}

void TcpLink::watchPeer()
{
    if (!m_patience.isActive())
        m_patience.start();
}

void TcpLink::send(std::span<const std::byte> bytes)
{
    if (state() != State::Open || bytes.empty() || m_end || !m_socket->isOpen())
        return;
    m_socket->write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
    m_socket->flush(); // at once, not at the next turn of the event loop
    if (pending() > flow::mostPending)
        watchPeer(); // who sends unasked does not read either
    scheduleDrained();
}

std::size_t TcpLink::pending() const
{
    return state() == State::Open ? static_cast<std::size_t>(m_socket->bytesToWrite()) : 0;
}

void TcpLink::written()
{
    if (m_patience.isActive()) {
        m_patience.stop();
        readOn();
    }
    scheduleDrained();
}

void TcpLink::scheduleDrained()
{
    if (m_isDrainedDue || m_socket->bytesToWrite() > 0)
        return;
    m_isDrainedDue = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isDrainedDue = false;
            if (state() == State::Open && m_socket->bytesToWrite() == 0)
                emit drained();
        },
        Qt::QueuedConnection);
}

void TcpLink::socketFailed(QAbstractSocket::SocketError error)
{
    if (state() == State::Open)
        return end(error);
    reportFailure(errorOf(faultOf(error), m_name.toStdString(), m_socket->errorString().toStdString()));
}

void TcpLink::end(QAbstractSocket::SocketError error)
{
    m_end = error;
    m_patience.stop();
    readOn();
}

void TcpLink::close()
{
    setState(State::Closed);
    m_patience.stop();
    if (m_socket->state() != QAbstractSocket::UnconnectedState)
        m_socket->disconnectFromHost(); // what was sent still arrives
}

} // namespace meterbench::link
