// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/link.h"

#include <QTcpSocket>

#include <memory>

/// A line over TCP: a meter's optical port behind a network, or the DLMS wrapper. Eight bits, no rate of its own; what
/// is sent leaves at once. It knows nothing of what it carries. One owner, one thread with an event loop.
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
    explicit TcpLink(std::unique_ptr<QTcpSocket> connected);
    ~TcpLink() override;

    [[nodiscard]] LinkCapabilities capabilities() const override { return {}; }
    void open() override;
    void send(std::span<const std::byte> bytes) override;
    [[nodiscard]] std::size_t pending() const override;
    void close() override;

private:
    void attach();
    void becomeOpen();
    void read();
    void written();
    void scheduleDrained();
    void socketFailed(QAbstractSocket::SocketError error);

    QString m_name;
    QString m_host;
    std::uint16_t m_port = 0;
    std::unique_ptr<QTcpSocket> m_socket;
    protocol::Bytes m_buffer;
    bool m_isDrainedDue = false;
};

} // namespace meterbench::link
