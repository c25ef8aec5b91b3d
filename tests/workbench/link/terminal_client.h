// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/descriptor_channel.h"
#include "workbench/link/link.h"

#include <QFile>

#include <fcntl.h>
#include <termios.h>

/// A client's end of a pseudo-terminal, as a program with a serial port has it: raw, whatever path it is told. For
/// tests.
namespace meterbench::tests {

class TerminalClient final : public link::Link {
public:
    explicit TerminalClient(QString path) : m_path(std::move(path)) { }
    ~TerminalClient() override { TerminalClient::close(); }

    [[nodiscard]] link::LinkCapabilities capabilities() const override { return {}; }
    void open() override
    {
        const int descriptor = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_NOCTTY | O_NONBLOCK);
        termios settings{};
        if (descriptor >= 0 && ::tcgetattr(descriptor, &settings) == 0) {
            ::cfmakeraw(&settings);
            ::tcsetattr(descriptor, TCSANOW, &settings);
        }
        setState(State::Opening);
        QMetaObject::invokeMethod(
            this,
            [this, descriptor] {
                if (descriptor < 0)
                    return reportFailure(link::errorOf(link::LinkFault::NotFound, m_path.toStdString()));
                m_channel = std::make_unique<link::DescriptorChannel>(descriptor);
                connect(m_channel.get(), &link::DescriptorChannel::received, this, &Link::received);
                connect(m_channel.get(), &link::DescriptorChannel::drained, this, &Link::drained);
                connect(m_channel.get(), &link::DescriptorChannel::ended, this,
                    [this] { reportFailure(link::errorOf(link::LinkFault::Lost, m_path.toStdString())); });
                setState(State::Open);
                emit opened();
            },
            Qt::QueuedConnection);
    }
    void send(std::span<const std::byte> bytes) override
    {
        if (state() == State::Open)
            m_channel->write(bytes);
    }
    [[nodiscard]] std::size_t pending() const override { return m_channel ? m_channel->pending() : 0; }
    void close() override
    {
        setState(State::Closed);
        if (m_channel)
            m_channel->shut();
    }

private:
    QString m_path;
    std::unique_ptr<link::DescriptorChannel> m_channel;
};

} // namespace meterbench::tests
