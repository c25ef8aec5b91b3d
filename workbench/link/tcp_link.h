// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/link.h"

#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <optional>

/// A line over TCP: a meter's optical port behind a network, or the DLMS wrapper. Eight bits, no rate of its own; what
/// is sent leaves at once, and a peer that does not take it is heard no more and given up in the end (flow). It knows
/// nothing of what it carries. One owner, one thread with an event loop.
namespace meterbench::link {

class TcpLink final : public Link {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TcpLink)

public:
    /// A host that does not answer for so long is unreachable. Own choice.
    static constexpr int connectTimeOutMilliseconds = 10'000;

    /// Connects when it is opened.
    TcpLink(QString host, std::uint16_t port);
    /// A connection that somebody else opened; told as open at the next turn of the event loop after open().
    explicit TcpLink(std::unique_ptr<QTcpSocket> connected, std::chrono::milliseconds patience = flow::patience);
    ~TcpLink() override;

    [[nodiscard]] LinkCapabilities capabilities() const override { return {}; }
    void open() override;
    void send(std::span<const std::byte> bytes) override;
    [[nodiscard]] std::size_t pending() const override;
    void close() override;

private:
    void attach();
    void becomeOpen();
    void readPortion();
    void readOn();
    void written();
    void scheduleDrained();
    void watchPeer();
    void socketFailed(QAbstractSocket::SocketError error);
    void end(QAbstractSocket::SocketError error);

    QString m_name;
    QString m_host;
    std::uint16_t m_port = 0;
    std::unique_ptr<QTcpSocket> m_socket;
    protocol::Bytes m_buffer;
    QTimer m_patience; ///< runs while the peer does not take what it asked for
    std::optional<QAbstractSocket::SocketError> m_end; ///< of the connection; what came before it is still told
    bool m_isReadDue = false;
    bool m_isDrainedDue = false;
};

} // namespace meterbench::link
