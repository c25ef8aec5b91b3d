// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"

#include <QSocketNotifier>

#include <memory>
#include <span>

/// Reads and writes a file descriptor of a POSIX system from the event loop, without ever waiting. It owns the
/// descriptor and knows nothing of lines. Used by links whose system object is a descriptor; one thread.
namespace meterbench::link {

class DescriptorChannel final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DescriptorChannel)

public:
    /// Takes the descriptor over and makes it non-blocking.
    explicit DescriptorChannel(int descriptor);
    ~DescriptorChannel() override;

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] std::size_t pending() const { return m_queue.size() - m_written; }
    /// Writes what goes at once and keeps the rest.
    void write(std::span<const std::byte> bytes);
    /// Gives up what is pending and closes the descriptor; nothing is told any more.
    void shut();

signals:
    void received(std::span<const std::byte> bytes);
    void drained();
    /// Reading or writing failed with this errno; 0: the end. Nothing is read any more until resume().
    void ended(int reason);

public slots:
    void resume();

private:
    void discard();
    void read();
    void flush();
    void end(int reason);

    int m_descriptor;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    protocol::Bytes m_queue;
    std::size_t m_written = 0;
    protocol::Bytes m_buffer;
};

} // namespace meterbench::link
